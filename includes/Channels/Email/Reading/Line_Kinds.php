<?php
/**
 * What each line of a mail is.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Gives each line one kind, without asking yet what becomes of it.
 */
final class Line_Kinds {

	/**
	 * What a line is.
	 */
	public const TEXT     = 't';
	public const BLANK    = ' ';
	public const QUOTED   = 'q';
	public const INTRO    = 'i';
	public const OLD_MAIL = 'o';
	public const FORWARD  = 'f';
	public const RULE     = 'r';

	/**
	 * The titles between dashes.
	 */
	private string $original;
	private string $forwarded;

	/**
	 * Makes the patterns.
	 */
	public function __construct( private readonly Attribution $attribution, private readonly Header_Block $header ) {
		$this->original  = '/^[*_\s]{0,4}(?:[-‐-―_=*]{1,60}\s?\[?|\[\s?)(?:' . Quote_Words::any_of( Quote_Words::ORIGINAL ) . ')\s?:?\s?(?:[-‐-―_=*\]]{1,60}.{0,4}|by\sdavid.{0,20})?$|^original message processed by\s|^[\W_]{0,20}(?:' . Quote_Words::any_of( Quote_Words::REPLY_ABOVE ) . ')[\W_]{0,20}$/ui';
		$this->forwarded = '/^[*_\s]{0,4}(?:[-‐-―_=*]{2,60}\s?(?:' . Quote_Words::any_of( Quote_Words::FORWARDED ) . ')(?:\s.{0,80})?\s?:?\s?[-‐-―_=*]{0,60}|(?:' . Quote_Words::any_of( Quote_Words::FORWARDED ) . ')\s?[:：])$/ui';
	}

	/**
	 * Each line's kind.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @return list<string>
	 */
	public function of( array $lines ): array {
		$kinds     = [];
		$is_fenced = false;
		$quoted    = 0;
		foreach ( $lines as $i => $line ) {
			$kinds[ $i ] = match ( true ) {
				$line->quoted => self::QUOTED,
				Quote_Line::BORDER === $line->role => self::OLD_MAIL,
				Quote_Line::INTRO === $line->role => self::INTRO,
				Quote_Line::FORWARD === $line->role => self::FORWARD,
				'' === $line->text, 'ᐧ' === $line->text => self::BLANK,
				default => self::TEXT,
			};
			if ( $line->quoted && ( 0 === $i || ! $lines[ $i - 1 ]->quoted ) && ! $this->is_within_quote( $lines, $i ) ) {
				$quoted = $this->quoted_introduction( $lines, $i );
			}
			if ( self::QUOTED === $kinds[ $i ] && $quoted-- > 0 ) {
				$kinds[ $i ] = self::INTRO;
			} elseif ( self::QUOTED === $kinds[ $i ] && $this->is_quoted_forward( $lines, $kinds, $i ) ) {
				$kinds[ $i ] = self::FORWARD;
			}
			if ( self::TEXT !== $kinds[ $i ] ) {
				continue;
			}
			if ( str_starts_with( $line->text, '```' ) ) {
				$is_fenced = ! $is_fenced && $this->closes( $lines, $i );
				continue;
			}
			if ( $is_fenced ) {
				continue;
			}
			if ( 1 === preg_match( '/^[-_=*‐-―~ ]{3,200}$/u', $line->text ) ) {
				$kinds[ $i ] = self::RULE;
			} elseif ( strlen( $line->text ) < 200 && 1 === preg_match( $this->original, $line->text ) ) {
				$kinds[ $i ] = self::OLD_MAIL;
			} elseif ( strlen( $line->text ) < 200 && 1 === preg_match( $this->forwarded, $line->text ) ) {
				$kinds[ $i ] = self::FORWARD;
			} else {
				$start = $this->attribution->starts_at( $lines, $i );
				if ( null !== $start ) {
					for ( $wrapped = $start; $wrapped <= $i; $wrapped++ ) {
						$kinds[ $wrapped ] = self::INTRO;
					}
				}
			}
		}
		return $this->with_headers( $lines, array_values( $kinds ) );
	}

