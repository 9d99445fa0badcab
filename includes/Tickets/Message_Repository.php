<?php
/**
 * Rows of messages.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Text\Html;

/**
 * Reads and writes messages.
 */
final class Message_Repository {

	/**
	 * Needs the database, and knows where quotes begin only by asking.
	 *
	 * @param Database                         $database Database.
	 * @param \Closure( string $html ): Folded $fold     Folds the quote of foreign HTML away.
	 */
	public function __construct( private readonly Database $database, private readonly \Closure $fold ) {
	}

	/**
	 * A message.
	 *
	 * @param int $id Message.
	 */
	public function find( int $id ): ?Message {
		$row = $this->database->row( 'SELECT * FROM {message} WHERE id = %d', [ $id ] );
		return $row ? $this->fresh( Message::from_row( $row ) ) : null;
	}

	/**
	 * Adds a message.
	 *
	 * @param array<string, mixed> $columns Columns.
	 */
	public function insert( array $columns ): Message {
		$columns += [
			'kind'           => Message::REPLY,
			'direction'      => 'in',
			'channel'        => '',
			'connection_id'  => 0,
			'quote'          => '',
			'rules_version'  => Html::RULES_VERSION,
			'automatic'      => 0,
			'mentions'       => '[]',
			'delivery_state' => '',
			'delivery_to'    => '',
			'client_id'      => '',
		];
		$columns += [
			'id'              => $this->database->insert( 'message', $columns ),
			'delivery_reason' => '',
			'delivery_at'     => 0,
			'next_try_at'     => 0,
		];
		return Message::from_row( $columns );
	}

	/**
	 * Messages of a ticket by sequence.
	 *
	 * @param int    $ticket_id Ticket.
	 * @param int    $limit     At most so many.
	 * @param int    $from      Sequence of the last one already read; 0 for the beginning.
	 * @param string $order     `desc` begins with the newest.
	 * @param bool   $notes     Whether notes are wanted.
	 * @return list<Message>
	 */
	public function of_ticket( int $ticket_id, int $limit, int $from = 0, string $order = 'desc', bool $notes = true ): array {
		$where  = 'ticket_id = %d';
		$values = [ $ticket_id ];
		if ( $from > 0 ) {
			$where   .= 'desc' === $order ? ' AND sequence < %d' : ' AND sequence > %d';
			$values[] = $from;
		}
		if ( ! $notes ) {
			$where   .= ' AND kind = %s';
			$values[] = Message::REPLY;
		}
		$direction = 'desc' === $order ? 'DESC' : 'ASC';
		$values[]  = $limit;
		return array_map( fn( array $row ): Message => $this->fresh( Message::from_row( $row ) ), $this->database->rows( "SELECT * FROM {message} WHERE $where ORDER BY sequence $direction LIMIT %d", $values ) );
	}

	/**
	 * Writes what became of an outgoing message.
	 *
	 * @param int                       $id      Message.
	 * @param array<string, int|string> $columns `delivery_state`, `delivery_to`, `delivery_reason`, `delivery_at`, `next_try_at`.
	 */
	public function set_delivery( int $id, array $columns ): void {
		$this->database->update( 'message', $columns, [ 'id' => $id ] );
	}

	/**
	 * Moves all messages of a ticket behind those of another.
	 *
	 * @param int $from   Ticket.
	 * @param int $into   Ticket.
	 * @param int $offset Last sequence of the other.
	 */
	public function move_all( int $from, int $into, int $offset ): void {
		$this->database->execute( 'UPDATE {message} SET ticket_id = %d, sequence = sequence + %d WHERE ticket_id = %d', [ $into, $offset, $from ] );
	}

	/**
	 * Moves a part of a ticket's messages back to where they were.
	 *
	 * @param int $from   Ticket.
	 * @param int $into   Ticket that they came from.
	 * @param int $offset Sequence before the first of them.
	 * @param int $count  How many sequences they take.
	 */
	public function move_back( int $from, int $into, int $offset, int $count ): void {
		$this->database->execute( 'UPDATE {message} SET ticket_id = %d, sequence = sequence - %d WHERE ticket_id = %d AND sequence > %d AND sequence <= %d', [ $into, $offset, $from, $offset, $offset + $count ] );
	}

