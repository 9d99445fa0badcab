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
 * The index is named: the database takes an equality for more than a place to begin at, and reads on from the key's own beginning.
 */
final class Ticket_Query {

	/** Up to so many ids are looked up in one go beside a walk: more would take longer than asking for each ticket on the way. */
	private const SOME = 2000;

	/** Keys of more inboxes than this aren't walked side by side. */
	private const LANES = 10;

	/** Inboxes with such a part of all tickets are soon met along the shared key. */
	private const LARGE = 0.1;

	/** With several filters a walk may meet few tickets that pass them all: so many times more are fetched. */
	private const SEVERAL = 4;

	/**
	 * Needs the database and what a filter value means.
	 *
	 * @param Database               $database   Database.
	 * @param Ticket_Condition_Query $conditions Conditions of filters.
	 * @param Counter_Repository     $counters   How large inboxes are.
	 * @param int                    $few        Up to so many tickets are cheaper to fetch and sort than to walk to.
	 * @param int                    $some       Up to so many ids are looked up in one go.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Ticket_Condition_Query $conditions,
		private readonly Counter_Repository $counters,
		private readonly int $few = 500,
		private readonly int $some = self::SOME
	) {
	}

	/**
	 * A page of tickets.
	 *
	 * @param Ticket_List $wanted What is asked for.
	 * @return array{ids: list<int>, cursor: string|null}
	 */
	public function page( Ticket_List $wanted ): array {
		$inboxes = $wanted->inboxes();
		$order   = new Ticket_Order( $wanted );
		$rows    = [] === $inboxes ? [] : $this->find( $wanted, $order, $inboxes );
		$page    = array_slice( $rows, 0, $wanted->per_page );
		$last    = end( $page );
		$cursor  = count( $rows ) > $wanted->per_page && is_array( $last )
			? Cursor::encode( array_map( static fn( string $column ): int => (int) $last[ $column ], $order->columns() ) )
			: null;
		return [
			'ids'    => array_map( static fn( array $row ): int => (int) $row['id'], $page ),
			'cursor' => $cursor,
		];
	}

	/**
	 * The rows of a page and one more.
	 *
	 * @param Ticket_List              $wanted  What is asked for.
	 * @param Ticket_Order             $order   Its order.
	 * @param non-empty-list<int>|null $inboxes Inboxes; null for all.
	 * @return list<array<string, string|null>>
	 */
	private function find( Ticket_List $wanted, Ticket_Order $order, ?array $inboxes ): array {
		[ $where, $values ]     = $this->conditions->of( $wanted );
		$few                    = count( $where ) > 1 ? self::SEVERAL * $this->few : $this->few;
		[ $sql, $ids, $amount ] = $this->source( $wanted, $inboxes, $few );
		if ( 0 === $amount ) {
			return [];
		}
		if ( $amount <= $few ) {
			// Ids that are fetched and sent back as a list take twice as long.
			[ $where, $values ] = self::within( $inboxes, [ "id IN ($sql)", ...$where ], [ ...$ids, ...$values ] );
			return $this->run( [ self::walk( $order, $order->columns(), $order->after, '', $where, $values ) ], $wanted, $order );
		}
		if ( $amount <= $this->some ) {
			// What is compared with TRUE is looked up in one go.
			$where  = [ "(id IN ($sql)) IS TRUE", ...$where ];
			$values = [ ...$ids, ...$values ];
		}
		return 'last_activity' === $wanted->sort
			? $this->run( $this->lanes( $wanted, $order, $inboxes, $where, $values ), $wanted, $order )
			: $this->in_turn( $wanted, $order, ...self::within( $inboxes, $where, $values ) );
	}

	/**
	 * Where the tickets of a rare filter are found.
	 *
	 * @param Ticket_List              $wanted  What is asked for.
	 * @param non-empty-list<int>|null $inboxes Inboxes; null for all.
	 * @param int                      $few     Up to so many are fetched.
	 * @return array{string, list<mixed>, int} Query for their ids, and how many those are; PHP_INT_MAX when no filter is rare.
	 */
	private function source( Ticket_List $wanted, ?array $inboxes, int $few ): array {
		$best = [ '', [], PHP_INT_MAX ];
		foreach ( $this->conditions->sources( $wanted, $inboxes ) as [ $sql, $values, $is_in_keys ] ) {
			// What the walk's key carries needn't be looked up.
			$most   = $is_in_keys ? $few : max( $few, $this->some );
			$amount = (int) $this->database->value( "SELECT COUNT(*) FROM ($sql LIMIT %d) AS few", [ ...$values, $most + 1 ] );
			if ( $amount <= $most && $amount < $best[2] ) {
				$best = [ $sql, $values, $amount ];
			}
			if ( $amount <= $few ) {
				break;
			}
		}
		return $best;
	}

