<?php
/**
 * Takes mails in, as a fetch does: php run.php SITE import.php COUNT [MEGABYTES]. With MEGABYTES each mail carries so many of files.
 * Prints as JSON what one of them takes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

use Switchboard\Bench\Mails;
use Switchboard\Channels\Email\Email_Channel;
use Switchboard\Services;

if ( ! defined( 'ABSPATH' ) || 'cli' !== PHP_SAPI ) {
	exit( 1 );
}

require_once __DIR__ . '/Mails.php';
// What the smallest hosts give.
ini_set( 'memory_limit', '128M' );

$services = new Services( $GLOBALS['wpdb'] );
$mails    = new Mails( bin2hex( random_bytes( 4 ) ) );
$door     = $services->connections()->find( $services->connections()->insert( Email_Channel::ID, 'Bench', 1, [ 'receiving' => 'webhook' ], [], true ) ) ?? exit( 1 );
$times    = [];
$queries  = [];
$file     = (string) tempnam( sys_get_temp_dir(), 'switchboard-bench-' );
try {
	for ( $number = 0; $number < (int) $argv[1]; ++$number ) {
		$mails->write( $file, $number, (int) ( $argv[2] ?? 0 ) );
		$began     = $GLOBALS['wpdb']->num_queries;
		$started   = hrtime( true );
		$result    = $services->importer()->import( $door, $file );
		$times[]   = ( hrtime( true ) - $started ) / 1e6;
		$queries[] = $GLOBALS['wpdb']->num_queries - $began;
		if ( ! in_array( $result->action, [ 'opened', 'appended' ], true ) ) {
			fwrite( STDERR, "A mail was $result->action: $result->reason\n" );
			exit( 1 );
		}
	}
} finally {
	unlink( $file );
	$services->connections()->delete( $door->id );
}
sort( $times );
sort( $queries );
echo wp_json_encode(
	[
		'ms'        => $times[ intdiv( count( $times ), 2 ) ],
		'perSecond' => 1000 * count( $times ) / array_sum( $times ),
		'queries'   => $queries[ intdiv( count( $queries ), 2 ) ],
		'most'      => end( $queries ),
		'memory'    => memory_get_peak_usage() / MB_IN_BYTES,
	]
);
