<?php
/**
 * Fills a site with the demo's shop; required inside a loaded WordPress, by its administrator. Does nothing twice.
 *
 * @package Switchboard
 */

declare(strict_types=1);

use Switchboard\Demo\Demo;

if ( ! defined( 'ABSPATH' ) || ! current_user_can( 'manage_options' ) ) {
	exit( 1 );
}

foreach ( [ 'Dice', 'Calendar', 'Picture', 'Paper', 'Author', 'Shop', 'Website', 'Stage', 'Demo' ] as $class ) {
	require_once __DIR__ . "/demo/$class.php";
}

Demo::seed(
	$GLOBALS['wpdb'],
	static function ( string $progress ): void {
		// A terminal shows how far it is; a file need not.
		if ( defined( 'STDOUT' ) && stream_isatty( STDOUT ) ) {
			fwrite( STDOUT, "  … demo data: $progress\033[K\r" );
		}
	}
);
