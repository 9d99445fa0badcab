<?php
/**
 * Uuencode.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Reads the lines between `begin` and `end`.
 */
final class Uu_Decoder implements Decoder {

	/** The line that isn't whole yet. */
	private string $rest = '';

	/** Whether `begin` was read, and `end` was not. */
	private bool $is_inside = false;

	/**
	 * Decodes whole lines.
	 *
	 * @param string $bytes Encoded bytes.
	 */
	public function feed( string $bytes ): string {
		$lines      = (array) preg_split( '/\r?\n|\r/', $this->rest . $bytes );
		$this->rest = (string) array_pop( $lines );
		return implode( '', array_map( fn( $line ): string => $this->line( (string) $line ), $lines ) );
	}

	/** The last line. */
	public function end(): string {
		$rest       = $this->rest;
		$this->rest = '';
		return $this->line( $rest );
	}

	/**
	 * Decodes one line of a file.
	 *
	 * @param string $line Line.
	 */
	public static function bytes( string $line ): string {
		$length = ( ord( $line ) - 32 ) & 63;
		if ( '' === $line || 0 === $length ) {
			return '';
		}
		$bytes = '';
		$signs = str_pad( substr( $line, 1, 84 ), (int) ceil( $length / 3 ) * 4, ' ' );
		for ( $at = 0, $end = strlen( $signs ); $at + 3 < $end; $at += 4 ) {
			$group  = ( ( ord( $signs[ $at ] ) - 32 ) & 63 ) << 18 | ( ( ord( $signs[ $at + 1 ] ) - 32 ) & 63 ) << 12 | ( ( ord( $signs[ $at + 2 ] ) - 32 ) & 63 ) << 6 | ( ( ord( $signs[ $at + 3 ] ) - 32 ) & 63 );
			$bytes .= chr( $group >> 16 ) . chr( $group >> 8 & 255 ) . chr( $group & 255 );
		}
		return substr( $bytes, 0, $length );
	}

	/**
	 * Decodes one line of a part.
	 *
	 * @param string $line Line.
	 */
	private function line( string $line ): string {
		if ( ! $this->is_inside ) {
			$this->is_inside = 1 === preg_match( '/^begin [0-7]{3,4} /', $line );
			return '';
		}
		if ( 'end' === rtrim( $line ) ) {
			$this->is_inside = false;
			return '';
		}
		return self::bytes( $line );
	}
}
