<?php
/**
 * Finds the tickets of a list.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\REST\Cursor;

/**
 * Pages through tickets by keyset, at the same price on page 1 and on page 4,000.
 *
 * Two ways lead to a page. If one of the filters holds few tickets, those are fetched and sorted. Otherwise the query walks
 * along the sort key, whose index carries what is filtered by, until the page is full: values that aren't rare come soon.
 */
final class Ticket_Query {

	private const COLUMNS = [
		'last_activity' => [ 'last_activity_at', 'id' ],
		'waiting_since' => [ 'waiting_since', 'id' ],
		'due'           => [ 'due_at', 'id' ],
		'created'       => [ 'id' ],
		'priority'      => [ 'priority', 'last_activity_at', 'id' ],
	];

	/**
	 * Needs the database and what a filter value means.
	 *
	 * @param Database               $database   Database.
	 * @param Ticket_Condition_Query $conditions Conditions of filters.
	 * @param int                    $few        Up to so many tickets are cheaper to fetch and sort than to walk to.
	 */
	public function __construct( private readonly Database $database, private readonly Ticket_Condition_Query $conditions, private readonly int $few = 1000 ) {
	}

	/**
	 * A page of tickets.
	 *
	 * @param Ticket_List $wanted What is asked for.
	 * @return array{ids: list<int>, cursor: string|null}
	 */
	public function page( Ticket_List $wanted ): array {
		$inboxes = $wanted->inboxes();
		$rows    = [] === $inboxes ? [] : $this->find( $wanted, $inboxes );
		$page    = array_slice( $rows, 0, $wanted->per_page );
		$last    = end( $page );
		$cursor  = count( $rows ) > $wanted->per_page && is_array( $last )
			? Cursor::encode( array_map( static fn( string $column ): int => (int) $last[ $column ], self::COLUMNS[ $wanted->sort ] ) )
			: null;
		return [
			'ids'    => array_map( static fn( array $row ): int => (int) $row['id'], $page ),
			'cursor' => $cursor,
		];
	}

	/**
	 * The rows of a page and one more.
	 *
	 * @param Ticket_List    $wanted  What is asked for.
	 * @param list<int>|null $inboxes Inboxes; null for all.
	 * @return list<array<string, string|null>>
	 */
	private function find( Ticket_List $wanted, ?array $inboxes ): array {
		[ $where, $values ] = $this->conditions->of( $wanted );

		$few = $this->few( $wanted, $inboxes );
		if ( [] === $few ) {
			return [];
		}
		if ( null !== $few ) {
			// Ids that are fetched and sent back as a list take twice as long.
			$where[] = "id IN ({$few[0]})";
			$values  = [ ...$values, ...$few[1] ];
		}
		if ( null !== $few || 'last_activity' !== $wanted->sort ) {
			[ $where, $values ] = self::within( $inboxes, $where, $values );
			return 'priority' === $wanted->sort && null === $few
				? $this->walk_priorities( $wanted, $where, $values )
				: $this->run( [ $this->walk( $wanted, $where, $values ) ], $wanted );
		}
		$before = $wanted->dates['created_before'] ?? null;
		$walks  = null === $before ? $this->walk_inboxes( $wanted, $inboxes, $where, $values ) : [
			// What is older than that moment needs no search: whatever ended before it began before it.
			...$this->walk_inboxes( $wanted, $inboxes, [ ...$where, 'last_activity_at <= %d' ], [ ...$values, $before ] ),
			...$this->walk_alive( $wanted, $inboxes, $where, $values, $before ),
		];
		return $this->run( $walks, $wanted );
	}

