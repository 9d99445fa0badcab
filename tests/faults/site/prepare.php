<?php
/**
 * Adds an inbox with a connection: bin/php/run.php SITE prepare.php '{"name": …, "settings": {…}, "secrets": {…}}'. Says their ids.
 *
 * @package Switchboard
 */

declare(strict_types=1);

$given      = json_decode( $GLOBALS['argv'][1], true );
$services   = ( require __DIR__ . '/services.php' )( 0 );
$inbox      = $services->inboxes()->insert(
	[
		'name'    => $given['name'],
		'address' => 'support@shop.example',
	]
);
$connection = $services->connections()->insert( 'email', $given['name'], $inbox, $given['settings'], $given['secrets'], true );
$services->fetch_schedule()->follow( $connection );
echo wp_json_encode( compact( 'inbox', 'connection' ) );
