<?php
/**
 * What a change is asked for.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Tickets\Priority;

/**
 * Turns a TicketUpdate into what Tickets::change() takes.
 */
final class Change_Request {

	/**
	 * Times become seconds, the priority a number.
	 *
	 * @param array<string, mixed> $sent What was sent.
	 * @return array<string, mixed>
	 * @throws Problem When a time isn't one.
	 */
	public static function read( array $sent ): array {
		$changes = array_diff_key( $sent, [ 'version' => true ] );
		foreach ( array_intersect( [ 'due_at', 'snoozed_until' ], array_keys( $changes ) ) as $name ) {
			$changes[ $name ] = Clock::from_rfc3339( $changes[ $name ] );
		}
		if ( isset( $changes['priority'] ) ) {
			$changes['priority'] = Priority::number( (string) $changes['priority'] );
		}
		return $changes;
	}
}
