<?php
/**
 * Work that must happen.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Jobs;

/**
 * One kind of job. A payload carries ids only, and running it twice does no harm.
 */
interface Job {

	/**
	 * Does the work.
	 *
	 * @param array<string, mixed> $payload What was given to Queue::add().
	 * @throws \Throwable To be tried again later.
	 */
	public function run( array $payload ): void;

	/**
	 * Seconds to wait before each further try; when they are used up the job is dead.
	 *
	 * @return list<int>
	 */
	public function delays(): array;

	/**
	 * Called after each failure, so that the thing concerned can show it.
	 *
	 * @param array<string, mixed> $payload     Payload.
	 * @param \Throwable           $error       Why.
	 * @param int                  $next_try_at Seconds since 1970; 0 when there will be none.
	 */
	public function failed( array $payload, \Throwable $error, int $next_try_at ): void;
}