	/**
	 * By activity each inbox and each priority has its own key, which keeps finished tickets apart: walks along each part, so that
	 * the first of all can be kept.
	 *
	 * @param Ticket_List              $wanted  What is asked for.
	 * @param Ticket_Order             $order   Its order.
	 * @param non-empty-list<int>|null $inboxes Inboxes; null for all.
	 * @param list<string>             $where   Conditions.
	 * @param list<mixed>              $values  Their values.
	 * @return non-empty-list<array{string, list<mixed>}>
	 */
	private function lanes( Ticket_List $wanted, Ticket_Order $order, ?array $inboxes, array $where, array $values ): array {
		$lanes  = [];
		$before = $wanted->dates['created_before'] ?? null;
		if ( null !== $before ) {
			$lanes = $this->alive( $order, $before, ...self::within( $inboxes, $where, $values ) );
			// The rest needs no search: whatever ended before that moment began before it.
			$where[]  = 'last_activity_at <= %d';
			$values[] = $before;
		}
		if ( $wanted->contact ) {
			return [ ...$lanes, self::walk( $order, $order->along, $order->after, 'contact_activity', ...self::within( $inboxes, $where, $values ) ) ];
		}
		[ $index, $column, $parts ] = [ 'inbox_activity', 'inbox_id', $inboxes ?? [] ];
		if ( null === $inboxes || ! $this->is_apart( $wanted, $order, $inboxes ) ) {
			[ $index, $column, $parts ] = [ 'priority_activity', 'priority', $wanted->priorities ];
			[ $where, $values ]         = self::within( $inboxes, $where, $values );
		}
		if ( ! $parts ) {
			return [ ...$lanes, self::walk( $order, $order->along, $order->after, 'activity', $where, $values ) ];
		}
		foreach ( $parts as $part ) {
			foreach ( $order->finished() as $finished ) {
				$lanes[] = self::walk( $order, $order->along, $order->after, $index, [ "$column = %d", 'finished = %d', ...$where ], [ $part, $finished, ...$values ] );
			}
		}
		return $lanes;
	}

	/**
	 * Whether each inbox is better walked along its own key. Where a filter has to be looked up elsewhere for each ticket on
	 * the way, a small inbox would be walked to its end beside a large one; unless it is only asked for its unfinished tickets,
	 * which are few.
	 *
	 * @param Ticket_List         $wanted  What is asked for.
	 * @param Ticket_Order        $order   Its order.
	 * @param non-empty-list<int> $inboxes Inboxes.
	 */
	private function is_apart( Ticket_List $wanted, Ticket_Order $order, array $inboxes ): bool {
		if ( count( $inboxes ) > self::LANES ) {
			return false;
		}
		return 1 === count( $inboxes ) || ! $wanted->looks_elsewhere() || [ 0 ] === $order->finished() || $this->counters->share( $inboxes ) < self::LARGE;
	}

	/**
	 * Tickets that went on after the moment before which they were opened. Along the sort key everything newer would come first.
	 *
	 * @param Ticket_Order $order  Order.
	 * @param int          $moment Seconds.
	 * @param list<string> $where  Conditions.
	 * @param list<mixed>  $values Their values.
	 * @return list<array{string, list<mixed>}> None when the page lies behind them.
	 */
	private function alive( Ticket_Order $order, int $moment, array $where, array $values ): array {
		if ( null !== $order->after && ! $order->is_ascending( 'last_activity_at' ) && $order->after[0] <= $moment ) {
			return [];
		}
		[ $alive, $terms ] = $this->conditions->alive_at( $moment );
		return [ self::walk( $order, $order->along, $order->after, '', [ ...$where, 'last_activity_at > %d', "id IN ($alive)" ], [ ...$values, $moment, ...$terms ] ) ];
	}

	/**
	 * One value of the leading columns after the other, each along its own part of the key, until the page is full.
	 *
	 * @param Ticket_List  $wanted What is asked for.
	 * @param Ticket_Order $order  Its order.
	 * @param list<string> $where  Conditions.
	 * @param list<mixed>  $values Their values.
	 * @return list<array<string, string|null>>
	 */
	private function in_turn( Ticket_List $wanted, Ticket_Order $order, array $where, array $values ): array {
		$is    = array_map( static fn( string $column ): string => "$column = %d", $order->leading );
		$after = null === $order->after ? null : array_slice( $order->after, count( $order->leading ) );
		$rows  = [];
		foreach ( $order->parts() as $part ) {
			$walk  = self::walk( $order, $order->along, $after, $order->index, [ ...$is, ...$where ], [ ...$part, ...$values ] );
			$after = null;
			$rows  = [ ...$rows, ...$this->run( [ $walk ], $wanted, $order, count( $rows ) ) ];
			if ( count( $rows ) > $wanted->per_page ) {
				break;
			}
		}
		return $rows;
	}

