<?php
/**
 * A process that runs the queue until nothing is due, and may be told when to die: bin/php/run.php SITE work.php
 * '{"ahead": seconds, "dieAt": query, "jobs": most, "connection": id}'. Says what it did and how the connection is, if it lives.
 *
 * @package Switchboard
 */

declare(strict_types=1);

$given    = json_decode( $GLOBALS['argv'][1], true );
$services = ( require __DIR__ . '/services.php' )( (int) $given['ahead'] );
$queue    = $services->queue();
$queries  = 0;
$die_at   = (int) ( $given['dieAt'] ?? 0 );

add_filter(
	'query',
	static function ( string $sql ) use ( &$queries, $die_at ): string {
		if ( ++$queries === $die_at ) {
			// No shutdown function, no destructor: as if somebody had pulled the plug.
			function_exists( 'posix_kill' ) ? posix_kill( (int) getmypid(), 9 ) : exec( 'kill -9 ' . getmypid() );
			sleep( 10 );
		}
		return $sql;
	}
);
echo "begun\n";
flush();
$started = microtime( true );
$jobs    = 0;
do {
	// With no time at all, one job is run.
	$done  = $queue->run( isset( $given['jobs'] ) ? 0 : 20 );
	$jobs += $done;
} while ( $done > 0 && $jobs < ( $given['jobs'] ?? PHP_INT_MAX ) );

echo wp_json_encode(
	[
		'jobs'    => $jobs,
		'queries' => $queries,
		'seconds' => round( microtime( true ) - $started, 3 ),
		'memory'  => memory_get_peak_usage(),
		'said'    => $services->connections()->find( (int) ( $given['connection'] ?? 0 ) )?->state_reason,
	]
), "\n";
