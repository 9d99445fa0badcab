<?php
/**
 * The order of a list of tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\REST\Cursor;

/**
 * Which key a list is walked along, and in which parts.
 *
 * Each key begins with columns whose values are walked one after the other, so that a list of what is still to be done never
 * meets finished tickets. By activity those stand among the others; otherwise they come last, whatever the direction. Most
 * tickets neither wait nor are due: they come by age, so that a filter by age finds where they end.
 */
final class Ticket_Order {

	/** Sort keys: index, columns whose values are walked one after the other, columns that are walked along. */
	private const SORTS = [
		'last_activity' => [ '', [], [ 'last_activity_at', 'id' ] ],
		'waiting_since' => [ 'waiting', [ 'finished' ], [ 'waiting_since', 'created_at', 'id' ] ],
		'due'           => [ 'due', [ 'finished' ], [ 'due_at', 'waiting_since', 'created_at', 'id' ] ],
		'created'       => [ '', [], [ 'id' ] ],
		'priority'      => [ 'priority_activity', [ 'priority', 'finished' ], [ 'last_activity_at', 'id' ] ],
	];

	/** Index; empty where the database's choice is as good. */
	public readonly string $index;

	/**
	 * Columns whose values are walked one after the other.
	 *
	 * @var list<string>
	 */
	public readonly array $leading;

	/**
	 * Columns that are walked along.
	 *
	 * @var list<string>
	 */
	public readonly array $along;

	/**
	 * Values of all columns in the row after which the page begins; null for the first page.
	 *
	 * @var list<int>|null
	 */
	public readonly ?array $after;

	/**
	 * Reads it from what is asked for.
	 *
	 * @param Ticket_List $wanted What is asked for.
	 */
	public function __construct( private readonly Ticket_List $wanted ) {
		[ $this->index, $this->leading, $this->along ] = self::SORTS[ $wanted->sort ];

		$this->after = Cursor::decode( $wanted->cursor, count( $this->columns() ) );
	}

	/**
	 * All columns.
	 *
	 * @return list<string>
	 */
	public function columns(): array {
		return [ ...$this->leading, ...$this->along ];
	}

	/**
	 * Whether a column grows along the list.
	 *
	 * @param string $column Column.
	 */
	public function is_ascending( string $column ): bool {
		return 'finished' === $column || 'asc' === $this->wanted->order;
	}

	/**
	 * Values of the leading columns, as they follow one another from the page's begin.
	 *
	 * @return list<list<int>>
	 */
	public function parts(): array {
		$parts = [ [] ];
		foreach ( $this->leading as $column ) {
			$choices = 'finished' === $column ? $this->finished() : $this->priorities();
			$parts   = array_merge( ...array_map( static fn( array $part ): array => array_map( static fn( int $value ): array => [ ...$part, $value ], $choices ), $parts ) );
		}
		$from = null === $this->after ? false : array_search( array_slice( $this->after, 0, count( $this->leading ) ), $parts, true );
		return array_slice( $parts, (int) $from );
	}

	/**
	 * Which values of `finished` can be in the list.
	 *
	 * @return non-empty-list<int>
	 */
	public function finished(): array {
		// What is finished neither waits for us nor sleeps.
		$statuses = $this->wanted->unread || $this->wanted->snoozed ? Status_Category::UNSOLVED : ( $this->wanted->statuses ?: Status_Category::ALL );
		$values   = array_map( static fn( string $status ): int => Status_Category::is_finished( $status ) ? 1 : 0, $statuses );
		sort( $values );
		return array_values( array_unique( $values ) );
	}

	/**
	 * Priorities in the order of the list.
	 *
	 * @return list<int>
	 */
	private function priorities(): array {
		$all = $this->is_ascending( 'priority' ) ? [ 1, 2, 3, 4 ] : [ 4, 3, 2, 1 ];
		return $this->wanted->priorities ? array_values( array_intersect( $all, $this->wanted->priorities ) ) : $all;
	}
}