	/**
	 * By activity each inbox has its own sort key: walks along each, so that the first of all can be kept.
	 *
	 * @param Ticket_List    $wanted  What is asked for.
	 * @param list<int>|null $inboxes Inboxes; null for all.
	 * @param list<string>   $where   Conditions.
	 * @param list<mixed>    $values  Their values.
	 * @return non-empty-list<array{string, list<mixed>}>
	 */
	private function walk_inboxes( Ticket_List $wanted, ?array $inboxes, array $where, array $values ): array {
		if ( ! $inboxes || count( $inboxes ) > 20 ) {
			return [ $this->walk( $wanted, ...self::within( $inboxes, $where, $values ) ) ];
		}
		return array_map( fn( int $inbox ): array => $this->walk( $wanted, [ ...$where, 'inbox_id = %d' ], [ ...$values, $inbox ] ), $inboxes );
	}

	/**
	 * Tickets that went on after the moment before which they were opened. Along the sort key everything newer would come first.
	 *
	 * @param Ticket_List    $wanted  What is asked for.
	 * @param list<int>|null $inboxes Inboxes; null for all.
	 * @param list<string>   $where   Conditions.
	 * @param list<mixed>    $values  Their values.
	 * @param int            $moment  Seconds.
	 * @return list<array{string, list<mixed>}> None when the page lies behind them.
	 */
	private function walk_alive( Ticket_List $wanted, ?array $inboxes, array $where, array $values, int $moment ): array {
		$after = Cursor::decode( $wanted->cursor, 2 );
		if ( null !== $after && 'desc' === $wanted->order && $after[0] <= $moment ) {
			return [];
		}
		[ $alive, $terms ]  = $this->conditions->alive_at( $moment );
		[ $where, $values ] = self::within( $inboxes, $where, $values );
		return [ $this->walk( $wanted, [ ...$where, 'last_activity_at > %d', "id IN ($alive)" ], [ ...$values, $moment, ...$terms ] ) ];
	}

	/**
	 * Adds the condition on inboxes.
	 *
	 * @param list<int>|null $inboxes Inboxes; null for all.
	 * @param list<string>   $where   Conditions.
	 * @param list<mixed>    $values  Their values.
	 * @return array{list<string>, list<mixed>}
	 */
	private static function within( ?array $inboxes, array $where, array $values ): array {
		return null === $inboxes ? [ $where, $values ] : [ [ ...$where, 'inbox_id IN (' . Database::placeholders( $inboxes ) . ')' ], [ ...$values, ...$inboxes ] ];
	}

	/**
	 * Where the tickets of a rare filter are found.
	 *
	 * @param Ticket_List    $wanted  What is asked for.
	 * @param list<int>|null $inboxes Inboxes; null for all.
	 * @return array{string, list<mixed>}|array{}|null Query for their ids; empty when there are none, null when no filter is rare.
	 */
	private function few( Ticket_List $wanted, ?array $inboxes ): ?array {
		foreach ( $this->conditions->sources( $wanted, $inboxes ) as [ $sql, $values ] ) {
			$count = (int) $this->database->value( "SELECT COUNT(*) FROM ($sql LIMIT %d) AS few", [ ...$values, $this->few + 1 ] );
			if ( $count <= $this->few ) {
				return $count ? [ $sql, $values ] : [];
			}
		}
		return null;
	}

	/**
	 * One walk along a sort key: the ids come from its index alone.
	 *
	 * @param Ticket_List  $wanted What is asked for.
	 * @param list<string> $where  Conditions.
	 * @param list<mixed>  $values Their values.
	 * @return array{string, list<mixed>}
	 */
	private function walk( Ticket_List $wanted, array $where, array $values ): array {
		$columns = self::COLUMNS[ $wanted->sort ];
		$after   = Cursor::decode( $wanted->cursor, count( $columns ) );
		if ( null !== $after ) {
			[ $condition, $bounds ] = self::after( $columns, $after, $wanted->order );

			$where[] = $condition;
			$values  = [ ...$values, ...$bounds ];
		}
		$all = $where ? implode( ' AND ', $where ) : '1 = 1';
		return [ 'SELECT ' . implode( ', ', $columns ) . " FROM {ticket} AS t WHERE $all ORDER BY " . self::order( $columns, $wanted->order ) . ' LIMIT ' . ( $wanted->per_page + 1 ), $values ];
	}

