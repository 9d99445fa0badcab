<?php
/**
 * Headers with parameters.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Reads `value; name=value; …` as Content-Type and Content-Disposition have it, with RFC 2231's pieces and charsets, and
 * with what is common though wrong: missing quotes and semicolons, encoded words as values, bytes that weren't encoded.
 */
final class Parameters {

	/** Parameters that one header may have. */
	private const MOST = 100;

	/** A quoted string, whose last quote may be missing. */
	private const QUOTED = '"((?:[^"\\\\]|\\\\.)*+)("|$)';

	/**
	 * Takes what was read.
	 *
	 * @param string                $value      What stands before the first semicolon, in lower case.
	 * @param array<string, string> $parameters Values by name in lower case; of two with one name the first.
	 */
	private function __construct( public readonly string $value, public readonly array $parameters ) {
	}

	/**
	 * Reads a header's value.
	 *
	 * @param string $header Value with its bytes.
	 * @param string $hint   Charset of the mail, for bytes that weren't encoded.
	 */
	public static function of( string $header, string $hint = '' ): self {
		$header = self::without_comments( $header );
		$length = strcspn( $header, ';' );
		$value  = trim( substr( $header, 0, $length ) );
		$rest   = substr( $header, $length );
		// A semicolon that was forgotten: `text/plain charset=utf-8`, or a value that never was: `charset=utf-8`.
		if ( 1 === preg_match( '/^([^\s=]*)\s+([a-z0-9*_-]{2,40}\s*=.*)$/is', $value, $found ) ) {
			$value = $found[1];
			$rest  = ';' . $found[2] . $rest;
		} elseif ( 1 === preg_match( '/^(?:charset|boundary|name|filename)\*?\d?\*?\s*=/i', $value ) ) {
			$rest  = ';' . $value . $rest;
			$value = '';
		}
		return new self( strtolower( trim( $value, " \t\"'" ) ), self::decoded( self::pieces( $rest ), $hint ) );
	}

	/**
	 * A value; '' for none.
	 *
	 * @param string $name Name.
	 */
	public function get( string $name ): string {
		return $this->parameters[ $name ] ?? '';
	}

	/**
	 * A header's value without what stands in parentheses where white space may stand.
	 *
	 * @param string $header Value.
	 */
	private static function without_comments( string $header ): string {
		$result = '';
		$length = str_contains( $header, '(' ) ? strlen( $header ) : 0;
		$at     = 0;
		while ( $at < $length ) {
			$plain   = strcspn( $header, '"(', $at );
			$result .= substr( $header, $at, $plain );
			$at     += $plain;
			$end     = $at + 1;
			if ( '"' === substr( $header, $at, 1 ) ) {
				$end = 1 === preg_match( '/' . self::QUOTED . '/As', $header, $found, 0, $at ) ? $at + strlen( $found[0] ) : $length;
			} elseif ( '' === $result || str_contains( " \t;", $result[-1] ) ) {
				$after = self::end_of_comment( $header, $at );
				$at    = $after ?? $at;
				$end   = $after ?? $length;
			}
			$result .= substr( $header, $at, $end - $at );
			$at      = $end;
		}
		return 0 === $length ? $header : $result;
	}

	/**
	 * The byte after a comment; null for one that is never closed.
	 *
	 * @param string $header Value.
	 * @param int    $at     Its parenthesis.
	 */
	private static function end_of_comment( string $header, int $at ): ?int {
		$depth = 0;
		for ( $length = strlen( $header ); $at < $length; $at++ ) {
			$at    += strcspn( $header, '()\\', $at );
			$sign   = $header[ $at ] ?? '';
			$depth += '(' === $sign ? 1 : ( ')' === $sign ? -1 : 0 );
			$at    += '\\' === $sign ? 1 : 0;
			if ( 0 === $depth ) {
				return $at + 1;
			}
		}
		return null;
	}

	/**
	 * Names and raw values; the first of a name wins.
	 *
	 * @param string $text `; name=value; …`.
	 * @return array<string, array{string, bool}> Value, and whether it was quoted.
	 */
	private static function pieces( string $text ): array {
		$pieces = [];
		$at     = 0;
		$length = strlen( $text );
		for ( $number = 0; $number < self::MOST && $at < $length; $number++ ) {
			$at  += strspn( $text, "; \t\r\n", $at );
			$name = substr( $text, $at, strcspn( $text, '=;', $at ) );
			$at  += strlen( $name );
			if ( '=' !== substr( $text, $at, 1 ) ) {
				// A parameter without a value.
				continue;
			}
			++$at;
			$at     += strspn( $text, " \t\r\n", $at );
			$value   = self::value( $text, $at );
			$at     += $value[2];
			$pieces += [ strtolower( trim( substr( $name, 0, 100 ) ) ) => [ $value[0], $value[1] ] ];
		}
		return $pieces;
	}

