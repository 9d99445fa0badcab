<?php
/**
 * Tests of lists of tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Status_Category;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Condition_Query;
use Switchboard\Tickets\Ticket_List;
use Switchboard\Tickets\Ticket_Query;

/**
 * Walking through all pages gives what looking at each ticket gives, by either way that leads to a page.
 */
final class Ticket_Query_Test extends Furniture_Case {

	private const DAY = 86400;

	/**
	 * The tickets with their tags and what was read.
	 *
	 * @var array<int, array{ticket: Ticket, tags: list<int>, product: string, read: int}>
	 */
	private array $all = [];

	/**
	 * Identifiers that lists ask for.
	 *
	 * @var array<string, int>
	 */
	private array $ids;

	/**
	 * Makes 120 tickets that differ in everything.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->ids = [
			'support'   => $this->inbox(),
			'wholesale' => $this->inbox( 'Wholesale' ),
			'tag'       => $this->services->tags()->insert( 'gift', '#8d8d8d' )->id,
			'other_tag' => $this->services->tags()->insert( 'glaze', '#8d8d8d' )->id,
			'contact'   => $this->services->contact_verbs()->identify( 'email', 'ada@example.org', 'Ada' )->id,
			'status'    => $this->services->statuses()->insert( [ 'category' => 'on_hold', 'label' => 'In the kiln' ] )->id, // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
		];
		$this->services->fields()->insert( [ 'key' => 'product', 'label' => 'Product', 'type' => 'text' ] ); // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
		for ( $number = 0; $number < 120; $number++ ) {
			$this->add( $number );
		}
	}

	/**
	 * Lists: parameters, and whether a ticket belongs in it.
	 *
	 * @return array<string, array{\Closure( self ): array<string, mixed>, \Closure( self, array{ticket: Ticket, tags: list<int>, product: string, read: int} ): bool}>
	 */
	private static function lists(): array {
		$before = self::NOW - 50 * self::DAY;
		return [
			'all'            => [ fn() => [], fn() => true ],
			'visible'        => [ fn( self $test ) => [ 'visible' => [ $test->ids['wholesale'] ] ], fn( self $test, array $row ) => $row['ticket']->inbox_id === $test->ids['wholesale'] ],
			'two inboxes'    => [ fn( self $test ) => [ 'visible' => [ $test->ids['support'], $test->ids['wholesale'] ] ], fn() => true ],
			'inbox'          => [ fn( self $test ) => [ 'inboxes' => [ $test->ids['support'] ] ], fn( self $test, array $row ) => $row['ticket']->inbox_id === $test->ids['support'] ],
			'statuses'       => [ fn() => [ 'statuses' => [ 'new', 'open' ] ], fn( self $test, array $row ) => in_array( $row['ticket']->status, [ 'new', 'open' ], true ) ],
			'closed'         => [ fn() => [ 'statuses' => [ 'closed' ] ], fn( self $test, array $row ) => 'closed' === $row['ticket']->status ],
			'own status'     => [ fn( self $test ) => [ 'custom_status' => $test->ids['status'] ], fn( self $test, array $row ) => $row['ticket']->custom_status_id === $test->ids['status'] ],
			'assignee'       => [ fn() => [ 'assignee' => 7 ], fn( self $test, array $row ) => 7 === $row['ticket']->assignee_id ],
			'nobody'         => [ fn() => [ 'assignee' => 0 ], fn( self $test, array $row ) => 0 === $row['ticket']->assignee_id ],
			'team'           => [ fn() => [ 'team' => 3 ], fn( self $test, array $row ) => 3 === $row['ticket']->team_id ],
			'tag'            => [ fn( self $test ) => [ 'tag' => $test->ids['tag'] ], fn( self $test, array $row ) => in_array( $test->ids['tag'], $row['tags'], true ) ],
			'tag in both'    => [
				fn( self $test ) => [
					'visible' => [ $test->ids['support'], $test->ids['wholesale'] ],
					'tag'     => $test->ids['tag'],
				],
				fn( self $test, array $row ) => in_array( $test->ids['tag'], $row['tags'], true ),
			],
			'contact'        => [ fn( self $test ) => [ 'contact' => $test->ids['contact'] ], fn( self $test, array $row ) => $row['ticket']->contact_id === $test->ids['contact'] ],
			'company'        => [ fn() => [ 'company' => 5 ], fn( self $test, array $row ) => 5 === $row['ticket']->company_id ],
			'channel'        => [ fn() => [ 'channel' => 'email' ], fn( self $test, array $row ) => 'email' === $row['ticket']->last_channel ],
			'priorities'     => [ fn() => [ 'priorities' => [ 3, 4 ] ], fn( self $test, array $row ) => $row['ticket']->priority >= 3 ],
			'field'          => [ fn() => [ 'fields' => [ 'product' => 'Bowl' ] ], fn( self $test, array $row ) => 'Bowl' === $row['product'] ],
			'snoozed'        => [ fn() => [ 'snoozed' => true ], fn( self $test, array $row ) => $row['ticket']->snoozed_until > 0 ],
			'unread'         => [ fn() => [ 'unread' => true ], fn( self $test, array $row ) => in_array( $row['ticket']->status, [ 'new', 'open' ], true ) && $row['ticket']->last_in_sequence > $row['read'] ],
			'created before' => [ fn() => [ 'dates' => [ 'created_before' => $before ] ], fn( self $test, array $row ) => $row['ticket']->created_at <= $before ],
			'created after'  => [ fn() => [ 'dates' => [ 'created_after' => $before ] ], fn( self $test, array $row ) => $row['ticket']->created_at >= $before ],
			'created in'     => [
				fn() => [
					'dates'    => [
						'created_after'  => $before - 20 * self::DAY,
						'created_before' => $before,
					],
					'statuses' => [ 'closed', 'open' ],
				],
				fn( self $test, array $row ) => $row['ticket']->created_at <= $before && $row['ticket']->created_at >= $before - 20 * self::DAY && in_array( $row['ticket']->status, [ 'closed', 'open' ], true ),
			],
			'created before, of an inbox' => [
				fn( self $test ) => [
					'visible' => [ $test->ids['support'] ],
					'dates'   => [ 'created_before' => $before ],
				],
				fn( self $test, array $row ) => $row['ticket']->created_at <= $before && $row['ticket']->inbox_id === $test->ids['support'],
			],
			'active before'  => [ fn() => [ 'dates' => [ 'activity_before' => $before ] ], fn( self $test, array $row ) => $row['ticket']->last_activity_at <= $before ],
			'active after'   => [ fn() => [ 'dates' => [ 'activity_after' => $before ] ], fn( self $test, array $row ) => $row['ticket']->last_activity_at >= $before ],
			'word'           => [ fn() => [ 'search' => 'par' ], fn( self $test, array $row ) => str_contains( $row['ticket']->subject, 'parcel' ) ],
			'two words'      => [ fn() => [ 'search' => 'Parcel ada' ], fn( self $test, array $row ) => str_contains( $row['ticket']->subject, 'parcel' ) ],
			'no such word'   => [ fn() => [ 'search' => 'zephyr' ], fn() => false ],
			'address'        => [ fn() => [ 'search' => 'ada@example.org' ], fn( self $test, array $row ) => $row['ticket']->contact_id === $test->ids['contact'] ],
			'together'       => [
				fn( self $test ) => [
					'tag'      => $test->ids['tag'],
					'statuses' => [ 'open', 'pending' ],
					'assignee' => 7,
				],
				fn( self $test, array $row ) => in_array( $test->ids['tag'], $row['tags'], true ) && in_array( $row['ticket']->status, [ 'open', 'pending' ], true ) && 7 === $row['ticket']->assignee_id,
			],
		];
	}

