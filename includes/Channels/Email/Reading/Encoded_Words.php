<?php
/**
 * Words of headers that aren't ASCII.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Decodes RFC 2047's `=?charset?encoding?text?=`, and what mail programs make of it: words that were cut in the middle of a
 * character, words inside quotes or glued to others, spaces within a word, bytes that weren't encoded at all.
 */
final class Encoded_Words {

	/** One encoded word: charset, encoding, text. */
	public const PATTERN = '/=\?([^?\s]{0,60})\?([BbQq])\?([^\r\n]{0,10000}?)\?=/';

	/**
	 * A header's value as text.
	 *
	 * @param string $value Value with its bytes.
	 * @param string $hint  Charset of the mail, for bytes that weren't encoded.
	 */
	public static function decode( string $value, string $hint = '' ): string {
		$value = (string) preg_replace( '/[ \t]*[\r\n]+[ \t]*/', ' ', $value );
		if ( ! str_contains( $value, '=?' ) ) {
			return self::clean( Charset::guess( $value, $hint ) );
		}
		$count = preg_match_all( self::PATTERN, $value, $words, PREG_SET_ORDER | PREG_OFFSET_CAPTURE );
		$text  = '';
		$at    = 0;
		/** Words that follow one another in one charset: their bytes are joined first. */
		$run = [];
		foreach ( $count > 0 ? $words : [] as [ $whole, $charset, $encoding, $word ] ) {
			$between = substr( $value, $at, $whole[1] - $at );
			$label   = strtolower( explode( '*', $charset[0], 2 )[0] );
			if ( [] !== $run && ( '' !== trim( $between ) || $run[0][0] !== $label ) ) {
				$text .= self::join( $run );
				$run   = [];
				// White space between two encoded words is no part of the text.
				$between = '' === trim( $between ) ? '' : $between;
			} elseif ( [] !== $run ) {
				$between = '';
			}
			$text .= Charset::guess( $between, $hint );
			$run[] = [ $label, strtolower( $encoding[0] ), $word[0] ];
			$at    = $whole[1] + strlen( $whole[0] );
		}
		return self::clean( $text . self::join( $run ) . Charset::guess( substr( $value, $at ), $hint ) );
	}

	/**
	 * The text of words in one charset.
	 *
	 * @param list<array{string, string, string}> $run Charset, encoding and text of each.
	 */
	private static function join( array $run ): string {
		$bytes   = '';
		$pending = '';
		foreach ( $run as [ , $encoding, $word ] ) {
			if ( 'q' === $encoding ) {
				$bytes  .= self::base64( $pending ) . self::quoted( $word );
				$pending = '';
				continue;
			}
			$pending .= (string) preg_replace( '/[^A-Za-z0-9+\/=]+/', '', strtr( $word, '-_', '+/' ) );
			if ( self::is_whole( $pending ) ) {
				$bytes  .= self::base64( $pending );
				$pending = '';
			}
		}
		$bytes .= self::base64( $pending );
		return '' === $bytes ? '' : Charset::to_utf8( $bytes, $run[0][0] );
	}

	/**
	 * Whether base64 ends where a byte ends. A word may also end within a group of four; the next one then has its rest.
	 *
	 * @param string $signs Signs.
	 */
	private static function is_whole( string $signs ): bool {
		return match ( strlen( $signs ) % 4 ) {
			0 => true,
			1 => false,
			2 => str_contains( 'AQgw=', $signs[-1] ),
			default => str_contains( 'AEIMQUYcgkosw048=', $signs[-1] ),
		};
	}

	/**
	 * Bytes of a word in base64.
	 *
	 * @param string $word Word.
	 */
	private static function base64( string $word ): string {
		$decoder = new Base64_Decoder();
		return $decoder->feed( $word ) . $decoder->end();
	}

	/**
	 * Bytes of a word in RFC 2047's kind of quoted-printable.
	 *
	 * @param string $word Word.
	 */
	private static function quoted( string $word ): string {
		return (string) preg_replace_callback(
			'/=([0-9A-Fa-f]{2})/',
			static fn( array $found ): string => chr( (int) hexdec( $found[1] ) ),
			strtr( $word, '_', ' ' )
		);
	}

	/**
	 * Text without what has no place in one line.
	 *
	 * @param string $text Text.
	 */
	private static function clean( string $text ): string {
		$text = str_replace( [ "\r\n", "\r", "\n", "\t" ], ' ', $text );
		return trim( Composed::of( (string) preg_replace( '/[\x00-\x1f\x7f]+/', '', $text ) ) );
	}
}
