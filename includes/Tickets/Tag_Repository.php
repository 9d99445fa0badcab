<?php
/**
 * Rows of tags.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Fold;

/**
 * Stores tags and which tickets have them. How many tickets a tag has is kept by difference; `recount` rebuilds it.
 */
final class Tag_Repository {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * All tags by name.
	 *
	 * @return list<Tag>
	 */
	public function all(): array {
		$tags = array_map( [ Tag::class, 'from_row' ], $this->database->rows( 'SELECT * FROM {tag}' ) );
		usort( $tags, static fn( Tag $a, Tag $b ): int => strnatcmp( Fold::text( $a->name ), Fold::text( $b->name ) ) );
		return $tags;
	}

	/**
	 * A tag.
	 *
	 * @param int $id Tag.
	 */
	public function find( int $id ): ?Tag {
		$row = $this->database->row( 'SELECT * FROM {tag} WHERE id = %d', [ $id ] );
		return $row ? Tag::from_row( $row ) : null;
	}

	/**
	 * Adds a tag.
	 *
	 * @param string $name  Name, unique whatever its case and accents.
	 * @param string $color `#rrggbb`.
	 * @throws Problem 409 `switchboard_tag_exists`, with the tag that has the name.
	 */
	public function insert( string $name, string $color ): Tag {
		$key      = Fold::key( $name );
		$inserted = $this->database->insert_once(
			'tag',
			[
				'name'     => $name,
				'name_key' => $key,
				'color'    => $color,
			]
		);
		$id       = $this->id_of( $key );
		if ( ! $inserted ) {
			throw self::exists( $id );
		}
		return new Tag( $id, $name, $color, 0 );
	}

	/**
	 * Changes a tag.
	 *
	 * @param int                   $id      Tag.
	 * @param array<string, string> $columns `name`, `color`.
	 * @throws Problem 409 `switchboard_tag_exists`.
	 */
	public function update( int $id, array $columns ): void {
		if ( ! $columns ) {
			return;
		}
		$this->database->transaction(
			function () use ( $id, $columns ): void {
				if ( isset( $columns['name'] ) ) {
					$columns['name_key'] = Fold::key( $columns['name'] );

					$other = $this->id_of( $columns['name_key'] );
					if ( $other && $other !== $id ) {
						throw self::exists( $other );
					}
				}
				$this->database->update( 'tag', $columns, [ 'id' => $id ] );
			}
		);
	}

	/**
	 * Deletes a tag and takes it from all tickets.
	 *
	 * @param int $id Tag.
	 */
	public function delete( int $id ): void {
		$this->database->transaction(
			function () use ( $id ): void {
				// The tag first: whoever gives it to a ticket now waits, and then finds it gone.
				$this->database->delete( 'tag', [ 'id' => $id ] );
				$this->database->delete( 'ticket_tag', [ 'tag_id' => $id ] );
			}
		);
	}

	/**
	 * Tags of tickets, in one query.
	 *
	 * @param list<int> $ids Tickets.
	 * @return array<int, list<int>> Tags by ticket; each asked for is there.
	 */
	public function of_tickets( array $ids ): array {
		$tags = array_fill_keys( $ids, [] );
		if ( $ids ) {
			foreach ( $this->database->rows( 'SELECT ticket_id, tag_id FROM {ticket_tag} WHERE ticket_id IN (' . Database::placeholders( $ids ) . ') ORDER BY ticket_id, tag_id', $ids ) as $row ) {
				$tags[ (int) $row['ticket_id'] ][] = (int) $row['tag_id'];
			}
		}
		return $tags;
	}

	/**
	 * Replaces the tags of a ticket.
	 *
	 * @param int       $ticket_id Ticket.
	 * @param list<int> $tags      Tags that it shall have.
	 * @return array{added: list<int>, removed: list<int>}
	 * @throws Problem When there is no such tag.
	 */
	public function set( int $ticket_id, array $tags ): array {
		return $this->database->together(
			function () use ( $ticket_id, $tags ): array {
				$before  = $this->of_tickets( [ $ticket_id ] )[ $ticket_id ];
				$added   = array_values( array_unique( array_diff( $tags, $before ) ) );
				$removed = array_values( array_diff( $before, $tags ) );
				$this->hold( $added );
				if ( $removed ) {
					$this->database->execute( 'DELETE FROM {ticket_tag} WHERE ticket_id = %d AND tag_id IN (' . Database::placeholders( $removed ) . ')', [ $ticket_id, ...$removed ] );
				}
				$this->give( $ticket_id, $added );
				$this->count( $added, $removed );
				return [
					'added'   => $added,
					'removed' => $removed,
				];
			}
		);
	}

