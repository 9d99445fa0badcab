<?php
/**
 * Rows of inboxes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Inboxes;

use Switchboard\Events;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;

/**
 * Stores inboxes and who is a member. What is asked on each request is remembered until its end, for each site of a network apart.
 */
final class Inbox_Repository {

	/** Group of WordPress's object cache that never outlives the request. */
	private const MEMO = 'switchboard_inboxes';

	/**
	 * Needs rows, the time and a way to tell screens that poll.
	 *
	 * @param Database                     $database Database.
	 * @param Clock                        $clock    Clock.
	 * @param \Closure( int $inbox ): void $announce Writes down, in the caller's transaction, that memberships of an inbox changed.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock, private readonly \Closure $announce ) {
		wp_cache_add_non_persistent_groups( self::MEMO );
	}

	/**
	 * One inbox.
	 *
	 * @param int $id Inbox.
	 */
	public function find( int $id ): ?Inbox {
		foreach ( $this->all() as $inbox ) {
			if ( $inbox->id === $id ) {
				return $inbox;
			}
		}
		return null;
	}

	/**
	 * All inboxes in their order.
	 *
	 * @return list<Inbox>
	 */
	public function all(): array {
		return $this->remembered( 'all', fn(): array => array_map( [ Inbox::class, 'from_row' ], $this->database->rows( 'SELECT * FROM {inbox} ORDER BY position, id' ) ) );
	}

	/**
	 * The members of an inbox.
	 *
	 * @param int $id Inbox.
	 * @return list<int> WordPress users.
	 */
	public function members( int $id ): array {
		return $this->members_of_all()[ $id ] ?? [];
	}

	/**
	 * The members of all inboxes, in one query.
	 *
	 * @return array<int, list<int>> WordPress users by inbox.
	 */
	public function members_of_all(): array {
		return $this->remembered(
			'members',
			function (): array {
				$members = [];
				foreach ( $this->database->rows( 'SELECT inbox_id, user_id FROM {inbox_member} ORDER BY user_id' ) as $row ) {
					$members[ (int) $row['inbox_id'] ][] = (int) $row['user_id'];
				}
				return $members;
			}
		);
	}

	/**
	 * The inboxes that a user is a member of.
	 *
	 * @param int $user WordPress user.
	 * @return list<int> Inboxes.
	 */
	public function inboxes_of( int $user ): array {
		return $this->remembered( "of:$user", fn(): array => array_map( 'intval', $this->database->column( 'SELECT inbox_id FROM {inbox_member} WHERE user_id = %d ORDER BY inbox_id', [ $user ] ) ) );
	}

	/**
	 * The inboxes of everybody.
	 *
	 * @return array<int, list<int>> Inboxes by user.
	 */
	public function inboxes_of_all(): array {
		$inboxes = [];
		foreach ( $this->members_of_all() as $inbox => $users ) {
			foreach ( $users as $user ) {
				$inboxes[ $user ][] = $inbox;
			}
		}
		return $inboxes;
	}

	/**
	 * Adds an inbox.
	 *
	 * @param array<string, bool|int|string> $columns Columns of the table.
	 * @return int Its id.
	 */
	public function insert( array $columns ): int {
		$id = $this->database->insert(
			'inbox',
			$columns + [
				'signature'  => '',
				'position'   => 1 + (int) $this->database->value( 'SELECT MAX(position) FROM {inbox}' ),
				'created_at' => $this->clock->now(),
			]
		);
		$this->forget( 'all' );
		return $id;
	}

	/**
	 * Changes an inbox.
	 *
	 * @param int                            $id      Inbox.
	 * @param array<string, bool|int|string> $columns Columns to change.
	 */
	public function update( int $id, array $columns ): void {
		if ( $columns ) {
			$this->database->update( 'inbox', $columns, [ 'id' => $id ] );
			$this->forget( 'all' );
		}
	}

	/**
	 * Removes an inbox and its memberships.
	 *
	 * @param int $id Inbox.
	 */
	public function delete( int $id ): void {
		$this->set_members( $id, [] );
		$this->database->delete( 'inbox', [ 'id' => $id ] );
		$this->forget( 'all' );
	}

	/**
	 * A team is no more.
	 *
	 * @param int $team Team.
	 */
	public function forget_team( int $team ): void {
		$this->database->update( 'inbox', [ 'default_team_id' => 0 ], [ 'default_team_id' => $team ] );
		$this->forget( 'all' );
	}

	/**
	 * Replaces the members of an inbox.
	 *
	 * @param int       $id    Inbox.
	 * @param list<int> $users WordPress users.
	 */
	public function set_members( int $id, array $users ): void {
		$before = $this->members( $id );
		$this->change( array_map( static fn( int $user ): array => [ $id, $user ], array_diff( $users, $before ) ), array_map( static fn( int $user ): array => [ $id, $user ], array_diff( $before, $users ) ) );
	}

	/**
	 * Replaces the inboxes of a user.
	 *
	 * @param int       $user    WordPress user.
	 * @param list<int> $inboxes Inboxes.
	 * @throws Problem When one doesn't exist.
	 */
	public function set_inboxes( int $user, array $inboxes ): void {
		if ( array_diff( $inboxes, array_map( static fn( Inbox $inbox ): int => $inbox->id, $this->all() ) ) ) {
			throw Problem::invalid( 'inboxes', __( 'There is no such inbox.', 'switchboard' ) );
		}
		$before = $this->inboxes_of( $user );
		$this->change( array_map( static fn( int $inbox ): array => [ $inbox, $user ], array_diff( $inboxes, $before ) ), array_map( static fn( int $inbox ): array => [ $inbox, $user ], array_diff( $before, $inboxes ) ) );
	}

	/**
	 * Writes memberships and tells of them.
	 *
	 * @param array<array{int, int}> $added   Inbox and user.
	 * @param array<array{int, int}> $removed Inbox and user.
	 */
	private function change( array $added, array $removed ): void {
		$this->database->transaction(
			function () use ( $added, $removed ): void {
				foreach ( $removed as [ $inbox, $user ] ) {
					$this->database->execute( 'DELETE FROM {inbox_member} WHERE inbox_id = %d AND user_id = %d', [ $inbox, $user ] );
				}
				foreach ( $added as [ $inbox, $user ] ) {
					$this->database->execute( 'INSERT IGNORE INTO {inbox_member} (inbox_id, user_id) VALUES (%d, %d)', [ $inbox, $user ] );
				}
				foreach ( array_unique( array_column( [ ...$removed, ...$added ], 0 ) ) as $inbox ) {
					( $this->announce )( $inbox );
					$this->database->after_commit( static fn() => Events::membership_changed( $inbox ) );
				}
			}
		);
		$this->forget( 'members', ...array_map( static fn( int $user ): string => "of:$user", array_column( [ ...$removed, ...$added ], 1 ) ) );
	}

	/**
	 * Asks once in a request.
	 *
	 * @template T of array
	 * @param string        $key  What is asked.
	 * @param \Closure(): T $read Asks the database.
	 * @return T
	 */
	private function remembered( string $key, \Closure $read ): array {
		$known = wp_cache_get( $key, self::MEMO );
		if ( ! is_array( $known ) ) {
			$known = $read();
			wp_cache_set( $key, $known, self::MEMO );
		}
		/**
		 * What was read now or before.
		 *
		 * @var T $known
		 */
		return $known;
	}

	/**
	 * What was remembered is old.
	 *
	 * @param string ...$keys Keys.
	 */
	private function forget( string ...$keys ): void {
		foreach ( $keys as $key ) {
			wp_cache_delete( $key, self::MEMO );
		}
	}
}
