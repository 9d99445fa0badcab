<?php
/**
 * Makes a loaded site the first one of a network whose sites lie in folders: php run.php SITE network.php DOMAIN; wp-config.php
 * must say so afterwards. The plugin is active for all sites.
 *
 * @package Switchboard
 */

declare(strict_types=1);

if ( ! defined( 'ABSPATH' ) || 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

require_once ABSPATH . 'wp-admin/includes/upgrade.php';

global $wpdb;
foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
	$wpdb->$name = $table;
}
install_network();
add_filter( 'populate_network_meta', static fn( array $meta ): array => [ 'active_sitewide_plugins' => [ 'switchboard/plugin.php' => time() ] ] + $meta );
$result = populate_network( 1, $argv[1], 'admin@example.org', 'Network', '/', false );
if ( is_wp_error( $result ) ) {
	fwrite( STDERR, $result->get_error_message() . PHP_EOL );
	exit( 1 );
}
update_option( 'active_plugins', [] );
