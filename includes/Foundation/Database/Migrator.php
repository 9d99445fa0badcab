<?php
/**
 * Brings a site's tables up to date.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Database;

/**
 * Runs dbDelta when the schema's version has grown, then the migrations that dbDelta can't do.
 *
 * Each site of a network has its own tables and its own version; they are made on first use.
 */
final class Migrator {

	private const OPTION = 'switchboard_schema_version';

	/**
	 * Takes the schema from outside: Foundation knows no helpdesk word.
	 *
	 * @param Database                                $database   Database.
	 * @param int                                     $version    Version of the schema page.
	 * @param \Closure(): array<string, string>       $tables     Columns and keys by short name.
	 * @param array<int, \Closure( Database ): void>  $migrations By the version that needs them, in order; safe to run twice.
	 * @param \Closure(): void                        $installed  Runs once after the first installation on a site.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly int $version,
		private readonly \Closure $tables,
		private readonly array $migrations,
		private readonly \Closure $installed
	) {
	}

	/**
	 * Whether the current site has our tables: a site of a network gets them on first use, and hooks may switch to one without.
	 */
	public static function has_run(): bool {
		return (int) get_option( self::OPTION, 0 ) > 0;
	}

	/**
	 * Does nothing on an up-to-date site: one autoloaded option is read.
	 *
	 * @throws Database_Error When a table can't be made; the version stays, so the next request tries again.
	 */
	public function migrate(): void {
		$from = (int) get_option( self::OPTION, 0 );
		if ( $from >= $this->version ) {
			return;
		}
		$this->make_tables();
		foreach ( $this->migrations as $version => $migration ) {
			if ( $from > 0 && $version > $from ) {
				$migration( $this->database );
			}
		}
		update_option( self::OPTION, $this->version, true );
		if ( 0 === $from ) {
			( $this->installed )();
		}
	}

	/**
	 * Full names of all tables of the current site.
	 *
	 * @return list<string>
	 */
	public function table_names(): array {
		return array_map( fn( string $name ): string => $this->database->table( $name ), array_keys( ( $this->tables )() ) );
	}

	/**
	 * Removes the current site's tables.
	 */
	public function drop(): void {
		foreach ( array_keys( ( $this->tables )() ) as $name ) {
			$this->database->execute( "DROP TABLE IF EXISTS {{$name}}" );
		}
		delete_option( self::OPTION );
	}

	/**
	 * Makes and changes tables by dbDelta.
	 *
	 * @throws Database_Error When a table is missing afterwards.
	 */
	private function make_tables(): void {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$collate = $wpdb->get_charset_collate();
		foreach ( ( $this->tables )() as $name => $columns ) {
			$table = $this->database->table( $name );
			dbDelta( "CREATE TABLE $table ($columns\n) $collate;" );
			$this->database->rows( "SELECT 1 FROM {{$name}} LIMIT 1" );
		}
	}
}
