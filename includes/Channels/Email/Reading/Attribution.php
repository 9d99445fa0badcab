<?php
/**
 * "On … wrote:".
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Recognises the line that introduces a quote, in any order (date first, name first) and wrapped over several lines.
 *
 * Words alone never suffice: a date or an address must stand in it too, or quoted text under it.
 */
final class Attribution {

	/**
	 * Over how many lines it may be wrapped, and how long it may be.
	 */
	private const LINES = 5;
	private const BYTES = 600;

	private const EMAIL = '[^\s<>()\[\]@,;:"]{1,128}@[^\s<>()\[\]@,;:"]{1,190}';
	/**
	 * A year, a date in digits or a time.
	 */
	private const MOMENT = '(?:\b(?:19|20)\d{2}(?!\d)|\b\d{1,2}[.\/-]\d{1,2}[.\/-]\d{2,4}|\b\d{1,2}[:.h]\d{2}\b)';

	/**
	 * Patterns made from the words, once.
	 */
	private string $on;
	private string $date_first;
	private string $ends;
	private string $before_name;
	private string $anywhere;
	private string $title;

	/**
	 * Makes the patterns.
	 */
	public function __construct() {
		$on          = Quote_Words::any_of( Quote_Words::ON );
		$wrote       = Quote_Words::any_of( Quote_Words::WROTE );
		$before_name = Quote_Words::any_of( Quote_Words::WROTE_BEFORE_NAME );

		$this->title       = '/[^\s-](\s{0,4}-{5,60}\s?(?:' . Quote_Words::any_of( Quote_Words::ORIGINAL ) . ')\s?-{5,60})\s*$/ui';
		$this->on          = '/^(?:' . $on . ')(?![\p{L}\p{M}])\D{0,60}\d/u';
		$this->date_first  = '/^[\p{Cf}"]{0,2}(?:\p{L}[\p{L}\p{M}]{0,14}\.?[,،]?\s{1,3}(?:(?:den|de|d\.)\s)?)?\d{1,4}(?:[.,\/:年-]|\s?\p{L}|\s)/u';
		$this->ends        = '/(?:^|[\s.,;>)\]"\'”»\p{Nd}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])(?:' . $wrote . '|' . $before_name . ')\s?(?:\(\p{L}{1,4}\)|\(-\p{L}{1,3}\)|\/\p{L}{1,3})?\s?[:：.]?$/ui';
		$this->before_name = '/[\s,;](?:' . $before_name . ')(?:\(a\)|\(-a\))?[\s:].{1,200}[:：]$/ui';
		$this->anywhere    = '/(?:^|[\s>)\]"])(?:' . $wrote . '|' . $before_name . ')(?![\p{L}\p{M}])/ui';
	}

	/**
	 * At which line an introduction begins that ends at the given one.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param int              $end   The line that may be its last.
	 * @return ?int The first line of it; null when there is none.
	 */
	public function starts_at( array $lines, int $end ): ?int {
		$line = $lines[ $end ]->text;
		if ( $lines[ $end ]->quoted || ! $this->may_end( $line ) ) {
			return null;
		}
		$is_over_quote = $this->is_over_quote( $lines, $end );
		$text          = '';
		$found         = null;
		for ( $start = $end; $start >= 0 && $start > $end - self::LINES; $start-- ) {
			$above = $lines[ $start ];
			if ( $above->quoted || '' === $above->text || strlen( $text ) + strlen( $above->text ) > self::BYTES ) {
				break;
			}
			$below = $text;
			$text  = self::joined( $above->text, $text );
			if ( ! $is_over_quote && 1 !== preg_match( '/[@\p{Nd}]|\svia\s/u', $text ) ) {
				continue;
			}
			$bare = self::bare( $text );
			if ( $this->is_dated_start( $bare ) && $this->is_anchored_attribution( $bare, $is_over_quote ) ) {
				$found = $start;
				if ( 1 === preg_match( $this->on, $bare ) ) {
					break;
				}
			} elseif ( ( '' === $below || $this->is_name_over_date( $above->text, $below ) ) && $this->is_named_attribution( $bare, $is_over_quote && '' === $below ) ) {
				$found = $start;
			}
		}
		return null === $found ? null : $this->with_name( $lines, $found );
	}

