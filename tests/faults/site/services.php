<?php
/**
 * The plugin's parts with a clock that is ahead.
 *
 * @package Switchboard
 */

declare(strict_types=1);

use Switchboard\Services;
use Switchboard\Tests\Faults\Later_Clock;

require_once __DIR__ . '/Later_Clock.php';

defined( 'SWITCHBOARD_PRIVATE_MAIL_HOSTS' ) || define( 'SWITCHBOARD_PRIVATE_MAIL_HOSTS', true );
// Notices are none of this test's business; replies leave by the connection's own server.
add_filter( 'pre_wp_mail', '__return_true' );

return static fn( int $ahead ): Services => new Services( $GLOBALS['wpdb'], new Later_Clock( $ahead ) );
