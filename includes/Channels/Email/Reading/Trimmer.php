<?php
/**
 * Folds quotes away.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Parts a mail's body into what its sender wrote and what is only quoted, forwarded headers and signatures included.
 *
 * For the view alone: what is stored stays whole. In doubt, more is shown.
 */
final class Trimmer {

	/**
	 * What is looked at: text beyond that is as the last line before it.
	 */
	private const LINES = 5000;
	/**
	 * HTML beyond that is shown whole.
	 */
	private const HTML_BYTES = 2000000;
	private const HTML_TAGS  = 30000;

	/**
	 * Made once for a request.
	 */
	private static ?Attribution $attribution = null;
	private static ?Quote_Finder $finder     = null;

	/**
	 * Parts plain text.
	 *
	 * @param string $text UTF-8.
	 */
	public static function text( string $text ): Trimmed {
		$pieces = self::pieces( $text );
		$lines  = array_map( [ Quote_Line::class, 'of_text' ], $pieces );
		$folded = self::finder()->folded( $lines );
		if ( ! in_array( true, $folded, true ) ) {
			return new Trimmed( $text );
		}
		$rest  = substr( $text, strlen( implode( '', $pieces ) ) );
		$reply = '';
		$quote = '';
		foreach ( $pieces as $i => $piece ) {
			if ( $folded[ $i ] ) {
				$quote .= $piece;
			} else {
				$reply .= $piece;
			}
		}
		if ( $folded[ count( $folded ) - 1 ] ) {
			$quote .= $rest;
		} else {
			$reply .= $rest;
		}
		$kept = rtrim( $reply );
		return new Trimmed( $kept, substr( $reply, strlen( $kept ) ) . $quote );
	}

	/**
	 * Parts HTML.
	 *
	 * @param string $html UTF-8.
	 */
	public static function html( string $html ): Trimmed {
		if ( strlen( $html ) > self::HTML_BYTES || substr_count( $html, '<' ) + substr_count( $html, '&' ) > self::HTML_TAGS || '' === trim( $html ) ) {
			return new Trimmed( $html );
		}
		$body = Html_Body::read( $html );
		if ( null === $body ) {
			return new Trimmed( $html );
		}
		$folded = self::finder()->folded( $body->lines() );
		if ( ! in_array( true, $folded, true ) ) {
			return new Trimmed( $html );
		}
		return new Trimmed( $body->without( $folded ), $body->without( array_map( static fn ( bool $is_folded ): bool => ! $is_folded, $folded ) ) );
	}

	/**
	 * The text's lines with their ends; a line on which a quote begins behind the reply counts as two.
	 *
	 * @param string $text The text.
	 * @return list<string>
	 */
	private static function pieces( string $text ): array {
		$pieces = [];
		$length = strlen( $text );
		for ( $at = 0, $lines = 0; $at < $length && $lines < self::LINES; $lines++ ) {
			$next = $at + strcspn( $text, "\r\n", $at );
			$next = min( $length, $next + ( "\r\n" === substr( $text, $next, 2 ) ? 2 : 1 ) );
			$line = substr( $text, $at, $next - $at );
			$at   = $next;
			$cut  = self::attribution()->offset_within( $line );
			if ( null !== $cut ) {
				$pieces[] = substr( $line, 0, $cut );
				$line     = substr( $line, $cut );
			}
			$pieces[] = $line;
		}
		return $pieces;
	}

	/**
	 * What recognises introductions.
	 */
	private static function attribution(): Attribution {
		self::$attribution ??= new Attribution();
		return self::$attribution;
	}

	/**
	 * What decides.
	 */
	private static function finder(): Quote_Finder {
		self::$finder ??= new Quote_Finder( new Line_Kinds( self::attribution(), new Header_Block() ), new Signature(), new Reply_Words() );
		return self::$finder;
	}
}
