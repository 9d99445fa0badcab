<?php
/**
 * The database.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Database;

// phpcs:disable WordPress.DB -- This is the one wrapper of $wpdb: each value passes prepare(), identifiers come from code.

/**
 * A thin layer over $wpdb: short table names, exceptions instead of false, transactions that nest.
 *
 * SQL is written with `{ticket}` for the table of that name and with $wpdb placeholders (%d, %s, %f) for every value.
 * Longer than our classes should be: reading, writing and transactions share one connection and one way of failing.
 */
final class Database {

	/** How often a transaction is tried that the database undid. */
	private const TRIES = 3;

	/**
	 * Open transactions of this connection: $wpdb is one connection, so the depth belongs to the process and not to an instance.
	 */
	private static int $depth = 0;

	/**
	 * What runs after the outermost commit.
	 *
	 * @var list<\Closure(): void>
	 */
	private static array $after_commit = [];

	/**
	 * Wraps WordPress's connection.
	 *
	 * @param \wpdb $wpdb Connection.
	 */
	public function __construct( private readonly \wpdb $wpdb ) {
	}

	/**
	 * Full name of one of our tables on the current site.
	 *
	 * @param string $name Short name such as `ticket`.
	 */
	public function table( string $name ): string {
		return $this->wpdb->prefix . 'switchboard_' . $name;
	}

	/**
	 * All rows of a query.
	 *
	 * @param string       $sql    SQL with `{table}` names and placeholders.
	 * @param array<mixed> $values Values for the placeholders.
	 * @return list<array<string, string|null>>
	 * @throws Database_Error When the query fails.
	 */
	public function rows( string $sql, array $values = [] ): array {
		/**
		 * Rows in wpdb's ARRAY_A form.
		 *
		 * @var list<array<string, string|null>>|null $rows
		 */
		$rows = $this->checked( fn() => $this->wpdb->get_results( $this->prepare( $sql, $values ), 'ARRAY_A' ) );
		return $rows ?? [];
	}

	/**
	 * The first row, or null.
	 *
	 * @param string       $sql    SQL.
	 * @param array<mixed> $values Values.
	 * @return array<string, string|null>|null
	 * @throws Database_Error When the query fails.
	 */
	public function row( string $sql, array $values = [] ): ?array {
		return $this->rows( $sql, $values )[0] ?? null;
	}

	/**
	 * The first column of all rows.
	 *
	 * @param string       $sql    SQL.
	 * @param array<mixed> $values Values.
	 * @return list<string>
	 * @throws Database_Error When the query fails.
	 */
	public function column( string $sql, array $values = [] ): array {
		return array_map( static fn( array $row ): string => (string) reset( $row ), $this->rows( $sql, $values ) );
	}

	/**
	 * One value, or null.
	 *
	 * @param string       $sql    SQL.
	 * @param array<mixed> $values Values.
	 * @throws Database_Error When the query fails.
	 */
	public function value( string $sql, array $values = [] ): ?string {
		$row = $this->row( $sql, $values );
		return $row ? reset( $row ) : null;
	}

	/**
	 * Runs a statement.
	 *
	 * @param string       $sql    SQL.
	 * @param array<mixed> $values Values.
	 * @return int Affected rows (don't rely on it for upserts: SQLite counts otherwise).
	 * @throws Database_Error When the statement fails.
	 */
	public function execute( string $sql, array $values = [] ): int {
		return (int) $this->checked( fn() => $this->wpdb->query( $this->prepare( $sql, $values ) ) );
	}

	/**
	 * Inserts a row and returns its id.
	 *
	 * @param string               $table Short table name.
	 * @param array<string, mixed> $row   Column => value.
	 * @throws Database_Error When it fails, on a duplicate key too.
	 */
	public function insert( string $table, array $row ): int {
		$this->insert_all( $table, [ $row ] );
		return $this->last_id();
	}

	/**
	 * Inserts a row unless a unique key already holds it.
	 *
	 * @param string               $table Short table name.
	 * @param array<string, mixed> $row   Column => value.
	 * @return bool Whether a row was written.
	 * @throws Database_Error When it fails.
	 */
	public function insert_once( string $table, array $row ): bool {
		return $this->insert_all( $table, [ $row ], 'INSERT IGNORE' ) > 0;
	}

