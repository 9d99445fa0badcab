<?php
/**
 * What an agent puts right about a mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Contacts\Contacts;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;

/**
 * Settles doubts that came with a mail: to which ticket it belongs, and whose it is.
 */
final class Corrections {

	/**
	 * Needs envelopes and the verbs.
	 *
	 * @param Database            $database  Database.
	 * @param Envelope_Repository $envelopes Envelopes.
	 * @param Ticket_Repository   $tickets   Tickets.
	 * @param Contacts            $contacts  Finds or adds contacts.
	 * @param Tickets             $verbs     Merges and changes.
	 * @param Event_Repository    $events    Tells the screens.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Envelope_Repository $envelopes,
		private readonly Ticket_Repository $tickets,
		private readonly Contacts $contacts,
		private readonly Tickets $verbs,
		private readonly Event_Repository $events
	) {
	}

	/**
	 * The ticket that a message may belong to, through merges.
	 *
	 * @param Message $message Message.
	 * @throws Problem 404 when there is no such doubt, or the ticket is gone.
	 */
	public function suggested( Message $message ): Ticket {
		$ticket = $this->tickets->find( $this->envelopes->find( $message->id )->suggested_ticket_id ?? 0 );
		for ( $hops = 0; $ticket && $ticket->merged_into && $hops < 10; $hops++ ) {
			$ticket = $this->tickets->find( $ticket->merged_into );
		}
		return $ticket && $ticket->id !== $message->ticket_id ? $ticket : throw Problem::not_found( 'suggestion' );
	}

	/**
	 * It belongs there: the ticket of the message is merged into the suggested one. The suggestion stays written down: should the
	 * merge be taken back, the doubt is there again.
	 *
	 * @param Message $message Message.
	 * @param Actor   $by      Who says so.
	 */
	public function join( Message $message, Actor $by ): Ticket {
		return $this->verbs->merge( $message->ticket_id, $this->suggested( $message )->id, $by );
	}

	/**
	 * It doesn't belong there.
	 *
	 * @param Message $message Message.
	 * @param Ticket  $ticket  Its ticket.
	 * @param Actor   $by      Who says so.
	 */
	public function dismiss( Message $message, Ticket $ticket, Actor $by ): void {
		$this->database->transaction(
			function () use ( $message, $ticket, $by ): void {
				$suggested = $this->envelopes->find( $message->id )->suggested_ticket_id ?? 0;
				if ( $suggested ) {
					$this->envelopes->update( $message->id, [ 'suggested_ticket_id' => 0 ] );
					$this->events->add(
						$ticket,
						'suggestion_dismissed',
						$by,
						[
							'message' => $message->id,
							'from'    => $suggested,
						]
					);
				}
			}
		);
	}

	/**
	 * The agent who passed the mail on is the one who asks.
	 *
	 * @param Message $message Message.
	 * @param Actor   $by      Who says so.
	 * @throws Problem 404 when nobody passed it on.
	 */
	public function make_forwarder_requester( Message $message, Actor $by ): Ticket {
		$agent = get_userdata( $this->envelopes->find( $message->id )->forwarded_by ?? 0 );
		if ( false === $agent ) {
			throw Problem::not_found( 'forwarder' );
		}
		return $this->database->transaction(
			function () use ( $message, $agent, $by ): Ticket {
				$contact = $this->contacts->identify_user( $agent );
				$this->envelopes->update( $message->id, [ 'forwarded_by' => 0 ] );
				return $this->verbs->change( $message->ticket_id, [ 'contact' => $contact->id ], $by );
			}
		);
	}
}
