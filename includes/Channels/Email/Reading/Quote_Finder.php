<?php
/**
 * What of a mail is quoted.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Decides line by line what is folded away. Plain text and HTML are judged by the same rules.
 */
final class Quote_Finder {

	/**
	 * Quoted lines without an introduction at the top of a mail, from which on they are more than a pointed citation.
	 */
	private const LONG_QUOTE = 12;

	/**
	 * Asks the recognisers.
	 */
	public function __construct( private readonly Line_Kinds $kinds, private readonly Signature $signature, private readonly Reply_Words $words ) {
	}

	/**
	 * Which lines are folded away.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @return list<bool> One for each line; none true when all is shown.
	 */
	public function folded( array $lines ): array {
		$kinds  = $this->kinds->of( $lines );
		$shown  = $this->shown( $lines, $kinds );
		$hidden = array_diff_key( $kinds, array_flip( $shown ) );
		if ( [] === array_diff( $hidden, [ Line_Kinds::BLANK ] ) || ! $this->words->says_something( $lines, $kinds, $shown ) || $this->words->points_into_quote( $lines, $shown ) ) {
			return array_fill( 0, count( $lines ), false );
		}
		return array_map( static fn ( int $i ): bool => isset( $hidden[ $i ] ), array_keys( $lines ) );
	}

	/**
	 * Which lines are the reply.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param list<string>     $kinds Their kinds.
	 * @return list<int>
	 */
	private function shown( array $lines, array $kinds ): array {
		$end = $this->end_of_reply( $lines, $kinds );
		if ( null === $end ) {
			return array_keys( $lines );
		}
		$parts   = $this->parts( $lines, $kinds, $end );
		$is_list = $this->is_point_by_point( $parts );
		$parts   = $this->without_tail( $lines, $kinds, $parts );
		$parts   = $is_list ? $parts : $this->without_quote( $lines, $kinds, $parts );
		$shown   = [];
		foreach ( $parts as [ , $from, $to ] ) {
			array_push( $shown, ...range( $from, $to - 1 ) );
		}
		return $shown;
	}

	/**
	 * From which line on all is an older mail.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param list<string>     $kinds Their kinds.
	 * @return ?int The number of lines that have to be looked at further; null when nothing may be folded.
	 */
	private function end_of_reply( array $lines, array $kinds ): ?int {
		$count    = count( $kinds );
		$has_text = false;
		for ( $i = 0; $i < $count; $i++ ) {
			$kind = $kinds[ $i ];
			if ( Line_Kinds::FORWARD === $kind ) {
				return null;
			}
			if ( Line_Kinds::TEXT === $kind ) {
				$has_text = $has_text || ! $this->signature->is_sent_from( $lines[ $i ]->text );
			}
			if ( Line_Kinds::OLD_MAIL === $kind || ( Line_Kinds::INTRO === $kind && ! $this->leads_to_quote( $kinds, $i ) ) ) {
				if ( $has_text ) {
					return $i;
				}
				while ( $i + 1 < $count && $kinds[ $i + 1 ] === $kind ) {
					++$i;
				}
			}
		}
		return $count;
	}

	/**
	 * Runs of the sender's words and of quoted ones; an introduction belongs to its quote.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param list<string>     $kinds Their kinds.
	 * @param int              $end   Where to stop.
	 * @return list<array{string, int, int}> Kind, first line, line after the last.
	 */
	private function parts( array $lines, array $kinds, int $end ): array {
		$parts = [];
		for ( $i = 0; $i < $end; $i++ ) {
			$kind = match ( $kinds[ $i ] ) {
				Line_Kinds::QUOTED, Line_Kinds::INTRO => Line_Kinds::QUOTED,
				Line_Kinds::BLANK => null,
				default => Line_Kinds::TEXT,
			};
			$part = array_pop( $parts );
			if ( Line_Kinds::TEXT === $kind && null !== $part && Line_Kinds::QUOTED === $part[0] && $this->is_wrapped_quote( $lines, $kinds, $i, $end ) ) {
				$kind = Line_Kinds::QUOTED;
			}
			$is_new = Line_Kinds::INTRO === $kinds[ $i ] && Line_Kinds::INTRO !== ( $kinds[ $i - 1 ] ?? '' );
			if ( null === $part ) {
				$parts[] = [ $kind ?? Line_Kinds::TEXT, $i, $i + 1 ];
			} elseif ( null === $kind || ( $kind === $part[0] && ! $is_new ) ) {
				$parts[] = [ $part[0], $part[1], $i + 1 ];
			} else {
				array_push( $parts, $part, [ $kind, $i, $i + 1 ] );
			}
		}
		return $parts;
	}

