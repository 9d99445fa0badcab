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

/**
 * One row for each message of each door; its unique key makes a message that comes twice one message.
 *
 * State: stored → parsed → routed, suspended or dropped; failed is tried again.
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
	 * Claims a message: the first statement of the transaction, so that a double waits for the first one's commit.
	 *
	 * @param int    $connection_id Connection, 0 for none.
	 * @param string $key           Key, 64 hex digits.
	 * @param string $raw           Raw message.
	 * @return array{id: int, state: string, reason: string, ticket_id: int, message_id: int, is_new: bool}
	 */
	public function claim( int $connection_id, string $key, string $raw ): array {
		$is_new = $this->database->insert_once(
			'inbound',
			[
				'connection_id' => $connection_id,
				'external_key'  => $key,
				'raw'           => $raw,
				'created_at'    => $this->clock->now(),
			]
		);
		$row    = $this->database->row( 'SELECT id, state, reason, ticket_id, message_id FROM {inbound} WHERE connection_id = %d AND external_key = %s', [ $connection_id, $key ] ) ?? [];
		return [
			'id'         => (int) ( $row['id'] ?? 0 ),
			'state'      => (string) ( $row['state'] ?? '' ),
			'reason'     => (string) ( $row['reason'] ?? '' ),
			'ticket_id'  => (int) ( $row['ticket_id'] ?? 0 ),
			'message_id' => (int) ( $row['message_id'] ?? 0 ),
			'is_new'     => $is_new,
		];
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
	public function keep( int $id, string $raw ): void {
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
}
