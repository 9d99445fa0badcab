<?php
/**
 * Reads long JSON.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams of any size; WP_Filesystem reads whole files into memory.

/**
 * Reads JSON from a file without ever having a long text of it in memory: a mail with its files is one JSON of a hundred megabytes.
 */
final class Json_Reader {

	/** Levels. */
	private const DEPTH = 16;

	/** Values in all. */
	private const VALUES = 50000;

	private const ESCAPES = [
		'b' => "\x08",
		'f' => "\f",
		'n' => "\n",
		'r' => "\r",
		't' => "\t",
	];

	/** What was read. */
	private string $buffer = '';

	/** How much of it was used. */
	private int $at = 0;

	/** Values so far. */
	private int $values = 0;

	/**
	 * By `read()`.
	 *
	 * @param resource $stream JSON.
	 * @param Spool    $spool  Where long texts go.
	 */
	private function __construct( private $stream, private readonly Spool $spool ) {
	}

	/**
	 * Reads an object.
	 *
	 * @param string $path  File.
	 * @param Spool  $spool Where long texts go.
	 * @return array<mixed>|null Texts are strings, long ones are Content; null when it isn't the JSON of an object.
	 */
	public static function read( string $path, Spool $spool ): ?array {
		$stream = fopen( $path, 'rb' );
		if ( false === $stream ) {
			return null;
		}
		$reader = new self( $stream, $spool );
		try {
			$members = '{' === $reader->sign() ? $reader->members( true, '}', 0 ) : null;
			// Nothing may stand after it.
			return '' === $reader->sign() ? $members : null;
		} catch ( \UnexpectedValueException ) {
			return null;
		} finally {
			fclose( $stream );
		}
	}

	/**
	 * A value.
	 *
	 * @param int $depth Levels above it.
	 * @throws \UnexpectedValueException When it is none.
	 */
	private function value( int $depth ): mixed {
		if ( $depth > self::DEPTH || ++$this->values > self::VALUES ) {
			throw new \UnexpectedValueException( 'Too much.' );
		}
		return match ( $this->sign() ) {
			'{' => $this->members( true, '}', $depth ),
			'[' => $this->members( false, ']', $depth ),
			'"' => $this->text(),
			default => $this->word(),
		};
	}

	/**
	 * What an object or a list holds.
	 *
	 * @param bool   $is_object Whether its values have names.
	 * @param string $end       Sign that ends it.
	 * @param int    $depth     Levels above it.
	 * @return array<mixed>
	 * @throws \UnexpectedValueException When it isn't right.
	 */
	private function members( bool $is_object, string $end, int $depth ): array {
		$members = [];
		++$this->at;
		if ( $end === $this->sign() ) {
			++$this->at;
			return [];
		}
		do {
			$name = null;
			if ( $is_object ) {
				$name = '"' === $this->sign() ? $this->text() : null;
				if ( ! is_string( $name ) || ':' !== $this->sign() ) {
					throw new \UnexpectedValueException( 'No name.' );
				}
				++$this->at;
			}
			$value = $this->value( $depth + 1 );
			if ( null === $name ) {
				$members[] = $value;
			} else {
				$members[ $name ] = $value;
			}
			$sign = $this->sign();
			++$this->at;
		} while ( ',' === $sign );
		return $sign === $end ? $members : throw new \UnexpectedValueException( 'No end.' );
	}

	/**
	 * A number, true, false or null.
	 *
	 * @throws \UnexpectedValueException When it is none.
	 */
	private function word(): mixed {
		$this->fill( 40 );
		$word      = substr( $this->buffer, $this->at, min( 40, strcspn( $this->buffer, ",]} \t\r\n", $this->at ) ) );
		$this->at += strlen( $word );
		$value = json_decode( $word );
		return null !== $value || 'null' === $word ? $value : throw new \UnexpectedValueException( 'No value.' );
	}

	/**
	 * A text.
	 *
	 * @throws \UnexpectedValueException When it doesn't end, or isn't right.
	 */
	private function text(): string|Content {
		$text = '';
		$file = null;
		++$this->at;
		while ( true ) {
			if ( '' === $this->peek() ) {
				throw new \UnexpectedValueException( 'No end of a text.' );
			}
			$plain     = strcspn( $this->buffer, '"\\', $this->at );
			$text     .= substr( $this->buffer, $this->at, $plain );
			$this->at += $plain;
			if ( strlen( $text ) > Content::SHORT ) {
				$file ??= $this->spool->open();
				Spool::write( $file[1], $text );
				$text = '';
			}
			$sign = $this->peek();
			if ( '"' === $sign ) {
				++$this->at;
				break;
			}
			$text .= '\\' === $sign ? $this->escape() : '';
		}
		if ( null === $file ) {
			return $text;
		}
		Spool::write( $file[1], $text );
		fclose( $file[1] );
		return Content::in( $file[0] );
	}

	/**
	 * What an escape stands for.
	 *
	 * @throws \UnexpectedValueException When it is none.
	 */
	private function escape(): string {
		$this->fill( 12 );
		$sign = $this->buffer[ $this->at + 1 ] ?? '';
		if ( 'u' !== $sign ) {
			$this->at += 2;
			return self::ESCAPES[ $sign ] ?? ( false === strpbrk( $sign, '"\\/' ) ? throw new \UnexpectedValueException( 'No escape.' ) : $sign );
		}
		if ( ! preg_match( '/\G\\\\u(?:[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}|[0-9a-fA-F]{4})/', $this->buffer, $found, 0, $this->at ) ) {
			throw new \UnexpectedValueException( 'No escape.' );
		}
		$this->at += strlen( $found[0] );
		$letter    = json_decode( '"' . $found[0] . '"' );
		// Half of a pair is no letter.
		return is_string( $letter ) ? $letter : "\u{fffd}";
	}

	/**
	 * The next sign that isn't white space, '' at the end; it stays the next.
	 */
	private function sign(): string {
		do {
			$this->at += strspn( $this->buffer, " \t\r\n", $this->at );
			$sign      = $this->peek();
		} while ( '' !== $sign && str_contains( " \t\r\n", $sign ) );
		return $sign;
	}

	/**
	 * The next sign, '' at the end.
	 */
	private function peek(): string {
		$this->fill( 1 );
		return $this->buffer[ $this->at ] ?? '';
	}

	/**
	 * Reads on until so many bytes are there, or the end.
	 *
	 * @param int $bytes How many.
	 */
	private function fill( int $bytes ): void {
		$missing = $bytes - strlen( $this->buffer ) + $this->at;
		if ( $missing <= 0 ) {
			return;
		}
		$more         = stream_get_contents( $this->stream, max( $missing, Content::SHORT ) );
		$this->buffer = substr( $this->buffer, $this->at ) . $more;
		$this->at     = 0;
	}
}
