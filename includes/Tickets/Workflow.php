<?php
/**
 * What is done with a ticket beside writing.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Contacts\Contact_Repository;
use Switchboard\Events;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Problem;

/**
 * Changes and deletes tickets, and settles deliveries; each in one transaction.
 */
final class Workflow {

	/**
	 * Needs all that hangs on a ticket.
	 *
	 * @param Database               $database     Database.
	 * @param Ticket_Repository      $tickets      Tickets.
	 * @param Message_Repository     $messages     Messages.
	 * @param Participant_Repository $participants Participants.
	 * @param Event_Repository       $events       Events.
	 * @param Ticket_Contents        $contents     What hangs on a ticket.
	 * @param Ticket_Writer          $changes      Writes changes.
	 * @param Ticket_Details         $details      Tags and fields.
	 * @param Ticket_Rules           $rules        What a change must keep to.
	 * @param Contact_Repository     $contacts     Contacts.
	 * @param Tokens                 $tokens       Signed ways in.
	 * @param Queue                  $queue        Jobs.
	 * @param Clock                  $clock        Clock.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Ticket_Repository $tickets,
		private readonly Message_Repository $messages,
		private readonly Participant_Repository $participants,
		private readonly Event_Repository $events,
		private readonly Ticket_Contents $contents,
		private readonly Ticket_Writer $changes,
		private readonly Ticket_Details $details,
		private readonly Ticket_Rules $rules,
		private readonly Contact_Repository $contacts,
		private readonly Tokens $tokens,
		private readonly Queue $queue,
		private readonly Clock $clock
	) {
	}

	/**
	 * Changes a ticket.
	 *
	 * @param int                  $id      Ticket.
	 * @param array<string, mixed> $wanted  As TicketUpdate of ticket.schema.json; times in seconds, priority a number.
	 * @param Actor                $actor   Who.
	 * @param int|null             $version Version that the person saw.
	 * @throws Problem 409 when it changed meanwhile, 400 when a value can't be.
	 */
	public function change( int $id, array $wanted, Actor $actor, ?int $version = null ): Ticket {
		return $this->database->transaction(
			function () use ( $id, $wanted, $actor, $version ): Ticket {
				$ticket = $this->tickets->lock( $id ) ?? throw Problem::not_found( 'ticket' );
				$this->rules->require_version( $ticket, $version );
				$details = $this->details->set( $ticket, $wanted['tags'] ?? null, $wanted['fields'] ?? null );
				$columns = $this->columns( $ticket, $wanted, $actor );
				return $this->changes->write( $ticket, $columns, $actor, $details );
			}
		);
	}

	/**
	 * Deletes a ticket for good, with its files.
	 *
	 * @param int   $id    Ticket.
	 * @param Actor $actor Who.
	 */
	public function delete( int $id, Actor $actor ): void {
		$this->database->transaction(
			function () use ( $id, $actor ): void {
				$ticket = $this->tickets->lock( $id ) ?? throw Problem::not_found( 'ticket' );
				$this->contents->delete( $ticket );
				$this->tickets->delete( $ticket );
				$this->contacts->count_ticket( $ticket->contact_id, -1 );
				$this->queue->cancel( "close:$id" );
				$this->queue->cancel( "wake:$id" );
				// The last event stays: it tells screens that the ticket is gone, and it says nothing of what was in it.
				$this->events->add( $ticket, 'ticket_deleted', $actor );
				$this->database->after_commit( static fn() => Events::ticket_deleted( $id ) );
			}
		);
	}

	/**
	 * Makes all private links to a ticket useless.
	 *
	 * @param int   $id    Ticket.
	 * @param Actor $actor Who.
	 */
	public function revoke_links( int $id, Actor $actor ): void {
		$this->database->transaction(
			function () use ( $id, $actor ): void {
				$ticket = $this->tickets->find( $id ) ?? throw Problem::not_found( 'ticket' );
				$this->tokens->revoke_of_ticket( $id );
				$this->events->add( $ticket, 'links_revoked', $actor );
				$this->database->after_commit( static fn() => Events::ticket_changed( $id, 'links_revoked' ) );
			}
		);
	}

	/**
	 * Gives all tickets of one contact to another, when the two are known to be one person.
	 *
	 * @param int   $from  Contact.
	 * @param int   $into  Contact.
	 * @param Actor $actor Who says so.
	 */
	public function move_contact( int $from, int $into, Actor $actor ): void {
		$this->database->transaction(
			function () use ( $from, $into, $actor ): void {
				$ids     = $this->tickets->ids_of_contact( $from );
				$company = $this->contacts->find( $into )->company_id ?? 0;
				$this->participants->move_contact( $from, $into );
				foreach ( $ids as $id ) {
					$ticket = $this->tickets->lock( $id );
					if ( $ticket ) {
						$this->changes->write(
							$ticket,
							[
								'contact_id' => $into,
								'company_id' => $company,
							],
							$actor
						);
					}
				}
				$this->contents->move_author( $from, $into );
				$this->contacts->count_ticket( $from, -count( $ids ) );
				$this->contacts->count_ticket( $into, count( $ids ) );
			}
		);
	}

