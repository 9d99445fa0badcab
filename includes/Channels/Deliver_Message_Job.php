<?php
/**
 * Delivers a reply.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Foundation\Jobs\Job;

/**
 * `deliver_message` {message}: tried again after 1, 5 and 30 minutes, 2 and 6 hours; then the agent sees that it failed.
 */
final class Deliver_Message_Job implements Job {

	/**
	 * Needs the way out.
	 *
	 * @param Outbound $outbound Way out.
	 */
	public function __construct( private readonly Outbound $outbound ) {
	}

	/**
	 * Delivers.
	 *
	 * @param array<string, mixed> $payload `message`.
	 * @throws \Throwable To be tried again.
	 */
	public function run( array $payload ): void {
		$this->outbound->deliver( (int) ( $payload['message'] ?? 0 ) );
	}

	/**
	 * Seconds before each further try.
	 *
	 * @return list<int>
	 */
	public function delays(): array {
		return [ MINUTE_IN_SECONDS, 5 * MINUTE_IN_SECONDS, 30 * MINUTE_IN_SECONDS, 2 * HOUR_IN_SECONDS, 6 * HOUR_IN_SECONDS ];
	}

	/**
	 * Shows the failure on the message.
	 *
	 * @param array<string, mixed> $payload     `message`.
	 * @param \Throwable           $error       Why.
	 * @param int                  $next_try_at Seconds since 1970, 0 for none.
	 */
	public function failed( array $payload, \Throwable $error, int $next_try_at ): void {
		$this->outbound->failed( (int) ( $payload['message'] ?? 0 ), $error->getMessage(), $next_try_at );
	}
}
