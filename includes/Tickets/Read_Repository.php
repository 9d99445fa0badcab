<?php
/**
 * What each agent has seen.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;

/**
 * Up to which message a person has read a ticket.
 */
final class Read_Repository {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Read marks of a person.
	 *
	 * @param int       $user_id User.
	 * @param list<int> $tickets Tickets.
	 * @return array<int, int> Sequence by ticket.
	 */
	public function of( int $user_id, array $tickets ): array {
		$marks = [];
		foreach ( $tickets ? $this->database->rows( 'SELECT ticket_id, sequence FROM {ticket_read} WHERE user_id = %d AND ticket_id IN (' . Database::placeholders( $tickets ) . ')', [ $user_id, ...$tickets ] ) : [] as $row ) {
			$marks[ (int) $row['ticket_id'] ] = (int) $row['sequence'];
		}
		return $marks;
	}

	/**
	 * Marks a ticket as read; never backwards.
	 *
	 * @param int $user_id   User.
	 * @param int $ticket_id Ticket.
	 * @param int $sequence  Last message seen.
	 */
	public function mark( int $user_id, int $ticket_id, int $sequence ): void {
		$this->database->execute(
			'INSERT INTO {ticket_read} (user_id, ticket_id, sequence) VALUES (%d, %d, %d)
			ON DUPLICATE KEY UPDATE sequence = CASE WHEN VALUES(sequence) > sequence THEN VALUES(sequence) ELSE sequence END',
			[ $user_id, $ticket_id, $sequence ]
		);
	}
}
