<?php
/**
 * From, Sent, To, Subject.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Recognises the header of a quoted mail as Outlook and others write it into the text.
 */
final class Header_Block {

	/**
	 * How many lines it may have: a long list of recipients is wrapped.
	 */
	private const LINES = 40;

	/**
	 * Kinds by label.
	 *
	 * @var array<string, string>
	 */
	private array $kinds = [];
	/**
	 * Lines already read: each is looked at from above more than once.
	 *
	 * @var array<string, array{string, string}|null>
	 */
	private array $fields = [];

	/**
	 * Reads the labels.
	 */
	public function __construct() {
		foreach ( Quote_Words::HEADER as $kind => $labels ) {
			foreach ( Quote_Words::each( $labels ) as $label ) {
				// Some labels are From in one language and To in another: the first kind stays, blocks don't depend on it.
				$this->kinds[ $label ] ??= $kind;
			}
		}
	}

	/**
	 * How many lines of a header begin here.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param int              $start Where to look.
	 * @return int 0 for none.
	 */
	public function length( array $lines, int $start ): int {
		$first = $this->field( $lines[ $start ]->text );
		if ( null === $first ) {
			return $this->foreign_length( $lines, $start );
		}
		if ( in_array( $first[0], [ 'to', 'other' ], true ) || ( 'date' === $first[0] && 1 !== preg_match( '/\p{Nd}/u', $first[1] ) && '' !== $first[1] ) ) {
			return 0;
		}
		$quoted = $lines[ $start ]->quoted;
		$fields = [];
		$last   = $start;
		for ( $i = $start; $i < $start + self::LINES && isset( $lines[ $i ] ) && $lines[ $i ]->quoted === $quoted; $i++ ) {
			$text = $lines[ $i ]->text;
			if ( '' === $text ) {
				if ( $this->goes_on( $lines, $i, $fields ) ) {
					continue;
				}
				break;
			}
			$field = $this->field( $text );
			if ( null !== $field ) {
				if ( isset( $fields[ $field[0] ] ) && 'from' === $field[0] && $i > $start + 1 ) {
					// The same letter may be From and To ("De … A …"); a second From in earnest is another mail's.
					$field[0] = 'to';
				}
				$fields[ $field[0] ] ??= $field[1];
				$last                  = $i;
			} elseif ( $i - $last > 12 ) {
				break;
			}
		}
		return $this->is_header( $fields ) ? $last - $start + 1 + $this->wrapped_end( $lines, $last ) : 0;
	}

	/**
	 * What a header says.
	 *
	 * @param list<Quote_Line> $lines  The lines.
	 * @param int              $start  Where it begins.
	 * @param int              $length From length().
	 * @return array<string, string> Values of `from`, `date`, `to`, `subject`, as far as they are there.
	 */
	public function values( array $lines, int $start, int $length ): array {
		$values = [];
		foreach ( array_slice( $lines, $start, $length ) as $line ) {
			[ $kind, $value ] = $this->field( $line->text ) ?? [ '', '' ];
			if ( 'from' === $kind && isset( $values['from'] ) ) {
				$kind = 'to';
			}
			$values[ $kind ] ??= $value;
		}
		if ( ! isset( $values['from'] ) ) {
			// A language that isn't known: the sender stands first.
			$values['from'] = trim( (string) preg_replace( '/^[^:：]{0,60}[:：]/u', '', $lines[ $start ]->text ) );
		}
		unset( $values[''], $values['other'] );
		return $values;
	}

	/**
	 * The line after a header's last field, with the recipients that it may be wrapped over.
	 *
	 * @param list<Quote_Line> $lines  The lines.
	 * @param int              $start  Where it begins.
	 * @param int              $length From length().
	 */
	public function end( array $lines, int $start, int $length ): int {
		$end = $start + $length;
		while ( $end > $start + 1 && null === $this->field( $lines[ $end - 1 ]->text ) && ! str_contains( $lines[ $end - 1 ]->text, '@' ) ) {
			--$end;
		}
		return null === $this->field( $lines[ $start ]->text ) ? $start + $length : $end;
	}

	/**
	 * How many lines of a header in a language that is not known begin here: four fields, the first with a name and an address, the second with a date.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param int              $start Where to look.
	 */
	private function foreign_length( array $lines, int $start ): int {
		$field = '/^[*_]{0,2}[\p{L}\p{M}][\p{L}\p{M} .\/-]{0,24}[*_]{0,2}\s?[:：]/u';
		if ( ! str_contains( $lines[ $start ]->text, '@' ) || 1 !== preg_match( '/[:：][*_\s]{0,4}["\'\p{L}][^<\[@]{1,80}[<\[](?:mailto:)?[^\s<>@]{1,80}@[^\s<>@]{1,120}[>\]];?$/u', $lines[ $start ]->text ) ) {
			return 0;
		}
		for ( $i = $start; $i < $start + 4; $i++ ) {
			if ( ! isset( $lines[ $i ] ) || 1 !== preg_match( $field, $lines[ $i ]->text ) || ( $i === $start + 1 && 1 !== preg_match( '/\d{4}|\d[:.]\d\d/', $lines[ $i ]->text ) ) ) {
				return 0;
			}
		}
		return 4;
	}

