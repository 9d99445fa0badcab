<?php
/**
 * How many tickets there are.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;

/**
 * Counters by inbox, status, snoozed, owner and team, moved in the transaction of each change. Owner and team are counted
 * for unsolved tickets only, so the table stays small and reading all counts of a person is one short query.
 */
final class Counter_Repository {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Moves a ticket from one bucket to another.
	 *
	 * @param Ticket|null $before Null for a new ticket.
	 * @param Ticket|null $after  Null for a deleted one.
	 */
	public function move( ?Ticket $before, ?Ticket $after ): void {
		$from = $before ? self::bucket( $before ) : null;
		$to   = $after ? self::bucket( $after ) : null;
		if ( $from === $to ) {
			return;
		}
		// Always in the same order: two transactions that swap buckets can't wait for each other.
		$moves = array_filter( [ [ $from, -1 ], [ $to, 1 ] ], static fn( array $move ): bool => null !== $move[0] );
		usort( $moves, static fn( array $a, array $b ): int => $a[0] <=> $b[0] );
		$this->database->execute(
			'INSERT INTO {counter} (inbox_id, status, snoozed, assignee_id, team_id, amount) VALUES ' . Database::placeholders( $moves, '(%d, %s, %d, %d, %d, %d)' ) . ' ON DUPLICATE KEY UPDATE amount = amount + VALUES(amount)',
			array_merge( ...array_map( static fn( array $move ): array => [ ...(array) $move[0], $move[1] ], $moves ) )
		);
	}

	/**
	 * All counts of a person.
	 *
	 * @param int            $user_id Who asks, for `mine`.
	 * @param list<int>|null $inboxes Visible inboxes; null for all.
	 * @return array<string, int|array<int, int>> As counters.schema.json.
	 */
	public function counts( int $user_id, ?array $inboxes ): array {
		$counts = [
			'waiting'    => 0,
			'mine'       => 0,
			'unassigned' => 0,
			'all_open'   => 0,
			'snoozed'    => 0,
		] + array_fill_keys( [ Status_Category::PENDING, Status_Category::ON_HOLD, Status_Category::SOLVED, Status_Category::CLOSED, Status_Category::SPAM, Status_Category::TRASH ], 0 );
		$by     = [
			'inboxes' => [],
			'teams'   => [],
		];
		foreach ( $this->buckets( $inboxes ) as $row ) {
			$amount      = (int) $row['amount'];
			$is_unsolved = ! Status_Category::is_finished( (string) $row['status'] );
			if ( isset( $counts[ $row['status'] ] ) && ! ( $is_unsolved && $row['snoozed'] ) ) {
				$counts[ $row['status'] ] += $amount;
			}
			if ( ! $is_unsolved ) {
				continue;
			}
			if ( $row['snoozed'] ) {
				$counts['snoozed'] += $amount;
				continue;
			}
			$counts['all_open'] += $amount;
			if ( (int) $row['assignee_id'] === $user_id ) {
				$counts['mine'] += $amount;
			}
			if ( 0 === (int) $row['assignee_id'] ) {
				$counts['unassigned'] += $amount;
			}
			if ( in_array( $row['status'], Status_Category::OURS, true ) ) {
				$counts['waiting'] += $amount;

				$by['inboxes'][ (int) $row['inbox_id'] ] = ( $by['inboxes'][ (int) $row['inbox_id'] ] ?? 0 ) + $amount;
				if ( $row['team_id'] ) {
					$by['teams'][ (int) $row['team_id'] ] = ( $by['teams'][ (int) $row['team_id'] ] ?? 0 ) + $amount;
				}
			}
		}
		return $counts + $by;
	}

	/**
	 * The part of all tickets that some inboxes hold.
	 *
	 * @param non-empty-list<int> $inboxes Inboxes.
	 * @return float 0 to 1; 0 when there is no ticket at all.
	 */
	public function share( array $inboxes ): float {
		$row = $this->database->row( 'SELECT SUM(amount) AS whole, SUM(CASE WHEN inbox_id IN (' . Database::placeholders( $inboxes ) . ') THEN amount ELSE 0 END) AS part FROM {counter}', $inboxes );
		return (int) ( $row['part'] ?? 0 ) / max( 1, (int) ( $row['whole'] ?? 0 ) );
	}

