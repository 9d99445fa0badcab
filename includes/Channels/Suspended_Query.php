<?php
/**
 * Lists of messages that wait for a person.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Foundation\Database\Database;

/**
 * Reads messages that a filter kept outside the tickets, and mails that could not be taken in, without their content.
 */
final class Suspended_Query {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * A page of them, the latest first.
	 *
	 * @param list<string>   $states  States.
	 * @param list<int>|null $inboxes Only of these inboxes; null for all.
	 * @param int            $limit   At most so many.
	 * @param int            $before  Only with a lower id; 0 for the newest.
	 * @return list<Inbound_Row>
	 */
	public function page( array $states, ?array $inboxes, int $limit, int $before ): array {
		[ $where, $values ] = self::condition( $states, $inboxes );
		$rows               = $this->database->rows(
			"SELECT id, connection_id, state, attempts, reason, '' AS raw, raw_file, size, inbox_id, sender, subject, ticket_id, message_id, created_at FROM {inbound}
			WHERE $where AND id < %d ORDER BY id DESC LIMIT %d",
			[ ...$values, 0 === $before ? PHP_INT_MAX : $before, $limit ]
		);
		return array_map( Inbound_Row::from_row( ... ), $rows );
	}

	/**
	 * How many there are.
	 *
	 * @param list<string>   $states  States.
	 * @param list<int>|null $inboxes Only of these inboxes; null for all.
	 * @return array<string, int> By state.
	 */
	public function counts( array $states, ?array $inboxes ): array {
		[ $where, $values ] = self::condition( $states, $inboxes );
		$counts             = array_fill_keys( $states, 0 );
		foreach ( $this->database->rows( "SELECT state, COUNT(*) AS amount FROM {inbound} WHERE $where GROUP BY state", $values ) as $row ) {
			$counts[ (string) $row['state'] ] = (int) $row['amount'];
		}
		return $counts;
	}

	/**
	 * Which rows.
	 *
	 * @param list<string>   $states  States.
	 * @param list<int>|null $inboxes Inboxes.
	 * @return array{string, list<int|string>}
	 */
	private static function condition( array $states, ?array $inboxes ): array {
		$where = 'state IN (' . Database::placeholders( $states, '%s' ) . ')';
		return null === $inboxes
			? [ $where, $states ]
			: [ $where . ' AND inbox_id IN (' . Database::placeholders( $inboxes ? $inboxes : [ 0 ] ) . ')', [ ...$states, ...( $inboxes ? $inboxes : [ 0 ] ) ] ];
	}
}
