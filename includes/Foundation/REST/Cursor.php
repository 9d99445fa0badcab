<?php
/**
 * A place in a list.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\REST;

use Switchboard\Foundation\Problem;

/**
 * Opaque to the caller; inside, the whole numbers of the last row's sort columns.
 */
final class Cursor {

	/**
	 * Makes a cursor.
	 *
	 * @param list<int> $values Sort values of the last row, its id last.
	 */
	public static function encode( array $values ): string {
		return rtrim( strtr( base64_encode( implode( ',', $values ) ), '+/', '-_' ), '=' );
	}

	/**
	 * Reads a cursor.
	 *
	 * @param string|null $cursor From encode(); null or '' for the first page.
	 * @param int         $count  How many numbers it must hold.
	 * @return list<int>|null
	 * @throws Problem When it isn't ours.
	 */
	public static function decode( ?string $cursor, int $count ): ?array {
		if ( null === $cursor || '' === $cursor ) {
			return null;
		}
		$text = (string) base64_decode( strtr( $cursor, '-_', '+/' ), true );
		if ( ! preg_match( '/^-?\d{1,18}(,-?\d{1,18}){' . ( $count - 1 ) . '}$/', $text ) ) {
			throw Problem::invalid( 'cursor', __( 'This page marker is not valid. Start the list again.', 'switchboard' ) );
		}
		return array_map( 'intval', explode( ',', $text ) );
	}
}
