<?php
/**
 * Tickets as customers read them.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

use Switchboard\Agents\Agent_Repository;
use Switchboard\Contacts\Contact_Repository;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Attachment_Repository;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Field;
use Switchboard\Tickets\Field_Repository;
use Switchboard\Tickets\Field_Value_Repository;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\Message_Repository;
use Switchboard\Tickets\Status_Repository;
use Switchboard\Tickets\Ticket;

/**
 * Makes items of customer-ticket.schema.json: no notes, nothing that hasn't left yet, none of the team's own words for things.
 */
final class Customer_Ticket_Items {

	/** Messages of one ticket, the latest ones. */
	private const MOST_MESSAGES = 200;

	/**
	 * Needs what an item shows.
	 *
	 * @param Customer_Tickets       $tickets     Permissions.
	 * @param Message_Repository     $messages    Messages.
	 * @param Attachment_Repository  $attachments Rows of files.
	 * @param Attachments            $files       Signed addresses.
	 * @param Contact_Repository     $contacts    Names of customers.
	 * @param Agent_Repository       $agents      Names of agents.
	 * @param Status_Repository      $statuses    The site's words for statuses.
	 * @param Field_Repository       $fields      Custom fields.
	 * @param Field_Value_Repository $values      Their values.
	 * @param Clock                  $clock       Clock.
	 */
	public function __construct(
		private readonly Customer_Tickets $tickets,
		private readonly Message_Repository $messages,
		private readonly Attachment_Repository $attachments,
		private readonly Attachments $files,
		private readonly Contact_Repository $contacts,
		private readonly Agent_Repository $agents,
		private readonly Status_Repository $statuses,
		private readonly Field_Repository $fields,
		private readonly Field_Value_Repository $values,
		private readonly Clock $clock
	) {
	}

	/**
	 * Items of a list, without messages.
	 *
	 * @param Visitor      $visitor Who reads.
	 * @param list<Ticket> $tickets Tickets.
	 * @return list<array<string, mixed>>
	 */
	public function list( Visitor $visitor, array $tickets ): array {
		$is_known = $visitor->has_proved( $visitor->contact_id > 0 ? $visitor->contact_id : $visitor->guest_id );
		$names    = $is_known ? $this->contacts->names( array_values( array_unique( array_map( static fn( Ticket $ticket ): int => $ticket->contact_id, $tickets ) ) ) ) : [];
		return array_map( fn( Ticket $ticket ): array => $this->item( $visitor, $ticket, $names[ $ticket->contact_id ] ?? '', [], [] ), $tickets );
	}

	/**
	 * One ticket with its messages, oldest first.
	 *
	 * @param Visitor $visitor Who reads.
	 * @param Ticket  $ticket  Ticket that the visitor may see.
	 * @return array<string, mixed>
	 */
	public function whole( Visitor $visitor, Ticket $ticket ): array {
		$acting   = $this->tickets->acting( $visitor, $ticket );
		$messages = array_reverse( array_values( array_filter( $this->messages->of_ticket( $ticket->id, self::MOST_MESSAGES, 0, 'desc', false ), fn( Message $message ): bool => $this->has_left( $message ) && ! self::is_machines( $message, $acting ) ) ) );
		$files    = $this->attachments->of_messages( array_map( static fn( Message $message ): int => $message->id, $messages ) );
		$name     = $this->namer( $ticket, $messages, $visitor->has_proved( $acting ) );
		return $this->item(
			$visitor,
			$ticket,
			$name( Actor::contact( $ticket->contact_id ) ),
			$this->fields( $ticket ),
			array_map( fn( Message $message ): array => $this->message( $message, $files[ $message->id ] ?? [], $name( $message->author ), $acting ), $messages )
		);
	}

	/**
	 * An item.
	 *
	 * @param Visitor                                    $visitor  Who reads.
	 * @param Ticket                                     $ticket   Ticket.
	 * @param string                                     $name     Who opened it.
	 * @param list<array{label: string, value: string}>  $fields   Public fields.
	 * @param list<array<string, mixed>>                 $messages Messages.
	 * @return array<string, mixed>
	 */
	private function item( Visitor $visitor, Ticket $ticket, string $name, array $fields, array $messages ): array {
		$status = $ticket->custom_status_id > 0 ? $this->statuses->find( $ticket->custom_status_id ) : null;
		return [
			'id'               => $ticket->id,
			'number'           => $ticket->number,
			'subject'          => $ticket->subject,
			'status'           => $ticket->status,
			'status_label'     => ( $status ?? $this->statuses->default_of( $ticket->status ) )->customer_label(),
			'contact_name'     => $name,
			'created_at'       => Clock::to_rfc3339( $ticket->created_at ),
			'last_activity_at' => Clock::to_rfc3339( $ticket->last_public_at ),
			'fields'           => $fields,
			'messages'         => $messages,
			'permissions'      => $this->tickets->permissions( $visitor, $ticket ),
		];
	}

