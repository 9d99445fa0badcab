<?php
/**
 * Says how a connection is: bin/php/run.php SITE state.php '{"connection": id}'.
 *
 * @package Switchboard
 */

declare(strict_types=1);

$given      = json_decode( $GLOBALS['argv'][1], true );
$services   = ( require __DIR__ . '/services.php' )( 0 );
$connection = $services->connections()->find( (int) $given['connection'] );
echo wp_json_encode(
	[
		'state'  => $connection?->state,
		'reason' => $connection?->state_reason,
	]
);
