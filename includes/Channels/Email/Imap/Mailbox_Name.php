<?php
/**
 * Names of folders.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

/**
 * Modified UTF-7 (RFC 3501, 5.1.3): how IMAP writes the names of folders.
 */
final class Mailbox_Name {

	/**
	 * The name as people read it. What isn't written by the rules is shown as it is.
	 *
	 * @param string $path As the server writes it.
	 */
	public static function decode( string $path ): string {
		if ( preg_match( '/[\x80-\xff]/', $path ) ) {
			// Some servers write UTF-8, or whatever a mail program once sent them.
			return mb_check_encoding( $path, 'UTF-8' ) ? $path : (string) mb_convert_encoding( $path, 'UTF-8', 'Windows-1252' );
		}
		return (string) preg_replace_callback(
			'/&([^-]*)-/',
			static function ( array $found ): string {
				if ( '' === $found[1] ) {
					return '&';
				}
				$utf16 = preg_match( '/^[A-Za-z0-9+,]+$/D', $found[1] ) ? base64_decode( strtr( $found[1], ',', '/' ), true ) : false;
				$good  = is_string( $utf16 ) && '' !== $utf16 && 0 === strlen( $utf16 ) % 2 && mb_check_encoding( $utf16, 'UTF-16BE' );
				return $good ? (string) mb_convert_encoding( $utf16, 'UTF-8', 'UTF-16BE' ) : $found[0];
			},
			$path
		);
	}

	/**
	 * The name as IMAP writes it.
	 *
	 * @param string $name UTF-8.
	 */
	public static function encode( string $name ): string {
		return (string) preg_replace_callback(
			'/&|[^\x20-\x7e]+/u',
			static fn( array $found ): string => '&' === $found[0]
				? '&-'
				: '&' . rtrim( strtr( base64_encode( (string) mb_convert_encoding( $found[0], 'UTF-16BE', 'UTF-8' ) ), '/', ',' ), '=' ) . '-',
			$name
		);
	}
}