	/**
	 * A message.
	 *
	 * @param Message          $message Message.
	 * @param list<Attachment> $files   Its files.
	 * @param string           $author  Name.
	 * @param int              $acting  Contact that reads.
	 * @return array<string, mixed>
	 */
	private function message( Message $message, array $files, string $author, int $acting ): array {
		return [
			'id'          => $message->id,
			'author'      => $author,
			'mine'        => Actor::CONTACT === $message->author->type && $message->author->id === $acting,
			'from_team'   => 'out' === $message->direction,
			// Cleaned once more on the way out: this is the one place where a mistake would run in a customer's browser.
			'html'        => $this->files->from_cids( Html::clean( $message->html ), $files ),
			'created_at'  => Clock::to_rfc3339( $message->created_at ),
			'attachments' => array_values( array_map( fn( Attachment $file ): array => $this->files->item( $file ), array_filter( $files, static fn( Attachment $file ): bool => ! $file->inline ) ) ),
		];
	}

	/**
	 * Whether it is what a machine told us, such as a mail server of somebody's mailbox: that is the team's matter. What came from the reader's own
	 * address is shown, whoever wrote it.
	 *
	 * @param Message $message Message.
	 * @param int     $acting  Contact that reads.
	 */
	private static function is_machines( Message $message, int $acting ): bool {
		return $message->automatic && 'in' === $message->direction && ! ( Actor::CONTACT === $message->author->type && $message->author->id === $acting );
	}

	/**
	 * Whether a reply is on its way: one that can still be taken back, or is to be sent later, is not there yet.
	 *
	 * @param Message $message Message.
	 */
	private function has_left( Message $message ): bool {
		if ( Message::NOTE === $message->kind ) {
			return false;
		}
		return 'out' !== $message->direction || 'queued' !== $message->delivery_state || '' !== $message->delivery_reason || $message->next_try_at <= $this->clock->now();
	}

	/**
	 * Reads the names of all authors at once.
	 *
	 * @param Ticket        $ticket   Ticket.
	 * @param list<Message> $messages Messages.
	 * @param bool          $is_known Whether the visitor has proved to be who they say; nobody else learns customers' names.
	 * @return \Closure( Actor ): string
	 */
	private function namer( Ticket $ticket, array $messages, bool $is_known ): \Closure {
		$actors = [ Actor::contact( $ticket->contact_id ), ...array_map( static fn( Message $message ): Actor => $message->author, $messages ) ];
		$ids    = static fn( string $type ): array => array_values( array_unique( array_map( static fn( Actor $actor ): int => $actor->id, array_filter( $actors, static fn( Actor $actor ): bool => $actor->type === $type ) ) ) );
		$names  = [
			Actor::CONTACT => $is_known ? $this->contacts->names( $ids( Actor::CONTACT ) ) : [],
			Actor::AGENT   => $this->agents->names( $ids( Actor::AGENT ) ),
		];
		$site   = wp_specialchars_decode( (string) get_option( 'blogname' ), ENT_QUOTES );
		return static function ( Actor $actor ) use ( $names, $site ): string {
			$name = $names[ $actor->type ][ $actor->id ] ?? '';
			return '' !== $name ? $name : ( Actor::CONTACT === $actor->type ? __( 'You', 'switchboard' ) : $site );
		};
	}

	/**
	 * Public custom fields that have a value.
	 *
	 * @param Ticket $ticket Ticket.
	 * @return list<array{label: string, value: string}>
	 */
	private function fields( Ticket $ticket ): array {
		$values = $this->values->of_tickets( [ $ticket->id ] )[ $ticket->id ] ?? [];
		$fields = [];
		foreach ( array_filter( $this->fields->all(), static fn( Field $field ): bool => $field->public ) as $field ) {
			$value = $values[ $field->key ] ?? null;
			if ( null !== $value && '' !== $value && false !== $value ) {
				$fields[] = [
					'label' => $field->label,
					'value' => true === $value ? __( 'Yes', 'switchboard' ) : (string) $value,
				];
			}
		}
		return $fields;
	}
}
