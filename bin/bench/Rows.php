<?php
/**
 * Many rows at once.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Bench;

use Switchboard\Foundation\Database\Database;

// phpcs:disable WordPress.DB -- Millions of rows that this folder makes up itself: prepare() would take longer than MariaDB.

/**
 * Gathers rows of a table and inserts them by the thousand. Values are numbers, or text without quotes and backslashes.
 */
final class Rows {

	private const MOST = 3_000_000;

	private string $sql = '';

	/** Rows that were inserted. */
	public int $count = 0;

	/**
	 * Needs a connection and the table.
	 *
	 * @param \wpdb        $wpdb    Connection.
	 * @param string       $table   Short name.
	 * @param list<string> $columns Columns.
	 */
	public function __construct( private readonly \wpdb $wpdb, private readonly string $table, private readonly array $columns ) {
	}

	/**
	 * Adds a row.
	 *
	 * @param int|string ...$values Values in the order of the columns.
	 */
	public function add( int|string ...$values ): void {
		$this->sql .= ( '' === $this->sql ? '(' : ',(' ) . implode( ',', array_map( static fn( int|string $value ): int|string => is_int( $value ) ? $value : "'$value'", $values ) ) . ')';
		++$this->count;
		if ( strlen( $this->sql ) > self::MOST ) {
			$this->flush();
		}
	}

	/**
	 * Inserts what has gathered.
	 *
	 * @throws \RuntimeException When it fails.
	 */
	public function flush(): void {
		if ( '' === $this->sql ) {
			return;
		}
		$table = ( new Database( $this->wpdb ) )->table( $this->table );
		// Past $wpdb's own query(), which looks at the characters of each text; its handle is readable by __get().
		$connection = $this->wpdb->__get( 'dbh' );
		if ( true !== mysqli_query( $connection, "INSERT INTO `$table` (`" . implode( '`,`', $this->columns ) . "`) VALUES $this->sql" ) ) {
			throw new \RuntimeException( mysqli_error( $connection ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- A command line.
		}
		$this->sql = '';
	}
}
