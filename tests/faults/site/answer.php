<?php
/**
 * Lets an agent answer customers: bin/php/run.php SITE answer.php '{"inbox": id, "connection": id, "to": [addresses]}'.
 *
 * @package Switchboard
 */

declare(strict_types=1);

use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\New_Message;

$given    = json_decode( $GLOBALS['argv'][1], true );
$services = ( require __DIR__ . '/services.php' )( 0 );
$ids      = [];
foreach ( $given['to'] as $address ) {
	$contact         = $services->contact_verbs()->identify( 'email', $address, 'Customer' );
	$ticket          = $services->tickets()->receive( new Incoming( (int) $given['inbox'], (int) $given['connection'], 'email', $contact->id, $address, 'Question', '<p>Hello?</p>' ) )->ticket;
	$ids[ $address ] = $services->tickets()->reply( $ticket->id, new New_Message( '<p>Yes.</p>' ), Actor::agent( 1 ) )->id;
}
// Whoever is told of the questions is none of this test's business.
$services->database()->execute( "DELETE FROM {job} WHERE name <> 'deliver_message'" );
echo wp_json_encode( $ids );
