<?php
/**
 * The form as a channel.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Channels\Channel;

/**
 * Forms on the site's own pages. A form is set up in the block editor, so its connection has no settings.
 */
final class Form_Channel implements Channel {

	public const ID = 'form';

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
		return __( 'Form', 'switchboard' );
	}

	/**
	 * Name of an icon.
	 */
	public function icon(): string {
		return 'page';
	}

	/**
	 * It receives; answers go by mail and to the customer's own pages.
	 *
	 * @return list<string>
	 */
	public function abilities(): array {
		return [ 'receive', 'attachments', 'connect' ];
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
