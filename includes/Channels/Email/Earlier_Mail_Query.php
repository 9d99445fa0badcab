<?php
/**
 * Which mails went before.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email;

use Switchboard\Foundation\Database\Database;
use Switchboard\Tickets\Message;

/**
 * Reads which mails were exchanged with the recipient of a message, without their text: with the customer for a reply, with that one
 * address for a forward.
 */
final class Earlier_Mail_Query {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Mails before a message, the oldest first.
	 *
	 * @param Message $message Message.
	 * @return list<array{message_id: int, external_id: string, is_ours: bool}> `external_id`: Message-ID without brackets; '' for one of ours that nobody wrote down.
	 */
	public function before( Message $message ): array {
		$rows  = $this->database->rows(
			"SELECT m.id, m.direction, m.delivery_to, e.external_id, e.sender FROM {message} m LEFT JOIN {message_envelope} e ON e.message_id = m.id
			WHERE m.ticket_id = %d AND m.sequence < %d AND m.kind = %s AND m.automatic = 0
			AND ((m.direction = 'out' AND m.delivery_state IN ('sent', 'delivered', 'delayed', 'bounced')) OR (m.direction = 'in' AND e.external_id <> '')) ORDER BY m.sequence",
			[ $message->ticket_id, $message->sequence, $message->kind ]
		);
		$mails = [];
		foreach ( $rows as $row ) {
			$is_ours = 'out' === $row['direction'];
			if ( Message::FORWARD === $message->kind && 0 !== strcasecmp( (string) $row[ $is_ours ? 'delivery_to' : 'sender' ], $message->delivery_to ) ) {
				continue;
			}
			$mails[] = [
				'message_id'  => (int) $row['id'],
				'external_id' => (string) $row['external_id'],
				'is_ours'     => $is_ours,
			];
		}
		return $mails;
	}
}