	/**
	 * Each list, by each sort key in both directions, by each way. One test: the tickets take longer to make than to list.
	 */
	public function test_pages_hold_what_belongs_in_them(): void {
		foreach ( self::lists() as $name => [ $parameters, $belongs ] ) {
			$rows = array_filter( $this->all, fn( array $row ): bool => $belongs( $this, $row ) );
			foreach ( [ 'asc', 'desc' ] as $order ) {
				foreach ( $this->keys( 'asc' === $order ? 1 : -1 ) as $sort => $key ) {
					uasort( $rows, static fn( array $a, array $b ): int => $key( $a['ticket'] ) <=> $key( $b['ticket'] ) );
					foreach ( [ 'walk' => [ 0, 0 ], 'look up' => [ 0, 1000 ], 'fetch' => [ 1000, 1000 ] ] as $way => [ $few, $some ] ) { // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
						$this->assertSame( array_keys( $rows ), $this->walk( $parameters( $this ), $sort, $order, $few, $some ), "$name, $sort, $order, $way" );
					}
				}
			}
		}
	}

	/**
	 * Sort keys; finished tickets come last in either direction.
	 *
	 * @param int $sign 1 for ascending, -1 for descending.
	 * @return array<string, \Closure( Ticket ): list<int>>
	 */
	private function keys( int $sign ): array {
		$finished = static fn( Ticket $ticket ): int => $ticket->is_unsolved() ? 0 : 1;
		return [
			'last_activity' => static fn( Ticket $ticket ): array => [ $sign * $ticket->last_activity_at, $sign * $ticket->id ],
			'waiting_since' => static fn( Ticket $ticket ): array => [ $finished( $ticket ), $sign * $ticket->waiting_since, $sign * $ticket->created_at, $sign * $ticket->id ],
			'due'           => static fn( Ticket $ticket ): array => [ $finished( $ticket ), $sign * $ticket->due_at, $sign * $ticket->waiting_since, $sign * $ticket->created_at, $sign * $ticket->id ],
			'created'       => static fn( Ticket $ticket ): array => [ $sign * $ticket->id ],
			'priority'      => static fn( Ticket $ticket ): array => [ $sign * $ticket->priority, $finished( $ticket ), $sign * $ticket->last_activity_at, $sign * $ticket->id ],
		];
	}

