<?php
/**
 * The way out.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Contacts\Contact_Repository;
use Switchboard\Contacts\Contacts;
use Switchboard\Foundation\Problem;
use Switchboard\Inboxes\Inbox_Repository;
use Switchboard\Tickets\Attachment_Repository;
use Switchboard\Tickets\Envelope_Repository;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\Message_Repository;
use Switchboard\Tickets\Participant_Repository;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Repository;
use Switchboard\Tickets\Tickets;

/**
 * The only function by which a reply leaves: loads it, picks the channel that can carry it, and writes down what became of it.
 */
final class Outbound {

	/** Answers go by e-mail where the channel they came by can't carry any. */
	private const FALLBACK = 'email';

	/** Replies quoted below a new one. */
	private const HISTORY = 4;

	/** States of a message that has still to be delivered. */
	private const UNDELIVERED = [ 'queued', 'failed' ];

	/**
	 * Needs all that a delivery touches.
	 *
	 * @param Message_Repository     $messages     Messages.
	 * @param Ticket_Repository      $tickets      Tickets.
	 * @param Attachment_Repository  $attachments  Files.
	 * @param Participant_Repository $participants Who takes part.
	 * @param Envelope_Repository    $envelopes    To whom messages go.
	 * @param Inbox_Repository       $inboxes      Inboxes.
	 * @param Contact_Repository     $people       Contacts.
	 * @param Contacts               $contacts     Their addresses.
	 * @param Connection_Repository  $connections  Doors.
	 * @param Channel_Registry       $channels     Channels.
	 * @param Tickets                $door         Writes the result.
	 * @param Handover_Repository    $handovers    Replies that are leaving.
	 */
	public function __construct(
		private readonly Message_Repository $messages,
		private readonly Ticket_Repository $tickets,
		private readonly Attachment_Repository $attachments,
		private readonly Participant_Repository $participants,
		private readonly Envelope_Repository $envelopes,
		private readonly Inbox_Repository $inboxes,
		private readonly Contact_Repository $people,
		private readonly Contacts $contacts,
		private readonly Connection_Repository $connections,
		private readonly Channel_Registry $channels,
		private readonly Tickets $door,
		private readonly Handover_Repository $handovers
	) {
	}

	/**
	 * Delivers a message that is queued, or that failed before. Anything else is left alone: a note never leaves, and what was
	 * sent isn't sent again.
	 *
	 * @param int $message_id Message.
	 * @throws \Throwable When it should be tried again.
	 */
	public function deliver( int $message_id ): void {
		$message = $this->messages->find( $message_id );
		if ( null === $message || ! $message->may_leave() || ! in_array( $message->delivery_state, self::UNDELIVERED, true ) ) {
			// A process may have died between noting what became of it and taking the mark away.
			$this->handovers->end( $message_id );
			return;
		}
		try {
			$outgoing = $this->load( $message );
		} catch ( Problem $problem ) {
			// Another try would end the same way; the agent can mend it and press "Try now".
			$this->door->delivery( $message->id, 'failed', $problem->getMessage() );
			return;
		}
		if ( $this->handovers->end( $message->id ) ) {
			$this->door->delivery( $message->id, 'failed', self::unknown() );
			return;
		}
		if ( 'failed' === $message->delivery_state ) {
			// While it is under way nobody can press "Try now": it would go out twice.
			$this->door->delivery( $message->id, 'queued' );
		}
		try {
			$delivery = $this->channel( $message )->send( $outgoing );
		} catch ( Undeliverable $failure ) {
			$this->door->delivery( $message->id, 'failed', $failure->getMessage() );
			$this->handovers->end( $message->id );
			return;
		} catch ( \Throwable $error ) {
			$this->handovers->end( $message->id );
			throw $error;
		}
		$this->door->delivery( $message->id, $delivery->state );
		$this->handovers->end( $message->id );
	}

