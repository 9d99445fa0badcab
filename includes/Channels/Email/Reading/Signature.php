<?php
/**
 * A signature under a reply.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Finds where a signature begins: only where a sign says so, never by guessing from names and numbers.
 */
final class Signature {

	/**
	 * How many lines may follow a sign: beneath "-- " more than beneath a mere rule.
	 */
	private const LINES       = 25;
	private const RULED_LINES = 8;

	/**
	 * Patterns made from the words, once.
	 */
	private string $begins;
	private string $ends;

	/**
	 * Makes the patterns.
	 */
	public function __construct() {
		$this->begins = '/^[\s<(\[*_~-]{0,6}(?:' . Quote_Words::any_of( Quote_Words::SENT_FROM ) . ')/ui';
		$this->ends   = '/(?:' . Quote_Words::any_of( Quote_Words::SENT_FROM_END ) . ')[\s.>)\]*_]{0,6}$/ui';
	}

	/**
	 * Where the reply ends.
	 *
	 * @param list<Quote_Line> $lines The lines of the reply.
	 * @return int The number of lines before the signature; all of them when there is none.
	 */
	public function starts_at( array $lines ): int {
		$end = $this->without_blank_lines( $lines, count( $lines ) );
		do {
			$before = $end;
			$end    = $this->sign( $lines, $end ) ?? $end;
			while ( $end > 0 && ( Quote_Line::SIGNATURE === $lines[ $end - 1 ]->role || $this->is_sent_from( $lines[ $end - 1 ]->text ) ) ) {
				--$end;
				$end = $this->without_blank_lines( $lines, $end );
			}
		} while ( $end < $before && $end > 0 );
		return $end;
	}

	/**
	 * Whether a phone or a program wrote this line.
	 *
	 * @param string $line The line.
	 */
	public function is_sent_from( string $line ): bool {
		if ( '' === $line || strlen( $line ) > 500 ) {
			return false;
		}
		$text = trim( (string) preg_replace( '/\[([^\]]{0,80})\]\([^)]{0,200}\)|[<(]?https?:\/\/\S{1,300}/u', '$1', $line ) );
		if ( mb_strlen( $text, 'UTF-8' ) > 140 ) {
			return false;
		}
		$is_one = 1 === preg_match( $this->begins, $text ) || ( mb_strlen( $text, 'UTF-8' ) <= 60 && 1 === preg_match( $this->ends, $text ) && 1 === preg_match( '/phone|pad|android|galaxy|samsung|huawei|mobil|outlook|mail|gerät|telefon|from mobile|手机|手機|iPod|BlackBerry/ui', $text ) );
		if ( ! $is_one ) {
			return false;
		}
		// "Sent from my desk, which is …" is a sentence; "…, please excuse any typos" is not.
		return 1 === preg_match( '/excuse|pardon|sorry|forgive|typo|brevity|entschuldig|kürze|tippfehler|disculp|excus|perdon/ui', $text )
			|| ( 1 !== preg_match( '/[,;]\s\p{L}+\s(?:is|are|was|so|and)\b|\b(?:is|was|are|wurde)\s(?:much|not|the|a)\b|[?!]$/u', $text ) && count( (array) preg_split( '/\s+/u', $text ) ) <= 14 );
	}

	/**
	 * Where a line of two dashes or a rule of underscores begins the end.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param int              $end   Where they end.
	 */
	private function sign( array $lines, int $end ): ?int {
		for ( $i = $end - 1, $below = 0, $blank = 0, $is_terse = true; $i >= 0 && $below <= self::LINES && $i > $end - 60; $i-- ) {
			$text = $lines[ $i ]->text;
			if ( $lines[ $i ]->quoted ) {
				return null;
			}
			if ( '--' === $text || '— —' === $text || ( '---' === $text && 0 === $blank && $below <= self::RULED_LINES ) ) {
				return $this->without_blank_lines( $lines, $i );
			}
			if ( $below > 0 && $below <= self::RULED_LINES && ( 0 === $blank || $is_terse ) && 1 === preg_match( '/^_{2,100}$/', $text ) ) {
				return $this->without_blank_lines( $lines, $i );
			}
			if ( '' === $text ) {
				++$blank;
			} else {
				++$below;
				// A name and a town, not a sentence.
				$is_terse = $is_terse && $below <= 5 && mb_strlen( $text, 'UTF-8' ) <= 60 && 1 !== preg_match( '/[.!?…:,;]$/u', $text );
			}
		}
		return null;
	}

	/**
	 * The end without the empty lines before it.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param int              $end   Where they end.
	 */
	private function without_blank_lines( array $lines, int $end ): int {
		while ( $end > 0 && $lines[ $end - 1 ]->is_blank() ) {
			--$end;
		}
		return $end;
	}
}
