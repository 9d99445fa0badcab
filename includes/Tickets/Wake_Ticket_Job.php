<?php
/**
 * A snoozed ticket wakes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Jobs\Job;

/**
 * Brings a snoozed ticket back when it is due: on hold and pending ones are open again.
 */
final class Wake_Ticket_Job implements Job {

	/**
	 * Needs the verbs.
	 *
	 * @param Tickets           $verbs   Verbs.
	 * @param Ticket_Repository $tickets Tickets.
	 * @param Clock             $clock   Clock.
	 */
	public function __construct( private readonly Tickets $verbs, private readonly Ticket_Repository $tickets, private readonly Clock $clock ) {
	}

	/**
	 * Wakes it, if it is still due.
	 *
	 * @param array<string, mixed> $payload `ticket`.
	 */
	public function run( array $payload ): void {
		$ticket = $this->tickets->find( (int) $payload['ticket'] );
		if ( null === $ticket || 0 === $ticket->snoozed_until || $ticket->snoozed_until > $this->clock->now() ) {
			return;
		}
		$changes = [ 'snoozed_until' => 0 ];
		if ( in_array( $ticket->status, [ Status_Category::ON_HOLD, Status_Category::PENDING ], true ) ) {
			$changes['status'] = Status_Category::OPEN;
		}
		$this->verbs->change( $ticket->id, $changes, Actor::system() );
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
	 * Nothing to show: the ticket can be found among the snoozed ones.
	 *
	 * @param array<string, mixed> $payload     Payload.
	 * @param \Throwable           $error       Why.
	 * @param int                  $next_try_at Seconds.
	 */
	public function failed( array $payload, \Throwable $error, int $next_try_at ): void {
	}
}