	/**
	 * Writes down what became of an outgoing reply.
	 *
	 * @param int    $message_id  Message.
	 * @param string $state       `queued`, `sent`, `delayed`, `delivered`, `failed` or `bounced`.
	 * @param string $reason      Why it failed.
	 * @param int    $next_try_at Seconds; 0 for none.
	 */
	public function delivery( int $message_id, string $state, string $reason = '', int $next_try_at = 0 ): void {
		$this->database->transaction(
			function () use ( $message_id, $state, $reason, $next_try_at ): void {
				$message = $this->messages->find( $message_id );
				$ticket  = $message ? $this->tickets->find( $message->ticket_id ) : null;
				if ( null === $message || null === $ticket ) {
					return;
				}
				$this->messages->set_delivery(
					$message_id,
					[
						'delivery_state'  => $state,
						'delivery_reason' => mb_substr( $reason, 0, 500 ),
						'delivery_at'     => $this->clock->now(),
						'next_try_at'     => $next_try_at,
					]
				);
				$this->events->add(
					$ticket,
					'delivery_changed',
					Actor::system(),
					[
						'message' => $message_id,
						'to'      => $state,
					]
				);
				$this->database->after_commit( static fn() => Events::delivery_changed( $ticket->id, $message_id, $state ) );
			}
		);
	}

	/**
	 * Columns of what is wanted.
	 *
	 * @param Ticket               $ticket The ticket as locked.
	 * @param array<string, mixed> $wanted What is wanted.
	 * @param Actor                $actor  Who.
	 * @return array<string, int|string>
	 * @throws Problem When a value can't be.
	 */
	private function columns( Ticket $ticket, array $wanted, Actor $actor ): array {
		$columns = [];
		if ( isset( $wanted['inbox'] ) && (int) $wanted['inbox'] !== $ticket->inbox_id ) {
			$this->rules->require_inbox( $actor, (int) $wanted['inbox'] );
			$columns['inbox_id'] = (int) $wanted['inbox'];
			if ( $ticket->assignee_id && ! $this->rules->sees_inbox( $ticket->assignee_id, $columns['inbox_id'] ) ) {
				$columns['assignee_id'] = 0;
			}
		}
		if ( array_key_exists( 'assignee', $wanted ) ) {
			$columns['assignee_id'] = (int) $wanted['assignee'];
			$this->rules->require_assignee( $columns['assignee_id'], $columns['inbox_id'] ?? $ticket->inbox_id );
		}
		if ( array_key_exists( 'team', $wanted ) ) {
			$columns['team_id'] = (int) $wanted['team'];
			$this->rules->require_team( $columns['team_id'] );
		}
		if ( isset( $wanted['subject'] ) ) {
			$columns['subject'] = Intake::subject( (string) $wanted['subject'] );
		}
		if ( isset( $wanted['priority'] ) ) {
			$columns['priority'] = (int) $wanted['priority'];
		}
		if ( array_key_exists( 'due_at', $wanted ) ) {
			$columns['due_at'] = (int) $wanted['due_at'] ?: Ticket::NEVER;
		}
		if ( isset( $wanted['contact'] ) && (int) $wanted['contact'] !== $ticket->contact_id ) {
			$columns += $this->requester( $ticket, (int) $wanted['contact'] );
		}
		$columns += $this->status( $ticket, $wanted, $actor );
		if ( array_key_exists( 'snoozed_until', $wanted ) ) {
			$columns['snoozed_until'] = (int) $wanted['snoozed_until'] > $this->clock->now() ? (int) $wanted['snoozed_until'] : 0;
		}
		return $columns;
	}

	/**
	 * Columns of a status change.
	 *
	 * @param Ticket               $ticket The ticket as locked.
	 * @param array<string, mixed> $wanted What is wanted.
	 * @param Actor                $actor  Who.
	 * @return array<string, int|string>
	 */
	private function status( Ticket $ticket, array $wanted, Actor $actor ): array {
		if ( ! isset( $wanted['status'] ) && ! array_key_exists( 'custom_status', $wanted ) ) {
			return [];
		}
		$status = (string) ( $wanted['status'] ?? $ticket->status );
		$custom = isset( $wanted['custom_status'] ) ? (int) $wanted['custom_status'] : null;
		if ( Actor::CONTACT !== $actor->type ) {
			// Customers are not asked for what only agents can fill in.
			$this->rules->require_status( $ticket, $status, $custom );
		}
		return Transition::to( $ticket, $status, $custom, $this->clock->now() );
	}

	/**
	 * Makes another contact the requester.
	 *
	 * @param Ticket $ticket     The ticket as locked.
	 * @param int    $contact_id Contact.
	 * @return array<string, int>
	 * @throws Problem When there is no such contact.
	 */
	private function requester( Ticket $ticket, int $contact_id ): array {
		$contact = $this->contacts->find( $contact_id ) ?? throw Problem::invalid( 'contact', __( 'This contact does not exist.', 'switchboard' ) );
		$this->participants->set_requester( $ticket->id, $contact->id );
		$this->contacts->count_ticket( $ticket->contact_id, -1 );
		$this->contacts->count_ticket( $contact->id, 1 );
		return [
			'contact_id' => $contact->id,
			'company_id' => $contact->company_id,
		];
	}
}
