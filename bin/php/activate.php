<?php
/**
 * Activates the plugin inside a loaded site: php run.php SITE activate.php [ZIP]; from a zip it is installed first.
 *
 * @package Switchboard
 */

declare(strict_types=1);

if ( ! defined( 'ABSPATH' ) || 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

require_once ABSPATH . 'wp-admin/includes/admin.php';

if ( isset( $argv[1] ) ) {
	require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
	$installed = ( new Plugin_Upgrader( new Automatic_Upgrader_Skin() ) )->install( $argv[1] );
	if ( true !== $installed ) {
		fwrite( STDERR, is_wp_error( $installed ) ? $installed->get_error_message() : 'The zip could not be installed.' );
		exit( 1 );
	}
}

$result = activate_plugin( 'switchboard/plugin.php' );
if ( is_wp_error( $result ) ) {
	fwrite( STDERR, $result->get_error_message() . PHP_EOL );
	exit( 1 );
}
flush_rewrite_rules();
