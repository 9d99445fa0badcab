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

	/** Signs for 0 to 63; a backquote stands for 0, too. */
	private const SIGNS = '` !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_';

	/** The same in base64. */
	private const BASE64 = 'AABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

	/** Bytes of a line; none is longer, whatever a mail says. */
	private const LONGEST = 1000;

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
		$this->rest = substr( (string) array_pop( $lines ), 0, self::LONGEST );
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
		$length = '' === $line ? 0 : ( ord( $line[0] ) - 32 ) & 63;
		if ( 0 === $length ) {
			return '';
		}
		// The same groups of six bits as base64 has, in other signs.
		$signs = str_pad( substr( $line, 1, 84 ), (int) ceil( $length / 3 ) * 4, ' ' );
		$bytes = (string) base64_decode( strtr( $signs, self::SIGNS, self::BASE64 ) );
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
