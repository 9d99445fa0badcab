<?php
/**
 * When things happened in the demo.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Demo;

/**
 * What is older than a day is told by days and hours of the shop's zone, what is fresh by minutes before now: a list looks alive
 * whenever the demo is made.
 */
final class Calendar {

	private readonly \DateTimeImmutable $today;

	/**
	 * Starts from the moment at which the demo is made.
	 *
	 * @param int           $now  Seconds since 1970.
	 * @param \DateTimeZone $zone The shop's.
	 */
	public function __construct( public readonly int $now, private readonly \DateTimeZone $zone ) {
		$this->today = ( new \DateTimeImmutable( "@$now" ) )->setTimezone( $zone )->setTime( 0, 0 );
	}

	/**
	 * Seconds of `90m` (minutes before now) or `2d 16:42` (days before today).
	 *
	 * @param string $when When.
	 */
	public function at( string $when ): int {
		if ( preg_match( '/^(\d+)m$/', $when, $found ) ) {
			return $this->now - (int) $found[1] * MINUTE_IN_SECONDS;
		}
		[ $days, $time ] = explode( 'd ', $when );
		[ $hour, $minute ] = array_map( 'intval', explode( ':', $time ) );
		return $this->today->modify( "-$days days" )->setTime( $hour, $minute )->getTimestamp();
	}

	/**
	 * The same time, or the next morning's when nobody is in the studio.
	 *
	 * @param int $at Seconds since 1970.
	 */
	public function at_work( int $at ): int {
		$time = ( new \DateTimeImmutable( "@$at" ) )->setTimezone( $this->zone );
		$hour = (int) $time->format( 'G' );
		if ( $hour >= 18 ) {
			$time = $time->modify( '+1 day' );
		}
		return ( $hour >= 18 || $hour < 9 ? $time->setTime( 9, (int) $time->format( 'i' ) ) : $time )->getTimestamp();
	}

	/**
	 * The day in so many days, as a date field has it.
	 *
	 * @param int $days Days.
	 */
	public function day_in( int $days ): string {
		return $this->today->modify( "+$days days" )->format( 'Y-m-d' );
	}
}