	/**
	 * Puts the condition on inboxes first: what costs more is asked of fewer.
	 *
	 * @param non-empty-list<int>|null $inboxes Inboxes; null for all.
	 * @param list<string>             $where   Conditions.
	 * @param list<mixed>              $values  Their values.
	 * @return array{list<string>, list<mixed>}
	 */
	private static function within( ?array $inboxes, array $where, array $values ): array {
		return null === $inboxes ? [ $where, $values ] : [ [ 'inbox_id IN (' . Database::placeholders( $inboxes ) . ')', ...$where ], [ ...$inboxes, ...$values ] ];
	}

	/**
	 * One walk along a sort key: the ids come from its index alone.
	 *
	 * @param Ticket_Order   $order  Order.
	 * @param list<string>   $along  Columns to walk along.
	 * @param list<int>|null $after  Their values in the row after which to begin; null for the first one.
	 * @param string         $index  Index; empty for the database's choice.
	 * @param list<string>   $where  Conditions.
	 * @param list<mixed>    $values Their values.
	 * @return array{string, list<mixed>}
	 */
	private static function walk( Ticket_Order $order, array $along, ?array $after, string $index, array $where, array $values ): array {
		if ( null !== $after ) {
			[ $condition, $bounds ] = self::after( $order, $along, $after );

			$where[] = $condition;
			$values  = [ ...$values, ...$bounds ];
		}
		$hint = '' === $index ? '' : " FORCE INDEX ($index)";
		$all  = $where ? implode( ' AND ', $where ) : '1 = 1';
		return [ 'SELECT ' . implode( ', ', $order->columns() ) . " FROM {ticket} AS t$hint WHERE $all ORDER BY " . self::by( $order, $along ), $values ];
	}

	/**
	 * Runs walks and merges what they found.
	 *
	 * @param non-empty-list<array{string, list<mixed>}> $walks  Walks.
	 * @param Ticket_List                                $wanted What is asked for.
	 * @param Ticket_Order                               $order  Its order.
	 * @param int                                        $found  Rows that are there already.
	 * @return list<array<string, string|null>>
	 */
	private function run( array $walks, Ticket_List $wanted, Ticket_Order $order, int $found = 0 ): array {
		$limit = ' LIMIT ' . ( $wanted->per_page + 1 - $found );
		if ( 1 === count( $walks ) ) {
			return $this->database->rows( $walks[0][0] . $limit, $walks[0][1] );
		}
		$all = implode( ' UNION ALL ', array_map( static fn( array $walk ): string => "SELECT * FROM ({$walk[0]}$limit) AS walk", $walks ) );
		return $this->database->rows( "SELECT * FROM ($all) AS walks ORDER BY " . self::by( $order, $order->columns() ) . $limit, array_merge( ...array_column( $walks, 1 ) ) );
	}

	/**
	 * The condition "behind this row" as both databases read it from the index. MariaDB makes ranges of several columns of it only
	 * when the equality is written out: otherwise all rows of the same value are read, and most tickets are never due.
	 *
	 * @param Ticket_Order $order   Order.
	 * @param list<string> $columns Columns, at least one.
	 * @param list<int>    $after   Their values in the last row.
	 * @return array{string, list<int>}
	 */
	private static function after( Ticket_Order $order, array $columns, array $after ): array {
		$column = $columns[0];
		$sign   = $order->is_ascending( $column ) ? '>' : '<';
		if ( 1 === count( $columns ) ) {
			return [ "$column $sign %d", $after ];
		}
		[ $rest, $values ] = self::after( $order, array_slice( $columns, 1 ), array_slice( $after, 1 ) );
		return [ "($column $sign= %d AND ($column $sign %d OR ($column = %d AND $rest)))", [ $after[0], $after[0], $after[0], ...$values ] ];
	}

	/**
	 * ORDER BY of sort columns.
	 *
	 * @param Ticket_Order $order   Order.
	 * @param list<string> $columns Columns.
	 */
	private static function by( Ticket_Order $order, array $columns ): string {
		return implode( ', ', array_map( static fn( string $column ): string => $column . ( $order->is_ascending( $column ) ? ' ASC' : ' DESC' ), $columns ) );
	}
}
