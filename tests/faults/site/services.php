<?php
/**
 * The plugin's parts with a clock that is ahead, so that no test waits for a lease to end.
 *
 * @package Switchboard
 */

declare(strict_types=1);

use Switchboard\Foundation\Clock;
use Switchboard\Services;

defined( 'SWITCHBOARD_PRIVATE_MAIL_HOSTS' ) || define( 'SWITCHBOARD_PRIVATE_MAIL_HOSTS', true );
// Notices are none of this test's business; replies leave by the connection's own server.
add_filter( 'pre_wp_mail', '__return_true' );

return function ( int $ahead ): Services {
	$clock = new class( $ahead ) extends Clock {

		/**
		 * Starts.
		 *
		 * @param int $ahead Seconds.
		 */
		public function __construct( private readonly int $ahead ) {
		}

		/**
		 * Seconds since 1970, UTC.
		 */
		public function now(): int {
			return time() + $this->ahead;
		}
	};
	return new Services( $GLOBALS['wpdb'], $clock );
};
