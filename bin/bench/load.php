<?php
/**
 * Fills the bench's site: php run.php SITE load.php TICKETS MESSAGES. Prints as JSON how many rows of what there are.
 *
 * @package Switchboard
 */

declare(strict_types=1);

use Switchboard\Bench\Loader;
use Switchboard\Services;

if ( ! defined( 'ABSPATH' ) || 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

require_once dirname( __DIR__ ) . '/demo/Dice.php';
foreach ( [ 'Rows', 'Ticket_Rows', 'Loader' ] as $class ) {
	require_once __DIR__ . "/$class.php";
}
ini_set( 'memory_limit', '1G' );

$loader = new Loader( new Services( $GLOBALS['wpdb'] ), $GLOBALS['wpdb'], (int) $argv[1], (int) $argv[2] );
echo wp_json_encode( $loader->load() );
