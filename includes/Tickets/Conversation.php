<?php
/**
 * What agents write.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Contacts\Contact_Repository;
use Switchboard\Events;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Database\Request_Key_Repository;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Problem;
use Switchboard\Inboxes\Inbox_Repository;

/**
 * Opens tickets on behalf of customers and stores replies and notes; a reply leaves by the job stored with it.
 */
final class Conversation {

	/**
	 * Needs what a message of ours touches.
	 *
	 * @param Database               $database     Database.
	 * @param Ticket_Repository      $tickets      Tickets.
	 * @param Message_Repository     $messages     Messages.
	 * @param Participant_Repository $participants Participants.
	 * @param Draft_Repository       $drafts       Drafts.
	 * @param Message_Writer         $writer       Stores messages.
	 * @param Ticket_Writer          $changes      Writes changes.
	 * @param Ticket_Details         $details      Tags and fields.
	 * @param Ticket_Rules           $rules        What a change must keep to.
	 * @param Addressees             $addressees   Whom replies go to.
	 * @param Envelope_Repository    $envelopes    Writes that down.
	 * @param Forwarding             $forwarding   What is passed on.
	 * @param Contact_Repository     $contacts     Numbers of tickets.
	 * @param Inbox_Repository       $inboxes      Inboxes.
	 * @param Request_Key_Repository $requests     Repeated requests.
	 * @param Queue                  $queue        Jobs.
	 * @param Clock                  $clock        Clock.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Ticket_Repository $tickets,
		private readonly Message_Repository $messages,
		private readonly Participant_Repository $participants,
		private readonly Draft_Repository $drafts,
		private readonly Message_Writer $writer,
		private readonly Ticket_Writer $changes,
		private readonly Ticket_Details $details,
		private readonly Ticket_Rules $rules,
		private readonly Addressees $addressees,
		private readonly Envelope_Repository $envelopes,
		private readonly Forwarding $forwarding,
		private readonly Contact_Repository $contacts,
		private readonly Inbox_Repository $inboxes,
		private readonly Request_Key_Repository $requests,
		private readonly Queue $queue,
		private readonly Clock $clock
	) {
	}

	/**
	 * Opens a ticket on behalf of a customer, in one transaction with whatever the caller writes for it.
	 *
	 * @param New_Ticket $new What the agent filled in.
	 * @param Actor      $by  The agent.
	 * @throws Problem When inbox, assignee, tags or fields can't be used.
	 */
	public function open( New_Ticket $new, Actor $by ): Ticket {
		return $this->database->together(
			function () use ( $new, $by ): Ticket {
				$ticket = null;
				$work   = function () use ( $new, $by, &$ticket ): int {
					$ticket = $this->insert( $new, $by );
					return $ticket->id;
				};
				$done   = $this->requests->once_together( "open:$by->type:$by->id", $new->message->client_id, $work );
				return $ticket ?? $this->tickets->find( $done['id'] ) ?? throw Problem::not_found( 'ticket' );
			}
		);
	}

	/**
	 * Stores a reply, a note or a forward.
	 *
	 * @param int         $ticket_id Ticket.
	 * @param string      $kind      One of Message's.
	 * @param New_Message $new       What the agent wrote.
	 * @param Actor       $by        The agent.
	 * @throws Problem Conflict (409) when the ticket changed since the version that the agent saw.
	 */
	public function add( int $ticket_id, string $kind, New_Message $new, Actor $by ): Message {
		$message = null;
		$work    = function () use ( $ticket_id, $kind, $new, $by, &$message ): int {
			$ticket = $this->tickets->lock( $ticket_id ) ?? throw Problem::not_found( 'ticket' );
			$this->rules->require_version( $ticket, $new->version );
			$this->rules->require_status( $ticket, $new->status, $new->custom_status );
			$this->drafts->delete( $ticket->id, $by->id );
			[ $message ] = match ( $kind ) {
				Message::NOTE    => $this->note( $ticket, $new, $by ),
				Message::FORWARD => $this->forwarding->forward( $ticket, $new, $by ),
				default          => $this->reply( $ticket, $new, $by ),
			};
			return $message->id;
		};
		$done    = $this->requests->once( "message:$ticket_id:$by->type:$by->id", $new->client_id, $work );
		return $message ?? $this->messages->find( $done['id'] ) ?? throw Problem::not_found( 'message' );
	}

