<?php
/**
 * The customers' own page as a channel.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Portal;

use Switchboard\Channels\Channel;

/**
 * Replies that customers write under their tickets on the site. Nothing is set up for it: the room Portal draws the page, and
 * a reply goes to the inbox of its ticket.
 */
final class Portal_Channel implements Channel {

	public const ID = 'portal';

	/**
	 * Identifier.
	 */
	public function id(): string {
		return self::ID;
	}

	/**
	 * Translated name.
	 */
	public function label(): string {
		return __( 'Customer page', 'switchboard' );
	}

	/**
	 * Name of an icon.
	 */
	public function icon(): string {
		return 'login';
	}

	/**
	 * It receives; the answer stands on the same page.
	 *
	 * @return list<string>
	 */
	public function abilities(): array {
		return [ 'receive', 'attachments' ];
	}

	/**
	 * None.
	 *
	 * @return array{}
	 */
	public function settings_fields(): array {
		return [];
	}
}
