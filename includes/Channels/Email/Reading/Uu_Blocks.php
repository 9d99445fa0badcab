<?php
/**
 * Files within plain text.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Finds whole uuencoded files in a text, as old mail programs send them.
 */
final class Uu_Blocks {

	/** A file: its name and its lines. */
	private const PATTERN = '/^begin [0-7]{3,4} ([^\n]{1,250})\n((?:[ -`][ -~]{0,90}\n)*?)(?:[` ]?\n)?end[ \t]*$\n?/m';

	/**
	 * Text without the files, and the files.
	 *
	 * @param string $text Text.
	 * @return array{string, list<array{string, string}>} Text, and name and bytes of each file.
	 */
	public static function split( string $text ): array {
		if ( ! str_contains( $text, "\nend" ) || 1 !== preg_match( '/^begin [0-7]{3,4} /m', $text ) ) {
			return [ $text, [] ];
		}
		$files = [];
		$rest  = preg_replace_callback(
			self::PATTERN,
			static function ( array $found ) use ( &$files ): string {
				$bytes = implode( '', array_map( [ Uu_Decoder::class, 'bytes' ], explode( "\n", $found[2] ) ) );
				if ( '' === $bytes ) {
					return $found[0];
				}
				$files[] = [ trim( $found[1] ), $bytes ];
				return '';
			},
			$text
		);
		return null === $rest ? [ $text, [] ] : [ $rest, $files ];
	}
}
