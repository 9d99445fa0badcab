<?php
/**
 * The one way a ticket's row changes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Events;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Inboxes\Inbox_Repository;

/**
 * Writes a change, its events and the jobs that must follow into the caller's transaction, and wakes listeners after it.
 */
final class Ticket_Writer {

	/** Events that somebody is told of; the listener of the job decides who. */
	private const NOTABLE = [ 'ticket_opened', 'message_received', 'ticket_assigned', 'note_added', 'status_changed' ];

	/**
	 * Needs what a change touches.
	 *
	 * @param Database          $database Database.
	 * @param Ticket_Repository $tickets  Tickets.
	 * @param Event_Repository  $events   Events.
	 * @param Inbox_Repository  $inboxes  Inboxes.
	 * @param Queue             $queue    Jobs.
	 * @param Clock             $clock    Clock.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Ticket_Repository $tickets,
		private readonly Event_Repository $events,
		private readonly Inbox_Repository $inboxes,
		private readonly Queue $queue,
		private readonly Clock $clock
	) {
	}

	/**
	 * Writes columns and events of a locked ticket. What a column change means is written as an event of its own.
	 *
	 * @param Ticket                               $before  The ticket as locked.
	 * @param array<string, int|string>            $columns Changed columns; those that don't differ are left out.
	 * @param Actor                                $actor   Who.
	 * @param array<string, array<string, mixed>>  $events  Further events: payload by name.
	 */
	public function write( Ticket $before, array $columns, Actor $actor, array $events = [] ): Ticket {
		$columns = array_filter( $columns, static fn( mixed $value, string $column ): bool => $value !== $before->$column, ARRAY_FILTER_USE_BOTH );
		if ( ! $columns && ! $events ) {
			return $before;
		}
		$after = $this->tickets->save( $before, $columns );
		foreach ( $events + self::changes( $before, $after ) as $name => $payload ) {
			$this->tell( $after, $name, $actor, $payload );
		}
		$this->plan( $before, $after );
		$this->wake( $before, $after );
		return $after;
	}

	/**
	 * Writes an event, with the job that tells people where somebody wants to know.
	 *
	 * @param Ticket               $ticket  Ticket after it.
	 * @param string               $name    Name.
	 * @param Actor                $actor   Who.
	 * @param array<string, mixed> $payload Payload.
	 */
	public function tell( Ticket $ticket, string $name, Actor $actor, array $payload = [] ): void {
		$id = $this->events->add( $ticket, $name, $actor, $payload );
		if ( $this->is_notable( $ticket, $name, $payload ) ) {
			$this->queue->add( 'notify', [ 'event' => $id ], 0, "notify:$id" );
		}
		$this->database->after_commit( static fn() => Events::ticket_changed( $ticket->id, $name ) );
	}

	/**
	 * Whether anybody is told.
	 *
	 * @param Ticket               $ticket  Ticket.
	 * @param string               $name    Event.
	 * @param array<string, mixed> $payload Payload.
	 */
	private function is_notable( Ticket $ticket, string $name, array $payload ): bool {
		if ( in_array( $ticket->status, Status_Category::ASIDE, true ) || ! in_array( $name, self::NOTABLE, true ) ) {
			return false;
		}
		return match ( $name ) {
			'note_added'      => (bool) ( $payload['mentions'] ?? [] ),
			'ticket_assigned' => (bool) $payload['to'],
			'status_changed'  => Status_Category::SOLVED === $payload['to'],
			default           => true,
		};
	}

	/**
	 * Events of changed columns.
	 *
	 * @param Ticket $before Ticket before.
	 * @param Ticket $after  Ticket after.
	 * @return array<string, array<string, mixed>>
	 */
	private static function changes( Ticket $before, Ticket $after ): array {
		$names   = [
			'assignee_id'      => 'ticket_assigned',
			'team_id'          => 'team_changed',
			'inbox_id'         => 'inbox_changed',
			'priority'         => 'priority_changed',
			'custom_status_id' => 'custom_status_changed',
			'due_at'           => 'due_changed',
			'snoozed_until'    => $after->snoozed_until ? 'ticket_snoozed' : 'ticket_woken',
			'contact_id'       => 'requester_changed',
			// The old subject isn't kept in events: personal text never is.
			'subject'          => 'subject_changed',
		];
		$changes = [];
		if ( $before->status !== $after->status ) {
			$changes['status_changed'] = [
				'from' => $before->status,
				'to'   => $after->status,
			];
		}
		foreach ( $names as $column => $name ) {
			if ( $before->$column !== $after->$column ) {
				$changes[ $name ] = 'subject' === $column ? [] : [
					'from' => $before->$column,
					'to'   => $after->$column,
				];
			}
		}
		return $changes;
	}

	/**
	 * Jobs in the future: a solved ticket is closed, a snoozed one wakes.
	 *
	 * @param Ticket $before Ticket before.
	 * @param Ticket $after  Ticket after.
	 */
	private function plan( Ticket $before, Ticket $after ): void {
		if ( $before->status !== $after->status ) {
			$days = Status_Category::SOLVED === $after->status ? (int) $this->inboxes->find( $after->inbox_id )?->close_after_days : 0;
			if ( $days ) {
				$this->queue->add( 'close_ticket', [ 'ticket' => $after->id ], $this->clock->now() + $days * DAY_IN_SECONDS, "close:$after->id" );
			} elseif ( Status_Category::SOLVED === $before->status ) {
				$this->queue->cancel( "close:$after->id" );
			}
		}
		if ( $before->snoozed_until !== $after->snoozed_until ) {
			if ( $after->snoozed_until ) {
				$this->queue->add( 'wake_ticket', [ 'ticket' => $after->id ], $after->snoozed_until, "wake:$after->id" );
			} else {
				$this->queue->cancel( "wake:$after->id" );
			}
		}
	}

	/**
	 * Wakes listeners after the commit.
	 *
	 * @param Ticket $before Ticket before.
	 * @param Ticket $after  Ticket after.
	 */
	private function wake( Ticket $before, Ticket $after ): void {
		if ( $before->status !== $after->status ) {
			$this->database->after_commit( static fn() => Events::status_changed( $after->id, $before->status, $after->status ) );
		}
		if ( $before->assignee_id !== $after->assignee_id ) {
			$this->database->after_commit( static fn() => Events::ticket_assigned( $after->id, $before->assignee_id, $after->assignee_id ) );
		}
	}
}
