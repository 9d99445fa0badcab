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
 * Read marks, tokens and raw inbound messages of a ticket, when it goes; authors, when two contacts become one.
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
		foreach ( [ 'ticket_read', 'token', 'inbound' ] as $table ) {
			$this->database->delete( $table, [ 'ticket_id' => $ticket_id ] );
		}
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