	/**
	 * Marks a reply that is about to leave.
	 *
	 * @param int $message_id Message.
	 * @throws Undeliverable When another process is at it.
	 */
	private function hand_over( int $message_id ): void {
		if ( ! $this->handovers->begin( $message_id ) ) {
			throw new Undeliverable( self::unknown() ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		}
	}

	/**
	 * What the agent is told of a reply whose way was cut off.
	 */
	private static function unknown(): string {
		return __( 'Sending was interrupted. This reply may have been sent, so it is not sent again by itself.', 'switchboard' );
	}

	/**
	 * Notes a failed try.
	 *
	 * @param int    $message_id  Message.
	 * @param string $reason      Why.
	 * @param int    $next_try_at Seconds since 1970, 0 when there will be none.
	 */
	public function failed( int $message_id, string $reason, int $next_try_at ): void {
		$message = $this->messages->find( $message_id );
		if ( null !== $message && in_array( $message->delivery_state, self::UNDELIVERED, true ) ) {
			$this->door->delivery( $message_id, 'failed', mb_substr( $reason, 0, 500 ), $next_try_at );
		}
	}

	/**
	 * All that the channel needs.
	 *
	 * @param Message $message Message.
	 * @throws Problem When something is missing for good.
	 */
	private function load( Message $message ): Outbound_Message {
		$ticket  = $this->tickets->find( $message->ticket_id );
		$inbox   = $ticket ? $this->inboxes->find( $ticket->inbox_id ) : null;
		$contact = $ticket ? $this->people->find( $ticket->contact_id ) : null;
		if ( null === $ticket || null === $inbox || null === $contact ) {
			throw new Problem( 'switchboard_nobody_to_write_to', __( 'The customer or the inbox of this ticket does not exist any more.', 'switchboard' ) );
		}
		$connection = $this->connections->find( $message->connection_id );
		return new Outbound_Message(
			$message,
			$ticket,
			$inbox,
			$contact,
			$this->address( $message, $ticket ),
			$this->attachments->of_messages( [ $message->id ] )[ $message->id ] ?? [],
			$this->history( $message ),
			$connection && $connection->enabled && $connection->channel === $this->channel( $message )->id() ? $connection : null,
			fn() => $this->hand_over( $message->id ),
			$this->envelopes->find( $message->id )
		);
	}

	/**
	 * The channel that carries a message.
	 *
	 * @param Message $message Message.
	 * @throws Problem When none can.
	 */
	private function channel( Message $message ): Sends {
		return $this->channels->sender( $message->channel ) ?? $this->channels->sender( self::FALLBACK )
			?? throw new Problem( 'switchboard_no_channel', __( 'No channel can deliver this reply.', 'switchboard' ) );
	}

	/**
	 * Where a message goes: where it was said to go, else where the requester wrote from, else the contact's address.
	 *
	 * @param Message $message Message.
	 * @param Ticket  $ticket  Ticket.
	 * @throws Problem When there is no address.
	 */
	private function address( Message $message, Ticket $ticket ): string {
		$address = $message->delivery_to;
		if ( '' === $address ) {
			$address = (string) $this->participants->requester( $ticket->id )?->address;
		}
		if ( '' === $address ) {
			$address = (string) $this->contacts->email( $ticket->contact_id );
		}
		return '' === $address ? throw new Problem( 'switchboard_nobody_to_write_to', __( 'This customer has no address to write to.', 'switchboard' ) ) : $address;
	}

	/**
	 * What was said before, newest first: replies that reached somebody.
	 *
	 * @param Message $message Message.
	 * @return list<Message>
	 */
	private function history( Message $message ): array {
		$history = array_filter(
			$this->messages->of_ticket( $message->ticket_id, self::HISTORY + 4, $message->sequence, 'desc', false ),
			static fn( Message $past ): bool => ! $past->automatic && ! in_array( $past->delivery_state, [ 'queued', 'cancelled' ], true )
		);
		return array_slice( array_values( $history ), 0, self::HISTORY );
	}
}