	/**
	 * Makes what a contact wrote in a ticket the team's, or everybody's.
	 *
	 * @param int    $ticket_id  Ticket.
	 * @param int    $after      Only later sequences.
	 * @param int    $contact_id Author.
	 * @param string $kind       `forward` or `reply`.
	 */
	public function set_kind( int $ticket_id, int $after, int $contact_id, string $kind ): void {
		$this->database->execute(
			"UPDATE {message} SET kind = %s WHERE ticket_id = %d AND sequence > %d AND author_type = %s AND author_id = %d AND direction = 'in'",
			[ $kind, $ticket_id, $after, Actor::CONTACT, $contact_id ]
		);
	}

	/**
	 * Removes a message that never left.
	 *
	 * @param int $id Message.
	 */
	public function delete( int $id ): void {
		$this->database->delete( 'message_ref', [ 'message_id' => $id ] );
		$this->database->delete( 'message_envelope', [ 'message_id' => $id ] );
		$this->database->delete( 'message', [ 'id' => $id ] );
	}

	/**
	 * Removes all messages of a ticket.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function delete_of_ticket( int $ticket_id ): void {
		foreach ( [ 'message_ref', 'message_envelope' ] as $table ) {
			$this->database->execute( "DELETE FROM {{$table}} WHERE message_id IN (SELECT id FROM {message} WHERE ticket_id = %d)", [ $ticket_id ] );
		}
		$this->database->delete( 'message', [ 'ticket_id' => $ticket_id ] );
	}

	/**
	 * Remembers ids that an answer may refer to.
	 *
	 * @param int          $inbox_id   Inbox: ids are never accepted across inboxes.
	 * @param int          $message_id Message.
	 * @param list<string> $hashes     SHA-256 of each id.
	 */
	public function add_refs( int $inbox_id, int $message_id, array $hashes ): void {
		$this->database->insert_all(
			'message_ref',
			array_map(
				static fn( string $hash ): array => [
					'inbox_id'   => $inbox_id,
					'ref_hash'   => $hash,
					'message_id' => $message_id,
				],
				$hashes
			),
			'INSERT IGNORE'
		);
	}

	/**
	 * The messages that ids belong to, without their text.
	 *
	 * @param int          $inbox_id Inbox.
	 * @param list<string> $hashes   SHA-256 of each id.
	 * @return array<string, array{message_id: int, ticket_id: int, is_ours: bool}> By hash.
	 */
	public function find_by_refs( int $inbox_id, array $hashes ): array {
		$found = [];
		$rows  = $hashes ? $this->database->rows(
			'SELECT r.ref_hash, m.id, m.ticket_id, m.direction FROM {message_ref} r INNER JOIN {message} m ON m.id = r.message_id
			WHERE r.inbox_id = %d AND r.ref_hash IN (' . Database::placeholders( $hashes, '%s' ) . ')',
			[ $inbox_id, ...$hashes ]
		) : [];
		foreach ( $rows as $row ) {
			$found[ (string) $row['ref_hash'] ] = [
				'message_id' => (int) $row['id'],
				'ticket_id'  => (int) $row['ticket_id'],
				'is_ours'    => 'out' === $row['direction'],
			];
		}
		return $found;
	}

	/**
	 * Cleans a message again whose safe form was made by older rules.
	 *
	 * @param Message $message Message.
	 */
	private function fresh( Message $message ): Message {
		if ( Html::RULES_VERSION <= $message->rules_version ) {
			return $message;
		}
		$this->database->update(
			'message',
			$this->cleaned( $message ) + [ 'rules_version' => Html::RULES_VERSION ],
			[ 'id' => $message->id ]
		);
		return Message::from_row( (array) $this->database->row( 'SELECT * FROM {message} WHERE id = %d', [ $message->id ] ) );
	}

	/**
	 * A message's safe HTML, and that of its quote.
	 *
	 * @param Message $message Message.
	 * @return array<string, string> Columns.
	 */
	private function cleaned( Message $message ): array {
		if ( '' === $message->quote ) {
			return [ 'html' => Html::clean( $message->original ) ];
		}
		if ( 'in' !== $message->direction ) {
			// What we quoted ourselves isn't part of what we wrote.
			return [
				'html'  => Html::clean( $message->original ),
				'quote' => Html::clean( $message->quote ),
			];
		}
		$folded = ( $this->fold )( $message->original );
		return [
			'html'  => Html::clean( $folded->reply ),
			'quote' => Html::clean( $folded->quote ),
		];
	}
}