	/**
	 * The value that begins at a place, whether it was quoted, and how many bytes it takes.
	 *
	 * @param string $text Text.
	 * @param int    $at   Place.
	 * @return array{string, bool, int}
	 */
	private static function value( string $text, int $at ): array {
		if ( 1 === preg_match( '/' . self::QUOTED . '/As', $text, $quoted, 0, $at ) && '' !== $quoted[2] ) {
			$length = strlen( $quoted[0] );
			// What follows a quoted value belongs to nothing, unless it is another parameter whose semicolon was forgotten.
			if ( 1 !== preg_match( '/\s+[a-z0-9*_-]{2,40}\s*=/Ai', $text, $next, 0, $at + $length ) ) {
				$length += strcspn( $text, ';', $at + $length );
			}
			return [ (string) preg_replace( '/\\\\(.)/s', '$1', $quoted[1] ), true, $length ];
		}
		$is_plain = preg_match( '/(?:=\?[^?\s;]*\?[bq]\?[^?]*\?=|[^;])*+/Ai', $text, $plain, 0, $at );
		$plain    = 1 === $is_plain ? $plain[0] : substr( $text, $at, strcspn( $text, ';', $at ) );
		return [ self::unquoted( $plain ), false, strlen( $plain ) ];
	}

	/**
	 * A value that wasn't quoted, or whose quote wasn't closed.
	 *
	 * @param string $value Value.
	 */
	private static function unquoted( string $value ): string {
		$value = trim( $value );
		// Another parameter may follow without a semicolon, but names of files have spaces too.
		$value = (string) preg_replace( '/\s+(?:charset|format|delsp|boundary|name|filename|type|size|creation-date|modification-date|reply-type|micalg|protocol)\*?\d?\*?=.*$/is', '', $value );
		return trim( $value, "\" \t" );
	}

	/**
	 * Values as text: pieces joined, percent signs and encoded words decoded.
	 *
	 * @param array<string, array{string, bool}> $pieces Raw values.
	 * @param string                             $hint   Charset of the mail.
	 * @return array<string, string>
	 */
	private static function decoded( array $pieces, string $hint ): array {
		$values    = [];
		$continued = [];
		foreach ( $pieces as $name => [ $value ] ) {
			if ( 1 === preg_match( '/^([^*]+)\*(?:(\d{1,4})(\*)?)?$/', (string) $name, $found ) ) {
				$number = (int) ( $found[2] ?? 0 );
				$continued[ $found[1] ][ $number ] ??= [ $value, '' === ( $found[2] ?? '' ) || '' !== ( $found[3] ?? '' ) ];
			} else {
				// A boundary is compared with bytes.
				$values[ (string) $name ] = 'boundary' === $name ? $value : Encoded_Words::decode( $value, $hint );
			}
		}
		foreach ( $continued as $name => $parts ) {
			// An extended value is the better one of two.
			$values[ (string) $name ] = self::extended( $parts, $hint );
		}
		return $values;
	}

	/**
	 * RFC 2231's value.
	 *
	 * @param array<int, array{string, bool}> $parts Pieces by number: value, and whether it is percent-encoded.
	 * @param string                          $hint  Charset of the mail.
	 */
	private static function extended( array $parts, string $hint ): string {
		ksort( $parts );
		$charset = '';
		$bytes   = '';
		$first   = array_key_first( $parts );
		$is_any  = false;
		foreach ( $parts as $number => [ $value, $is_encoded ] ) {
			if ( $is_encoded && $number === $first && 1 === preg_match( "/^([^']*)'[^']*'(.*)$/s", $value, $found ) ) {
				$charset = $found[1];
				$value   = $found[2];
			}
			$is_any = $is_any || $is_encoded;
			$bytes .= $is_encoded ? rawurldecode( $value ) : $value;
		}
		if ( '' !== $charset ) {
			$bytes = Charset::to_utf8( $bytes, $charset );
		}
		return Encoded_Words::decode( $bytes, $hint );
	}
}
