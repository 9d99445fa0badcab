<?php
/**
 * A solved ticket is closed.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Jobs\Job;

/**
 * Closes a ticket that has stayed solved for its inbox's number of days.
 */
final class Close_Ticket_Job implements Job {

	/**
	 * Needs the verbs.
	 *
	 * @param Tickets           $verbs   Verbs.
	 * @param Ticket_Repository $tickets Tickets.
	 */
	public function __construct( private readonly Tickets $verbs, private readonly Ticket_Repository $tickets ) {
	}

	/**
	 * Closes it, if it is still solved.
	 *
	 * @param array<string, mixed> $payload `ticket`.
	 */
	public function run( array $payload ): void {
		$ticket = $this->tickets->find( (int) $payload['ticket'] );
		if ( $ticket && Status_Category::SOLVED === $ticket->status ) {
			$this->verbs->change( $ticket->id, [ 'status' => Status_Category::CLOSED ], Actor::system() );
		}
	}

	/**
	 * Tries again after a minute and an hour.
	 *
	 * @return list<int>
	 */
	public function delays(): array {
		return [ MINUTE_IN_SECONDS, HOUR_IN_SECONDS ];
	}

	/**
	 * Nothing to show: the ticket stays solved.
	 *
	 * @param array<string, mixed> $payload     Payload.
	 * @param \Throwable           $error       Why.
	 * @param int                  $next_try_at Seconds.
	 */
	public function failed( array $payload, \Throwable $error, int $next_try_at ): void {
	}
}
