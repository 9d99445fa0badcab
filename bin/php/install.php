<?php
/**
 * Installs WordPress and activates the plugin: php install.php SITE, safe to run on an installed site.
 *
 * @package Switchboard
 */

declare(strict_types=1);

if ( 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

define( 'WP_INSTALLING', true );
$_SERVER += [
	'HTTP_HOST'       => '127.0.0.1',
	'REQUEST_METHOD'  => 'GET',
	'REQUEST_URI'     => '/',
	'REMOTE_ADDR'     => '127.0.0.1',
	'SERVER_PROTOCOL' => 'HTTP/1.1',
];

require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

if ( ! is_blog_installed() ) {
	wp_install( 'Switchboard', 'admin', 'admin@example.org', false, '', 'password' );
	update_option( 'permalink_structure', '/%postname%/' );
	// On an empty site the first visit asks an outside service for updates; there is nobody to ask.
	update_option( 'fresh_site', '0' );
}
