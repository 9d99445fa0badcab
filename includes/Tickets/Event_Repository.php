<?php
/**
 * Rows of events.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;

/**
 * Appends and reads events. The newest ids are also what screens poll: `mark()` changes whenever anything happened.
 */
final class Event_Repository {

	/** A transaction may commit after a higher id: so many of the newest rows are looked at again. */
	private const OVERLAP = 20;

	/**
	 * Needs rows and time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * Appends an event.
	 *
	 * @param Ticket               $ticket  Ticket after it.
	 * @param string               $name    Past tense, such as `status_changed`.
	 * @param Actor                $actor   Who.
	 * @param array<string, mixed> $payload Ids and values, enough to undo it.
	 */
	public function add( Ticket $ticket, string $name, Actor $actor, array $payload = [] ): int {
		return $this->insert( $ticket->id, $ticket->inbox_id, $name, $actor, $payload + [ 'version' => $ticket->version ] );
	}

	/**
	 * Appends an event that belongs to no ticket: who sees an inbox changed, and each screen must look again.
	 *
	 * @param int    $inbox_id Inbox, 0 for any.
	 * @param string $name     Past tense.
	 */
	public function announce( int $inbox_id, string $name ): void {
		$this->insert( 0, $inbox_id, $name, Actor::system(), [] );
	}

	/**
	 * An event.
	 *
	 * @param int $id Event.
	 */
	public function find( int $id ): ?Event {
		$row = $this->database->row( 'SELECT * FROM {event} WHERE id = %d', [ $id ] );
		return $row ? Event::from_row( $row ) : null;
	}

	/**
	 * Events of a ticket, newest first.
	 *
	 * @param int $ticket_id Ticket.
	 * @param int $limit     At most so many.
	 * @param int $before    Only with a lower id; 0 for the newest.
	 * @return list<Event>
	 */
	public function of_ticket( int $ticket_id, int $limit, int $before = 0 ): array {
		$rows = $this->database->rows(
			'SELECT * FROM {event} WHERE ticket_id = %d AND id < %d ORDER BY id DESC LIMIT %d',
			[ $ticket_id, 0 === $before ? PHP_INT_MAX : $before, $limit ]
		);
		return array_map( [ Event::class, 'from_row' ], $rows );
	}

	/**
	 * A mark of the newest events: the highest id, and a digest of the last few.
	 */
	public function mark(): string {
		$ids = $this->database->column( 'SELECT id FROM {event} ORDER BY id DESC LIMIT ' . self::OVERLAP );
		return $ids ? $ids[0] . '.' . substr( md5( implode( ',', $ids ) ), 0, 8 ) : '0';
	}

	/**
	 * Tickets that something happened to since a mark, and whether memberships changed.
	 *
	 * @param string         $since   From mark().
	 * @param int            $limit   More than so many events are too many to tell one by one.
	 * @param list<int>|null $inboxes Only tickets that are or were in one of these; null for all.
	 * @return array{tickets: list<int>, too_many: bool, inboxes: bool}
	 */
	public function since( string $since, int $limit, ?array $inboxes ): array {
		// Not (int) $since: PHP would read the mark "12.3e45" as a number with an exponent.
		$last = (int) strtok( $since, '.' );
		$rows = $this->database->rows( "SELECT id, ticket_id, inbox_id, CASE WHEN name = 'inbox_changed' THEN payload END AS moved FROM {event} WHERE id > %d ORDER BY id LIMIT %d", [ max( 0, $last - self::OVERLAP ), $limit + self::OVERLAP + 1 ] );
		$new  = array_filter( $rows, static fn( array $row ): bool => (int) $row['id'] > $last );
		$seen = array_filter( $rows, static fn( array $row ): bool => null === $inboxes || array_intersect( [ (int) $row['inbox_id'], self::moved_from( $row['moved'] ) ], $inboxes ) );
		return [
			// A screen drops what it knows of the overlap.
			'tickets'  => array_values( array_unique( array_filter( array_map( static fn( array $row ): int => (int) $row['ticket_id'], $seen ) ) ) ),
			'too_many' => count( $new ) > $limit,
			// Read again once, not at each poll of the overlap.
			'inboxes'  => in_array( '0', array_column( $new, 'ticket_id' ), true ),
		];
	}

	/**
	 * The inbox that a ticket left; 0 if it left none.
	 *
	 * @param string|null $payload Payload of `inbox_changed`.
	 */
	private static function moved_from( ?string $payload ): int {
		return (int) ( ( (array) json_decode( (string) $payload, true ) )['from'] ?? 0 );
	}

	/**
	 * Removes a deleted ticket's history.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function delete_of_ticket( int $ticket_id ): void {
		$this->database->delete( 'event', [ 'ticket_id' => $ticket_id ] );
	}

	/**
	 * Inserts a row.
	 *
	 * @param int                  $ticket_id Ticket.
	 * @param int                  $inbox_id  Inbox.
	 * @param string               $name      Name.
	 * @param Actor                $actor     Who.
	 * @param array<string, mixed> $payload   Payload.
	 */
	private function insert( int $ticket_id, int $inbox_id, string $name, Actor $actor, array $payload ): int {
		return $this->database->insert(
			'event',
			[
				'ticket_id'  => $ticket_id,
				'inbox_id'   => $inbox_id,
				'name'       => $name,
				'actor_type' => $actor->type,
				'actor_id'   => $actor->id,
				'payload'    => (string) wp_json_encode( $payload ),
				'created_at' => $this->clock->now(),
			]
		);
	}
}
