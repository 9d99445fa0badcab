<?php
/**
 * Takes mails in, as a process of its own: bin/php/run.php SITE import.php CONNECTION FILE ….
 *
 * @package Switchboard
 */

declare(strict_types=1);

$paths    = array_slice( $GLOBALS['argv'], 2 );
$services = new Switchboard\Services( $GLOBALS['wpdb'] );
$door     = $services->connections()->find( (int) $GLOBALS['argv'][1] );
if ( null === $door ) {
	throw new LogicException( 'There is no such connection.' );
}
$actions = [];
foreach ( $paths as $path ) {
	$result    = $services->importer()->import( $door, $path );
	$actions[] = $result->action . ( '' === $result->reason ? '' : ": $result->reason" ) . ( $result->repeated ? ' (again)' : '' );
}
echo wp_json_encode(
	[
		'actions' => $actions,
		'limit'   => ini_get( 'memory_limit' ),
		'peak'    => memory_get_peak_usage( true ),
	]
);
