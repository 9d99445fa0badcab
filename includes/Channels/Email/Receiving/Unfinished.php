<?php
/**
 * A mail to come back to.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

/**
 * Why a mail is not done with, and when it is its turn again.
 */
final class Unfinished {

	/** So many failed tries, and a person is told; it is tried once a day from then on. */
	public const MANY = 3;

	/**
	 * As in the table.
	 *
	 * @param string $key         Place::key().
	 * @param int    $attempts    How often it could not be fetched; 0 where that wasn't the mail's fault.
	 * @param string $reason      Why.
	 * @param int    $next_try_at Seconds since 1970.
	 */
	public function __construct( public readonly string $key, public readonly int $attempts, public readonly string $reason, public readonly int $next_try_at ) {
	}

	/**
	 * Seconds until the next try.
	 *
	 * @param int $attempts Failed tries.
	 */
	public static function delay( int $attempts ): int {
		return match ( true ) {
			0 === $attempts        => 10 * MINUTE_IN_SECONDS,
			$attempts < self::MANY => $attempts * MINUTE_IN_SECONDS,
			default                => DAY_IN_SECONDS,
		};
	}
}
