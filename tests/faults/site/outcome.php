<?php
/**
 * Says what became of replies: bin/php/run.php SITE outcome.php '{"ids": {address: id}, "ahead": seconds}'.
 *
 * @package Switchboard
 */

declare(strict_types=1);

$given    = json_decode( $GLOBALS['argv'][1], true );
$services = ( require __DIR__ . '/services.php' )( (int) $given['ahead'] );
$replies  = [];
foreach ( $given['ids'] as $address => $id ) {
	$message             = $services->messages()->find( (int) $id );
	$replies[ $address ] = [
		'state'  => $message?->delivery_state,
		'reason' => $message?->delivery_reason,
		'again'  => (int) $message?->next_try_at,
	];
}
echo wp_json_encode(
	[
		'replies'   => $replies,
		'handovers' => (int) $services->database()->value( 'SELECT COUNT(*) FROM {handover}' ),
		'waiting'   => (int) $services->database()->value( "SELECT COUNT(*) FROM {job} WHERE name = 'deliver_message' AND state = 'waiting'" ),
	]
);
