<?php
/**
 * Rows of connections whose mail stands still.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;

/**
 * Finds them, and notes that somebody was told.
 */
final class Standstill_Repository {

	/**
	 * Needs rows and time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * All of them.
	 *
	 * @return array<int, Standstill> By connection.
	 */
	public function all(): array {
		$before = $this->clock->now() - Standstill::SECONDS;
		$rows   = $this->database->rows( "SELECT * FROM {connection} WHERE channel = 'email' AND enabled = 1 AND fetched_at < %d AND watched_from < %d AND created_at < %d ORDER BY id", [ $before, $before, $before ] );
		$found  = [];
		foreach ( $rows as $row ) {
			$connection = Connection::from_row( $row );
			if ( Fetch::is_fetched( $connection ) ) {
				$since                    = max( $connection->fetched_at, (int) $row['watched_from'], $connection->created_at );
				$found[ $connection->id ] = new Standstill( $connection, $since, (int) $row['alarmed_at'] );
			}
		}
		return $found;
	}

	/**
	 * Connections of which somebody was told.
	 *
	 * @return array<int, Connection> By id.
	 */
	public function alarmed(): array {
		$rows = array_map( [ Connection::class, 'from_row' ], $this->database->rows( 'SELECT * FROM {connection} WHERE alarmed_at > 0 ORDER BY id' ) );
		return array_column( $rows, null, 'id' );
	}

	/**
	 * When somebody was last told.
	 *
	 * @param int $id Connection.
	 * @return int Seconds since 1970, 0 for never.
	 */
	public function alarmed_at( int $id ): int {
		return (int) $this->database->value( 'SELECT alarmed_at FROM {connection} WHERE id = %d', [ $id ] );
	}

	/**
	 * Notes that somebody is told now: of several processes one does it.
	 *
	 * @param int $id     Connection.
	 * @param int $before What was noted until now.
	 * @param int $when   Seconds since 1970; 0 when all is well.
	 * @return bool Whether it is this process.
	 */
	public function note_alarm( int $id, int $before, int $when ): bool {
		return 1 === $this->database->execute( 'UPDATE {connection} SET alarmed_at = %d WHERE id = %d AND alarmed_at = %d', [ $when, $id, $before ] );
	}
}
