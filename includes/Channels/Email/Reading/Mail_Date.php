<?php
/**
 * Dates of mails.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Reads what stands in a Date header: RFC 5322's form, older ones, and what programs have made up.
 */
final class Mail_Date {

	/** Names of zones => hours from UTC. A name that isn't here counts as UTC, as RFC 5322 wants it. */
	private const ZONES = [
		'ast'  => -4,
		'adt'  => -3,
		'est'  => -5,
		'edt'  => -4,
		'cst'  => -6,
		'cdt'  => -5,
		'mst'  => -7,
		'mdt'  => -6,
		'pst'  => -8,
		'pdt'  => -7,
		'akst' => -9,
		'akdt' => -8,
		'hst'  => -10,
		'bst'  => 1,
		'wet'  => 0,
		'west' => 1,
		'cet'  => 1,
		'met'  => 1,
		'mez'  => 1,
		'cest' => 2,
		'mest' => 2,
		'mesz' => 2,
		'eet'  => 2,
		'eest' => 3,
		'msk'  => 3,
		'msd'  => 4,
		'sast' => 2,
		'jst'  => 9,
		'kst'  => 9,
		'hkt'  => 8,
		'sgt'  => 8,
		'awst' => 8,
		'aest' => 10,
		'aedt' => 11,
		'nzst' => 12,
		'nzdt' => 13,
	];

	/** First letters of the months. */
	private const MONTHS = [ 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec' ];

	/** Clock and what may follow it. */
	private const TIME = '(?:T|,?\s+(?:at\s+)?)(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,]\d{1,9})?\s*([ap]\.?m\b\.?)?\s*(.*)$';

	/**
	 * Seconds since 1970; null for what is no date.
	 *
	 * @param string $value Value of the header.
	 */
	public static function parse( string $value ): ?int {
		$text = trim( (string) preg_replace( '/\([^()]{0,200}\)?/', ' ', Encoded_Words::decode( $value ) ), " \t\"'<>;," );
		$text = ltrim( str_replace( [ '<', '>', '"', '*', '=' ], '', substr( $text, 0, 200 ) ), ' .:' );
		// The weekday tells nothing, and is often missing or wrong.
		$text = (string) preg_replace( '/^[\p{L}.]{2,12}\s*,\s*|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s+/iu', '', $text );
		if ( 1 === preg_match( '/^(\d{1,2})(?:st|nd|rd|th)?[\s.-]*([a-z]{3})[a-z]*[\s.,-]*(\d{2,4})(?:' . self::TIME . '|$)/is', $text, $found ) ) {
			return self::at( (int) $found[3], self::month( $found[2] ), (int) $found[1], array_slice( $found, 4 ) );
		}
		if ( 1 === preg_match( '/^(\d{4})[-\/.](\d{1,2})[-\/.](\d{1,2})(?:' . self::TIME . '|$)/is', $text, $found ) ) {
			return self::at( (int) $found[1], (int) $found[2], (int) $found[3], array_slice( $found, 4 ) );
		}
		// C's asctime(): `Jan 2 03:04:05 2006`, with a zone before the year or after it.
		if ( 1 === preg_match( '/^([a-z]{3})[a-z]*\.?\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([a-z+-][a-z0-9+-]{1,6})\s+)?(\d{4})\s*(\S*)/i', $text, $found ) ) {
			return self::at( (int) $found[7], self::month( $found[1] ), (int) $found[2], [ $found[3], $found[4], $found[5], '', '' === $found[6] ? $found[8] : $found[6] ] );
		}
		if ( 1 === preg_match( '/^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:' . self::TIME . '|$)/is', $text, $found ) ) {
			return self::at( (int) $found[3], self::month( $found[1] ), (int) $found[2], array_slice( $found, 4 ) );
		}
		// The United States' order, unless it can't be.
		if ( 1 === preg_match( '/^(\d{1,2})([\/.-])(\d{1,2})\2(\d{2}|\d{4})(?:' . self::TIME . '|$)/is', $text, $found ) ) {
			$is_day_first = '/' !== $found[2] || (int) $found[1] > 12;
			return self::at( (int) $found[4], (int) $found[ $is_day_first ? 3 : 1 ], (int) $found[ $is_day_first ? 1 : 3 ], array_slice( $found, 5 ) );
		}
		return null;
	}

	/**
	 * The moment.
	 *
	 * @param int                $year  Year, perhaps of two digits.
	 * @param int                $month Month, 0 for none.
	 * @param int                $day   Day.
	 * @param array<int, string> $time  Hour, minute, second, half of the day, zone.
	 */
	private static function at( int $year, int $month, int $day, array $time ): ?int {
		$hour   = (int) ( $time[0] ?? 0 );
		$minute = (int) ( $time[1] ?? 0 );
		$second = (int) ( $time[2] ?? 0 );
		$half   = strtolower( $time[3] ?? '' );
		if ( $year < 1000 ) {
			$year += $year < 50 ? 2000 : 1900;
		}
		if ( $month < 1 || $month > 12 || $day < 1 || $day > 31 || $hour > 24 || $minute > 59 || $second > 60 ) {
			return null;
		}
		if ( '' !== $half && $hour <= 12 ) {
			$hour = $hour % 12 + ( str_starts_with( $half, 'p' ) ? 12 : 0 );
		}
		$moment = gmmktime( $hour, $minute, $second, $month, $day, $year );
		return false === $moment ? null : $moment - self::zone( trim( $time[4] ?? '' ) );
	}

	/**
	 * Seconds that a zone is ahead of UTC.
	 *
	 * @param string $zone Zone.
	 */
	private static function zone( string $zone ): int {
		if ( 1 === preg_match( '/^(?:gmt|utc?|z)?\s*([+-])\s*(\d{1,2}):?(\d{2})?(?!\d)/i', $zone, $found ) ) {
			$digits  = $found[2] . ( $found[3] ?? '' );
			$seconds = strlen( $digits ) < 3 ? 3600 * (int) $digits : 3600 * (int) substr( $digits, 0, -2 ) + 60 * (int) substr( $digits, -2 );
			return '-' === $found[1] ? -$seconds : $seconds;
		}
		$name = strtolower( (string) preg_replace( '/[^a-z].*$/is', '', $zone ) );
		return 3600 * ( self::ZONES[ $name ] ?? 0 );
	}

	/**
	 * A month's number; 0 for none.
	 *
	 * @param string $name First three letters.
	 */
	private static function month( string $name ): int {
		$found = array_search( strtolower( $name ), self::MONTHS, true );
		return false === $found ? 0 : $found + 1;
	}
}
