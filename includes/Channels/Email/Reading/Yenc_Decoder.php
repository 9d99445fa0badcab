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
		$this->rest = (string) array_pop( $lines );
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
		$line = (string) preg_replace_callback( '/=(.)/s', static fn( array $found ): string => chr( ( ord( $found[1] ) - 64 ) & 255 ), rtrim( $line, "\r" ) );
		return implode( '', array_map( static fn( string $byte ): string => chr( ( ord( $byte ) - 42 ) & 255 ), '' === $line ? [] : str_split( $line ) ) );
	}
}
