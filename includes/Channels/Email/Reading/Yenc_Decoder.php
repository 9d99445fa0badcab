<?php
/**
 * The yEnc encoding.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Reads the lines between `=ybegin` and `=yend`: every byte is shifted by 42, an escaped one by 64 more.
 */
final class Yenc_Decoder implements Decoder {

	/** Bytes of a line; none is longer, whatever a mail says. */
	private const LONGEST = 100000;

	/** The line that isn't whole yet. */
	private string $rest = '';

	/** Whether `=ybegin` was read, and `=yend` was not. */
	private bool $is_inside = false;

	/**
	 * Decodes whole lines.
	 *
	 * @param string $bytes Encoded bytes.
	 */
	public function feed( string $bytes ): string {
		$lines      = explode( "\n", $this->rest . $bytes );
		$this->rest = substr( (string) array_pop( $lines ), 0, self::LONGEST );
		return implode( '', array_map( [ $this, 'line' ], $lines ) );
	}

	/** The last line. */
	public function end(): string {
		$rest       = $this->rest;
		$this->rest = '';
		return $this->line( $rest );
	}

	/**
	 * Decodes one line.
	 *
	 * @param string $line Line.
	 */
	private function line( string $line ): string {
		if ( str_starts_with( $line, '=y' ) ) {
			$this->is_inside = ! str_starts_with( $line, '=yend' );
			return '';
		}
		if ( ! $this->is_inside ) {
			return '';
		}
		$line = rtrim( $line, "\r" );
		if ( str_contains( $line, '=' ) ) {
			$line = (string) preg_replace_callback( '/=(.)/s', static fn( array $found ): string => chr( ( ord( $found[1] ) - 64 ) & 255 ), $line );
		}
		static $signs = '';
		static $bytes = '';
		if ( '' === $signs ) {
			$signs = implode( '', array_map( 'chr', range( 0, 255 ) ) );
			$bytes = substr( $signs, -42 ) . substr( $signs, 0, -42 );
		}
		return strtr( $line, $signs, $bytes );
	}
}
