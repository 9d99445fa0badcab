<?php
/**
 * The oldest database that works.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Database;

/**
 * MariaDB 10.6, MySQL 8.0 or the SQLite drop-in.
 */
final class Floor {

	/**
	 * Why the database can't be used; null when it can.
	 *
	 * @param string $server_info What the server says of itself, such as `10.11.6-MariaDB-1`.
	 * @param bool   $is_sqlite   Whether WordPress runs on the SQLite drop-in.
	 */
	public static function complaint( string $server_info, bool $is_sqlite ): ?string {
		if ( $is_sqlite ) {
			return null;
		}
		// Old clients put "5.5.5-" before MariaDB's own version.
		$is_mariadb = false !== stripos( $server_info, 'mariadb' );
		preg_match( '/\d+(\.\d+)+/', str_replace( '5.5.5-', '', $server_info ), $found );
		$version = $found[0] ?? '0';
		$needed  = $is_mariadb ? '10.6' : '8.0';
		if ( version_compare( $version, $needed, '>=' ) ) {
			return null;
		}
		/* translators: 1: MariaDB or MySQL, 2: the version needed, 3: the version found. */
		return sprintf( __( 'Switchboard needs %1$s %2$s or newer; this site has %3$s.', 'switchboard' ), $is_mariadb ? 'MariaDB' : 'MySQL', $needed, $version );
	}
}
