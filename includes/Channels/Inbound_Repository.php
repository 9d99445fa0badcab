<?php
/**
 * What came in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Database\Database_Error;

/**
 * One row for each message of each door; its unique key makes a message that comes twice one message.
 *
 * State: stored → routed, suspended or dropped; failed is tried again, and quarantined after that.
 */
final class Inbound_Repository {

	/**
	 * Needs rows and the time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * Since when the oldest message of each connection has been waiting to become something.
	 *
	 * @return array<int, int> Seconds since 1970 by connection, of those where any waits.
	 */
	public function oldest_waiting(): array {
		$oldest = [];
		foreach ( $this->database->rows( "SELECT connection_id, MIN(created_at) AS oldest FROM {inbound} WHERE state IN ('stored', 'parsed', 'failed', 'quarantined') AND connection_id > 0 GROUP BY connection_id" ) as $row ) {
			$oldest[ (int) $row['connection_id'] ] = (int) $row['oldest'];
		}
		return $oldest;
	}

	/**
	 * Claims a message: the first statement of the transaction, so that a double waits for the first one's commit.
	 *
	 * @param Inbound_Message $message Message.
	 */
	public function claim( Inbound_Message $message ): Inbound_Row {
		$key = $message->claim_key();
		$this->database->insert_once(
			'inbound',
			[
				'connection_id' => $message->connection_id,
				'external_key'  => $key,
				'raw'           => $message->raw,
				'inbox_id'      => $message->inbox_id,
				'sender'        => mb_substr( $message->sender_value, 0, 254 ),
				'subject'       => mb_substr( $message->subject, 0, 500 ),
				'created_at'    => $this->clock->now(),
			]
		);
		return $this->find_by_key( $message->connection_id, $key ) ?? throw new Database_Error( 'The row of a message that came in is not there.' );
	}

	/**
	 * Keeps a message that has still to be taken in; this is its first try.
	 *
	 * @param int                       $connection_id Connection.
	 * @param string                    $key           Key, 64 hex digits.
	 * @param array<string, int|string> $columns       `raw_file`, `size`, `inbox_id`, `sender`, `subject`.
	 * @return bool False when it was here already.
	 */
	public function keep( int $connection_id, string $key, array $columns ): bool {
		return $this->database->insert_once(
			'inbound',
			$columns + [
				'connection_id' => $connection_id,
				'external_key'  => $key,
				'attempts'      => 1,
				'raw'           => '',
				'created_at'    => $this->clock->now(),
			]
		);
	}

	/**
	 * A row.
	 *
	 * @param int $id Row.
	 */
	public function find( int $id ): ?Inbound_Row {
		return self::of( $this->database->row( 'SELECT * FROM {inbound} WHERE id = %d', [ $id ] ) );
	}

	/**
	 * A row by its key.
	 *
	 * @param int    $connection_id Connection.
	 * @param string $key           Key, 64 hex digits.
	 */
	public function find_by_key( int $connection_id, string $key ): ?Inbound_Row {
		return self::of( $this->database->row( 'SELECT * FROM {inbound} WHERE connection_id = %d AND external_key = %s', [ $connection_id, $key ] ) );
	}

	/**
	 * A row, held until the transaction ends.
	 *
	 * @param int $id Row.
	 */
	public function lock( int $id ): ?Inbound_Row {
		return self::of( $this->database->row( 'SELECT * FROM {inbound} WHERE id = %d FOR UPDATE', [ $id ] ) );
	}

	/**
	 * Counts a try before it is made: one that the process doesn't survive counts, too.
	 *
	 * @param int $id Row.
	 */
	public function count_try( int $id ): void {
		$this->database->execute( 'UPDATE {inbound} SET attempts = attempts + 1 WHERE id = %d', [ $id ] );
	}

	/**
	 * Begins to count anew: a person wants it tried again.
	 *
	 * @param int $id Row.
	 */
	public function forget_tries( int $id ): void {
		$this->database->update(
			'inbound',
			[
				'state'    => Inbound_Row::FAILED,
				'attempts' => 0,
			],
			[ 'id' => $id ]
		);
	}

	/**
	 * Notes that a try failed.
	 *
	 * @param int    $id     Row.
	 * @param string $state  `failed` or `quarantined`.
	 * @param string $reason Why.
	 */
	public function note_failure( int $id, string $state, string $reason ): void {
		$this->database->execute(
			"UPDATE {inbound} SET state = %s, reason = %s WHERE id = %d AND state IN ('stored', 'failed')",
			[ $state, mb_substr( $reason, 0, 500 ), $id ]
		);
	}

