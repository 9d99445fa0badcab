<?php
/**
 * Messages that wait for a person.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Blocked_Sender_Repository;
use Switchboard\Channels\Inbound;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Inbound_Repository;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Channels\Inbound_Row;
use Switchboard\Channels\Verdict;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Event_Repository;
use Switchboard\Tickets\Ticket_Repository;

/**
 * What a person does with a message that a filter kept outside the tickets, or that could not be taken in. Who may is asked by whoever calls.
 */
final class Suspended {

	/**
	 * Needs rows, mails and the way in.
	 *
	 * @param Inbound_Repository        $rows     Rows of what came in.
	 * @param Kept_Mails                $kept     Mails.
	 * @param Importer                  $importer Takes mails in.
	 * @param Inbound                   $inbound  Takes other messages in.
	 * @param Blocked_Sender_Repository $blocked  Blocked senders.
	 * @param Ticket_Repository         $tickets  Tickets.
	 * @param Event_Repository          $events   Who released what.
	 * @param Database                  $database For the transaction.
	 */
	public function __construct(
		private readonly Inbound_Repository $rows,
		private readonly Kept_Mails $kept,
		private readonly Importer $importer,
		private readonly Inbound $inbound,
		private readonly Blocked_Sender_Repository $blocked,
		private readonly Ticket_Repository $tickets,
		private readonly Event_Repository $events,
		private readonly Database $database
	) {
	}

	/**
	 * Lets a message in, whatever the filters said.
	 *
	 * @param int   $id Row.
	 * @param Actor $by Who says so.
	 * @throws Problem 404 when it doesn't wait any more, or can't be taken in.
	 */
	public function release( int $id, Actor $by ): Inbound_Result {
		return $this->database->transaction(
			function () use ( $id, $by ): Inbound_Result {
				$row    = $this->waiting( $id, [ Inbound_Row::SUSPENDED ], true );
				$result = '' === $row->raw_file ? $this->release_message( $row ) : $this->importer->release( $row );
				$ticket = $this->tickets->find( $result->ticket_id );
				if ( null !== $ticket ) {
					$this->events->add( $ticket, 'message_released', $by, [ 'message' => $result->message_id ] );
				}
				return $result;
			}
		);
	}

	/**
	 * Blocks the sender of a message, and removes it.
	 *
	 * @param int  $id     Row.
	 * @param bool $domain Whether all senders of that domain are blocked.
	 * @param int  $user   Who does so.
	 * @throws Problem 404 when it doesn't wait any more, 400 when it has no sender who could be blocked.
	 */
	public function block( int $id, bool $domain, int $user ): void {
		$row    = $this->waiting( $id, [ Inbound_Row::SUSPENDED, Inbound_Row::QUARANTINED ] );
		$sender = $domain ? Blocked_Sender_Repository::domain( $row->sender ) : $row->sender;
		if ( ! str_contains( $row->sender, '@' ) || '@' === $sender ) {
			throw Problem::invalid( 'sender', __( 'This message has no sender who could be blocked.', 'switchboard' ) );
		}
		$this->database->transaction(
			function () use ( $id, $sender, $user ): void {
				$this->blocked->add( $sender, $user );
				$this->remove( $id );
			}
		);
	}

	/**
	 * Removes a message that nobody needs, with its mail.
	 *
	 * @param int $id Row.
	 * @throws Problem 404 when it doesn't wait any more.
	 */
	public function remove( int $id ): void {
		$this->database->transaction(
			function () use ( $id ): void {
				$row = $this->waiting( $id, [ Inbound_Row::SUSPENDED, Inbound_Row::QUARANTINED ], true );
				$this->rows->keep_raw( $id, '' );
				$this->kept->delete( $row );
				$this->inbound->settle( $id, Inbound_Row::DROPPED, new Inbound_Result( 'dropped', 'removed' ) );
			}
		);
	}

	/**
	 * Tries a mail again that could not be taken in.
	 *
	 * @param int $id Row.
	 * @throws Problem 404 when it isn't in quarantine.
	 */
	public function replay( int $id ): Inbound_Result {
		$this->database->transaction(
			function () use ( $id ): void {
				$this->waiting( $id, [ Inbound_Row::QUARANTINED ], true );
				$this->rows->forget_tries( $id );
				$this->kept->plan( $id, 5 * MINUTE_IN_SECONDS );
			}
		);
		return $this->importer->retry( $id ) ?? throw Problem::not_found( 'message' );
	}

	/**
	 * Lets a message in that was no mail.
	 *
	 * @param Inbound_Row $row Row.
	 * @throws Problem When it can't be taken in.
	 */
	private function release_message( Inbound_Row $row ): Inbound_Result {
		$values = json_decode( $row->raw, true );
		if ( ! is_array( $values ) || ! isset( $values['channel'] ) ) {
			throw Problem::not_found( 'message' );
		}
		// Files that came with it may be gone by now: files that nobody got are deleted after two days.
		$message = new Inbound_Message( ...array_intersect_key( $values, array_flip( self::VALUES ) ) );
		return $this->inbound->enter( $row->id, $message->with( [ 'no_reply' => true ] ), Verdict::accept( 'released' ) );
	}

	/** What is taken of a message that was no mail. */
	private const VALUES = [ 'channel', 'inbox_id', 'external_key', 'sender_type', 'sender_value', 'sender_name', 'subject', 'html', 'text', 'connection_id', 'is_verified', 'address', 'ticket_id', 'rule', 'fields', 'priority', 'tags', 'language', 'is_stranger' ];

	/**
	 * The row, if it still waits.
	 *
	 * @param int          $id     Row.
	 * @param list<string> $states States in which it does.
	 * @param bool         $hold   Whether to hold it until the transaction ends.
	 * @throws Problem When it doesn't.
	 */
	private function waiting( int $id, array $states, bool $hold = false ): Inbound_Row {
		$row = $hold ? $this->rows->lock( $id ) : $this->rows->find( $id );
		return null !== $row && in_array( $row->state, $states, true ) ? $row : throw Problem::not_found( 'message' );
	}
}
