<?php
/**
 * Which mails of a ticket were sent.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email;

use Switchboard\Foundation\Database\Database;
use Switchboard\Tickets\Message;

/**
 * Reads ids of replies that left, without their text.
 */
final class Sent_Reply_Query {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * The first reply of ours before a message, and the last ones, oldest first.
	 *
	 * @param Message $message Message.
	 * @param int     $last    How many of the last.
	 * @return list<int> Messages.
	 */
	public function before( Message $message, int $last ): array {
		$ids = array_map(
			'intval',
			$this->database->column(
				"SELECT id FROM {message} WHERE ticket_id = %d AND sequence < %d AND kind = 'reply' AND direction = 'out'
				AND delivery_state IN ('sent', 'delivered', 'bounced') ORDER BY sequence",
				[ $message->ticket_id, $message->sequence ]
			)
		);
		return count( $ids ) > $last ? [ $ids[0], ...array_slice( $ids, -$last ) ] : $ids;
	}
}