	/**
	 * Takes all tags from a ticket that goes.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function remove_ticket( int $ticket_id ): void {
		$this->set( $ticket_id, [] );
	}

	/**
	 * Gives one ticket's tags to another.
	 *
	 * @param int $from_ticket Ticket that loses them.
	 * @param int $into_ticket Ticket that gets those it doesn't have.
	 */
	public function move_all( int $from_ticket, int $into_ticket ): void {
		$tags = $this->of_tickets( [ $from_ticket, $into_ticket ] );
		$this->set( $from_ticket, [] );
		$this->set( $into_ticket, array_values( array_unique( [ ...$tags[ $into_ticket ], ...$tags[ $from_ticket ] ] ) ) );
	}

	/**
	 * Those of some tags that are still there.
	 *
	 * @param list<int> $tags Tags.
	 * @return list<int>
	 */
	public function existing( array $tags ): array {
		return $tags ? array_map( 'intval', $this->database->column( 'SELECT id FROM {tag} WHERE id IN (' . Database::placeholders( $tags ) . ') ORDER BY id', $tags ) ) : [];
	}

	/**
	 * Counts all tickets anew.
	 */
	public function recount(): void {
		$this->database->execute( 'UPDATE {tag} SET ticket_count = (SELECT COUNT(*) FROM {ticket_tag} AS tt WHERE tt.tag_id = {tag}.id)' );
	}

	/**
	 * Makes sure that tags exist, and keeps them until the transaction ends.
	 *
	 * @param list<int> $tags Tags.
	 * @throws Problem When one doesn't.
	 */
	private function hold( array $tags ): void {
		if ( $tags && count( $this->database->column( 'SELECT id FROM {tag} WHERE id IN (' . Database::placeholders( $tags ) . ') ORDER BY id FOR UPDATE', $tags ) ) !== count( $tags ) ) {
			throw Problem::invalid( 'tags', __( 'There is no such tag.', 'switchboard' ) );
		}
	}

	/**
	 * Writes the tags that a ticket gets.
	 *
	 * @param int       $ticket_id Ticket.
	 * @param list<int> $tags      Tags.
	 */
	private function give( int $ticket_id, array $tags ): void {
		$this->database->insert_all(
			'ticket_tag',
			array_map(
				static fn( int $tag ): array => [
					'ticket_id' => $ticket_id,
					'tag_id'    => $tag,
				],
				$tags
			)
		);
	}

	/**
	 * Moves the counts, all in one statement: two tickets that swap tags can't wait for each other.
	 *
	 * @param list<int> $added   Tags with one ticket more.
	 * @param list<int> $removed Tags with one ticket less.
	 */
	private function count( array $added, array $removed ): void {
		$all = [ ...$added, ...$removed ];
		if ( ! $all ) {
			return;
		}
		sort( $all );
		$this->database->execute(
			'UPDATE {tag} SET ticket_count = CASE WHEN id IN (' . Database::placeholders( $added ) . ') THEN ticket_count + 1 WHEN ticket_count > 0 THEN ticket_count - 1 ELSE 0 END WHERE id IN (' . Database::placeholders( $all ) . ')',
			[ ...$added, ...$all ]
		);
	}

	/**
	 * The tag of a name.
	 *
	 * @param string $key Key of the name.
	 * @return int 0 for none.
	 */
	private function id_of( string $key ): int {
		return (int) $this->database->value( 'SELECT id FROM {tag} WHERE name_key = %s', [ $key ] );
	}

	/**
	 * What a person is told who makes a tag twice.
	 *
	 * @param int $id Tag that has the name.
	 */
	private static function exists( int $id ): Problem {
		return new Problem( 'switchboard_tag_exists', __( 'Another tag has this name already.', 'switchboard' ), 409, [ 'tag' => $id ] );
	}
}
