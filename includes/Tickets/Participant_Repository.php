<?php
/**
 * Rows of participants.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;

/**
 * Who outside takes part in which ticket.
 */
final class Participant_Repository {

	/**
	 * Needs rows and time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * Participants of a ticket, the requester first.
	 *
	 * @param int $ticket_id Ticket.
	 * @return list<Participant>
	 */
	public function of( int $ticket_id ): array {
		return array_map(
			static fn( array $row ): Participant => new Participant( (int) $row['contact_id'], (string) $row['role'], (string) $row['address'] ),
			$this->database->rows( 'SELECT * FROM {participant} WHERE ticket_id = %d ORDER BY role DESC, id', [ $ticket_id ] )
		);
	}

	/**
	 * The person that the ticket is about.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function requester( int $ticket_id ): ?Participant {
		foreach ( $this->of( $ticket_id ) as $participant ) {
			if ( Participant::REQUESTER === $participant->role ) {
				return $participant;
			}
		}
		return null;
	}

	/**
	 * Whether a contact takes part and may read what was said.
	 *
	 * @param int $ticket_id  Ticket.
	 * @param int $contact_id Contact.
	 */
	public function has( int $ticket_id, int $contact_id ): bool {
		return null !== $this->database->value( 'SELECT id FROM {participant} WHERE ticket_id = %d AND contact_id = %d AND role NOT IN (%s, %s)', [ $ticket_id, $contact_id, ...Participant::BLIND ] );
	}

	/**
	 * Adds a participant, or renews the address of one. Who only claimed to take part, or was asked by a forward, may become a
	 * real one, never the other way round.
	 *
	 * @param int         $ticket_id   Ticket.
	 * @param Participant $participant Who.
	 */
	public function add( int $ticket_id, Participant $participant ): void {
		$this->database->execute(
			"INSERT INTO {participant} (ticket_id, contact_id, role, address, created_at) VALUES (%d, %d, %s, %s, %d)
			ON DUPLICATE KEY UPDATE role = CASE WHEN role = 'claimed' OR (role = 'consulted' AND VALUES(role) <> 'claimed') THEN VALUES(role) ELSE role END, address = CASE WHEN VALUES(address) = '' THEN address ELSE VALUES(address) END",
			[ $ticket_id, $participant->contact_id, $participant->role, $participant->address, $this->clock->now() ]
		);
	}

	/**
	 * Makes another contact the requester.
	 *
	 * @param int $ticket_id  Ticket.
	 * @param int $contact_id Contact.
	 */
	public function set_requester( int $ticket_id, int $contact_id ): void {
		$this->database->delete(
			'participant',
			[
				'ticket_id' => $ticket_id,
				'role'      => Participant::REQUESTER,
			]
		);
		$this->database->delete(
			'participant',
			[
				'ticket_id'  => $ticket_id,
				'contact_id' => $contact_id,
			]
		);
		$this->add( $ticket_id, new Participant( $contact_id, Participant::REQUESTER, '' ) );
	}

	/**
	 * Takes somebody out of a ticket.
	 *
	 * @param int $ticket_id  Ticket.
	 * @param int $contact_id Contact.
	 */
	public function remove( int $ticket_id, int $contact_id ): void {
		$this->database->delete(
			'participant',
			[
				'ticket_id'  => $ticket_id,
				'contact_id' => $contact_id,
			]
		);
	}

	/**
	 * Gives one contact's places to another.
	 *
	 * @param int $from Contact.
	 * @param int $into Contact.
	 */
	public function move_contact( int $from, int $into ): void {
		$this->database->execute( 'DELETE FROM {participant} WHERE contact_id = %d AND ticket_id IN (SELECT ticket_id FROM (SELECT ticket_id FROM {participant} WHERE contact_id = %d) AS other)', [ $from, $into ] );
		$this->database->update( 'participant', [ 'contact_id' => $into ], [ 'contact_id' => $from ] );
	}

	/**
	 * Removes a deleted ticket's participants.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function delete_of_ticket( int $ticket_id ): void {
		$this->database->delete( 'participant', [ 'ticket_id' => $ticket_id ] );
	}

	/**
	 * Removes a deleted contact everywhere.
	 *
	 * @param int $contact_id Contact.
	 */
	public function delete_of_contact( int $contact_id ): void {
		$this->database->delete( 'participant', [ 'contact_id' => $contact_id ] );
	}
}
