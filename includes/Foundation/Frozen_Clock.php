<?php
/**
 * A clock that is set by hand.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation;

/**
 * Says the time it was given: for imports, the demo and tests.
 */
final class Frozen_Clock extends Clock {

	/**
	 * Starts at a time.
	 *
	 * @param int $now Seconds since 1970, UTC.
	 */
	public function __construct( private int $now ) {
	}

	/**
	 * Seconds since 1970, UTC.
	 */
	public function now(): int {
		return $this->now;
	}

	/**
	 * Sets the time.
	 *
	 * @param int $now Seconds since 1970, UTC.
	 */
	public function set( int $now ): void {
		$this->now = $now;
	}
}
