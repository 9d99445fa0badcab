<?php
/**
 * Finds the parts of a mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Reads headers and looks for the lines that part a mail, in one walk through it. Bodies are passed over.
 */
final class Part_Reader {

	/** What stands before a mail in an mbox. */
	private const MBOX = '/^>?From (?![ \t]*:)/';

	/** Lines before the first header that may be anything. */
	private const LEADING_LINES = 20;

	/** Lines that headers may have; then the body begins, whatever it is. */
	private const MOST_LINES = 20000;

	/** Lines among the headers that may be none. */
	private const MOST_FAULTS = 100;

	/** Lines. */
	private readonly Lines $lines;

	/**
	 * Multiparts that are open, the outermost first.
	 *
	 * @var list<Part_Draft>
	 */
	private array $open = [];

	/**
	 * Boundaries of those that are open.
	 *
	 * @var list<string>
	 */
	private array $boundaries = [];

	/**
	 * The same => which of those that are open; of two the inner one.
	 *
	 * @var array<string, int>
	 */
	private array $levels = [];

	/** What the lines that part open multiparts begin with. */
	private string $begin = '--';

	/** Lines among the headers that are none. */
	private int $faults = 0;

	/** The part whose body is being passed over; null between parts. */
	private ?Part_Draft $current = null;

	/** Parts so far. */
	private int $count = 0;

	/**
	 * What was odd or cut.
	 *
	 * @var array<string, true>
	 */
	private array $problems = [];

	/**
	 * Takes the bytes.
	 *
	 * @param Source $source Bytes.
	 * @param Limits $limits Limits.
	 */
	public function __construct( private readonly Source $source, private readonly Limits $limits ) {
		$this->lines = new Lines( $source );
	}

	/** Reads the whole. */
	public function read(): Part_Draft {
		$this->go_to_headers();
		$root = $this->draft( 0, 'text/plain' );
		$this->body( $root );
		while ( [] !== $this->open && $this->lines->go_to( $this->begin ) ) {
			$position = $this->lines->position();
			$found    = $this->delimiter( (string) $this->lines->next() );
			if ( null === $found ) {
				continue;
			}
			if ( $this->count >= $this->limits->parts ) {
				// The rest belongs to the last part: too long, but not lost.
				$this->problems['too-many-parts'] = true;
				break;
			}
			$this->part( $found[0], $found[1], $position );
		}
		if ( [] !== $this->open ) {
			$this->problems['no-end'] = true;
		}
		foreach ( [ $this->current ?? $root, ...$this->open ] as $part ) {
			$part->end = $this->source->size();
		}
		return $root;
	}

	/**
	 * What was odd or cut.
	 *
	 * @return list<string>
	 */
	public function problems(): array {
		return array_keys( $this->problems );
	}

	/** Goes on to the first header: past the line of an mbox, a byte order mark, empty lines. */
	private function go_to_headers(): void {
		if ( "\xEF\xBB\xBF" === $this->source->read( 0, 3 ) ) {
			$this->lines->go( 3 );
		}
		$begin = $this->lines->position();
		for ( $number = 0; $number < self::LEADING_LINES; $number++ ) {
			$position = $this->lines->position();
			$line     = $this->lines->next();
			if ( null === $line ) {
				break;
			}
			if ( '' !== trim( $line ) && 1 !== preg_match( self::MBOX, $line ) ) {
				$this->lines->go( Headers::is_field( $line ) ? $position : $begin );
				return;
			}
		}
		$this->lines->go( $begin );
	}

	/**
	 * Reads headers.
	 *
	 * @param int    $depth   Parts that the part lies within.
	 * @param string $default Type of a part that names none.
	 */
	private function draft( int $depth, string $default ): Part_Draft {
		$headers = new Headers( $this->limits->header_bytes );
		for ( $number = 0; $number < self::MOST_LINES; $number++ ) {
			$position = $this->lines->position();
			$is_rest  = $this->lines->is_within();
			$line     = $this->lines->next();
			if ( null === $line || ( '' === $line && ! $is_rest ) ) {
				break;
			}
			if ( 0 === $depth && 1 === preg_match( self::MBOX, $line ) ) {
				continue;
			}
			if ( $is_rest ) {
				$headers->go_on( $line );
				continue;
			}
			if ( null !== $this->delimiter( $line ) || ( 1 !== strspn( $line, " \t", 0, 1 ) && ! Headers::is_field( $line ) && ! $this->go_on() ) ) {
				// The empty line is missing.
				$this->lines->go( $position );
				break;
			}
			$headers->add( $line );
		}
		if ( $headers->is_cut() ) {
			$this->problems['headers-cut'] = true;
		}
		++$this->count;
		$this->current        = new Part_Draft( $headers, $depth, $default );
		$this->current->start = $this->lines->position();
		return $this->current;
	}

