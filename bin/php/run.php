<?php
/**
 * Runs a file inside a site as its administrator: php run.php SITE FILE [ARGUMENT …]
 *
 * @package Switchboard
 */

declare(strict_types=1);

if ( 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

$argv            = array_slice( $argv, 1 );
$site            = array_shift( $argv );
$_SERVER['argv'] = $argv;
$_SERVER['argc'] = count( $argv );
$_SERVER        += [
	'HTTP_HOST'       => '127.0.0.1',
	'SERVER_NAME'     => '127.0.0.1',
	'REQUEST_METHOD'  => 'GET',
	'REQUEST_URI'     => '/',
	'REMOTE_ADDR'     => '127.0.0.1',
	'SERVER_PROTOCOL' => 'HTTP/1.1',
];

require $site . '/wp-load.php';
wp_set_current_user( 1 );
require $argv[0];
