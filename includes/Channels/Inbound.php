<?php
/**
 * The way in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Contacts\Contact;
use Switchboard\Contacts\Contacts;
use Switchboard\Contacts\Identity;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Database\Database_Error;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Tickets;

/**
 * Takes a translated message in: claims it, asks the filters, has its sender identified and hands it to the tickets, all in one
 * transaction. A message that comes again is answered with what the first one did.
 */
final class Inbound {

	/**
	 * Takes the filters in the order in which they are asked.
	 *
	 * @param Inbound_Repository $inbound  Rows of what came in.
	 * @param Contacts           $contacts Identifies senders.
	 * @param Tickets            $tickets  Decides.
	 * @param Database           $database For the transaction.
	 * @param list<Filter>       $filters  Questions.
	 */
	public function __construct(
		private readonly Inbound_Repository $inbound,
		private readonly Contacts $contacts,
		private readonly Tickets $tickets,
		private readonly Database $database,
		private readonly array $filters
	) {
	}

	/**
	 * Takes a message in.
	 *
	 * @param Inbound_Message $message Message.
	 * @throws Problem        When it can't be taken; nothing of it stays but a note of the failure.
	 * @throws Database_Error When the database fails; likewise.
	 */
	public function receive( Inbound_Message $message ): Inbound_Result {
		try {
			return $this->database->transaction( fn(): Inbound_Result => $this->take( $message ) );
		} catch ( Problem $problem ) {
			// What a visitor can mend is answered to the visitor and leaves no trace.
			if ( $problem->status >= 500 || $message->connection_id > 0 ) {
				$this->inbound->fail( $message->connection_id, $message->claim_key(), $message->raw, $problem->getMessage() );
			}
			throw $problem;
		}
	}

	/**
	 * The work inside the transaction.
	 *
	 * @param Inbound_Message $message Message.
	 * @throws Problem When it can't be taken.
	 */
	private function take( Inbound_Message $message ): Inbound_Result {
		$row = $this->inbound->claim( $message );
		if ( ! $row->is_open() ) {
			return $row->result();
		}
		$verdict = $this->judge( $message );
		if ( 'suspend' === $verdict->action && '' === $message->raw ) {
			$this->inbound->keep_raw( $row->id, (string) wp_json_encode( get_object_vars( $message ), JSON_INVALID_UTF8_SUBSTITUTE ) );
		}
		return $this->enter( $row->id, $message, $verdict );
	}

	/**
	 * Does what was decided with a message that is kept already; in the caller's transaction, which holds its row.
	 *
	 * @param int             $id      Row.
	 * @param Inbound_Message $message Message.
	 * @param Verdict         $verdict From judge().
	 * @throws Problem When it can't be taken.
	 */
	public function enter( int $id, Inbound_Message $message, Verdict $verdict ): Inbound_Result {
		if ( 'drop' === $verdict->action ) {
			return $this->settle( $id, Inbound_Row::DROPPED, new Inbound_Result( 'dropped', $verdict->reason ) );
		}
		if ( 'suspend' === $verdict->action ) {
			return $this->settle( $id, Inbound_Row::SUSPENDED, new Inbound_Result( 'suspended', $verdict->reason ) );
		}
		$received = $this->tickets->receive( $this->incoming( $message, 'record' === $verdict->action ) );
		return $this->settle( $id, Inbound_Row::ROUTED, new Inbound_Result( $received->action, $verdict->reason, $received->ticket->id, $received->message->id, $received->repeated, $message->rule ) );
	}

	/**
	 * Asks the filters until one has an opinion.
	 *
	 * @param Inbound_Message $message Message.
	 */
	public function judge( Inbound_Message $message ): Verdict {
		/**
		 * Filters the questions that are asked about each message that comes in, in order.
		 *
		 * @param list<Filter> $filters Questions.
		 */
		foreach ( apply_filters( 'switchboard_inbound_filters', $this->filters ) as $filter ) {
			$verdict = $filter instanceof Filter ? $filter->judge( $message ) : null;
			if ( null !== $verdict ) {
				return $verdict;
			}
		}
		return Verdict::accept();
	}

	/**
	 * What the tickets are given.
	 *
	 * @param Inbound_Message $message   Message.
	 * @param bool            $is_silent Whether it must wake nobody.
	 * @throws Problem When the sender can't be identified.
	 */
	private function incoming( Inbound_Message $message, bool $is_silent ): Incoming {
		$contact = $this->identify( $message, ! $is_silent && ! $message->is_automatic );
		$address = '' === $message->address && 'email' === $message->sender_type ? $message->sender_value : $message->address;
		return new Incoming(
			inbox_id: $message->inbox_id,
			connection_id: $message->connection_id,
			channel: $message->channel,
			contact_id: $contact->id,
			address: '' === $address ? (string) $this->contacts->email( $contact->id ) : trim( $address ),
			subject: $message->subject,
			html: '' === $message->html ? Html::from_text( $message->text ) : $message->html,
			attachments: $message->attachments,
			ticket_id: $message->ticket_id,
			rule: $message->rule,
			fields: $message->fields,
			priority: $message->priority,
			tags: $message->tags,
			client_id: $message->client_id,
			automatic: $is_silent || $message->is_automatic,
			refs: array_map( static fn( string $ref ): string => hash( 'sha256', $ref ), $message->refs ),
			created_at: $message->created_at,
			text: $message->text,
			owner_key: $message->owner_key,
			is_stranger: $message->is_stranger,
			answers: $message->answers,
			files: $message->files,
			folded: $message->folded,
			copied: $is_silent || $message->is_stranger ? [] : $this->participants( $message->copied, $contact ),
			envelope: $message->envelope,
			no_reply: $message->no_reply,
			is_old: $message->is_old
		);
	}

	/**
	 * Those who got a message, too, as participants of its ticket.
	 *
	 * @param list<array{email: string, name: string}> $addresses Addresses.
	 * @param Contact                                  $sender    Who wrote.
	 * @return list<Participant>
	 */
	private function participants( array $addresses, Contact $sender ): array {
		$participants = [];
		foreach ( $addresses as [ 'email' => $email, 'name' => $name ] ) {
			try {
				$contact = $this->contacts->identify( Identity::EMAIL, $email, $name );
			} catch ( Problem ) {
				// What can't be an address is nobody's.
				continue;
			}
			if ( $contact->id !== $sender->id ) {
				$participants[] = new Participant( $contact->id, Participant::CC, $email );
			}
		}
		return $participants;
	}

	/**
	 * The contact who wrote.
	 *
	 * @param Inbound_Message $message   Message.
	 * @param bool            $is_person Whether a person wrote it.
	 * @throws Problem When there is no such user.
	 */
	private function identify( Inbound_Message $message, bool $is_person ): Contact {
		if ( 'wp_user' !== $message->sender_type ) {
			return $this->contacts->identify( $message->sender_type, $message->sender_value, $message->sender_name, $message->is_verified, $message->language, $is_person );
		}
		$user = get_userdata( (int) $message->sender_value );
		if ( false === $user ) {
			throw Problem::not_found( 'contact' );
		}
		return $this->contacts->identify_user( $user );
	}

	/**
	 * Notes a result; in the caller's transaction.
	 *
	 * @param int            $id     Row.
	 * @param string         $state  State.
	 * @param Inbound_Result $result Result.
	 */
	public function settle( int $id, string $state, Inbound_Result $result ): Inbound_Result {
		$this->inbound->settle( $id, $state, $result->action . ( '' === $result->reason ? '' : ': ' . $result->reason ), $result->ticket_id, $result->message_id );
		return $result;
	}
}
