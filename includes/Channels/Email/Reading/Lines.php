<?php
/**
 * Lines of a mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Walks through the lines of a source in blocks, whatever ends its lines: CRLF, LF, or CR alone where there is no LF.
 */
final class Lines {

	/** Bytes read at once. */
	private const BLOCK = 262144;

	/** A line longer than this comes in pieces. */
	private const LONGEST = 65536;

	/**
	 * What ends a line.
	 *
	 * @var non-empty-string
	 */
	private readonly string $ending;

	/** Bytes at hand. */
	private string $buffer = '';

	/** Where the bytes at hand begin in the source. */
	private int $base = 0;

	/** Next byte, counted in the bytes at hand. */
	private int $at = 0;

	/** Whether the next line is the rest of one that came in pieces. */
	private bool $is_within = false;

	/**
	 * Takes the source.
	 *
	 * @param Source $source Bytes.
	 */
	public function __construct( private readonly Source $source ) {
		$head         = $source->read( 0, self::LONGEST );
		$this->ending = str_contains( $head, "\r" ) && ! str_contains( $head, "\n" ) ? "\r" : "\n";
	}

	/** Where the next line begins. */
	public function position(): int {
		return $this->base + $this->at;
	}

	/**
	 * Goes to a place.
	 *
	 * @param int $position Where a line begins.
	 */
	public function go( int $position ): void {
		$this->is_within = false;
		if ( $position >= $this->base && $position <= $this->base + strlen( $this->buffer ) ) {
			$this->at = $position - $this->base;
			return;
		}
		$this->buffer = '';
		$this->base   = $position;
		$this->at     = 0;
	}

	/** Whether the next line is the rest of one that came in pieces. */
	public function is_within(): bool {
		return $this->is_within;
	}

	/**
	 * The next line without what ends it, and goes on to the one after it; null at the end.
	 */
	public function next(): ?string {
		$end = $this->find( $this->ending, self::LONGEST );
		if ( null === $end ) {
			$line      = substr( $this->buffer, $this->at, self::LONGEST );
			$this->at += strlen( $line );

			$this->is_within = true;
			return '' === $line ? null : rtrim( $line, "\r" );
		}
		$line     = substr( $this->buffer, $this->at, $end - $this->at );
		$this->at = $end + 1;

		$this->is_within = false;
		return rtrim( $line, "\r" );
	}

	/**
	 * Goes on to the next line that begins with a text, this one included; false when there is none.
	 *
	 * @param string $begin Text.
	 */
	public function go_to( string $begin ): bool {
		$this->fill( strlen( $begin ) );
		if ( ! $this->is_within && substr_compare( $this->buffer, $begin, $this->at, strlen( $begin ) ) === 0 ) {
			return true;
		}
		$found = $this->find( $this->ending . $begin, PHP_INT_MAX );
		if ( null === $found ) {
			$this->go( $this->source->size() );
			return false;
		}
		$this->at        = $found + 1;
		$this->is_within = false;
		return true;
	}

	/**
	 * The end of what stands before a line: without the line break that belongs to it.
	 *
	 * @param int $start    Where what stands before begins.
	 * @param int $position Where the line begins.
	 */
	public function end_before( int $start, int $position ): int {
		$before = $this->source->read( max( $start, $position - 2 ), min( 2, $position - $start ) );
		if ( str_ends_with( $before, "\r\n" ) ) {
			return $position - 2;
		}
		return str_ends_with( $before, $this->ending ) ? $position - 1 : $position;
	}

	/**
	 * Where a text stands in the bytes at hand, which grow until it is found.
	 *
	 * @param non-empty-string $text    Text.
	 * @param int              $furthest How many bytes may be looked through and kept.
	 */
	private function find( string $text, int $furthest ): ?int {
		$from = $this->at;
		while ( true ) {
			$found = strpos( $this->buffer, $text, $from );
			if ( false !== $found ) {
				return $found;
			}
			$ahead = strlen( $this->buffer ) - $this->at;
			if ( $ahead >= $furthest ) {
				return null;
			}
			if ( PHP_INT_MAX === $furthest ) {
				// Nothing of what was looked through is needed again, but a text may begin in its last bytes.
				$this->at = max( $this->at, strlen( $this->buffer ) - strlen( $text ) + 1 );
				$ahead    = strlen( $this->buffer ) - $this->at;
			}
			if ( ! $this->fill( $ahead + 1 ) ) {
				return null;
			}
			$from = $this->at;
		}
	}

	/**
	 * Sees to it that so many bytes are at hand; false when the source has no more.
	 *
	 * @param int $bytes How many.
	 */
	private function fill( int $bytes ): bool {
		if ( strlen( $this->buffer ) - $this->at >= $bytes ) {
			return true;
		}
		$more         = $this->source->read( $this->base + strlen( $this->buffer ), self::BLOCK );
		$this->buffer = substr( $this->buffer, $this->at ) . $more;
		$this->base  += $this->at;
		$this->at     = 0;
		return strlen( $this->buffer ) >= $bytes;
	}
}
