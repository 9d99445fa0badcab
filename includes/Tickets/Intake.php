<?php
/**
 * How a customer's message enters.
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
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;
use Switchboard\Inboxes\Inbox_Repository;

/**
 * Finds or opens the ticket and stores message, status, clocks, events and jobs in one transaction.
 */
final class Intake {

	/** Mails bring no more people into a ticket; who is there stays. */
	private const MOST_PARTICIPANTS = 21;

	/**
	 * Needs what a new message touches.
	 *
	 * @param Database               $database     Database.
	 * @param Ticket_Repository      $tickets      Tickets.
	 * @param Message_Repository     $messages     Messages.
	 * @param Participant_Repository $participants Participants.
	 * @param Envelope_Repository    $envelopes    From whom to whom messages went.
	 * @param Message_Writer         $writer       Stores messages.
	 * @param Ticket_Writer          $changes      Writes changes.
	 * @param Ticket_Details         $details      Tags and fields.
	 * @param Contact_Repository     $contacts     Contacts.
	 * @param Inbox_Repository       $inboxes      Inboxes.
	 * @param Request_Key_Repository $requests     Repeated requests.
	 * @param Clock                  $clock        Clock.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Ticket_Repository $tickets,
		private readonly Message_Repository $messages,
		private readonly Participant_Repository $participants,
		private readonly Envelope_Repository $envelopes,
		private readonly Message_Writer $writer,
		private readonly Ticket_Writer $changes,
		private readonly Ticket_Details $details,
		private readonly Contact_Repository $contacts,
		private readonly Inbox_Repository $inboxes,
		private readonly Request_Key_Repository $requests,
		private readonly Clock $clock
	) {
	}

	/**
	 * Stores a customer's message: on the ticket that the evidence names, as a linked follow-up when that one has been
	 * closed for too long, or on a new ticket.
	 *
	 * @param Incoming $incoming What the customer said.
	 * @throws Problem When inbox or sender don't exist, or a file isn't the sender's.
	 */
	public function receive( Incoming $incoming ): Received {
		$action = 'opened';
		$done   = $this->requests->once(
			"receive:$incoming->connection_id:$incoming->contact_id:$incoming->ticket_id",
			$incoming->client_id,
			function () use ( $incoming, &$action ): int {
				[ $message, $action ] = $this->store( $incoming );
				return $message->id;
			}
		);
		$message = $this->messages->find( $done['id'] );
		$ticket  = $message ? $this->tickets->find( $message->ticket_id ) : null;
		if ( null === $message || null === $ticket ) {
			throw Problem::not_found( 'ticket' );
		}
		return new Received( $ticket, $message, $action, $done['repeated'] );
	}

	/**
	 * Stores it, in the caller's transaction.
	 *
	 * @param Incoming $incoming What the customer said.
	 * @return array{Message, string} The message and what was done.
	 */
	private function store( Incoming $incoming ): array {
		$ticket = $incoming->ticket_id ? $this->joined( $incoming->ticket_id ) : null;
		$action = $incoming->automatic ? 'recorded' : 'appended';
		if ( null === $ticket || ( ! $incoming->automatic && $this->is_over( $ticket ) ) ) {
			$action = $ticket ? 'follow_up' : 'opened';
			$ticket = $this->insert( $incoming, $ticket );
		}
		$now     = $incoming->created_at ?: $this->clock->now();
		$message = $this->writer->store(
			$ticket,
			[
				'kind'          => $this->kind( $ticket, $incoming ),
				'channel'       => $incoming->channel,
				'connection_id' => $incoming->connection_id,
				'author_type'   => Actor::CONTACT,
				'author_id'     => $incoming->contact_id,
				'automatic'     => (int) $incoming->automatic,
				'client_id'     => $incoming->client_id,
				'created_at'    => $now,
			],
			$incoming->html,
			$incoming->attachments,
			$incoming->owner_key,
			$incoming->text,
			$incoming->files,
			$incoming->folded
		);
		if ( $incoming->envelope ) {
			$this->envelopes->add( $message->id, $incoming->envelope );
		}
		$this->messages->add_refs( $ticket->inbox_id, $message->id, $incoming->refs );
		$this->add_sender( $ticket, $incoming, $message->kind );
		if ( Message::REPLY === $message->kind ) {
			$this->add_copied( $ticket, $incoming );
		}
		$this->move( $ticket, $message, $incoming, $action, $now );
		$this->contacts->seen( $incoming->contact_id, $now );
		$this->database->after_commit(
			static function () use ( $ticket, $message, $action ): void {
				if ( in_array( $action, [ 'opened', 'follow_up' ], true ) ) {
					Events::ticket_opened( $ticket->id );
				}
				Events::message_received( $ticket->id, $message->id );
			}
		);
		return [ $message, $action ];
	}

	/**
	 * Moves the ticket by what came.
	 *
	 * @param Ticket   $ticket   The ticket as locked.
	 * @param Message  $message  The message.
	 * @param Incoming $incoming What the customer said.
	 * @param string   $action   What was done.
	 * @param int      $now      Seconds.
	 */
	private function move( Ticket $ticket, Message $message, Incoming $incoming, string $action, int $now ): void {
		$columns = Message_Writer::columns( $ticket, $message );
		if ( $incoming->automatic ) {
			$event = [ 'message_recorded' => [ 'message' => $message->id ] ];
		} else {
			$columns += Transition::after_customer( $ticket, $now );
			$name     = 'appended' === $action ? 'message_received' : 'ticket_opened';
			$event    = [
				$name => [
					'message' => $message->id,
					'channel' => $incoming->channel,
					'rule'    => $incoming->rule,
				] + array_filter(
					[
						'no_reply' => $incoming->no_reply,
						'is_old'   => $incoming->is_old,
					]
				),
			];
		}
		$this->changes->write( $ticket, $columns, Actor::contact( $incoming->contact_id ), $event );
	}

