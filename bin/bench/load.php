<?php
/**
 * Fills the bench's site: php run.php SITE load.php TICKETS brings it to that many tickets, and prints as JSON what calls.mjs needs
 * to know of them.
 *
 * @package Switchboard
 */

declare(strict_types=1);

if ( ! defined( 'ABSPATH' ) || 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

echo wp_json_encode( [ 'tickets' => (int) $argv[1] ] );
