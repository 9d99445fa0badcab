<?php
/**
 * Fetches a connection's mail in one go and says how long that took: bin/php/run.php SITE figures.php '{"connection": id}'.
 *
 * @package Switchboard
 */

declare(strict_types=1);

$given    = json_decode( $GLOBALS['argv'][1], true );
$services = ( require __DIR__ . '/services.php' )( 0 );
$queries  = 0;
add_filter(
	'query',
	static function ( string $sql ) use ( &$queries ): string {
		++$queries;
		return $sql;
	}
);
$started = microtime( true );
do {
	$result = $services->fetch()->run( (int) $given['connection'], 15 );
} while ( $result && $result->has_more );
echo wp_json_encode(
	[
		'seconds' => microtime( true ) - $started,
		'queries' => $queries,
		'memory'  => memory_get_peak_usage(),
	]
);
