<?php
/**
 * Writes notices.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Notifications;

use Switchboard\Agents\Agent_Repository;
use Switchboard\Contacts\Contact_Repository;
use Switchboard\Contacts\Contacts;
use Switchboard\Inboxes\Inbox;
use Switchboard\Inboxes\Inbox_Repository;
use Switchboard\Mail\Letter;
use Switchboard\Mail\Letters;
use Switchboard\Mail\Mail;
use Switchboard\Mail\Message_Ids;
use Switchboard\Mail\Reply_Addresses;
use Switchboard\Mail\Thread_Marks;
use Switchboard\Mail\Variables;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Attachment_Repository;
use Switchboard\Tickets\Event;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\Message_Repository;
use Switchboard\Tickets\Participant_Repository;
use Switchboard\Tickets\Ticket;

/**
 * Makes the mail of an event for one person, or nothing when that person should not be told after all.
 *
 * The text of a message, of a note too, is in agents' mails only; customers' notices never hold any.
 */
final class Notice_Writer {

	/**
	 * Needs words, names and addresses.
	 *
	 * @param Letters                $letters      Words.
	 * @param Variables              $variables    Values.
	 * @param Message_Ids            $ids          Message-IDs.
	 * @param Reply_Addresses        $addresses    Where answers go.
	 * @param Thread_Marks           $marks        What customers' answers quote.
	 * @param Recipients             $recipients   Who may be told.
	 * @param Inbox_Repository       $inboxes      Inboxes.
	 * @param Agent_Repository       $agents       Agents.
	 * @param Contact_Repository     $people       Contacts.
	 * @param Contacts               $contacts     Their addresses.
	 * @param Participant_Repository $participants Addresses that customers wrote from.
	 * @param Message_Repository     $messages     Messages.
	 * @param Attachment_Repository  $attachments  Files.
	 */
	public function __construct(
		private readonly Letters $letters,
		private readonly Variables $variables,
		private readonly Message_Ids $ids,
		private readonly Reply_Addresses $addresses,
		private readonly Thread_Marks $marks,
		private readonly Recipients $recipients,
		private readonly Inbox_Repository $inboxes,
		private readonly Agent_Repository $agents,
		private readonly Contact_Repository $people,
		private readonly Contacts $contacts,
		private readonly Participant_Repository $participants,
		private readonly Message_Repository $messages,
		private readonly Attachment_Repository $attachments
	) {
	}

	/**
	 * The mail to an agent.
	 *
	 * @param string $template Kind of mail.
	 * @param Event  $event    Event.
	 * @param Ticket $ticket   Ticket as it is now.
	 * @param int    $user_id  Agent.
	 */
	public function to_agent( string $template, Event $event, Ticket $ticket, int $user_id ): ?Mail {
		$agent = $this->agents->find( $user_id );
		$inbox = $this->inboxes->find( $ticket->inbox_id );
		if ( null === $agent || null === $inbox || '' === $agent->email || ! $this->recipients->may_tell( $user_id, $template, $event, $ticket ) ) {
			return null;
		}
		$letter = $this->letters->write(
			$template,
			get_user_locale( $user_id ),
			fn(): array => $this->variables->for_agent( $ticket, $inbox, $agent->name, $this->contact_name( self::writer( $event, $ticket ) ), $this->actor_name( $event->actor ), $this->text( $event, $ticket ) )
		);
		return $letter ? $this->mail( $agent->email, $letter, $inbox, $this->ids->of_notice( $ticket->id, $event->id, "u$user_id" ), $ticket, $this->addresses->of_agent( $inbox, $ticket->id, $user_id, $this->is_inside( $event ) ) ) : null;
	}