	/**
	 * The id of the row that was inserted last, 0 for a table without one.
	 */
	public function last_id(): int {
		return (int) $this->wpdb->insert_id;
	}

	/**
	 * Inserts rows of the same columns in one statement.
	 *
	 * @param string                     $table Short table name.
	 * @param list<array<string, mixed>> $rows  Rows.
	 * @param string                     $verb  `INSERT` or `INSERT IGNORE`.
	 * @throws Database_Error When it fails.
	 */
	public function insert_all( string $table, array $rows, string $verb = 'INSERT' ): int {
		if ( ! $rows ) {
			return 0;
		}
		$columns = array_keys( $rows[0] );
		$values  = [];
		foreach ( $rows as $row ) {
			array_push( $values, ...array_values( $row ) );
		}
		$tuple = '(' . implode( ',', array_fill( 0, count( $columns ), '%s' ) ) . ')';
		return $this->execute( "$verb INTO {{$table}} (`" . implode( '`,`', $columns ) . '`) VALUES ' . implode( ',', array_fill( 0, count( $rows ), $tuple ) ), $values );
	}

	/**
	 * Updates rows.
	 *
	 * @param string               $table Short table name.
	 * @param array<string, mixed> $set   Column => value.
	 * @param array<string, mixed> $where Column => value, all must match.
	 * @throws Database_Error When it fails.
	 */
	public function update( string $table, array $set, array $where ): int {
		$list = implode( ', ', array_map( static fn( string $column ): string => "`$column` = %s", array_keys( $set ) ) );
		return $this->execute( "UPDATE {{$table}} SET $list WHERE " . self::all_match( $where ), [ ...array_values( $set ), ...array_values( $where ) ] );
	}

	/**
	 * Deletes rows.
	 *
	 * @param string               $table Short table name.
	 * @param array<string, mixed> $where Column => value, all must match.
	 * @throws Database_Error When it fails.
	 */
	public function delete( string $table, array $where ): int {
		return $this->execute( "DELETE FROM {{$table}} WHERE " . self::all_match( $where ), array_values( $where ) );
	}

	/**
	 * `%d,%d,%d` for a list of ids, `NULL` for none (matches nothing).
	 *
	 * @param array<mixed> $values Values.
	 * @param string       $type   Placeholder.
	 */
	public static function placeholders( array $values, string $type = '%d' ): string {
		return $values ? implode( ',', array_fill( 0, count( $values ), $type ) ) : 'NULL';
	}

	/**
	 * Escapes what LIKE would read as a wildcard; the caller adds the % at the end.
	 *
	 * @param string $text Text.
	 */
	public function like( string $text ): string {
		return $this->wpdb->esc_like( $text );
	}

	/**
	 * Runs the work in a transaction; inside another one, in a savepoint. When the database undid the outermost one because
	 * two writers waited for each other, the work runs again: it must not change anything but the database.
	 *
	 * @template T
	 * @param \Closure(): T $work What belongs together.
	 * @return T
	 * @throws \Throwable What the work threw, after everything it wrote was undone.
	 */
	public function transaction( \Closure $work ): mixed {
		for ( $try = 1; ; $try++ ) {
			try {
				return $this->attempt( $work );
			} catch ( Database_Error $error ) {
				if ( self::$depth > 0 || $try >= self::TRIES || ! preg_match( '/deadlock found|database is locked/i', $error->getMessage() ) ) {
					throw $error;
				}
				usleep( $try * random_int( 10_000, 50_000 ) );
			}
		}
	}

	/**
	 * Runs the work in the transaction that is open, or in one of its own: for parts that fail with the whole.
	 *
	 * @template T
	 * @param \Closure(): T $work Part of what belongs together.
	 * @return T
	 * @throws \Throwable What the work threw.
	 */
	public function together( \Closure $work ): mixed {
		return self::$depth > 0 ? $work() : $this->transaction( $work );
	}

	/**
	 * Runs the work once.
	 *
	 * @template T
	 * @param \Closure(): T $work What belongs together.
	 * @return T
	 * @throws \Throwable What the work threw.
	 */
	private function attempt( \Closure $work ): mixed {
		$this->begin();
		$waiting = count( self::$after_commit );
		try {
			$result = $work();
		} catch ( \Throwable $error ) {
			self::$after_commit = array_slice( self::$after_commit, 0, $waiting );
			$this->rollback();
			throw $error;
		}
		$this->commit();
		return $result;
	}

