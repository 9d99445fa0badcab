<?php
/**
 * The time.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation;

/**
 * Whole seconds in UTC; the only place that asks for the time, so that tests and the demo can set it.
 */
class Clock {

	/**
	 * Seconds since 1970, UTC.
	 */
	public function now(): int {
		return time();
	}

	/**
	 * RFC 3339 in UTC for the interface; null for "not set" (0).
	 *
	 * @param int $seconds Seconds since 1970, 0 for none.
	 */
	public static function to_rfc3339( int $seconds ): ?string {
		return 0 === $seconds ? null : gmdate( 'Y-m-d\TH:i:s\Z', $seconds );
	}

	/**
	 * Seconds from an RFC 3339 string; 0 for null or ''.
	 *
	 * @param string|null $time RFC 3339.
	 * @throws Problem When the text is no time.
	 */
	public static function from_rfc3339( ?string $time ): int {
		if ( null === $time || '' === $time ) {
			return 0;
		}
		$seconds = rest_parse_date( $time, true );
		if ( false === $seconds ) {
			throw Problem::invalid( 'time', __( 'This is not a valid time.', 'switchboard' ) );
		}
		return (int) $seconds;
	}
}
