<?php
/**
 * Addresses in headers.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Reads From, To, Cc and their like: names, quotes, comments, groups, routes, and what people and programs write instead.
 */
final class Address_List {

	/** Addresses that one header may have. */
	private const MOST = 2000;

	/** Faults that one header may have; looking for what isn't there takes time. */
	private const MOST_FAULTS = 50;

	/**
	 * Addresses found.
	 *
	 * @var list<Address>
	 */
	private array $found = [];

	/** What stands outside of brackets and comments: text with its quotes taken away. */
	private string $text = '';

	/** The same with its quotes, in which an address may hide. */
	private string $written = '';

	/**
	 * What stands in angle brackets.
	 *
	 * @var list<string>
	 */
	private array $angles = [];

	/**
	 * What stands in parentheses.
	 *
	 * @var list<string>
	 */
	private array $comments = [];

	/** Quotes, parentheses and brackets that nothing closes. */
	private int $faults = 0;

	/**
	 * Takes the header.
	 *
	 * @param string $value Value with its bytes.
	 * @param string $hint  Charset of the mail, for bytes that weren't encoded.
	 */
	private function __construct( private readonly string $value, private readonly string $hint ) {
	}

	/**
	 * The addresses of a header.
	 *
	 * @param string $value Value with its bytes.
	 * @param string $hint  Charset of the mail, for bytes that weren't encoded.
	 * @return list<Address>
	 */
	public static function parse( string $value, string $hint = '' ): array {
		return ( new self( $value, $hint ) )->read();
	}

	/**
	 * Walks through the value.
	 *
	 * @return list<Address>
	 */
	private function read(): array {
		$at     = 0;
		$length = strlen( $this->value );
		while ( $at < $length && ! isset( $this->found[ self::MOST - 1 ] ) ) {
			switch ( $this->value[ $at ] ) {
				case '"':
					$at = $this->quoted( $at );
					break;
				case '(':
					$at = $this->comment( $at );
					break;
				case '<':
					$at = $this->angle( $at );
					break;
				case '=':
					$at = $this->word( $at );
					break;
				case ',':
				case ';':
					$this->close();
					++$at;
					break;
				case '>':
					// One bracket too many.
					++$at;
					break;
				case ':':
					$at = $this->colon( $at );
					break;
				default:
					$plain          = substr( $this->value, $at, max( 1, strcspn( $this->value, '"(<>=,;:', $at ) ) );
					$this->text    .= $plain;
					$this->written .= $plain;
					$at            += strlen( $plain );
			}
		}
		$this->close();
		return $this->found;
	}

	/**
	 * A quoted string. A quote that is never closed is a sign like any other.
	 *
	 * @param int $at Its first quote.
	 */
	private function quoted( int $at ): int {
		if ( $this->faults > self::MOST_FAULTS || 1 !== preg_match( '/"((?:[^"\\\\]|\\\\.)*+)"/As', $this->value, $found, 0, $at ) ) {
			++$this->faults;
			return $at + 1;
		}
		$this->text    .= preg_replace( '/\\\\(.)/s', '$1', $found[1] );
		$this->written .= $found[0];
		return $at + strlen( $found[0] );
	}

	/**
	 * A comment.
	 *
	 * @param int $at Its parenthesis.
	 */
	private function comment( int $at ): int {
		$depth = 0;
		$end   = $this->faults > self::MOST_FAULTS ? $at : min( strlen( $this->value ), $at + 2000 );
		for ( $next = $at; $next < $end; $next++ ) {
			$sign   = $this->value[ $next ];
			$depth += '(' === $sign ? 1 : ( ')' === $sign ? -1 : 0 );
			$next  += '\\' === $sign ? 1 : 0;
			if ( 0 === $depth ) {
				$this->comments[] = (string) preg_replace( '/\\\\(.)/s', '$1', substr( $this->value, $at + 1, $next - $at - 1 ) );
				return $next + 1;
			}
		}
		++$this->faults;
		$this->text    .= ' ';
		$this->written .= ' ';
		return $at + 1;
	}

	/**
	 * An address in angle brackets, whose second one may be missing.
	 *
	 * @param int $at Its bracket.
	 */
	private function angle( int $at ): int {
		$is_closed = $this->faults <= self::MOST_FAULTS && 1 === preg_match( '/<((?:"(?:[^"\\\\]|\\\\.)*+"|[^<>"])*+)>/As', $this->value, $found, 0, $at );
		if ( ! $is_closed ) {
			++$this->faults;
			preg_match( '/<([^<>,;]*+)>?/A', $this->value, $found, 0, $at );
		}
		$this->angles[] = $found[1] ?? '';
		return $at + max( 1, strlen( $found[0] ?? '' ) );
	}

