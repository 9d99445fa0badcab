<?php
/**
 * The job that fetches mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Jobs\Job;

/**
 * Fetches a connection's mail, and arranges the next time. Running it twice does no harm: one of them finds the other at it.
 */
final class Fetch_Job implements Job {

	/** Seconds of a run. */
	private const SECONDS = 15;

	/** Seconds where somebody waits for the process: on a server that can't go on after its answer, a screen's poll is such a one. */
	private const SHORT_SECONDS = 4;

	/**
	 * Needs who fetches and who knows when.
	 *
	 * @param Fetch          $fetch    Fetches.
	 * @param Fetch_Schedule $schedule Knows when.
	 * @param Mail_Alarm     $alarm    Tells when mail stands still.
	 */
	public function __construct( private readonly Fetch $fetch, private readonly Fetch_Schedule $schedule, private readonly Mail_Alarm $alarm ) {
	}

	/**
	 * Fetches.
	 *
	 * @param array<string, mixed> $payload `connection`, and how many times in a row it failed before in `failures`.
	 */
	public function run( array $payload ): void {
		$id       = (int) ( $payload['connection'] ?? 0 );
		$failures = (int) ( $payload['failures'] ?? 0 );
		$can_wait = 'cli' === PHP_SAPI || wp_doing_cron() || wp_doing_ajax() || function_exists( 'fastcgi_finish_request' ) || function_exists( 'litespeed_finish_request' );
		try {
			$result = $this->fetch->run( $id, $can_wait ? self::SECONDS : self::SHORT_SECONDS );
		} catch ( Superseded ) {
			$result = null;
		}
		$this->schedule->move_on( $id, $result, $failures );
		$this->alarm->watch();
	}

	/**
	 * What a server does wrong is no failure of the job; this is for a database that is away.
	 *
	 * @return list<int>
	 */
	public function delays(): array {
		return [ 60, 120, 300, 600, 600, 600, 600, 600, 600, 600 ];
	}

	/**
	 * The schedule brings a job back that was given up.
	 *
	 * @param array<string, mixed> $payload     Payload.
	 * @param \Throwable           $error       Why.
	 * @param int                  $next_try_at When it is tried again.
	 */
	public function failed( array $payload, \Throwable $error, int $next_try_at ): void {
	}
}
