<?php
/**
 * Passing on what was said.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Events;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Problem;

/**
 * Stores a forward with its delivery: a message of the ticket that goes to somebody else than the customer, with the messages
 * that it passes on as its quote.
 */
final class Forwarding {

	/** Forwards leave by mail, whatever the customer wrote by. */
	private const CHANNEL = 'email';

	/**
	 * Needs what a forward touches.
	 *
	 * @param Database              $database    Database.
	 * @param Message_Writer        $writer      Stores messages.
	 * @param Ticket_Writer         $changes     Writes changes.
	 * @param Addressees            $addressees  Whom it goes to.
	 * @param Envelope_Repository   $envelopes   Writes that down.
	 * @param Forwarded_Text        $text        What it passes on.
	 * @param Attachment_Repository $attachments Rows of files.
	 * @param Attachments           $files       Files.
	 * @param Queue                 $queue       Jobs.
	 * @param Clock                 $clock       Clock.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Message_Writer $writer,
		private readonly Ticket_Writer $changes,
		private readonly Addressees $addressees,
		private readonly Envelope_Repository $envelopes,
		private readonly Forwarded_Text $text,
		private readonly Attachment_Repository $attachments,
		private readonly Attachments $files,
		private readonly Queue $queue,
		private readonly Clock $clock
	) {
	}

	/**
	 * Stores a forward, in the caller's transaction.
	 *
	 * @param Ticket      $ticket The ticket as locked.
	 * @param New_Message $new    What the agent wrote.
	 * @param Actor       $by     The agent.
	 * @return array{Message, Ticket}
	 * @throws Problem When an address, a message or a file can't be used.
	 */
	public function forward( Ticket $ticket, New_Message $new, Actor $by ): array {
		$envelope = $this->addressees->of_forward( $ticket, $new );
		$passed   = $this->text->messages( $ticket, $new->forwarded );
		$owner    = Attachments::owner_of_user( $by->id );
		$message  = $this->writer->store(
			$ticket,
			[
				'kind'           => Message::FORWARD,
				'direction'      => 'out',
				'channel'        => self::CHANNEL,
				'connection_id'  => $ticket->connection_id,
				'author_type'    => $by->type,
				'author_id'      => $by->id,
				'client_id'      => $new->client_id,
				'delivery_state' => 'queued',
				'delivery_to'    => $envelope->addresses( 'to' )[0],
				'next_try_at'    => $new->available_at,
				'quote'          => $this->text->html( $passed ),
			],
			$new->html,
			$this->with_copies( $new->attachments, $passed, $owner ),
			$owner
		);
		$this->envelopes->add( $message->id, $envelope );
		$this->queue->add( 'deliver_message', [ 'message' => $message->id ], $new->available_at, "deliver:$message->id" );
		$columns = Message_Writer::columns( $ticket, $message );
		if ( null !== $new->status ) {
			$columns += Transition::to( $ticket, $new->status, $new->custom_status, $this->clock->now() );
		}
		$after = $this->changes->write( $ticket, $columns, $by, [ 'forward_added' => [ 'message' => $message->id ] ] );
		$this->database->after_commit( static fn() => Events::forward_added( $ticket->id, $message->id ) );
		return [ $message, $after ];
	}

	/**
	 * The files that go along: the agent's own, and copies of those that lie on the messages that are passed on.
	 *
	 * @param list<int>     $ids    Files that were asked for.
	 * @param list<Message> $passed Messages.
	 * @param string        $owner  Owner of the agent's files.
	 * @return list<int>
	 */
	private function with_copies( array $ids, array $passed, string $owner ): array {
		$known = [];
		foreach ( $this->attachments->of_messages( array_map( static fn( Message $message ): int => $message->id, $passed ) ) as $files ) {
			foreach ( $files as $file ) {
				$known[ $file->id ] = $file;
			}
		}
		return array_map( fn( int $id ): int => isset( $known[ $id ] ) ? $this->files->copy( $known[ $id ], $owner )->id : $id, $ids );
	}
}
