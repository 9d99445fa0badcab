<?php
/**
 * Quoted-printable.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Reads quoted-printable; what is no valid escape stays as it is.
 */
final class Quoted_Printable_Decoder implements Decoder {

	/** The beginning of what may be an escape or a soft line break. */
	private string $rest = '';

	/**
	 * Decodes up to where an escape may be cut.
	 *
	 * @param string $bytes Encoded bytes.
	 */
	public function feed( string $bytes ): string {
		$bytes      = $this->rest . $bytes;
		$this->rest = '';
		if ( 1 === preg_match( '/=(?:[0-9A-Fa-f]|[ \t]{0,200}\r?)?$/D', $bytes, $found ) ) {
			$this->rest = $found[0];
			$bytes      = substr( $bytes, 0, -strlen( $found[0] ) );
		}
		return $this->decode( $bytes );
	}

	/** A soft line break at the very end breaks nothing. */
	public function end(): string {
		$rest       = $this->rest;
		$this->rest = '';
		return '' === trim( $rest, "= \t\r" ) ? '' : $this->decode( $rest );
	}

	/**
	 * Decodes.
	 *
	 * @param string $bytes Encoded bytes.
	 */
	private function decode( string $bytes ): string {
		$bytes = (string) preg_replace( '/=[ \t]{0,200}(?:\r?\n|\r)/', '', $bytes );
		return (string) preg_replace_callback(
			'/(?:=[0-9A-Fa-f]{2})+/',
			static fn( array $found ): string => (string) hex2bin( str_replace( '=', '', $found[0] ) ),
			$bytes
		);
	}
}