	/**
	 * Stores a reply with its delivery.
	 *
	 * @param Ticket      $ticket The ticket as locked.
	 * @param New_Message $new    What the agent wrote.
	 * @param Actor       $by     The agent.
	 * @return array{Message, Ticket}
	 */
	private function reply( Ticket $ticket, New_Message $new, Actor $by ): array {
		$envelope = $this->addressees->of_reply( $ticket, $new );
		$message  = $this->store(
			$ticket,
			$new,
			$by,
			[
				'kind'           => Message::REPLY,
				'direction'      => 'out',
				'channel'        => $ticket->last_channel,
				'connection_id'  => $ticket->connection_id,
				'delivery_state' => 'queued',
				'delivery_to'    => $envelope->addresses( 'to' )[0] ?? '',
				'next_try_at'    => $new->available_at,
			]
		);
		$this->envelopes->add( $message->id, $envelope );
		$this->queue->add( 'deliver_message', [ 'message' => $message->id ], $new->available_at, "deliver:$message->id" );
		$columns = Message_Writer::columns( $ticket, $message ) + Transition::after_reply( $ticket, $new->status, $new->custom_status, $this->clock->now() );
		$after   = $this->changes->write(
			$ticket,
			$columns,
			$by,
			[
				'reply_added' => [
					'message' => $message->id,
					// What cancelling the reply brings back.
					'before'  => [
						'status'           => $ticket->status,
						'custom_status_id' => $ticket->custom_status_id,
						'waiting_since'    => $ticket->waiting_since,
						'first_reply_at'   => $ticket->first_reply_at,
					],
				],
			]
		);
		$this->database->after_commit( static fn() => Events::reply_added( $ticket->id, $message->id ) );
		return [ $message, $after ];
	}

	/**
	 * Stores a note; it stays inside.
	 *
	 * @param Ticket      $ticket The ticket as locked.
	 * @param New_Message $new    What the agent wrote.
	 * @param Actor       $by     The agent.
	 * @return array{Message, Ticket}
	 */
	private function note( Ticket $ticket, New_Message $new, Actor $by ): array {
		$message = $this->store(
			$ticket,
			$new,
			$by,
			[
				'kind'      => Message::NOTE,
				'direction' => 'out',
				'mentions'  => (string) wp_json_encode( $new->mentions ),
			]
		);
		$columns = Message_Writer::columns( $ticket, $message );
		if ( null !== $new->status ) {
			$columns += Transition::to( $ticket, $new->status, $new->custom_status, $this->clock->now() );
		}
		$after = $this->changes->write(
			$ticket,
			$columns,
			$by,
			[
				'note_added' => [
					'message'  => $message->id,
					'mentions' => $new->mentions,
				],
			]
		);
		$this->database->after_commit( static fn() => Events::note_added( $ticket->id, $message->id ) );
		return [ $message, $after ];
	}

	/**
	 * Stores a message of ours.
	 *
	 * @param Ticket               $ticket  The ticket as locked.
	 * @param New_Message          $new     What was written.
	 * @param Actor                $by      Who.
	 * @param array<string, mixed> $columns Columns.
	 */
	private function store( Ticket $ticket, New_Message $new, Actor $by, array $columns ): Message {
		return $this->writer->store(
			$ticket,
			$columns + [
				'author_type' => $by->type,
				'author_id'   => $by->id,
				'client_id'   => $new->client_id,
			],
			$new->html,
			$new->attachments,
			Attachments::owner_of_user( $by->id ),
			'',
			$new->files
		);
	}

