<?php
/**
 * Makes the loaded WordPress ready for tests.
 *
 * PHPUnit includes this file inside a function, where WordPress's globals would be lost. So bin/php/run.php loads the site
 * first, in the global scope, and PHPUnit runs inside it.
 *
 * @package Switchboard
 */

declare(strict_types=1);

if ( ! defined( 'ABSPATH' ) ) {
	fwrite( STDERR, 'Run the tests with: npm run test:php' . PHP_EOL );
	exit( 1 );
}

require_once ABSPATH . 'wp-admin/includes/admin.php';

// Routes are registered once; TestCase restores the hooks to what they are from here on.
rest_get_server();
