<?php
/**
 * Rows of tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;

/**
 * Reads and writes tickets. Each write moves the counters and filter terms by the difference, so they can't drift apart.
 */
final class Ticket_Repository {

	/** A number is its id and this: the first ticket of a shop isn't #1. */
	private const NUMBER_OFFSET = 1000;

	/**
	 * Needs the counters and terms that follow a ticket.
	 *
	 * @param Database           $database Database.
	 * @param Counter_Repository $counters Counters.
	 * @param Term_Repository    $terms    Filter terms.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Counter_Repository $counters,
		private readonly Term_Repository $terms
	) {
	}

	/**
	 * A ticket.
	 *
	 * @param int $id Ticket.
	 */
	public function find( int $id ): ?Ticket {
		$row = $this->database->row( 'SELECT * FROM {ticket} WHERE id = %d', [ $id ] );
		return $row ? Ticket::from_row( $row ) : null;
	}

	/**
	 * The ticket that people call by a number.
	 *
	 * @param int $number Number.
	 */
	public function find_by_number( int $number ): ?Ticket {
		$row = $this->database->row( 'SELECT * FROM {ticket} WHERE number = %d', [ $number ] );
		return $row ? Ticket::from_row( $row ) : null;
	}

	/**
	 * Tickets by id, missing ones left out.
	 *
	 * @param list<int> $ids Tickets.
	 * @return array<int, Ticket> In the order asked for.
	 */
	public function find_many( array $ids ): array {
		$found = [];
		foreach ( $ids ? $this->database->rows( 'SELECT * FROM {ticket} WHERE id IN (' . Database::placeholders( $ids ) . ')', $ids ) : [] as $row ) {
			$found[ (int) $row['id'] ] = Ticket::from_row( $row );
		}
		$sorted = [];
		foreach ( $ids as $id ) {
			if ( isset( $found[ $id ] ) ) {
				$sorted[ $id ] = $found[ $id ];
			}
		}
		return $sorted;
	}

	/**
	 * A ticket, held against other writers until the transaction ends.
	 *
	 * @param int $id Ticket.
	 */
	public function lock( int $id ): ?Ticket {
		$row = $this->database->row( 'SELECT * FROM {ticket} WHERE id = %d FOR UPDATE', [ $id ] );
		return $row ? Ticket::from_row( $row ) : null;
	}

	/**
	 * Adds a ticket. Its number follows from its id and gets into its row with the first save(), in the same transaction.
	 *
	 * @param array<string, int|string> $columns Columns that differ from the defaults.
	 * @param string                    $words   What it can be found by, beside its subject: the customer's name.
	 */
	public function insert( array $columns, string $words ): Ticket {
		$columns += self::kept( $columns );

		$id     = $this->database->insert( 'ticket', $columns );
		$ticket = Ticket::from_row(
			[
				'id'     => $id,
				'number' => $id + self::NUMBER_OFFSET,
			] + $columns
		);
		$this->counters->move( null, $ticket );
		$this->terms->add( $ticket, $words );
		return $ticket;
	}

	/**
	 * Writes changed columns; the version grows by one.
	 *
	 * @param Ticket                    $ticket  The ticket as locked.
	 * @param array<string, int|string> $columns Changed columns.
	 */
	public function save( Ticket $ticket, array $columns ): Ticket {
		$columns['version'] = $ticket->version + 1;
		$this->database->update( 'ticket', $columns + self::kept( $columns ) + [ 'number' => $ticket->number ], [ 'id' => $ticket->id ] );
		$after = $ticket->with( $columns );
		$this->counters->move( $ticket, $after );
		$this->terms->move( $ticket, $after );
		return $after;
	}

	/**
	 * What follows from changed columns and is kept for the sort keys.
	 *
	 * @param array<string, int|string> $columns Changed columns.
	 * @return array<string, int>
	 */
	private static function kept( array $columns ): array {
		return isset( $columns['status'] ) ? [ 'finished' => (int) Status_Category::is_finished( (string) $columns['status'] ) ] : [];
	}

	/**
	 * Deletes a ticket's row, counters and terms.
	 *
	 * @param Ticket $ticket The ticket as locked.
	 */
	public function delete( Ticket $ticket ): void {
		$this->counters->move( $ticket, null );
		$this->terms->remove( $ticket->id );
		$this->database->delete( 'ticket', [ 'id' => $ticket->id ] );
	}

	/**
	 * Whether an inbox holds any ticket.
	 *
	 * @param int $inbox_id Inbox.
	 */
	public function has_in_inbox( int $inbox_id ): bool {
		return null !== $this->database->value( 'SELECT id FROM {ticket} WHERE inbox_id = %d LIMIT 1', [ $inbox_id ] );
	}

	/**
	 * Tickets of a contact.
	 *
	 * @param int $contact_id Contact.
	 * @return list<int>
	 */
	public function ids_of_contact( int $contact_id ): array {
		return array_map( 'intval', $this->database->column( 'SELECT id FROM {ticket} WHERE contact_id = %d ORDER BY id', [ $contact_id ] ) );
	}

	/**
	 * Tickets that hold a value of those that lists filter by.
	 *
	 * @param string $term From Term_Repository.
	 * @return list<int>
	 */
	public function ids_of_term( string $term ): array {
		return array_map( 'intval', $this->database->column( 'SELECT ticket_id FROM {ticket_term} WHERE term = %s ORDER BY ticket_id', [ $term ] ) );
	}
}
