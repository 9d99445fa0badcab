<?php
/**
 * Canonical text.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Text;

/**
 * Makes keys of people's text, the same with and without `intl`, so that every database compares them alike.
 */
final class Fold {

	/**
	 * Lower case, without accents, spaces collapsed. Always by the same locale: a key must not depend on who reads.
	 *
	 * @param string $text  Text.
	 * @param int    $limit Characters kept.
	 */
	public static function text( string $text, int $limit = 100 ): string {
		$folded = mb_strtolower( remove_accents( $text, 'en_US' ), 'UTF-8' );
		return mb_substr( trim( (string) preg_replace( '/\s+/u', ' ', $folded ) ), 0, $limit );
	}

	/**
	 * A unique key of a name: folded, hashed, so that no collation has a say.
	 *
	 * @param string $text Text.
	 * @return string 64 hex digits.
	 */
	public static function key( string $text ): string {
		return hash( 'sha256', self::text( $text, 1000 ) );
	}

	/**
	 * The different words of a text.
	 *
	 * @param string $text  Text.
	 * @param int    $limit At most so many.
	 * @return list<string> Folded words of at least two characters, at most 40 characters each.
	 */
	public static function words( string $text, int $limit = 16 ): array {
		preg_match_all( '/[\p{L}\p{N}]{2,}/u', self::text( $text, 1000 ), $found );
		$words = array_map( static fn( string $word ): string => mb_substr( $word, 0, 40 ), $found[0] );
		return array_slice( array_values( array_unique( $words ) ), 0, $limit );
	}
}
