<?php
/**
 * The owner deletes the plugin.
 *
 * Roles and schedules are removed. Tickets, with the settings, keys and files that belong to them, are removed only where the
 * owner asked for that: a plugin is often deleted to be installed anew. Files below the document root are encrypted with one of
 * those keys and stay too; one that could be read there as it is goes in any case, for nobody looks after it any more.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard;

use Switchboard\Agents\Roles;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Database\Migrator;
use Switchboard\Foundation\Files\Private_Store;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Settings;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/autoload.php';

( static function (): void {
	global $wpdb;

	$is_readable = static function ( array $place ): bool {
		if ( $place['encrypted'] ) {
			return false;
		}
		$root = trailingslashit( wp_normalize_path( (string) realpath( ABSPATH ) ) );
		return '' !== $place['url'] || str_starts_with( wp_normalize_path( (string) realpath( $place['dir'] ) ), $root );
	};

	$clear = static function () use ( $wpdb, $is_readable ): bool {
		$settings = get_option( Settings::OPTION );
		$all      = is_array( $settings ) && ! empty( $settings['remove_data_on_uninstall'] );
		$store    = new Private_Store();

		( new Roles() )->remove();
		wp_unschedule_hook( Queue::CRON_HOOK );
		wp_unschedule_hook( 'switchboard_daily' );
		delete_option( 'switchboard_agent_ids' );
		// phpcs:disable WordPress.DB.DirectDatabaseQuery -- There is no function that finds options or meta by the beginning of their names.
		foreach ( $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s", $wpdb->esc_like( '_transient_switchboard_' ) . '%' ) ) as $option ) {
			delete_transient( substr( $option, strlen( '_transient_' ) ) );
		}
		// phpcs:enable
		if ( $all || ( get_option( 'switchboard_files' ) && $is_readable( $store->place() ) ) ) {
			$store->delete_all();
		}
		if ( ! $all ) {
			return false;
		}
		( new Migrator( new Database( $wpdb ), Schema::VERSION, static fn(): array => Schema::tables(), [], static fn() => null ) )->drop();
		// phpcs:disable WordPress.DB.DirectDatabaseQuery -- As above.
		foreach ( $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s", $wpdb->esc_like( 'switchboard_' ) . '%' ) ) as $option ) {
			delete_option( $option );
		}
		// phpcs:enable
		return true;
	};

	// phpcs:disable WordPress.DB.DirectDatabaseQuery -- As above.
	$clear_users = static function () use ( $wpdb ): void {
		foreach ( $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE %s", $wpdb->esc_like( 'switchboard_' ) . '%' ) ) as $key ) {
			delete_metadata( 'user', 0, $key, '', true );
		}
	};
	// phpcs:enable

	if ( ! is_multisite() ) {
		if ( $clear() ) {
			$clear_users();
		}
		return;
	}
	// What is kept with a user is shared by all sites: it goes when the last one lets it go.
	$all   = true;
	$sites = get_sites(
		[
			'number' => 0,
			'fields' => 'ids',
		]
	);
	foreach ( $sites as $site ) {
		switch_to_blog( (int) $site );
		$all = $clear() && $all;
		restore_current_blog();
	}
	if ( $all ) {
		$clear_users();
	}
} )();
