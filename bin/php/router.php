<?php
/**
 * What a web server's configuration does for WordPress, for `php -S`.
 *
 * @package Switchboard
 */

declare(strict_types=1);

if ( 'cli-server' !== PHP_SAPI ) {
	exit( 1 );
}

$root = $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );

if ( preg_match( '#/\.|\0#', $path ) ) {
	http_response_code( 404 );
	return true;
}

if ( is_dir( $root . $path ) ) {
	if ( ! str_ends_with( $path, '/' ) && is_file( "$root$path/index.php" ) ) {
		header( "Location: $path/", true, 301 );
		return true;
	}
	$path = rtrim( $path, '/' ) . '/index.php';
}

if ( is_file( $root . $path ) && ! str_ends_with( $path, '.php' ) ) {
	return false;
}
if ( ! is_file( $root . $path ) ) {
	$path = '/index.php';
}

$_SERVER['SCRIPT_NAME']     = $path;
$_SERVER['PHP_SELF']        = $path;
$_SERVER['SCRIPT_FILENAME'] = $root . $path;
chdir( dirname( $root . $path ) );
require $root . $path;
