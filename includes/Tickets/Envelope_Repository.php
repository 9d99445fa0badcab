<?php
/**
 * Rows of envelopes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;

/**
 * Reads and writes the envelopes of messages.
 */
final class Envelope_Repository {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Envelopes of messages, in one query.
	 *
	 * @param list<int> $ids Messages.
	 * @return array<int, Envelope> By message; those without one are left out.
	 */
	public function of_messages( array $ids ): array {
		$found = [];
		foreach ( $ids ? $this->database->rows( 'SELECT * FROM {message_envelope} WHERE message_id IN (' . Database::placeholders( $ids ) . ')', $ids ) : [] as $row ) {
			$found[ (int) $row['message_id'] ] = Envelope::from_row( $row );
		}
		return $found;
	}

	/**
	 * The envelope of a message.
	 *
	 * @param int $message_id Message.
	 */
	public function find( int $message_id ): ?Envelope {
		return $this->of_messages( [ $message_id ] )[ $message_id ] ?? null;
	}

	/**
	 * Adds the envelope of a message.
	 *
	 * @param int      $message_id Message.
	 * @param Envelope $envelope   Envelope.
	 */
	public function add( int $message_id, Envelope $envelope ): void {
		$this->database->insert(
			'message_envelope',
			[
				'message_id'          => $message_id,
				'inbound_id'          => $envelope->inbound_id,
				'external_id'         => $envelope->external_id,
				'sender'              => $envelope->sender,
				'sender_name'         => $envelope->sender_name,
				'recipients'          => (string) wp_json_encode( (object) $envelope->recipients ),
				'rule'                => $envelope->rule,
				'reason'              => $envelope->reason,
				'automatic'           => $envelope->automatic,
				'suggested_ticket_id' => $envelope->suggested_ticket_id,
				'forwarded_by'        => $envelope->forwarded_by,
			]
		);
	}

	/**
	 * Writes what was learnt or decided later.
	 *
	 * @param int                       $message_id Message.
	 * @param array<string, int|string> $columns    Changed columns.
	 */
	public function update( int $message_id, array $columns ): void {
		$this->database->update( 'message_envelope', $columns, [ 'message_id' => $message_id ] );
	}
}
