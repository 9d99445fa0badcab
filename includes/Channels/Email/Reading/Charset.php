<?php
/**
 * Bytes to text.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Makes UTF-8 of bytes: by their byte order mark, by what they are said to be, by what they prove to be. Always gives an answer.
 */
final class Charset {

	/** Byte order mark => charset. */
	private const MARKS = [
		"\xEF\xBB\xBF" => 'UTF-8',
		"\xFF\xFE"     => 'UTF-16LE',
		"\xFE\xFF"     => 'UTF-16BE',
	];

	/** What bytes may be that nobody named, when almost none of their letters is ASCII. */
	private const CANDIDATES = [ 'Windows-1251', 'KOI8-R', 'SJIS-win', 'eucJP-win', 'UHC', 'GB18030', 'CP950' ];

	/**
	 * Bytes as UTF-8.
	 *
	 * @param string $bytes Bytes.
	 * @param string $label What they are said to be; '' when nothing is said.
	 */
	public static function to_utf8( string $bytes, string $label ): string {
		foreach ( self::MARKS as $mark => $charset ) {
			if ( str_starts_with( $bytes, $mark ) ) {
				return self::convert( substr( $bytes, strlen( $mark ) ), $charset );
			}
		}
		$charset = Charset_Names::canonical( $label );
		if ( '' === $charset ) {
			return self::guess( $bytes );
		}
		if ( 'Windows-1252' === $charset ) {
			$is_plain = 1 !== preg_match( '/[\x80-\xff]/', $bytes );
			if ( $is_plain ? ! str_contains( $bytes, "\e" ) : mb_check_encoding( $bytes, 'UTF-8' ) ) {
				return $bytes;
			}
			return $is_plain ? self::guess( $bytes ) : self::convert( $bytes, $charset );
		}
		if ( 'UTF-8' === $charset ) {
			return self::mend( $bytes );
		}
		if ( 'UTF-16' === $charset ) {
			$charset = self::is_little_endian( $bytes ) ? 'UTF-16LE' : 'UTF-16BE';
		}
		// Bytes that can't be what they are said to be, but are UTF-8 without a fault.
		if ( self::is_known( $charset ) && ! mb_check_encoding( $bytes, $charset ) && mb_check_encoding( $bytes, 'UTF-8' ) ) {
			return $bytes;
		}
		return self::convert( $bytes, $charset );
	}

	/**
	 * Bytes of which nothing is said, as UTF-8.
	 *
	 * @param string $bytes Bytes.
	 * @param string $hint  What other bytes of the same mail are said to be.
	 */
	public static function guess( string $bytes, string $hint = '' ): string {
		if ( mb_check_encoding( $bytes, 'UTF-8' ) ) {
			return 1 === preg_match( '/\e\$[@B]|\e\([IJ]/', $bytes ) ? self::convert( $bytes, 'ISO-2022-JP-MS' ) : $bytes;
		}
		$charset = Charset_Names::canonical( $hint );
		if ( '' !== $charset && 'UTF-8' !== $charset && ! str_starts_with( $charset, 'UTF' ) ) {
			return self::convert( $bytes, $charset );
		}
		if ( self::share_of( '/[\xc2-\xf4][\x80-\xbf]{1,3}/', $bytes ) > 0.5 ) {
			return self::scrub( $bytes );
		}
		return self::convert( $bytes, self::likely( $bytes ) );
	}

	/**
	 * A charset that bytes may well be in.
	 *
	 * @param string $bytes Bytes.
	 */
	private static function likely( string $bytes ): string {
		// Words of a Western language have few letters beyond ASCII, and seldom two in a row.
		if ( self::share_of( '/[\x80-\xff]{4,}|(?:[\x80-\xff][\x40-\xff]){2,}/', $bytes ) < 0.6 ) {
			return 'Windows-1252';
		}
		foreach ( [ 'Windows-1251', 'KOI8-R' ] as $charset ) {
			$text    = self::convert( substr( $bytes, 0, 4096 ), $charset );
			$letters = (int) preg_match_all( '/[а-яё]/u', $text );
			$all     = (int) preg_match_all( '/[^\x00-\x7f]/u', $text );
			if ( $all > 0 && $letters / $all > 0.75 ) {
				return $charset;
			}
		}
		$found = mb_detect_encoding( substr( $bytes, 0, 8192 ), self::CANDIDATES, true );
		return false === $found ? 'Windows-1252' : $found;
	}