	/**
	 * Rows whose mail isn't needed any more, the oldest first.
	 *
	 * @param list<string> $states States.
	 * @param int          $before Came before: seconds since 1970.
	 * @param int          $limit  At most so many.
	 * @return array<int, string> File in the private store by row.
	 */
	public function files_before( array $states, int $before, int $limit ): array {
		$rows = $this->database->rows(
			"SELECT id, raw_file FROM {inbound} WHERE raw_file > '' AND created_at < %d AND state IN (" . Database::placeholders( $states, '%s' ) . ') ORDER BY id LIMIT %d',
			[ $before, ...$states, $limit ]
		);
		$files = [];
		foreach ( $rows as $row ) {
			$files[ (int) $row['id'] ] = (string) $row['raw_file'];
		}
		return $files;
	}

	/**
	 * Mails that still aren't taken in.
	 *
	 * @param int $before Came before: seconds since 1970.
	 * @param int $limit  At most so many.
	 * @return list<int> Rows.
	 */
	public function open_before( int $before, int $limit ): array {
		return array_map( 'intval', $this->database->column( "SELECT id FROM {inbound} WHERE state IN ('stored', 'failed') AND raw_file > '' AND created_at < %d ORDER BY id LIMIT %d", [ $before, $limit ] ) );
	}

	/**
	 * Notes that mails are gone.
	 *
	 * @param list<int> $ids Rows.
	 */
	public function forget_files( array $ids ): void {
		$this->database->execute( "UPDATE {inbound} SET raw_file = '' WHERE id IN (" . Database::placeholders( $ids ) . ')', $ids );
	}

	/**
	 * Which files of the private store belong to mails or messages.
	 *
	 * @param list<string> $paths Files.
	 * @return list<string>
	 */
	public function used( array $paths ): array {
		$list = Database::placeholders( $paths, '%s' );
		return $this->database->column( "SELECT raw_file FROM {inbound} WHERE raw_file IN ($list) UNION SELECT path FROM {attachment} WHERE path IN ($list)", [ ...$paths, ...$paths ] );
	}

	/**
	 * Who wrote so much lately that it was kept in silence.
	 *
	 * @param int $since Seconds since 1970.
	 * @return array<string, int> Messages by sender.
	 */
	public function storms( int $since ): array {
		$rows = $this->database->rows( 'SELECT sender, COUNT(*) AS messages FROM {inbound} WHERE created_at > %d AND reason LIKE %s GROUP BY sender ORDER BY messages DESC LIMIT 10', [ $since, '%: storm' ] );
		$storms = [];
		foreach ( $rows as $row ) {
			$storms[ (string) $row['sender'] ] = (int) $row['messages'];
		}
		return $storms;
	}

	/**
	 * Notes how far a message got.
	 *
	 * @param int    $id         Row.
	 * @param string $state      State.
	 * @param string $reason     What was done and why.
	 * @param int    $ticket_id  Ticket, 0 for none.
	 * @param int    $message_id Message, 0 for none.
	 */
	public function settle( int $id, string $state, string $reason, int $ticket_id = 0, int $message_id = 0 ): void {
		$this->database->update(
			'inbound',
			[
				'state'      => $state,
				'reason'     => mb_substr( $reason, 0, 500 ),
				'ticket_id'  => $ticket_id,
				'message_id' => $message_id,
			],
			[ 'id' => $id ]
		);
	}

	/**
	 * Keeps what is needed to take a suspended message up again.
	 *
	 * @param int    $id  Row.
	 * @param string $raw Raw message or its JSON.
	 */
	public function keep_raw( int $id, string $raw ): void {
		$this->database->update( 'inbound', [ 'raw' => $raw ], [ 'id' => $id ] );
	}

	/**
	 * Notes a failure, after the transaction of the failure was undone.
	 *
	 * @param int    $connection_id Connection.
	 * @param string $key           Key.
	 * @param string $raw           Raw message.
	 * @param string $reason        Why.
	 */
	public function fail( int $connection_id, string $key, string $raw, string $reason ): void {
		$this->database->execute(
			"INSERT INTO {inbound} (connection_id, external_key, state, attempts, reason, raw, created_at) VALUES (%d, %s, 'failed', 1, %s, %s, %d)
			ON DUPLICATE KEY UPDATE state = 'failed', attempts = attempts + 1, reason = VALUES(reason)",
			[ $connection_id, $key, mb_substr( $reason, 0, 500 ), $raw, $this->clock->now() ]
		);
	}

	/**
	 * A row as an object.
	 *
	 * @param array<string, string|null>|null $row Row.
	 */
	private static function of( ?array $row ): ?Inbound_Row {
		return null === $row ? null : Inbound_Row::from_row( $row );
	}
}
