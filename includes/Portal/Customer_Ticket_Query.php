<?php
/**
 * Lists of customers' tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

use Switchboard\Foundation\Database\Database;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Ticket;

/**
 * Pages of tickets as a customer may see them, the latest activity first: nothing that was put aside or merged away.
 */
final class Customer_Ticket_Query {

	private const VISIBLE = "t.status NOT IN ('spam', 'trash') AND t.merged_into = 0";
	private const AFTER   = ' AND t.last_public_at <= %d AND (t.last_public_at < %d OR t.id < %d)';
	private const ORDER   = ' ORDER BY t.last_public_at DESC, t.id DESC LIMIT %d';

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Tickets that a contact takes part in.
	 *
	 * @param int            $contact_id Contact.
	 * @param int            $limit      At most so many.
	 * @param list<int>|null $after      Last activity and id of the last one already read.
	 * @return list<Ticket>
	 */
	public function of_contact( int $contact_id, int $limit, ?array $after ): array {
		return $this->read(
			'SELECT t.* FROM {participant} p INNER JOIN {ticket} t ON t.id = p.ticket_id WHERE p.contact_id = %d AND p.role NOT IN (%s, %s) AND ' . self::VISIBLE,
			[ $contact_id, ...Participant::BLIND ],
			$limit,
			$after
		);
	}

	/**
	 * Tickets of several contacts.
	 *
	 * @param list<int>      $contacts Contacts.
	 * @param int            $limit    At most so many.
	 * @param list<int>|null $after    As above.
	 * @return list<Ticket>
	 */
	public function of_contacts( array $contacts, int $limit, ?array $after ): array {
		return $contacts ? $this->read( 'SELECT t.* FROM {ticket} t WHERE t.contact_id IN (' . Database::placeholders( $contacts ) . ') AND ' . self::VISIBLE, $contacts, $limit, $after ) : [];
	}

	/**
	 * Adds place and order, and reads.
	 *
	 * @param string         $sql    Query up to its conditions.
	 * @param list<int|string> $values Its values.
	 * @param int            $limit  At most so many.
	 * @param list<int>|null $after  As above.
	 * @return list<Ticket>
	 */
	private function read( string $sql, array $values, int $limit, ?array $after ): array {
		if ( null !== $after ) {
			$sql   .= self::AFTER;
			$values = [ ...$values, $after[0], $after[0], $after[1] ];
		}
		return array_map( [ Ticket::class, 'from_row' ], $this->database->rows( $sql . self::ORDER, [ ...$values, $limit ] ) );
	}
}