	/**
	 * Which share of the bytes beyond ASCII belongs to stretches of a kind.
	 *
	 * @param string $pattern Stretches.
	 * @param string $bytes   Bytes.
	 */
	private static function share_of( string $pattern, string $bytes ): float {
		$bytes = substr( $bytes, 0, 65536 );
		$all   = (int) preg_match_all( '/[\x80-\xff]/', $bytes );
		if ( 0 === $all || false === preg_match_all( $pattern, $bytes, $found ) ) {
			return 0.0;
		}
		return (int) preg_match_all( '/[\x80-\xff]/', implode( '', $found[0] ) ) / $all;
	}

	/**
	 * Bytes that are said to be UTF-8, as such.
	 *
	 * @param string $bytes Bytes.
	 */
	private static function mend( string $bytes ): string {
		if ( mb_check_encoding( $bytes, 'UTF-8' ) ) {
			return $bytes;
		}
		return self::share_of( '/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/', $bytes ) >= 0.5 ? self::scrub( $bytes ) : self::guess( $bytes );
	}

	/**
	 * UTF-8 whose faults are marked.
	 *
	 * @param string $bytes Bytes.
	 */
	public static function scrub( string $bytes ): string {
		return self::marking( static fn(): string => mb_scrub( $bytes, 'UTF-8' ) );
	}

	/**
	 * Converts, and marks what can't be.
	 *
	 * @param string $bytes   Bytes.
	 * @param string $charset Charset by the name that mbstring or iconv has for it.
	 */
	private static function convert( string $bytes, string $charset ): string {
		if ( self::is_known( $charset ) ) {
			return self::scrub( self::marking( static fn(): string => (string) mb_convert_encoding( $bytes, 'UTF-8', $charset ) ) );
		}
		// An unknown charset or a fault in the bytes is a notice of iconv's, and here a reason to go on otherwise.
		set_error_handler( static fn(): bool => true ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions -- Restored below.
		try {
			$text = iconv( $charset, 'UTF-8', $bytes );
			if ( false === $text ) {
				$text = iconv( $charset, 'UTF-8//IGNORE', $bytes );
			}
		} finally {
			restore_error_handler();
		}
		if ( false === $text || ( '' === $text && '' !== $bytes ) ) {
			return mb_check_encoding( $bytes, 'UTF-8' ) ? $bytes : self::convert( $bytes, 'Windows-1252' );
		}
		return self::scrub( $text );
	}

	/**
	 * Runs with U+FFFD standing for what can't be converted.
	 *
	 * @param callable(): string $work Work.
	 */
	private static function marking( callable $work ): string {
		$before = mb_substitute_character();
		mb_substitute_character( 0xFFFD );
		try {
			return $work();
		} finally {
			mb_substitute_character( $before );
		}
	}

	/**
	 * Whether mbstring knows a charset.
	 *
	 * @param string $charset Name.
	 */
	private static function is_known( string $charset ): bool {
		static $known = null;
		$known ??= array_flip( array_map( 'strtolower', [ ...mb_list_encodings(), 'UHC', 'CP950', 'HZ', 'KOI8-U' ] ) );
		return isset( $known[ strtolower( $charset ) ] );
	}

	/**
	 * Whether UTF-16 without a mark has its low byte first, as most letters of most languages then show.
	 *
	 * @param string $bytes Bytes.
	 */
	private static function is_little_endian( string $bytes ): bool {
		$odd  = 0;
		$even = 0;
		for ( $at = 0, $end = min( 400, strlen( $bytes ) ); $at < $end; $at++ ) {
			if ( "\0" === $bytes[ $at ] ) {
				0 === $at % 2 ? ++$even : ++$odd;
			}
		}
		return $odd > $even;
	}
}