	/**
	 * Runs a closure once all that is written now is sure to stay: at once outside a transaction.
	 *
	 * @param \Closure(): void $work Listeners to wake, jobs to run.
	 */
	public function after_commit( \Closure $work ): void {
		if ( 0 === self::$depth ) {
			$work();
			return;
		}
		self::$after_commit[] = $work;
	}

	/**
	 * Opens a transaction or a savepoint. Prefer transaction().
	 */
	public function begin(): void {
		$this->execute( 0 === self::$depth ? 'START TRANSACTION' : 'SAVEPOINT switchboard_' . self::$depth );
		++self::$depth;
	}

	/**
	 * Undoes the innermost transaction or savepoint.
	 */
	public function rollback(): void {
		--self::$depth;
		$this->execute( 0 === self::$depth ? 'ROLLBACK' : 'ROLLBACK TO SAVEPOINT switchboard_' . self::$depth );
		if ( 0 === self::$depth ) {
			self::$after_commit = [];
		}
	}

	/**
	 * Keeps the innermost transaction or savepoint.
	 */
	public function commit(): void {
		$this->execute( 1 === self::$depth ? 'COMMIT' : 'RELEASE SAVEPOINT switchboard_' . ( self::$depth - 1 ) );
		--self::$depth;
		if ( 0 === self::$depth ) {
			$this->run_after_commit();
		}
	}

	/**
	 * Lets a test that wraps everything in one transaction see what would follow a commit.
	 */
	public function run_after_commit(): void {
		$waiting            = self::$after_commit;
		self::$after_commit = [];
		foreach ( $waiting as $work ) {
			$work();
		}
	}

	/**
	 * Puts full table names and escaped values in.
	 *
	 * @param string       $sql    SQL.
	 * @param array<mixed> $values Values.
	 */
	private function prepare( string $sql, array $values ): string {
		$sql = (string) preg_replace_callback( '/\{([a-z_]+)\}/', fn( array $found ): string => '`' . $this->table( $found[1] ) . '`', $sql );
		if ( ! $values ) {
			return $sql;
		}
		// prepare() knows no NULL: it would write ''.
		$sql    = self::write_nulls( $sql, $values );
		$values = array_values( array_filter( $values, static fn( mixed $value ): bool => null !== $value ) );
		// @phpstan-ignore argument.type (SQL is built from code here; values pass the placeholders)
		return $values ? (string) $this->wpdb->prepare( $sql, array_map( static fn( mixed $value ): mixed => is_bool( $value ) ? (int) $value : $value, $values ) ) : $sql;
	}

	/**
	 * Replaces the placeholders of null values by NULL.
	 *
	 * @param string       $sql    SQL.
	 * @param array<mixed> $values Values.
	 */
	private static function write_nulls( string $sql, array $values ): string {
		if ( ! in_array( null, $values, true ) ) {
			return $sql;
		}
		$values = array_values( $values );
		$index  = 0;
		return (string) preg_replace_callback(
			'/%[dsfi]/',
			static function ( array $found ) use ( $values, &$index ): string {
				return null === ( $values[ $index++ ] ?? null ) ? 'NULL' : $found[0];
			},
			$sql
		);
	}

	/**
	 * `a = %s AND b = %s`.
	 *
	 * @param array<string, mixed> $where Column => value.
	 */
	private static function all_match( array $where ): string {
		return implode( ' AND ', array_map( static fn( string $column ): string => "`$column` = %s", array_keys( $where ) ) );
	}

	/**
	 * Turns wpdb's silent failure into an exception, without printing it.
	 *
	 * @param \Closure(): mixed $call Call of wpdb.
	 * @throws Database_Error When wpdb has an error after the call.
	 */
	private function checked( \Closure $call ): mixed {
		$shown  = $this->wpdb->suppress_errors( true );
		$result = $call();
		$this->wpdb->suppress_errors( $shown );
		if ( '' !== $this->wpdb->last_error ) {
			throw new Database_Error( $this->wpdb->last_error );
		}
		return $result;
	}
}
