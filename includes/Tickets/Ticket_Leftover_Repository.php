<?php
/**
 * Rows that only tidying up touches.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;

/**
 * Read marks, tokens and raw messages of a ticket, when it goes; authors, when two contacts become one.
 */
final class Ticket_Leftover_Repository {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Deletes what is left of a ticket.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function delete_of_ticket( int $ticket_id ): void {
		foreach ( [ 'ticket_read', 'token' ] as $table ) {
			$this->database->delete( $table, [ 'ticket_id' => $ticket_id ] );
		}
	}

	/**
	 * Deletes what a ticket's messages were made of. That they came stays known, by their keys alone: the same mail, which may still lie on its
	 * server, must not open a ticket again.
	 *
	 * @param int $ticket_id Ticket, whose messages are still there.
	 * @return list<string> Files in the private store that nobody needs any more.
	 */
	public function forget_inbound( int $ticket_id ): array {
		$where = 'ticket_id = %d OR message_id IN (SELECT id FROM {message} WHERE ticket_id = %d)';
		$files = $this->database->column( "SELECT raw_file FROM {inbound} WHERE raw_file > '' AND ($where)", [ $ticket_id, $ticket_id ] );
		$this->database->execute(
			"UPDATE {inbound} SET state = 'dropped', reason = 'dropped: deleted', raw = '', raw_file = '', size = 0, sender = '', subject = '', ticket_id = 0, message_id = 0 WHERE $where",
			[ $ticket_id, $ticket_id ]
		);
		return $files;
	}

	/**
	 * Makes another contact the author of a contact's messages. The messages are reached by the tickets that the contact
	 * took part in, which are the other's already.
	 *
	 * @param int $from Contact.
	 * @param int $into Contact.
	 */
	public function move_author( int $from, int $into ): void {
		$this->database->execute(
			'UPDATE {message} SET author_id = %d WHERE author_type = %s AND author_id = %d AND ticket_id IN (SELECT ticket_id FROM {participant} WHERE contact_id = %d)',
			[ $into, Actor::CONTACT, $from, $into ]
		);
	}
}