	/**
	 * Whether headers go on after a line that is none; leaves the lines where they are.
	 */
	private function go_on(): bool {
		$position = $this->lines->position();
		$goes_on  = false;
		if ( ++$this->faults > self::MOST_FAULTS ) {
			return false;
		}
		for ( $number = 0; $number < 10 && ! $goes_on; $number++ ) {
			$line = $this->lines->next();
			if ( null === $line || '' === $line ) {
				break;
			}
			$goes_on = 1 === preg_match( '/^(?:from|to|cc|bcc|subject|date|message-id|mime-version|content-[a-z-]+|x-[a-z0-9-]+|received|reply-to|return-path|references|in-reply-to|sender|list-[a-z-]+|delivered-to|dkim-signature|thread-[a-z]+|user-agent|importance|precedence)[ \t]*:/i', $line );
		}
		$this->lines->go( $position );
		$this->problems['header-line'] = true;
		return $goes_on;
	}

	/**
	 * Opens a part whose headers were read, if it has parts.
	 *
	 * @param Part_Draft $draft Part.
	 */
	private function body( Part_Draft $draft ): void {
		if ( ! str_starts_with( $draft->type(), 'multipart/' ) ) {
			return;
		}
		if ( count( $this->open ) >= $this->limits->depth ) {
			$this->problems['too-deep'] = true;
			return;
		}
		$boundary = $this->boundary_of( $draft );
		if ( '' === $boundary ) {
			$this->problems['no-boundary'] = true;
			return;
		}
		$this->open[]       = $draft;
		$this->boundaries[] = $boundary;
		$this->look_for_boundaries();
	}

	/**
	 * The boundary that parts a part's body: the one that its header names, or one that plainly stands in its place.
	 *
	 * @param Part_Draft $draft Part.
	 */
	private function boundary_of( Part_Draft $draft ): string {
		$named = $draft->boundary();
		$begin = $this->source->read( $draft->start, 65536 );
		if ( '' !== $named && ( strlen( $begin ) === 65536 || str_contains( $begin, '--' . $named ) ) ) {
			return $named;
		}
		$is_found = 1 === preg_match( '/^--([^\r\n]{1,200}?)[ \t]*\r?[\n\r]\s{0,4}Content-[A-Za-z-]+[ \t]*:/m', $begin, $found )
			|| ( 1 === preg_match( '/^--([^\r\n]{1,200}?)[ \t]*\r?$/m', $begin, $found ) && str_contains( $begin, "--$found[1]--" ) );
		if ( $is_found && ! in_array( $found[1], $this->boundaries, true ) && ! in_array( (string) preg_replace( '/--$/', '', $found[1] ), $this->boundaries, true ) ) {
			$this->problems['other-boundary'] = true;
			return $found[1];
		}
		return $named;
	}

	/** Looks for the lines that part those that are open. */
	private function look_for_boundaries(): void {
		$this->levels = array_flip( $this->boundaries );
		$common       = $this->boundaries[0] ?? '';
		foreach ( $this->boundaries as $boundary ) {
			$common = substr( $common, 0, strspn( $common ^ $boundary, "\0" ) );
		}
		$this->begin = '--' . $common;
	}

	/**
	 * Which open multipart a line parts, and whether it ends it; null for any other line.
	 *
	 * @param string $line Line.
	 * @return array{int, bool}|null
	 */
	private function delimiter( string $line ): ?array {
		if ( ! str_starts_with( $line, '--' ) || [] === $this->open ) {
			return null;
		}
		$line = rtrim( substr( $line, 2 ) );
		$level = $this->levels[ $line ] ?? null;
		if ( null !== $level ) {
			return [ $level, false ];
		}
		$level = str_ends_with( $line, '--' ) ? $this->levels[ rtrim( substr( $line, 0, -2 ) ) ] ?? null : null;
		return null === $level ? null : [ $level, true ];
	}

	/**
	 * Begins the next part of a multipart, or ends it.
	 *
	 * @param int  $level    Which of those that are open.
	 * @param bool $is_last  Whether the line ends it.
	 * @param int  $position Where the line begins.
	 */
	private function part( int $level, bool $is_last, int $position ): void {
		if ( null !== $this->current ) {
			$this->current->end = $this->lines->end_before( $this->current->start, $position );
			$this->current      = null;
		}
		$parent = $this->open[ $level ];
		foreach ( array_slice( $this->open, $is_last ? $level : $level + 1 ) as $part ) {
			$part->end = $position;
		}
		$this->open       = array_slice( $this->open, 0, $is_last ? $level : $level + 1 );
		$this->boundaries = array_slice( $this->boundaries, 0, count( $this->open ) );
		$this->look_for_boundaries();
		if ( ! $is_last ) {
			$draft           = $this->draft( $level + 1, 'multipart/digest' === $parent->type() ? 'message/rfc822' : 'text/plain' );
			$parent->parts[] = $draft;
			$this->body( $draft );
		}
	}
}
