<?php
/**
 * A clock that is ahead.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Faults;

use Switchboard\Foundation\Clock;

/**
 * Says a time to come, so that no test waits for a lease to end.
 */
final class Later_Clock extends Clock {

	/**
	 * Starts.
	 *
	 * @param int $ahead Seconds.
	 */
	public function __construct( private readonly int $ahead ) {
	}

	/**
	 * Seconds since 1970, UTC.
	 */
	public function now(): int {
		return time() + $this->ahead;
	}
}