	/**
	 * The first line with the name that was wrapped away from its address.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param int              $start The line that begins with the address.
	 */
	private function with_name( array $lines, int $start ): int {
		$above = $lines[ $start - 1 ] ?? null;
		return null !== $above && ! $above->quoted && strlen( $above->text ) < 120 && 1 === preg_match( '/[<(\["]$/', $above->text ) ? $start - 1 : $start;
	}

	/**
	 * Whether a line with a name and its address goes on in the next one with the date.
	 *
	 * @param string $above The line.
	 * @param string $below What follows.
	 */
	private function is_name_over_date( string $above, string $below ): bool {
		return 1 === preg_match( '/[<(]$/', $above ) || ( 1 === preg_match( '/[<(]' . self::EMAIL . '/', $above ) && 1 !== preg_match( '/' . self::EMAIL . '/', $below ) );
	}

	/**
	 * Where an introduction begins within a line, behind a reply that ends on the same line.
	 *
	 * @param string $line The line.
	 * @return ?int The byte; null when there is none.
	 */
	public function offset_within( string $line ): ?int {
		if ( strlen( $line ) > self::BYTES || str_starts_with( ltrim( $line ), '>' ) ) {
			return null;
		}
		// "Sent from my Galaxy-------- Original message --------".
		if ( str_contains( $line, '-----' ) && mb_check_encoding( $line, 'UTF-8' ) && 1 === preg_match( $this->title, $line, $match, PREG_OFFSET_CAPTURE ) ) {
			return $match[1][1];
		}
		if ( ! str_contains( $line, 'On ' ) || 1 !== preg_match( '/[^\s-](?=[\s-])([\s-]{0,40}\bOn\s[^\n]{0,40}\d.{4,300}(?:wrote|sent):?[\s-]{0,40})$/s', $line, $match, PREG_OFFSET_CAPTURE ) ) {
			return null;
		}
		return 1 === preg_match( '/' . self::MOMENT . '|' . self::EMAIL . '/', $match[1][0] ) ? $match[1][1] : null;
	}

	/**
	 * Whether a line may be the last one of an introduction: most lines are not looked at twice.
	 *
	 * @param string $line The line.
	 */
	private function may_end( string $line ): bool {
		$line = rtrim( $line, " -*_\u{200F}" );
		return '' !== $line && strlen( $line ) <= self::BYTES
			&& ( str_ends_with( $line, ':' ) || str_ends_with( $line, '：' ) || str_ends_with( $line, '>' ) || 1 === preg_match( $this->ends, $line )
				|| 1 === preg_match( '/^\d{4}-\d\d-\d\d \d{1,2}:\d\d GMT/', $line ) || 1 === preg_match( '/^Posted by .{1,80} on \d/', $line ) );
	}

	/**
	 * Whether it begins as a date does, or as "On" and a date.
	 *
	 * @param string $text The text.
	 */
	private function is_dated_start( string $text ): bool {
		return 1 === preg_match( $this->on, $text ) || 1 === preg_match( $this->date_first, $text );
	}

	/**
	 * Of text that begins with a date: whether it goes on as an introduction.
	 *
	 * @param string $text          The text.
	 * @param bool   $is_over_quote Whether quoted text follows.
	 */
	private function is_anchored_attribution( string $text, bool $is_over_quote ): bool {
		$has_colon  = 1 === preg_match( '/[:：]$/u', $text );
		$has_email  = 1 === preg_match( '/' . self::EMAIL . '/', $text );
		$has_moment = 1 === preg_match( '/' . self::MOMENT . '/u', $text );
		if ( ! $has_email && ( ! $has_moment || 1 === preg_match( '/\p{Ll}{3}\.\s\p{Lu}/u', $text ) ) ) {
			return false;
		}
		if ( 1 === preg_match( $this->ends, $text ) ) {
			return $has_colon || $has_email || $is_over_quote || 1 === preg_match( '/[\p{Hangul}\p{Han}]$/u', $text ) || ( $has_moment && strlen( $text ) < 200 );
		}
		if ( $has_colon ) {
			return $is_over_quote
				|| ( $has_moment && 1 === preg_match( '/(?:[<(\[]|\bmailto:|\bby\s)[\p{Cf}]?' . self::EMAIL . '/u', $text ) )
				|| ( $has_email && 1 === preg_match( $this->anywhere, $text ) )
				|| 1 === preg_match( $this->before_name, $text );
		}
		return 1 === preg_match( '/^\d{4}([-\/])\d{1,2}\1\d{1,2}\s.{0,160}(?:<' . self::EMAIL . '>|GMT[+-]\d\d:?\d\d\s[\p{L} .\'-]{1,60})$/u', $text );
	}

