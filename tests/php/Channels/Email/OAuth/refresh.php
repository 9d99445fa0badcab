<?php
/**
 * Says a connection's access token, as a process of its own: bin/php/run.php SITE refresh.php CONNECTION PORT NOW.
 *
 * @package Switchboard
 */

declare(strict_types=1);

use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Services;

[ , $connection, $port, $now ] = $GLOBALS['argv'];

add_filter(
	'switchboard_oauth_providers',
	static function ( array $providers ) use ( $port ): array {
		$providers['microsoft']['token_url'] = "http://127.0.0.1:$port/microsoft/common/token";
		return $providers;
	}
);
$services = new Services( $GLOBALS['wpdb'], new Frozen_Clock( (int) $now ) );
$found    = $services->connections()->find( (int) $connection );
echo $found ? $services->mailbox_access()->tokens( $found )->access : 'no connection'; // phpcs:ignore WordPress.Security.EscapeOutput -- Read by a test.
