<?php
/**
 * Base64.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Reads base64 as mails have it: with odd line ends and strange signs in it, without its padding, several pieces one after another.
 */
final class Base64_Decoder implements Decoder {

	/** Lines without anything that may stand between pieces. */
	private const MOST_BLANKS = 100;

	/** Bytes of a line that comes after padding. */
	private const LONGEST = 100000;

	/** Signs that don't make a whole group of four yet. */
	private string $rest = '';

	/** A line after the padding that isn't whole yet; null before any padding. */
	private ?string $after = null;

	/** Lines after the padding that hold nothing. */
	private int $blanks = 0;

	/** Whether something came that no longer belongs to it. */
	private bool $is_over = false;

	/**
	 * Decodes whole groups.
	 *
	 * @param string $bytes Encoded bytes.
	 */
	public function feed( string $bytes ): string {
		if ( null !== $this->after ) {
			return $this->further( $bytes );
		}
		$padding = strpos( $bytes, '=' );
		$signs   = $this->rest . preg_replace( '/[^A-Za-z0-9+\/]+/', '', false === $padding ? $bytes : substr( $bytes, 0, $padding ) );
		if ( false === $padding ) {
			$whole      = strlen( $signs ) - strlen( $signs ) % 4;
			$this->rest = substr( $signs, $whole );
			return (string) base64_decode( substr( $signs, 0, $whole ) );
		}
		$this->rest  = '';
		$this->after = '';
		$end         = $padding + strspn( $bytes, "= \t\r\n", $padding );
		return self::group( $signs ) . $this->further( substr( $bytes, $end ) );
	}

	/** What is left is a group without padding. */
	public function end(): string {
		$rest       = $this->rest;
		$this->rest = '';
		return self::group( $rest ) . ( null === $this->after ? '' : $this->further( "\n" ) );
	}

	/**
	 * Decodes what comes after padding: another piece in base64, but not the words that a mailing list adds.
	 *
	 * @param string $bytes Encoded bytes.
	 */
	private function further( string $bytes ): string {
		$lines       = explode( "\n", $this->is_over ? '' : $this->after . $bytes );
		$this->after = substr( (string) array_pop( $lines ), 0, self::LONGEST );
		$found       = '';
		foreach ( $lines as $line ) {
			$line          = ltrim( trim( $line ), '=' );
			$this->blanks += '' === $line ? 1 : 0;
			$this->is_over = $this->is_over || $this->blanks > self::MOST_BLANKS;
			if ( $this->is_over ) {
				return $found;
			}
			$this->is_over = 1 !== preg_match( '/^(?:[A-Za-z0-9+\/]{4})*(?:[A-Za-z0-9+\/]{2,3}={1,2})?$/D', $line );
			$found        .= $this->is_over ? '' : base64_decode( $line );
		}
		return $found;
	}

	/**
	 * Decodes signs without their padding; one sign more than whole groups says nothing.
	 *
	 * @param string $signs Signs.
	 */
	private static function group( string $signs ): string {
		return (string) base64_decode( 1 === strlen( $signs ) % 4 ? substr( $signs, 0, -1 ) : $signs );
	}
}