	/**
	 * Of text that begins otherwise, mostly with a name: whether it is an introduction.
	 *
	 * @param string $text          The text.
	 * @param bool   $is_over_quote Whether quoted text follows.
	 */
	private function is_named_attribution( string $text, bool $is_over_quote ): bool {
		if ( 1 === preg_match( '/^Posted by .{1,80} on \d{1,4}[\/.-]\d{1,2}[\/.-]\d{1,4}$/', $text ) ) {
			return true;
		}
		if ( 1 !== preg_match( '/[:：]$/u', $text ) ) {
			return false;
		}
		$has_email = 1 === preg_match( '/' . self::EMAIL . '/', $text );
		if ( 1 === preg_match( $this->ends, $text ) ) {
			return $has_email || 1 === preg_match( '/^.{1,60}\svia\s.{1,60}$/u', $text ) || ( $is_over_quote && str_word_count( $text ) <= 8 && 1 !== preg_match( '/\b(?:said|says|sent)\s?:$/', $text ) )
				|| ( strlen( $text ) < 200 && 1 === preg_match( '/\p{Han}\s?(?:19|20)\d\d年|(?:19|20)\d\d年\d/u', $text ) );
		}
		if ( 1 === preg_match( '/^.{1,120}?\s(?:' . Quote_Words::any_of( [ ...Quote_Words::WROTE, ...Quote_Words::WROTE_BEFORE_NAME ] ) . ')\s.{0,12}.{0,40}?' . self::MOMENT . '.{0,30}[:：]$/ui', $text ) ) {
			return true;
		}
		if ( $has_email && 1 === preg_match( '/[<(\[]' . self::EMAIL . '[>)\]]/', $text ) && 1 === preg_match( '/\b(?:19|20)\d\d\b.{0,30}?\b\d{1,2}[:.]\d\d\b/u', $text ) ) {
			return strlen( $text ) < 240;
		}
		return $is_over_quote && strlen( $text ) < 240 && ( $has_email || 1 === preg_match( '/' . self::MOMENT . '/u', $text ) );
	}

	/**
	 * Whether quoted text follows a line, at most two empty ones between.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param int              $end   The line.
	 */
	private function is_over_quote( array $lines, int $end ): bool {
		for ( $next = $end + 1; $next <= $end + 3 && isset( $lines[ $next ] ); $next++ ) {
			if ( ! $lines[ $next ]->is_blank() ) {
				return $lines[ $next ]->quoted;
			}
		}
		return false;
	}

	/**
	 * A wrapped line with the one above it. An address goes on without a space.
	 *
	 * @param string $above The line above.
	 * @param string $text  What follows.
	 */
	private static function joined( string $above, string $text ): string {
		if ( '' === $text ) {
			return $above;
		}
		return str_ends_with( $above, '<' ) || str_ends_with( $above, '(' ) || 1 === preg_match( '/@[\w.-]+[=.-]$/', $above ) ? $above . $text : $above . ' ' . $text;
	}

	/**
	 * Without the dashes, stars and brackets that some programs put around it.
	 *
	 * @param string $text The text.
	 */
	private static function bare( string $text ): string {
		$text = (string) preg_replace( '/^[\s\-*_\[\x{2010}-\x{2015}]{0,60}|[\s\-*_\]\x{2010}-\x{2015}]{1,60}$/u', '', $text );
		return trim( (string) preg_replace( '/\s{2,}/u', ' ', $text ) );
	}
}
