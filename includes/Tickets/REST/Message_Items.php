<?php
/**
 * Messages and events as REST answers them.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Agent_Repository;
use Switchboard\Contacts\Contact_Repository;
use Switchboard\Foundation\Clock;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Attachment_Repository;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Event;
use Switchboard\Tickets\Message;

/**
 * Makes items of message.schema.json and event.schema.json.
 */
final class Message_Items {

	/**
	 * Needs what an item shows beside the row.
	 *
	 * @param Attachment_Repository $attachments Rows of files.
	 * @param Attachments           $files       Files.
	 * @param Contact_Repository    $contacts    Names of customers.
	 * @param Agent_Repository      $agents      Names of agents.
	 * @param Envelope_Items        $envelopes   From whom to whom.
	 */
	public function __construct(
		private readonly Attachment_Repository $attachments,
		private readonly Attachments $files,
		private readonly Contact_Repository $contacts,
		private readonly Agent_Repository $agents,
		private readonly Envelope_Items $envelopes
	) {
	}

	/**
	 * Items of messages of one ticket.
	 *
	 * @param list<Message> $messages  Messages.
	 * @param bool          $may_reply Whether the person may cancel and retry.
	 * @return list<array<string, mixed>>
	 */
	public function messages( array $messages, bool $may_reply ): array {
		$files   = $this->attachments->of_messages( array_map( static fn( Message $message ): int => $message->id, $messages ) );
		$persons = $this->persons( array_map( static fn( Message $message ): Actor => $message->author, $messages ) );
		$more    = $this->envelopes->of( $messages );
		return array_map(
			fn( Message $message ): array => $this->message( $message, $files[ $message->id ] ?? [], $persons( $message->author ), $may_reply ) + $more( $message ),
			$messages
		);
	}

	/**
	 * Items of events.
	 *
	 * @param list<Event> $events Events.
	 * @return list<array<string, mixed>>
	 */
	public function events( array $events ): array {
		$persons = $this->persons( array_map( static fn( Event $event ): Actor => $event->actor, $events ) );
		return array_map(
			static fn( Event $event ): array => [
				'id'         => $event->id,
				'ticket'     => $event->ticket_id,
				'name'       => $event->name,
				'actor'      => $persons( $event->actor ),
				'payload'    => (object) $event->payload,
				'created_at' => Clock::to_rfc3339( $event->created_at ),
			],
			$events
		);
	}

	/**
	 * One message.
	 *
	 * @param Message                                  $message   Message.
	 * @param list<Attachment>                         $files     Its files.
	 * @param array{type: string, id: int, name: string} $author  Who wrote it.
	 * @param bool                                     $may_reply Whether the person may cancel and retry.
	 * @return array<string, mixed>
	 */
	private function message( Message $message, array $files, array $author, bool $may_reply ): array {
		return [
			'id'          => $message->id,
			'ticket'      => $message->ticket_id,
			'sequence'    => $message->sequence,
			'kind'        => $message->kind,
			'direction'   => $message->direction,
			'channel'     => $message->channel,
			'connection'  => $message->connection_id ?: null,
			'author'      => $author,
			'html'        => $this->files->from_cids( $message->html, $files ),
			'quote'       => '' === $message->quote ? null : $this->files->from_cids( $message->quote, $files ),
			'text'        => $message->text,
			'attachments' => array_map( fn( Attachment $file ): array => $this->files->item( $file ), $files ),
			'mentions'    => $message->mentions,
			'automatic'   => $message->automatic,
			'delivery'    => $message->may_leave() && '' !== $message->delivery_state ? [
				'state'       => $message->delivery_state,
				'to'          => $message->delivery_to,
				'reason'      => '' === $message->delivery_reason ? null : $message->delivery_reason,
				'at'          => Clock::to_rfc3339( $message->delivery_at ),
				'next_try_at' => Clock::to_rfc3339( $message->next_try_at ),
			] : null,
			'client_id'   => '' === $message->client_id ? null : $message->client_id,
			'created_at'  => Clock::to_rfc3339( $message->created_at ),
			'permissions' => [
				'retry'  => $may_reply && $message->may_leave() && in_array( $message->delivery_state, [ 'failed', 'bounced' ], true ),
				'cancel' => $may_reply && $message->may_leave() && 'queued' === $message->delivery_state,
			],
		];
	}

	/**
	 * Reads the names of all people at once, and gives a way to look one up.
	 *
	 * @param list<Actor> $actors People.
	 * @return \Closure( Actor ): array{type: string, id: int, name: string}
	 */
	private function persons( array $actors ): \Closure {
		$ids   = static fn( string $type ): array => array_values( array_unique( array_map( static fn( Actor $actor ): int => $actor->id, array_filter( $actors, static fn( Actor $actor ): bool => $actor->type === $type ) ) ) );
		$names = [
			Actor::CONTACT => $this->contacts->titles( $ids( Actor::CONTACT ) ),
			Actor::AGENT   => $this->agents->names( $ids( Actor::AGENT ) ),
			Actor::SYSTEM  => [ 0 => __( 'Switchboard', 'switchboard' ) ],
		];
		return static fn( Actor $actor ): array => [
			'type' => $actor->type,
			'id'   => $actor->id,
			'name' => $names[ $actor->type ][ $actor->id ] ?? __( 'Somebody', 'switchboard' ),
		];
	}
}
