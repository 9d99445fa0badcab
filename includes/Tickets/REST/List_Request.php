<?php
/**
 * What a list is asked for.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Tickets\Priority;
use Switchboard\Tickets\Ticket_List;

/**
 * Turns the parameters of `GET tickets` into a Ticket_List.
 */
final class List_Request {

	/**
	 * Reads them.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @param int              $user_id Who asks.
	 * @param list<int>|null   $visible Visible inboxes; null for all.
	 * @throws Problem When a time isn't one.
	 */
	public static function read( \WP_REST_Request $request, int $user_id, ?array $visible ): Ticket_List {
		$sort  = (string) ( $request['sort'] ?? 'last_activity' );
		$dates = [];
		foreach ( [ 'created_after', 'created_before', 'activity_after', 'activity_before' ] as $name ) {
			if ( isset( $request[ $name ] ) ) {
				$dates[ $name ] = Clock::from_rfc3339( (string) $request[ $name ] );
			}
		}
		return new Ticket_List(
			$user_id,
			$visible,
			array_map( 'intval', array_values( $request['inbox'] ?? [] ) ),
			array_values( $request['status'] ?? [] ),
			(int) $request['custom_status'],
			self::person( $request['assignee'], $user_id ),
			self::person( $request['team'], 0 ),
			(int) $request['tag'],
			(int) $request['contact'],
			(int) $request['company'],
			(string) $request['channel'],
			array_map( [ Priority::class, 'number' ], array_values( $request['priority'] ?? [] ) ),
			(array) ( $request['fields'] ?? [] ),
			isset( $request['snoozed'] ) ? (bool) $request['snoozed'] : null,
			(bool) $request['unread'],
			$dates,
			trim( (string) $request['search'] ),
			$sort,
			// Who has waited longest and what is due first come first.
			(string) ( $request['order'] ?? ( in_array( $sort, [ 'waiting_since', 'due' ], true ) ? 'asc' : 'desc' ) ),
			(string) $request['cursor'],
			(int) ( $request['per_page'] ?? 25 )
		);
	}

	/**
	 * `me`, `none` or an identifier.
	 *
	 * @param mixed $value   Parameter.
	 * @param int   $user_id Who asks.
	 */
	private static function person( mixed $value, int $user_id ): ?int {
		return match ( $value ) {
			null, '' => null,
			'none'   => 0,
			'me'     => $user_id,
			default  => (int) $value,
		};
	}
}