	/**
	 * Runs walks and merges what they found.
	 *
	 * @param list<array{string, list<mixed>}> $walks  Walks.
	 * @param Ticket_List                      $wanted What is asked for.
	 * @return list<array<string, string|null>>
	 */
	private function run( array $walks, Ticket_List $wanted ): array {
		if ( 1 === count( $walks ) ) {
			return $this->database->rows( $walks[0][0], $walks[0][1] );
		}
		$sql = implode( ' UNION ALL ', array_map( static fn( array $walk ): string => "SELECT * FROM ({$walk[0]}) AS walk", $walks ) );
		return $this->database->rows(
			"SELECT * FROM ($sql) AS walks ORDER BY " . self::order( self::COLUMNS[ $wanted->sort ], $wanted->order ) . ' LIMIT ' . ( $wanted->per_page + 1 ),
			array_merge( ...array_column( $walks, 1 ) )
		);
	}

	/**
	 * By priority: one priority after the other, each along its own part of the key.
	 *
	 * @param Ticket_List  $wanted What is asked for.
	 * @param list<string> $where  Conditions.
	 * @param list<mixed>  $values Their values.
	 * @return list<array<string, string|null>>
	 */
	private function walk_priorities( Ticket_List $wanted, array $where, array $values ): array {
		$after = Cursor::decode( $wanted->cursor, 3 );
		$rows  = [];
		foreach ( 'desc' === $wanted->order ? [ 4, 3, 2, 1 ] : [ 1, 2, 3, 4 ] as $priority ) {
			if ( $wanted->priorities && ! in_array( $priority, $wanted->priorities, true ) ) {
				continue;
			}
			if ( null !== $after && ( 'desc' === $wanted->order ? $priority > $after[0] : $priority < $after[0] ) ) {
				continue;
			}
			$conditions = [ ...$where, 'priority = %d' ];
			$bounds     = [ ...$values, $priority ];
			if ( null !== $after && $priority === $after[0] ) {
				[ $condition, $more ] = self::after( [ 'last_activity_at', 'id' ], array_slice( $after, 1 ), $wanted->order );

				$conditions[] = $condition;
				$bounds       = [ ...$bounds, ...$more ];
			}
			$missing = $wanted->per_page + 1 - count( $rows );
			$found   = $this->database->rows(
				'SELECT priority, last_activity_at, id FROM {ticket} AS t WHERE ' . implode( ' AND ', $conditions ) . ' ORDER BY ' . self::order( [ 'last_activity_at', 'id' ], $wanted->order ) . ' LIMIT ' . $missing,
				$bounds
			);
			$rows    = [ ...$rows, ...$found ];
			if ( count( $found ) === $missing ) {
				break;
			}
		}
		return $rows;
	}

	/**
	 * The condition "behind this row" as both databases read it from the index. MariaDB makes ranges of several columns of it only
	 * when the equality is written out: otherwise all rows of the same value are read, and most tickets are never due.
	 *
	 * @param list<string> $columns Sort columns, one to three.
	 * @param list<int>    $after   Their values in the last row.
	 * @param string       $order   `asc` or `desc`.
	 * @return array{string, list<int>}
	 */
	private static function after( array $columns, array $after, string $order ): array {
		$sign = 'desc' === $order ? '<' : '>';
		if ( 1 === count( $columns ) ) {
			return [ "{$columns[0]} $sign %d", $after ];
		}
		[ $rest, $values ] = self::after( array_slice( $columns, 1 ), array_slice( $after, 1 ), $order );
		return [ "({$columns[0]} $sign= %d AND ({$columns[0]} $sign %d OR ({$columns[0]} = %d AND $rest)))", [ $after[0], $after[0], $after[0], ...$values ] ];
	}

	/**
	 * ORDER BY of sort columns.
	 *
	 * @param list<string> $columns Columns.
	 * @param string       $order   `asc` or `desc`.
	 */
	private static function order( array $columns, string $order ): string {
		$direction = 'desc' === $order ? ' DESC' : ' ASC';
		return implode( ', ', array_map( static fn( string $column ): string => $column . $direction, $columns ) );
	}
}