	/**
	 * Walks through all pages.
	 *
	 * @param array<string, mixed> $parameters Of Ticket_List.
	 * @param string               $sort       Sort key.
	 * @param string               $order      Direction.
	 * @param int                  $few        See Ticket_Query.
	 * @param int                  $some       See Ticket_Query.
	 * @return list<int>
	 */
	private function walk( array $parameters, string $sort, string $order, int $few, int $some ): array {
		$query  = new Ticket_Query( $this->database(), new Ticket_Condition_Query( $this->services->fields(), $this->services->field_values(), $this->services->identities() ), $this->services->counters(), $few, $some );
		$found  = [];
		$cursor = '';
		do {
			$page   = $query->page(
				new Ticket_List(
					...$parameters + [
						'user_id'  => 9,
						'visible'  => null,
						'sort'     => $sort,
						'order'    => $order,
						'cursor'   => $cursor,
						'per_page' => 17,
					]
				)
			);
			$found  = [ ...$found, ...$page['ids'] ];
			$cursor = $page['cursor'];
		} while ( null !== $cursor );
		return $found;
	}

	/**
	 * A ticket; each of its values has a rhythm of its own.
	 *
	 * @param int $number Number.
	 */
	private function add( int $number ): void {
		$created = self::NOW - ( 120 - $number ) * self::DAY;
		$status  = [ 'closed', 'open', 'closed', 'pending', 'new', 'on_hold', 'solved' ][ $number % 7 ];
		$ticket  = $this->services->ticket_rows()->insert(
			[
				'subject'          => $number % 3 ? 'Where is my parcel?' : 'Glaze',
				'status'           => $status,
				'custom_status_id' => 'on_hold' === $status && $number % 2 ? $this->ids['status'] : 0,
				'priority'         => 1 + $number * 7 % 11 % 4,
				'inbox_id'         => $number % 5 ? $this->ids['support'] : $this->ids['wholesale'],
				'contact_id'       => $number % 4 ? $this->ids['contact'] : 999,
				'company_id'       => $number % 6 ? 0 : 5,
				'assignee_id'      => [ 0, 7, 8 ][ $number % 3 ],
				'team_id'          => $number % 4 ? 3 : 0,
				'first_channel'    => 'form',
				'last_channel'     => $number % 2 ? 'form' : 'email',
				'last_in_sequence' => 2,
				'waiting_since'    => $number % 5 ? Ticket::NEVER : $created,
				'due_at'           => $number % 3 ? Ticket::NEVER : $created + $number * 13 % 17 * self::DAY,
				// Some go on for a day, some for months; some end in the same second.
				'last_activity_at' => $number % 8 ? $created + [ 0, 1, 3, 40, 90 ][ $number % 5 ] * self::DAY : max( $created, self::NOW - 60 * self::DAY ),
				'snoozed_until'    => $number % 9 || Status_Category::is_finished( $status ) ? 0 : self::NOW + self::DAY,
				'created_at'       => $created,
			],
			'Ada'
		);
		$tags    = array_values( array_filter( [ $number % 4 ? 0 : $this->ids['tag'], $number % 3 ? 0 : $this->ids['other_tag'] ] ) );
		$product = $number % 5 ? 'Mug' : 'Bowl';
		$read    = $number % 2 ? 2 : 0;
		$this->services->tags()->set( $ticket->id, $tags );
		$this->services->field_values()->set( $ticket->id, [ 'product' => $product ] );
		$this->services->participants()->add( $ticket->id, new Participant( $ticket->contact_id, Participant::REQUESTER, '' ) );
		$this->services->reads()->mark( 9, $ticket->id, $read );
		$this->all[ $ticket->id ] = compact( 'ticket', 'tags', 'product', 'read' );
	}
}