	/**
	 * Inserts a ticket with its first message.
	 *
	 * @param New_Ticket $new What the agent filled in.
	 * @param Actor      $by  The agent.
	 * @throws Problem When something can't be used.
	 */
	private function insert( New_Ticket $new, Actor $by ): Ticket {
		$contact = $new->contact;
		$inbox   = $this->inboxes->find( $new->inbox_id ) ?? throw Problem::invalid( 'inbox', __( 'This inbox does not exist.', 'switchboard' ) );
		$this->rules->require_assignee( $new->assignee_id, $inbox->id );
		$this->rules->require_team( (int) $new->team_id );
		$now     = $this->clock->now();
		$columns = [
			'subject'          => Intake::subject( $new->subject ),
			'status'           => Status_Category::NEW,
			'priority'         => $new->priority,
			'inbox_id'         => $inbox->id,
			'contact_id'       => $contact->id,
			'company_id'       => $contact->company_id,
			'assignee_id'      => $new->assignee_id,
			'team_id'          => $new->team_id ?? $inbox->default_team_id,
			'first_channel'    => 'email',
			'last_channel'     => 'email',
			'last_activity_at' => $now,
			'last_public_at'   => $now,
			'created_at'       => $now,
		];
		$ticket = $this->tickets->insert( self::settled( $columns, $new, $now ), $contact->name );
		$this->details->set( $ticket, $new->tags ?: null, $new->fields ?: null );
		$this->participants->add( $ticket->id, new Participant( $contact->id, Participant::REQUESTER, $new->address ) );
		$this->contacts->count_ticket( $contact->id, 1 );
		$this->changes->tell( $ticket, 'ticket_opened', $by );
		if ( $new->assignee_id ) {
			$this->changes->tell(
				$ticket,
				'ticket_assigned',
				$by,
				[
					'from' => 0,
					'to'   => $new->assignee_id,
				]
			);
		}
		$this->rules->require_status( $ticket, $new->message->status, $new->message->custom_status );
		[ , $after ] = match ( $new->kind ) {
			Message::NOTE => $this->note( $ticket, $new->message, $by ),
			'customer'    => $this->quote( $ticket, $new->message, $by ),
			default       => $this->reply( $ticket, $new->message, $by ),
		};
		$this->database->after_commit( static fn() => Events::ticket_opened( $ticket->id ) );
		return $after;
	}

	/**
	 * A new ticket's row as its first message will leave it, so that nothing has to be counted twice. One that is finished
	 * with its first message is left to the move that finishes it.
	 *
	 * @param array<string, int|string> $columns Columns.
	 * @param New_Ticket                $new     What the agent filled in.
	 * @param int                       $now     Seconds.
	 * @return array<string, int|string>
	 */
	private static function settled( array $columns, New_Ticket $new, int $now ): array {
		$status = $new->message->status ?? ( Message::REPLY === $new->kind ? Status_Category::PENDING : Status_Category::NEW );
		if ( Status_Category::is_finished( $status ) ) {
			return $columns;
		}
		$ticket = Ticket::from_row( $columns );
		return ( Message::REPLY === $new->kind
			? Transition::after_reply( $ticket, $status, $new->message->custom_status, $now )
			: Transition::to( $ticket, $status, $new->message->custom_status, $now )
		) + $columns;
	}

	/**
	 * Stores what a customer said, written down by an agent: the customer's message, our turn.
	 *
	 * @param Ticket      $ticket The ticket as locked.
	 * @param New_Message $new    What was written down.
	 * @param Actor       $by     The agent.
	 * @return array{Message, Ticket}
	 */
	private function quote( Ticket $ticket, New_Message $new, Actor $by ): array {
		$message = $this->writer->store(
			$ticket,
			[
				'channel'     => $ticket->last_channel,
				'author_type' => Actor::CONTACT,
				'author_id'   => $ticket->contact_id,
				'client_id'   => $new->client_id,
			],
			$new->html,
			$new->attachments,
			Attachments::owner_of_user( $by->id )
		);
		$now     = $this->clock->now();
		$columns = Message_Writer::columns( $ticket, $message ) + Transition::to( $ticket, $new->status ?? Status_Category::NEW, $new->custom_status, $now );
		if ( in_array( $columns['status'], Status_Category::OURS, true ) ) {
			$columns['waiting_since'] = $now;
		}
		return [ $message, $this->changes->write( $ticket, $columns, $by ) ];
	}
}
