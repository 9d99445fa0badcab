<?php
/**
 * Prints the OpenAPI document; run inside a site by `npm run openapi`.
 *
 * @package Switchboard
 */

declare(strict_types=1);

use Switchboard\Foundation\REST\Open_API;

use const Switchboard\VERSION;

if ( 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

$switchboard_document = new Open_API( 'Switchboard', VERSION, 'Tickets, contacts, inboxes and settings of a Switchboard helpdesk. Sign in with an application password.' );
echo wp_json_encode( $switchboard_document->document( rest_get_server() ), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) . "\n";
