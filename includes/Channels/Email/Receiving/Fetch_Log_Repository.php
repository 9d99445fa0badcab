<?php
/**
 * Rows of the log of fetches.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;

/**
 * One row for each run in which something happened, and the last quiet one.
 *
 * @phpstan-type Entry array{id: int, started_at: int, ended_at: int, found: int, taken: int, failed: int, error: string}
 */
final class Fetch_Log_Repository {

	private const DAYS = 30;

	/**
	 * Needs rows and time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * A run begins.
	 *
	 * @param int $connection Connection.
	 * @return int Row.
	 */
	public function begin( int $connection ): int {
		return $this->database->insert(
			'fetch_log',
			[
				'connection_id' => $connection,
				'started_at'    => $this->clock->now(),
			]
		);
	}

	/**
	 * The newest entry.
	 *
	 * @param int $connection Connection.
	 * @return Entry|null
	 */
	public function last( int $connection ): ?array {
		return $this->page( $connection, 1 )[0] ?? null;
	}

	/**
	 * A run ends. Was it a quiet one, it takes the place of the quiet one before.
	 *
	 * @param int    $id         Row.
	 * @param int    $previous   The row before, 0 for none.
	 * @param int    $found      Mails that were new on the server.
	 * @param int    $taken      Of these, mails that are here now.
	 * @param int    $failed     Of these, mails that failed.
	 * @param string $error      What went wrong, '' for nothing.
	 */
	public function end( int $id, int $previous, int $found = 0, int $taken = 0, int $failed = 0, string $error = '' ): void {
		$this->database->update(
			'fetch_log',
			[
				'ended_at' => $this->clock->now(),
				'found'    => $found,
				'taken'    => $taken,
				'failed'   => $failed,
				'error'    => mb_substr( $error, 0, 500 ),
			],
			[ 'id' => $id ]
		);
		if ( 0 === $found && 0 === $failed && '' === $error ) {
			$this->database->execute( "DELETE FROM {fetch_log} WHERE id = %d AND found = 0 AND failed = 0 AND error = '' AND ended_at > 0", [ $previous ] );
		}
	}

	/**
	 * Entries of a connection, the newest first.
	 *
	 * @param int      $connection Connection.
	 * @param int      $limit      How many.
	 * @param int|null $before     Only those before this row.
	 * @return list<Entry>
	 */
	public function page( int $connection, int $limit, ?int $before = null ): array {
		return array_map(
			static fn( array $row ): array => [
				'id'         => (int) $row['id'],
				'started_at' => (int) $row['started_at'],
				'ended_at'   => (int) $row['ended_at'],
				'found'      => (int) $row['found'],
				'taken'      => (int) $row['taken'],
				'failed'     => (int) $row['failed'],
				'error'      => (string) $row['error'],
			],
			$this->database->rows( 'SELECT * FROM {fetch_log} WHERE connection_id = %d AND id < %d ORDER BY id DESC LIMIT %d', [ $connection, $before ?? PHP_INT_MAX, $limit ] )
		);
	}

	/**
	 * Removes what is old.
	 */
	public function prune(): void {
		$this->database->execute( 'DELETE FROM {fetch_log} WHERE started_at < %d', [ $this->clock->now() - self::DAYS * DAY_IN_SECONDS ] );
	}

	/**
	 * Forgets a connection.
	 *
	 * @param int $connection Connection.
	 */
	public function forget( int $connection ): void {
		$this->database->delete( 'fetch_log', [ 'connection_id' => $connection ] );
	}
}
