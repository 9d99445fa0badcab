<?php
/**
 * Is a mail's sender genuine?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Threading;

use Switchboard\Channels\Email\Reading\Mail;

/**
 * Reads Authentication-Results (RFC 8601), which anybody can write: only the first one of the server that is trusted counts, for each
 * server puts its own above those that were there.
 */
final class Authentication {

	/** Comments and quoted strings, whichever begins first. */
	private const COMMENT_OR_QUOTE = '/(\((?:[^()\\\\]++|\\\\.|(?1))*+\))|"(?:[^"\\\\]++|\\\\.)*+"/s';

	/**
	 * Whether a trusted server says that the sender's domain stands for the mail.
	 *
	 * @param Mail   $mail   Mail.
	 * @param string $server Name of that server, '' when none is trusted.
	 */
	public static function passes_dmarc( Mail $mail, string $server ): bool {
		if ( '' === $server || 1 !== count( $mail->from ) ) {
			return false;
		}
		foreach ( $mail->header_lines( 'authentication-results' ) as $value ) {
			$results = explode( ';', (string) preg_replace( self::COMMENT_OR_QUOTE, ' ', substr( $value, 0, 5000 ) ) );
			// A version may stand behind the name.
			if ( 0 === strcasecmp( $server, (string) strtok( trim( $results[0] ), " \t" ) ) ) {
				return self::passes( array_slice( $results, 1 ), self::domain( $mail->from[0]->email ) );
			}
		}
		return false;
	}

	/**
	 * Whether the first result of DMARC is a pass, for the domain that the reader sees.
	 *
	 * @param array<string> $results Results.
	 * @param string        $domain  The sender's domain.
	 */
	private static function passes( array $results, string $domain ): bool {
		foreach ( $results as $result ) {
			if ( 1 === preg_match( '/^\s*dmarc\s*=\s*([a-z]+)/i', $result, $found ) ) {
				$is_other = 1 === preg_match( '/\bheader\.from\s*=\s*(\S+)/i', $result, $from ) && self::domain( $from[1] ) !== $domain;
				return 'pass' === strtolower( $found[1] ) && ! $is_other;
			}
		}
		return false;
	}

	/**
	 * What stands behind the @, in small letters; all of it where there is none.
	 *
	 * @param string $address Address or domain.
	 */
	private static function domain( string $address ): string {
		return strtolower( trim( substr( '@' . $address, 1 + (int) strrpos( '@' . $address, '@' ) ), '.' ) );
	}
}