	/**
	 * Whether one line alone names the sender of a quoted mail: "From: Name <address>", nothing else.
	 *
	 * @param string $text The line.
	 */
	public function is_lone_sender( string $text ): bool {
		if ( $this->is_one_line( $text ) ) {
			return true;
		}
		$field = $this->field( $text );
		return null !== $field && 'from' === $field[0] && 1 === preg_match( '/^[^<\[@]{2,80}[<\[](?:mailto:)?[^\s<>@\[\]]{1,80}@[^\s<>@\[\]]{1,120}[>\]](?:\s?<[^<>]{1,200}>)?$/u', $field[1] );
	}

	/**
	 * Whether all fields stand on one line.
	 *
	 * @param string $text The line.
	 */
	private function is_one_line( string $text ): bool {
		$text = substr( $text, 0, 600 );
		if ( null === $this->field( $text ) || substr_count( $text, ':' ) < 3 ) {
			return false;
		}
		preg_match_all( '/(?:^|\s)[*_]{0,2}(\p{L}[\p{L}\p{M}-]{0,20})[*_]{0,2}\s?:[\s*_]/u', mb_scrub( $text, 'UTF-8' ), $labels );
		$kinds = array_map( fn ( string $label ): string => $this->kinds[ mb_strtolower( $label, 'UTF-8' ) ] ?? '', $labels[1] );
		return str_contains( $text, '@' ) && [] === array_diff( [ 'from', 'date', 'subject' ], $kinds );
	}

	/**
	 * Whether a line names the sender of a quoted mail, whatever else stands on it.
	 *
	 * @param string $text The line.
	 */
	public function is_sender( string $text ): bool {
		$field = $this->field( $text );
		return null !== $field && 'from' === $field[0] && str_contains( $field[1], '@' );
	}

	/**
	 * A line's kind and value.
	 *
	 * @param string $text The line.
	 * @return array{string, string}|null
	 */
	private function field( string $text ): ?array {
		if ( ! array_key_exists( $text, $this->fields ) ) {
			if ( count( $this->fields ) > 500 ) {
				$this->fields = [];
			}
			$this->fields[ $text ] = $this->parsed( $text );
		}
		return $this->fields[ $text ];
	}

	/**
	 * Reads a line's kind and value.
	 *
	 * @param string $text The line.
	 * @return array{string, string}|null
	 */
	private function parsed( string $text ): ?array {
		if ( '' === $text || 1 !== preg_match( '/^[*_>|\s]{0,8}([^:：*\n@<]{1,44}?)[\s*_]{0,6}[:：][\s*_]{0,12}(.{0,400})/us', $text, $match ) ) {
			return null;
		}
		$kind = $this->kinds[ mb_strtolower( trim( (string) preg_replace( '/\s+/u', ' ', $match[1] ) ), 'UTF-8' ) ] ?? null;
		return null === $kind ? null : [ $kind, trim( $match[2], " \t*" ) ];
	}

	/**
	 * Whether an empty line stands amid a header: some phones put one between the fields.
	 *
	 * @param list<Quote_Line>      $lines  The lines.
	 * @param int                   $i      The empty line.
	 * @param array<string, string> $fields What is found so far.
	 */
	private function goes_on( array $lines, int $i, array $fields ): bool {
		for ( $next = $i + 1; $next <= $i + 2 && isset( $lines[ $next ] ); $next++ ) {
			if ( '' !== $lines[ $next ]->text ) {
				$field = $this->field( $lines[ $next ]->text );
				return null !== $field && ! isset( $fields[ $field[0] ] );
			}
		}
		return false;
	}

	/**
	 * Whether these fields make a header and not somebody's own list ("From: here, To: there").
	 *
	 * @param array<string, string> $fields Values by kind.
	 */
	private function is_header( array $fields ): bool {
		$from = $fields['from'] ?? null;
		$date = $fields['date'] ?? null;
		if ( null !== $date && '' !== $date && 1 !== preg_match( '/\p{Nd}{4}|\p{Nd}[:.h]\p{Nd}{2}|\p{Nd}[.\/-]\p{Nd}{1,2}[.\/-]\p{Nd}/u', $date ) ) {
			return false;
		}
		$count = count( array_diff_key( $fields, [ 'other' => 1 ] ) );
		$has_address = str_contains( (string) $from . ( $fields['to'] ?? '' ), '@' );
		if ( $count >= 3 ) {
			return ( null !== $date || null !== $from ) && ( isset( $fields['subject'] ) || ( null !== $date && $has_address ) );
		}
		return 2 === $count && null !== $date && $has_address;
	}

	/**
	 * How many lines the last field is wrapped over, besides its own: only recipients' addresses.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param int              $last  The last field's line.
	 */
	private function wrapped_end( array $lines, int $last ): int {
		$more = 0;
		while ( $more < 3 && isset( $lines[ $last + $more + 1 ] ) && '' !== $lines[ $last + $more + 1 ]->text ) {
			++$more;
		}
		return isset( $lines[ $last + $more + 1 ] ) && '' === $lines[ $last + $more + 1 ]->text ? $more : 0;
	}
}
