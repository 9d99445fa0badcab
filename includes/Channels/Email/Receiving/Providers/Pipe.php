<?php
/**
 * Whole mails.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving\Providers;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Receiving\Posted;
use Switchboard\Channels\Email\Receiving\Posted_Mail;

/**
 * The mail itself, as a mail server's pipe posts it.
 */
final class Pipe implements Provider {

	/** A body without a type is bytes; a mail is text, too. */
	public const TYPES = [ 'message/rfc822', 'message/global', 'application/octet-stream', 'text/plain', '' ];

	/**
	 * Only the secret proves it.
	 *
	 * @param Connection $connection Connection.
	 */
	public function is_signed( Connection $connection ): bool {
		return false;
	}

	/**
	 * The body is the mail.
	 *
	 * @param Connection $connection Connection.
	 * @param Posted     $posted     What was posted.
	 */
	public function read( Connection $connection, Posted $posted ): Posted_Mail {
		$posted->expect( self::TYPES );
		return new Posted_Mail( Posted::mail( $posted->path( Posted::MAIL ) ) );
	}
}
