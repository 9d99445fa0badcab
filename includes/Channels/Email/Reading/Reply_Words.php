<?php
/**
 * What a reply's words tell of it.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Says of the words that would be left whether they are a reply of their own.
 */
final class Reply_Words {

	/**
	 * Bytes up to which a reply may be nothing but a pointer into the quote.
	 */
	private const SHORT_REPLY = 240;

	/**
	 * What such a pointer says, once it is asked for.
	 */
	private ?string $see_below = null;

	/**
	 * Whether what is left is a reply at all: a letter, a digit or a picture sign of the sender's own.
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param list<string>     $kinds Their kinds.
	 * @param list<int>        $shown Which ones are left.
	 */
	public function says_something( array $lines, array $kinds, array $shown ): bool {
		foreach ( $shown as $i ) {
			if ( in_array( $kinds[ $i ], [ Line_Kinds::TEXT, Line_Kinds::OLD_MAIL ], true ) && 1 === preg_match( '/[\p{L}\p{N}\p{So}]|[:;]-?[)(DP]/u', $lines[ $i ]->text ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether what is left only points to the rest: "see my answers below".
	 *
	 * @param list<Quote_Line> $lines The lines.
	 * @param list<int>        $shown Which ones are left.
	 */
	public function points_into_quote( array $lines, array $shown ): bool {
		$text = '';
		// Words below a quote are what it points to.
		if ( [] === $shown || count( $shown ) !== max( $shown ) - min( $shown ) + 1 ) {
			return false;
		}
		foreach ( $shown as $i ) {
			$text .= ' ' . $lines[ $i ]->text;
			if ( strlen( $text ) > self::SHORT_REPLY ) {
				return false;
			}
		}
		$this->see_below ??= '/(?<![\p{L}\p{M}])(?:' . Quote_Words::any_of( Quote_Words::SEE_BELOW ) . ')(?![\p{Latin}\p{Cyrillic}\p{Greek}])/ui';
		return 1 === preg_match( $this->see_below, $text );
	}

	/**
	 * Whether a reply stands above a quote and only its last words below.
	 *
	 * @param list<Quote_Line>              $lines The lines.
	 * @param list<array{string, int, int}> $parts The parts.
	 * @param int                           $at    The quote.
	 */
	public function only_closes( array $lines, array $parts, int $at ): bool {
		$text_of = static fn ( array $part ): array => array_values( array_filter( array_map( static fn ( Quote_Line $line ): string => $line->text, array_slice( $lines, $part[1], $part[2] - $part[1] ) ), static fn ( string $text ): bool => '' !== $text ) );
		$above   = $text_of( $parts[ $at - 1 ] ?? [ '', 0, 0 ] );
		$below   = $text_of( $parts[ $at + 1 ] ?? [ '', 0, 0 ] );
		// "Hello Anna," is not a reply yet.
		$is_greeting = 1 === count( $above ) && 1 === preg_match( '/^.{1,40}[,!:，！]$/u', $above[0] );
		return ! $is_greeting && count( $below ) <= 3 && strlen( implode( ' ', $below ) ) <= 160;
	}
}
