<?php
/**
 * Ids of messages.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Finds the ids in Message-ID, In-Reply-To and References, without their angle brackets.
 */
final class Id_List {

	/** Ids that one header may have. */
	private const MOST = 1000;

	/**
	 * The ids of a header.
	 *
	 * @param string $value Value with its bytes.
	 * @return list<string>
	 */
	public static function parse( string $value ): array {
		$value = Encoded_Words::decode( substr( $value, 0, 200 * self::MOST ) );
		if ( 0 < preg_match_all( '/<([^<>]+)>/', $value, $found ) || 0 < preg_match_all( '/<([^<>]+)/', $value, $found ) ) {
			$ids = array_map( static fn( string $id ): string => (string) preg_replace( '/\s+/', '', $id ), $found[1] );
		} else {
			$words = (array) preg_split( '/[,;]?\s+|[,;]+(?=[^\s,;]*@)/', trim( $value, " \t<>,;" ), self::MOST );
			$ids   = array_filter( $words, static fn( $word ): bool => str_contains( (string) $word, '@' ) );
			// One word is an id, whatever it looks like; several without an @ are a sentence.
			$ids = [] === $ids && 1 === count( $words ) ? $words : $ids;
		}
		return array_slice( array_values( array_filter( array_map( 'strval', $ids ), static fn( string $id ): bool => '' !== $id ) ), 0, self::MOST );
	}
}
