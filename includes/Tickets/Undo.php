<?php
/**
 * Taking back and trying again.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Problem;

/**
 * Cancels a reply before its delivery has begun, and hastens one that failed.
 */
final class Undo {

	/**
	 * Needs replies and their jobs.
	 *
	 * @param Database           $database Database.
	 * @param Ticket_Repository  $tickets  Tickets.
	 * @param Message_Repository $messages Messages.
	 * @param Event_Repository   $events   Events.
	 * @param Ticket_Writer      $changes  Writes changes.
	 * @param Queue              $queue    Jobs.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Ticket_Repository $tickets,
		private readonly Message_Repository $messages,
		private readonly Event_Repository $events,
		private readonly Ticket_Writer $changes,
		private readonly Queue $queue
	) {
	}

	/**
	 * Takes a reply back: its delivery is cancelled, and the status that it set is undone unless something happened since.
	 *
	 * @param int   $message_id Message.
	 * @param Actor $by         Who.
	 * @throws Problem 409 when it is on its way.
	 */
	public function cancel( int $message_id, Actor $by ): Ticket {
		return $this->database->transaction(
			function () use ( $message_id, $by ): Ticket {
				$message = $this->messages->find( $message_id );
				$ticket  = $message ? $this->tickets->lock( $message->ticket_id ) : null;
				if ( null === $message || null === $ticket ) {
					throw Problem::not_found( 'message' );
				}
				if ( ! $message->may_leave() || ! $this->queue->cancel( "deliver:$message_id" ) ) {
					throw new Problem( 'switchboard_already_sent', __( 'It is too late: this reply is on its way.', 'switchboard' ), 409 );
				}
				$this->messages->set_delivery(
					$message_id,
					[
						'delivery_state' => 'cancelled',
						'next_try_at'    => 0,
					]
				);
				return $this->changes->write( $ticket, $this->before( $ticket, $message_id ), $by, [ 'reply_cancelled' => [ 'message' => $message_id ] ] );
			}
		);
	}

	/**
	 * Sends a failed reply again, now.
	 *
	 * @param int $message_id Message.
	 * @throws Problem 409 when it didn't fail.
	 */
	public function retry( int $message_id ): void {
		$message = $this->messages->find( $message_id ) ?? throw Problem::not_found( 'message' );
		if ( ! $message->may_leave() || ! in_array( $message->delivery_state, [ 'failed', 'bounced' ], true ) ) {
			throw new Problem( 'switchboard_not_failed', __( 'This reply did not fail.', 'switchboard' ), 409 );
		}
		$this->database->transaction(
			function () use ( $message_id ): void {
				$this->messages->set_delivery( $message_id, [ 'delivery_state' => 'queued' ] );
				$this->queue->add( 'deliver_message', [ 'message' => $message_id ], 0, "deliver:$message_id" );
			}
		);
	}

	/**
	 * What the reply changed, as it was.
	 *
	 * @param Ticket $ticket     The ticket as locked.
	 * @param int    $message_id Message.
	 * @return array<string, int|string>
	 */
	private function before( Ticket $ticket, int $message_id ): array {
		$last = $this->events->of_ticket( $ticket->id, 10 );
		foreach ( $last as $event ) {
			if ( 'reply_added' === $event->name && ( $event->payload['message'] ?? 0 ) === $message_id ) {
				return (int) $event->payload['version'] === $ticket->version ? (array) $event->payload['before'] : [];
			}
		}
		return [];
	}
}