	/**
	 * An encoded word, which may have any sign in it.
	 *
	 * @param int $at Its first sign.
	 */
	private function word( int $at ): int {
		$word           = 1 === preg_match( Encoded_Words::PATTERN . 'A', $this->value, $found, 0, $at ) ? $found[0] : '=';
		$this->text    .= $word;
		$this->written .= $word;
		return $at + strlen( $word );
	}

	/**
	 * A colon: what stands before it is the name of a group, unless it belongs to an address.
	 *
	 * @param int $at Where it is.
	 */
	private function colon( int $at ): int {
		if ( str_contains( $this->text, '@' ) || [] !== $this->angles || 'mailto' === strtolower( trim( $this->text ) ) ) {
			$this->text    .= 'mailto' === strtolower( trim( $this->text ) ) ? '' : ':';
			$this->text     = (string) preg_replace( '/^\s*mailto$/i', '', $this->text );
			$this->written  = (string) preg_replace( '/^\s*mailto$/i', '', $this->written );
			return $at + 1;
		}
		$this->forget();
		return $at + 1;
	}

	/** Ends an address. */
	private function close(): void {
		$email = '';
		$rest  = [];
		foreach ( $this->angles as $angle ) {
			$angle = self::email( $angle );
			if ( '' === $email || ( ! str_contains( $email, '@' ) && str_contains( $angle, '@' ) ) ) {
				$rest[] = $email;
				$email  = $angle;
			} else {
				$rest[] = $angle;
			}
		}
		$name = self::joined( $this->text );
		if ( '' === $email && [] === $this->angles ) {
			[ $email, $name ] = $this->bare( $name );
		} elseif ( '' === $email && 1 === preg_match( '/^[^\s@]+@[^\s@]+$/', $name ) ) {
			[ $email, $name ] = [ $name, '' ];
		}
		$name = Encoded_Words::decode( '' === $name ? self::joined( implode( ' ', $this->comments ) ) : $name, $this->hint );
		$name = self::joined( $name );
		if ( '' === $email && [] === $this->angles && str_contains( $this->text, '=?' ) && str_contains( $name, '@' ) && ! str_contains( $name, '=?' ) ) {
			// The whole address was encoded, which it must not be.
			$inner = self::parse( $name );
			$this->forget();
			array_push( $this->found, ...$inner );
			return;
		}
		$this->forget();
		if ( '' !== $email || '' !== $name ) {
			$email         = Charset::guess( $email, $this->hint );
			$this->found[] = new Address( $email, 0 === strcasecmp( $email, $name ) ? '' : $name );
		}
	}

	/**
	 * Address and name where there are no brackets.
	 *
	 * @param string $text Text.
	 * @return array{string, string}
	 */
	private function bare( string $text ): array {
		$written = self::joined( (string) preg_replace( '/\s*@\s*/', '@', $this->written ) );
		if ( 1 === preg_match( '/^"(?:[^"\\\\]|\\\\.)*+"@[^\s@"]+$/', $written ) ) {
			return [ $written, '' ];
		}
		$text = (string) preg_replace( '/\s*@\s*/', '@', $text );
		if ( str_contains( $text, '=?' ) ) {
			return [ '', $text ];
		}
		if ( 0 < preg_match_all( '/[^\s@]+@\S+/', $text, $found, PREG_OFFSET_CAPTURE ) ) {
			[ $email, $at ] = $found[0][ count( $found[0] ) - 1 ];
			return [ trim( $email, "'\"" ), self::joined( substr( $text, 0, $at ) . ' ' . substr( $text, $at + strlen( $email ) ) ) ];
		}
		// A name of the mail's own system, such as MAILER-DAEMON.
		return '' !== $text && 1 === preg_match( '/^[!-~]+$/', $text ) && ! str_contains( $this->written, '"' ) ? [ $text, '' ] : [ '', $text ];
	}

	/**
	 * What stands in brackets as an address.
	 *
	 * @param string $text Text.
	 */
	private static function email( string $text ): string {
		$text = (string) preg_replace( '/\([^()]{0,200}\)/', '', $text );
		// A route before the address, and what a link has.
		$text = (string) preg_replace( [ '/^\s*@[^:]*:/', '/^\s*mailto:/i' ], '', $text );
		$text = Encoded_Words::decode( $text );
		return 1 === preg_match( '/^\s*"/', $text ) ? trim( $text ) : (string) preg_replace( '/\s+/', '', $text );
	}

	/**
	 * Text with one space for any white space.
	 *
	 * @param string $text Text.
	 */
	private static function joined( string $text ): string {
		return trim( (string) preg_replace( '/[ \t\r\n]+/', ' ', $text ) );
	}

	/** Begins a new address. */
	private function forget(): void {
		$this->text     = '';
		$this->written  = '';
		$this->angles   = [];
		$this->comments = [];
	}
}
