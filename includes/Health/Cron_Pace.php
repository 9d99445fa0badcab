<?php
/**
 * How often the site's schedule comes round.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Health;

use Switchboard\Foundation\Clock;

/**
 * Measures it: what a host says of its schedule, and what visitors make of it, are two things.
 */
final class Cron_Pace {

	private const OPTION = 'switchboard_cron_runs';

	/** Runs that are remembered. */
	private const RUNS = 11;

	/** Fewer say nothing. */
	private const LEAST = 4;

	/**
	 * Needs time.
	 *
	 * @param Clock $clock Clock.
	 */
	public function __construct( private readonly Clock $clock ) {
	}

	/**
	 * The schedule came round.
	 */
	public function note(): void {
		update_option( self::OPTION, array_slice( [ ...$this->runs(), $this->clock->now() ], -self::RUNS ), false );
	}

	/**
	 * Seconds from one run to the next, on average of the last ones.
	 *
	 * @return int|null Null until enough was seen.
	 */
	public function seconds(): ?int {
		$runs = $this->runs();
		return count( $runs ) < self::LEAST ? null : intdiv( (int) end( $runs ) - $runs[0], count( $runs ) - 1 );
	}

	/**
	 * The last runs.
	 *
	 * @return list<int> Seconds since 1970.
	 */
	private function runs(): array {
		return array_values( array_map( 'intval', (array) get_option( self::OPTION, [] ) ) );
	}
}
