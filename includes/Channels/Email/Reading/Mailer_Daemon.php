<?php
/**
 * Senders that are mail servers.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Known by the part of the address before the @, or by the name.
 */
final class Mailer_Daemon {

	/**
	 * Is the address a mail server's?
	 *
	 * @param string $address Address; a bare `MAILER-DAEMON` too.
	 */
	public static function is_address( string $address ): bool {
		$local = strtolower( explode( '@', $address )[0] );
		return 1 === preg_match( '/^(?:(?:mailer|mail|mda|lmtp|smtp)[-_.]?daemon|po+st[-_.]?master|mail(?:er)?[-_.]?delivery[-_.]?(?:sub)?system|mail[-_.]?system|daemon)(?:[-+=][^@\s]{16,})?$/', $local );
	}

	/**
	 * Is the name a mail server's?
	 *
	 * @param string $name Name as shown.
	 */
	public static function is_name( string $name ): bool {
		return 1 === preg_match( '/^\W{0,3}(?:mail(?:er)?[ -]?daemon|mail deliver(?:y|er)? ?(?:sub-?)?(?:system|service|agent)|internet mail delivery|post[ -]?master|mail (?:administrator|system)|system administrator|mail delivery|interscan \w+)\b/i', $name );
	}

	/**
	 * Was the mail sent by a mail server?
	 *
	 * @param Mail $mail Mail.
	 */
	public static function sent( Mail $mail ): bool {
		foreach ( [ ...$mail->from, ...$mail->sender ] as $sender ) {
			if ( self::is_address( $sender->email ) ) {
				return true;
			}
		}
		$from = $mail->header( 'from' );
		return 1 === preg_match( '/\bmailer-daemon\b(?!@?\w)/i', $from ) && ( [] === $mail->from || ! str_contains( $mail->from[0]->email, '@' ) );
	}
}
