<?php
/**
 * Text whose paragraphs were wrapped.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * RFC 3676's `format=flowed`: a line that ends in a space goes on in the next one. What is
 * quoted stays as it was wrapped: it is folded away by its lines.
 */
final class Flowed {

	/**
	 * Joins what was wrapped.
	 *
	 * @param string $text        Text.
	 * @param bool   $drop_spaces Whether the space at a line's end isn't part of the text.
	 */
	public static function unfold( string $text, bool $drop_spaces ): string {
		$result  = '';
		$is_open = false;
		$length  = strlen( $text );
		for ( $at = 0; $at < $length; $at = $end + 1 ) {
			$end       = strpos( $text, "\n", $at );
			$end       = false === $end ? $length : $end;
			$line      = substr( $text, $at, $end - $at );
			$is_quoted = str_starts_with( $line, '>' );
			$line      = str_starts_with( $line, ' ' ) ? substr( $line, 1 ) : $line;
			$is_words  = ! $is_quoted && '-- ' !== $line;
			$result   .= ( 0 === $at || ( $is_open && $is_words ) ? '' : "\n" ) . $line;
			$is_open   = $is_words && str_ends_with( $line, ' ' );
			if ( $is_open && $drop_spaces ) {
				$result = substr( $result, 0, -1 );
			}
		}
		return str_ends_with( $text, "\n" ) ? $result . "\n" : $result;
	}
}
