<?php
/**
 * Logs a user in without a browser: php run.php SITE session.php LOGIN prints the cookie and the REST nonce as JSON.
 *
 * @package Switchboard
 */

declare(strict_types=1);

if ( ! defined( 'ABSPATH' ) || 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

$user = get_user_by( 'login', $argv[1] );
if ( ! $user ) {
	fwrite( STDERR, "There is no user $argv[1]." );
	exit( 1 );
}

$until  = time() + DAY_IN_SECONDS;
$cookie = wp_generate_auth_cookie( $user->ID, $until, 'logged_in', WP_Session_Tokens::get_instance( $user->ID )->create( $until ) );

// The nonce belongs to the session that the cookie names.
$_COOKIE[ LOGGED_IN_COOKIE ] = $cookie;
wp_set_current_user( $user->ID );

echo wp_json_encode(
	[
		'cookie' => LOGGED_IN_COOKIE . '=' . rawurlencode( $cookie ),
		'nonce'  => wp_create_nonce( 'wp_rest' ),
	]
);
