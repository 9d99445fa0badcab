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
		if ( 1 !== count( $mail->from ) ) {
			return false;
		}
		$results = self::results( $mail, $server );
		return null !== $results && self::passes( self::parted( $results ), self::domain( $mail->from[0]->email ) );
	}

	/**
	 * Whether a trusted server says that the sender's domain doesn't stand for the mail and wants such mails refused.
	 *
	 * @param Mail   $mail   Mail.
	 * @param string $server Name of that server, '' when none is trusted.
	 */
	public static function is_refused( Mail $mail, string $server ): bool {
		$results = self::results( $mail, $server );
		if ( null === $results ) {
			return false;
		}
		foreach ( self::parted( $results ) as $result ) {
			if ( 1 === preg_match( '/^\s*dmarc\s*=\s*([a-z]+)/i', $result, $found ) ) {
				// The policy may stand in a comment (Google), in a property of its own, or be told by what the server would have done (Microsoft).
				return 'fail' === strtolower( $found[1] ) && 1 === preg_match( '/\bdmarc\s*=\s*fail\b[^;]{0,500}?(?:\b(?:p|policy|policy\.dmarc|policy\.published-domain-policy)\s*=\s*"?reject\b|\baction\s*=\s*"?o?reject\b)/i', $results );
			}
		}
		return false;
	}

	/**
	 * What the trusted server found; null when it said nothing.
	 *
	 * @param Mail   $mail   Mail.
	 * @param string $server Name of that server, '' when none is trusted.
	 */
	private static function results( Mail $mail, string $server ): ?string {
		foreach ( '' === $server ? [] : $mail->header_lines( 'authentication-results' ) as $value ) {
			$value = substr( $value, 0, 5000 );
			$name  = explode( ';', self::without_comments( $value ) )[0];
			// A version may stand behind the name.
			if ( 0 === strcasecmp( $server, (string) strtok( trim( $name ), " \t" ) ) ) {
				return $value;
			}
		}
		return null;
	}

	/**
	 * Results one by one.
	 *
	 * @param string $value Value of the header.
	 * @return list<string>
	 */
	private static function parted( string $value ): array {
		return array_slice( explode( ';', self::without_comments( $value ) ), 1 );
	}

	/**
	 * A header's value without comments and quoted strings.
	 *
	 * @param string $value Value.
	 */
	private static function without_comments( string $value ): string {
		return (string) preg_replace( self::COMMENT_OR_QUOTE, ' ', $value );
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