	/**
	 * How many lines at the beginning of a quote introduce it: some programs quote the introduction too.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param int              $first The quote's first line.
	 */
	private function quoted_introduction( array $lines, int $first ): int {
		$plain = [];
		for ( $i = $first; $i < $first + 6 && isset( $lines[ $i ] ) && $lines[ $i ]->quoted; $i++ ) {
			$plain[] = new Quote_Line( $lines[ $i ]->text );
		}
		for ( $last = 0, $more = count( $plain ) - 1; $last < $more; $last++ ) {
			if ( 0 === $this->attribution->starts_at( $plain, $last ) ) {
				return $last + 1;
			}
		}
		return 0;
	}

	/**
	 * Whether a quoted line goes on with the quote above it: what introduces an older mail there is quoted itself.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param int              $i     The line.
	 */
	private function is_within_quote( array $lines, int $i ): bool {
		do {
			$above = $lines[ --$i ] ?? null;
		} while ( null !== $above && $above->is_blank() );
		return null !== $above && $above->quoted;
	}

	/**
	 * Whether a quote is a forwarded mail: Apple's program quotes the title too.
	 *
	 * @param list<Quote_Line>   $lines The lines.
	 * @param array<int, string> $kinds The kinds up to this line.
	 * @param int                $i     The line.
	 */
	private function is_quoted_forward( array $lines, array $kinds, int $i ): bool {
		for ( $above = $i - 1; $above >= 0 && $above > $i - 4 && '' === $lines[ $above ]->text; ) {
			--$above;
		}
		return ( $above < 0 || self::TEXT === $kinds[ $above ] ) && strlen( $lines[ $i ]->text ) < 200 && 1 === preg_match( $this->forwarded, $lines[ $i ]->text );
	}

	/**
	 * The kinds, with the headers of quoted mails marked.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param list<string>     $kinds The kinds so far.
	 * @return list<string>
	 */
	private function with_headers( array $lines, array $kinds ): array {
		for ( $i = 0, $count = count( $lines ); $i < $count; $i++ ) {
			if ( self::TEXT !== $kinds[ $i ] ) {
				continue;
			}
			$length = $this->header->length( $lines, $i );
			if ( 0 === $length && $this->is_short_header( $lines, $kinds, $i ) ) {
				$length = 1;
			}
			// "A message from your site:" and then a header: that is what the mail is about.
			$kind = $this->is_announced( $lines, $kinds, $i ) ? self::TEXT : self::OLD_MAIL;
			for ( $more = 0; $more < $length; $more++ ) {
				$kinds[ $i + $more ] = $kind;
			}
			$i += max( 0, $length - 1 );
		}
		return array_values( $kinds );
	}

	/**
	 * Whether a line that only names the sender is a whole header: it stands alone, or a rule is drawn above it.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param list<string>     $kinds Their kinds.
	 * @param int              $i     The line.
	 */
	private function is_short_header( array $lines, array $kinds, int $i ): bool {
		for ( $above = $i - 1; $above > 0 && $above > $i - 3 && self::BLANK === $kinds[ $above ]; ) {
			--$above;
		}
		if ( self::RULE === ( $kinds[ $above ] ?? '' ) && $this->header->is_sender( $lines[ $i ]->text ) ) {
			return true;
		}
		return $i > 0 && self::TEXT !== $kinds[ $i - 1 ] && isset( $lines[ $i + 1 ] ) && $lines[ $i + 1 ]->is_blank() && $this->header->is_lone_sender( $lines[ $i ]->text );
	}

	/**
	 * Whether the sender's last words above a line announce what follows.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param list<string>     $kinds Their kinds.
	 * @param int              $i     The line.
	 */
	private function is_announced( array $lines, array $kinds, int $i ): bool {
		for ( $above = $i - 1; $above >= 0 && $above > $i - 4 && self::BLANK === $kinds[ $above ]; ) {
			--$above;
		}
		return self::TEXT === ( $kinds[ $above ] ?? '' ) && 1 === preg_match( '/[:：]$/u', $lines[ $above ]->text );
	}

	/**
	 * Whether a fence of code that opens here is closed again.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param int              $open  The opening line.
	 */
	private function closes( array $lines, int $open ): bool {
		for ( $i = $open + 1; $i < $open + 400 && isset( $lines[ $i ] ); $i++ ) {
			if ( str_starts_with( $lines[ $i ]->text, '```' ) ) {
				return true;
			}
		}
		return false;
	}
}