	/**
	 * Opens the ticket's row.
	 *
	 * @param Incoming    $incoming     What the customer said.
	 * @param Ticket|null $follow_up_of Closed ticket that it goes on from.
	 * @throws Problem When inbox or contact don't exist.
	 */
	private function insert( Incoming $incoming, ?Ticket $follow_up_of ): Ticket {
		$contact = $this->contacts->find( $incoming->contact_id );
		$inbox   = $this->inboxes->find( $follow_up_of ? $follow_up_of->inbox_id : $incoming->inbox_id );
		if ( null === $contact || null === $inbox ) {
			throw Problem::not_found( null === $contact ? 'contact' : 'inbox' );
		}
		$now    = $incoming->created_at ?: $this->clock->now();
		$ticket = $this->tickets->insert(
			[
				'subject'          => self::subject( $incoming->subject ),
				'status'           => Status_Category::NEW,
				'priority'         => $incoming->priority,
				'inbox_id'         => $inbox->id,
				'contact_id'       => $contact->id,
				'company_id'       => $contact->company_id,
				'team_id'          => $inbox->default_team_id,
				'first_channel'    => $incoming->channel,
				'last_channel'     => $incoming->channel,
				'connection_id'    => $incoming->connection_id,
				'follow_up_of'     => $follow_up_of->id ?? 0,
				'waiting_since'    => $incoming->automatic ? Ticket::NEVER : $now,
				'last_activity_at' => $now,
				'last_public_at'   => $now,
				'created_at'       => $now,
			],
			$contact->name
		);
		$this->details->set( $ticket, $incoming->tags ?: null, $incoming->fields ?: null );
		$this->contacts->count_ticket( $contact->id, 1 );
		return $ticket;
	}

	/**
	 * The ticket to join, through merges.
	 *
	 * @param int $id Ticket.
	 */
	private function joined( int $id ): ?Ticket {
		$ticket = $this->tickets->lock( $id );
		for ( $hops = 0; $ticket && $ticket->merged_into && $hops < 10; $hops++ ) {
			$ticket = $this->tickets->lock( $ticket->merged_into );
		}
		return $ticket;
	}

	/**
	 * Whether a ticket has been closed for longer than its inbox lets a reply reopen it.
	 *
	 * @param Ticket $ticket Ticket.
	 */
	private function is_over( Ticket $ticket ): bool {
		if ( Status_Category::CLOSED !== $ticket->status ) {
			return false;
		}
		$days = $this->inboxes->find( $ticket->inbox_id )->reopen_days ?? 0;
		return $ticket->closed_at + $days * DAY_IN_SECONDS < $this->clock->now();
	}

	/**
	 * Whether it is said to the customer, too: what answers a forward, or comes from whom we asked by one, is the team's alone.
	 *
	 * @param Ticket   $ticket   Ticket.
	 * @param Incoming $incoming What was said.
	 */
	private function kind( Ticket $ticket, Incoming $incoming ): string {
		$answered = $incoming->answers ? $this->messages->find( $incoming->answers ) : null;
		if ( $answered && Message::FORWARD === $answered->kind && $answered->ticket_id === $ticket->id ) {
			return Message::FORWARD;
		}
		foreach ( $this->participants->of( $ticket->id ) as $participant ) {
			if ( $participant->contact_id === $incoming->contact_id && Participant::CONSULTED === $participant->role ) {
				return Message::FORWARD;
			}
		}
		return Message::REPLY;
	}

	/**
	 * Writes down who takes part.
	 *
	 * @param Ticket   $ticket   Ticket.
	 * @param Incoming $incoming What the customer said.
	 * @param string   $kind     Kind of the message that it is.
	 */
	private function add_sender( Ticket $ticket, Incoming $incoming, string $kind ): void {
		$is_requester = $ticket->contact_id === $incoming->contact_id;
		if ( $incoming->is_stranger && $incoming->automatic && ! $is_requester ) {
			// Mail servers take part in nothing.
			return;
		}
		$role = $incoming->is_stranger ? Participant::CLAIMED : Participant::CC;
		$role = Message::FORWARD === $kind ? Participant::CONSULTED : $role;
		$role = $is_requester ? Participant::REQUESTER : $role;
		$this->participants->add( $ticket->id, new Participant( $incoming->contact_id, $role, $incoming->address ) );
	}

	/**
	 * Writes down who got it, too. A stranger, or a machine, brings nobody along.
	 *
	 * @param Ticket   $ticket   Ticket.
	 * @param Incoming $incoming What the customer said.
	 */
	private function add_copied( Ticket $ticket, Incoming $incoming ): void {
		if ( ! $incoming->copied || $incoming->is_stranger || $incoming->automatic ) {
			return;
		}
		$room = self::MOST_PARTICIPANTS - count( $this->participants->of( $ticket->id ) );
		foreach ( array_slice( $incoming->copied, 0, max( 0, $room ) ) as $participant ) {
			$this->participants->add( $ticket->id, $participant );
		}
	}

	/**
	 * A subject of one line.
	 *
	 * @param string $subject Hostile text.
	 */
	public static function subject( string $subject ): string {
		$subject = Html::excerpt( Html::valid_text( $subject ), 500 );
		return '' === $subject ? __( '(no subject)', 'switchboard' ) : $subject;
	}
}