	/**
	 * The mail to the customer.
	 *
	 * @param string $template   Kind of mail.
	 * @param Event  $event      Event.
	 * @param Ticket $ticket     Ticket as it is now.
	 * @param int    $contact_id Contact.
	 */
	public function to_customer( string $template, Event $event, Ticket $ticket, int $contact_id ): ?Mail {
		$contact = $this->people->find( $ticket->contact_id );
		$inbox   = $this->inboxes->find( $ticket->inbox_id );
		// Another requester since: the mail was not for them.
		if ( null === $contact || null === $inbox || $contact->id !== $contact_id || $this->recipients->customer( $event, $ticket ) !== $template ) {
			return null;
		}
		$address = (string) $this->participants->requester( $ticket->id )?->address;
		$address = '' === $address ? (string) $this->contacts->email( $contact->id ) : $address;
		if ( '' === $address ) {
			return null;
		}
		$is_received = 'ticket_received' === $template;
		$letter      = $this->letters->write(
			$template,
			$contact->language,
			fn(): array => $is_received ? $this->variables->for_confirmation( $ticket, $inbox, $contact->id ) : $this->variables->for_customer( $ticket, $inbox, $contact ),
			$this->marks->of_ticket( $inbox->id, $ticket->id )
		);
		$id = $is_received ? $this->ids->of_message( $ticket->id, 0 ) : $this->ids->of_notice( $ticket->id, $event->id, "c$contact->id" );
		return $letter ? $this->mail( $address, $letter, $inbox, $id, $ticket, $this->addresses->of_ticket( $inbox, $ticket->id ), $is_received ? 'auto-replied' : 'auto-generated' ) : null;
	}

	/**
	 * Whether a notice shows what the customer doesn't see: a note, or what somebody answered whom we asked.
	 *
	 * @param Event $event Event.
	 */
	private function is_inside( Event $event ): bool {
		$message = isset( $event->payload['message'] ) ? $this->messages->find( (int) $event->payload['message'] ) : null;
		return null !== $message && Message::REPLY !== $message->kind;
	}

	/**
	 * Puts a letter into its envelope.
	 *
	 * @param string $to        Address.
	 * @param Letter $letter    Letter.
	 * @param Inbox  $inbox     From.
	 * @param string $id        Message-ID.
	 * @param Ticket $ticket    Ticket.
	 * @param string $reply_to  Where answers go; '' for the inbox's address.
	 * @param string $automatic `auto-generated` or `auto-replied`.
	 */
	private function mail( string $to, Letter $letter, Inbox $inbox, string $id, Ticket $ticket, string $reply_to, string $automatic = 'auto-generated' ): Mail {
		$first = $this->ids->of_message( $ticket->id, 0 );
		return new Mail(
			to: $to,
			letter: $letter,
			from_address: $inbox->address,
			from_name: '' === $inbox->from_name ? $inbox->name : $inbox->from_name,
			message_id: $id,
			headers: array_filter(
				[
					'References' => $first === $id ? '' : $first,
					'Reply-To'   => $reply_to,
				]
			),
			automatic: $automatic,
			inbox_id: $inbox->id
		);
	}

	/**
	 * What was written, for an agent's eyes: the event's message, else the latest one.
	 *
	 * @param Event  $event  Event.
	 * @param Ticket $ticket Ticket.
	 */
	private function text( Event $event, Ticket $ticket ): string {
		$message = isset( $event->payload['message'] )
			? $this->messages->find( (int) $event->payload['message'] )
			: ( $this->messages->of_ticket( $ticket->id, 1, 0, 'desc', false )[0] ?? null );
		if ( ! $message instanceof Message || $message->ticket_id !== $ticket->id ) {
			return '';
		}
		$names = array_map( static fn( Attachment $file ): string => $file->name, $this->attachments->of_messages( [ $message->id ] )[ $message->id ] ?? [] );
		$html  = (string) preg_replace( '/<img\b[^>]*>/i', '', $message->html );
		/* translators: %s: names of files. */
		return $html . ( $names ? '<p>' . esc_html( sprintf( __( 'Files: %s', 'switchboard' ), implode( ', ', $names ) ) ) . '</p>' : '' );
	}

	/**
	 * The contact that a notice names: whoever wrote, who needn't be the customer, else the customer.
	 *
	 * @param Event  $event  Event.
	 * @param Ticket $ticket Ticket.
	 */
	private static function writer( Event $event, Ticket $ticket ): int {
		return 'message_received' === $event->name && Actor::CONTACT === $event->actor->type ? $event->actor->id : $ticket->contact_id;
	}

	/**
	 * Who did it.
	 *
	 * @param Actor $actor Actor.
	 */
	private function actor_name( Actor $actor ): string {
		return match ( $actor->type ) {
			Actor::AGENT   => $this->agents->names( [ $actor->id ] )[ $actor->id ] ?? '',
			Actor::CONTACT => $this->contact_name( $actor->id ),
			default        => '',
		};
	}

	/**
	 * A customer's name, else address.
	 *
	 * @param int $contact_id Contact.
	 */
	private function contact_name( int $contact_id ): string {
		$name = $this->people->names( [ $contact_id ] )[ $contact_id ] ?? '';
		return '' === $name ? (string) $this->contacts->email( $contact_id ) : $name;
	}
}