	/**
	 * How many tickets contacts have in some inboxes.
	 *
	 * @param list<int> $contacts Contacts.
	 * @param list<int> $inboxes  Inboxes.
	 * @return array<int, int> By contact; who has none is left out.
	 */
	public function of_contacts( array $contacts, array $inboxes ): array {
		$counts = [];
		foreach ( $contacts && $inboxes ? $this->database->rows( 'SELECT contact_id, COUNT(*) AS amount FROM {ticket} WHERE contact_id IN (' . Database::placeholders( $contacts ) . ') AND inbox_id IN (' . Database::placeholders( $inboxes ) . ') GROUP BY contact_id', [ ...$contacts, ...$inboxes ] ) : [] as $row ) {
			$counts[ (int) $row['contact_id'] ] = (int) $row['amount'];
		}
		return $counts;
	}

	/**
	 * Counts everything anew from the tickets.
	 */
	public function recount(): void {
		$is_unsolved = 'status IN (' . Database::placeholders( Status_Category::UNSOLVED, '%s' ) . ')';
		$this->database->transaction(
			function () use ( $is_unsolved ): void {
				$this->database->execute( 'DELETE FROM {counter}' );
				$this->database->execute(
					"INSERT INTO {counter} (inbox_id, status, snoozed, assignee_id, team_id, amount)
					SELECT inbox_id, status, snoozed, assignee_id, team_id, COUNT(*) FROM (
						SELECT inbox_id, status, CASE WHEN snoozed_until > 0 THEN 1 ELSE 0 END AS snoozed, CASE WHEN $is_unsolved THEN assignee_id ELSE 0 END AS assignee_id, CASE WHEN $is_unsolved THEN team_id ELSE 0 END AS team_id FROM {ticket}
					) AS bucket GROUP BY inbox_id, status, snoozed, assignee_id, team_id",
					[ ...Status_Category::UNSOLVED, ...Status_Category::UNSOLVED ]
				);
			}
		);
	}

	/**
	 * Counts the tickets of each contact anew.
	 */
	public function recount_contacts(): void {
		$this->database->execute( 'UPDATE {contact} SET ticket_count = (SELECT COUNT(*) FROM {ticket} AS t WHERE t.contact_id = {contact}.id)' );
	}

	/**
	 * Reads anew when something happened last that a customer sees.
	 */
	public function recount_public_times(): void {
		$this->database->execute(
			'UPDATE {ticket} SET last_public_at = COALESCE((SELECT MAX(m.created_at) FROM {message} AS m WHERE m.ticket_id = {ticket}.id AND m.kind = %s), created_at) WHERE merged_into = 0',
			[ Message::REPLY ]
		);
	}

	/**
	 * Rows of the visible inboxes.
	 *
	 * @param list<int>|null $inboxes Inboxes; null for all.
	 * @return list<array<string, string|null>>
	 */
	private function buckets( ?array $inboxes ): array {
		if ( null === $inboxes ) {
			return $this->database->rows( 'SELECT * FROM {counter} WHERE amount <> 0' );
		}
		return $inboxes ? $this->database->rows( 'SELECT * FROM {counter} WHERE amount <> 0 AND inbox_id IN (' . Database::placeholders( $inboxes ) . ')', $inboxes ) : [];
	}

	/**
	 * Where a ticket is counted.
	 *
	 * @param Ticket $ticket Ticket.
	 * @return array{int, string, int, int, int}
	 */
	private static function bucket( Ticket $ticket ): array {
		$is_unsolved = $ticket->is_unsolved();
		return [ $ticket->inbox_id, $ticket->status, $ticket->snoozed_until > 0 ? 1 : 0, $is_unsolved ? $ticket->assignee_id : 0, $is_unsolved ? $ticket->team_id : 0 ];
	}
}