	/**
	 * The parts without what stands under the reply: quotes and signatures, in any order.
	 *
	 * @param list<Quote_Line>              $lines The lines.
	 * @param list<string>                  $kinds Their kinds.
	 * @param list<array{string, int, int}> $parts The parts.
	 * @return list<array{string, int, int}>
	 */
	private function without_tail( array $lines, array $kinds, array $parts ): array {
		$had_intro = false;
		while ( [] !== $parts ) {
			[ $kind, $from, $to ] = array_pop( $parts );
			if ( Line_Kinds::QUOTED === $kind ) {
				if ( [] === $parts || $had_intro || $this->is_announced( $lines, $kinds, $from ) ) {
					$parts[] = [ $kind, $from, $to ];
					break;
				}
				$had_intro = Line_Kinds::INTRO === $kinds[ $from ];
				continue;
			}
			// A rule above a quote belongs to the quote; one that ends a mail is the sender's.
			$loose = $to < count( $kinds ) ? [ Line_Kinds::BLANK, Line_Kinds::RULE ] : [ Line_Kinds::BLANK ];
			$kept  = $this->without_loose( $kinds, $loose, $from, $to );
			$kept  = $this->without_loose( $kinds, $loose, $from, $from + $this->signature->starts_at( array_slice( $lines, $from, $kept - $from ) ) );
			if ( $kept > $from ) {
				$parts[] = [ $kind, $from, $kept ];
				break;
			}
		}
		return $parts;
	}

	/**
	 * Where a part ends without the lines at its end that say nothing.
	 *
	 * @param list<string> $kinds The kinds.
	 * @param list<string> $loose Which kinds say nothing.
	 * @param int          $from  Its first line.
	 * @param int          $to    The line after its last.
	 */
	private function without_loose( array $kinds, array $loose, int $from, int $to ): int {
		while ( $to > $from && in_array( $kinds[ $to - 1 ], $loose, true ) ) {
			--$to;
		}
		return $to;
	}

	/**
	 * The parts without one whole quote above or amid the reply, unless it is a pointed citation.
	 *
	 * @param list<Quote_Line>              $lines The lines.
	 * @param list<string>                  $kinds Their kinds.
	 * @param list<array{string, int, int}> $parts The parts.
	 * @return list<array{string, int, int}>
	 */
	private function without_quote( array $lines, array $kinds, array $parts ): array {
		$quotes = array_keys( array_filter( $parts, static fn ( array $part ): bool => Line_Kinds::QUOTED === $part[0] ) );
		if ( 1 !== count( $quotes ) || 1 === count( $parts ) ) {
			return $parts;
		}
		$at              = $quotes[0];
		[ , $from, $to ] = $parts[ $at ];
		$is_long         = $to - $from >= self::LONG_QUOTE;
		$has_intro       = Line_Kinds::INTRO === $kinds[ $from ];
		$is_above        = 0 === $at;
		if ( $is_above ? ( $has_intro || $is_long ) : ( $has_intro && ( $is_long || $this->words->only_closes( $lines, $parts, $at ) ) ) ) {
			unset( $parts[ $at ] );
		}
		return array_values( $parts );
	}

	/**
	 * Whether the sender's words stand between quotes: then these are answered one after another and belong to the reply.
	 *
	 * @param list<array{string, int, int}> $parts The parts.
	 */
	private function is_point_by_point( array $parts ): bool {
		$kinds = implode( '', array_column( $parts, 0 ) );
		return str_contains( $kinds, Line_Kinds::QUOTED . Line_Kinds::TEXT . Line_Kinds::QUOTED );
	}

	/**
	 * Whether quoted lines follow an introduction.
	 *
	 * @param list<string> $kinds The kinds.
	 * @param int          $i     A line of the introduction.
	 */
	private function leads_to_quote( array $kinds, int $i ): bool {
		$count = count( $kinds );
		while ( $i < $count && in_array( $kinds[ $i ], [ Line_Kinds::INTRO, Line_Kinds::BLANK ], true ) ) {
			++$i;
		}
		return $i < $count && Line_Kinds::QUOTED === $kinds[ $i ];
	}

	/**
	 * Whether an unquoted line amid quoted ones is the rest of a line that was too long.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param list<string>     $kinds Their kinds.
	 * @param int              $i     The line.
	 * @param int              $end   Where the reply ends.
	 */
	private function is_wrapped_quote( array $lines, array $kinds, int $i, int $end ): bool {
		if ( Line_Kinds::QUOTED !== $kinds[ $i - 1 ] || $i + 1 >= $end || Line_Kinds::QUOTED !== $kinds[ $i + 1 ] ) {
			return false;
		}
		$above = $lines[ $i - 1 ]->text;
		return mb_strlen( $above, 'UTF-8' ) >= 62 || 1 === preg_match( '/[<(]https?:[^\s>)]*$/', $above ) || 1 === preg_match( '/^[<(]https?:[^\s]+[>)][\s>]*$/', $lines[ $i ]->text );
	}

	/**
	 * Whether the sender's own words announce quoted lines: "the steps:" and then lines that begin with ">".
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param list<string>     $kinds Their kinds.
	 * @param int              $from  The first quoted line.
	 */
	private function is_announced( array $lines, array $kinds, int $from ): bool {
		if ( Line_Kinds::INTRO === $kinds[ $from ] || Line_Kinds::TEXT !== ( $kinds[ $from - 1 ] ?? '' ) ) {
			return false;
		}
		return 1 === preg_match( '/[:：]$/u', $lines[ $from - 1 ]->text );
	}
}
