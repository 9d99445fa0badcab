<?php
/**
 * The moves between statuses.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * What a move changes in a ticket's row. Pure rules: new → (agent reply) pending → (customer reply) open → solved → closed.
 */
final class Transition {

	/**
	 * A person or rule sets a status.
	 *
	 * @param Ticket   $ticket        Ticket.
	 * @param string   $status        Category.
	 * @param int|null $custom_status Own status of that category; null for the category's default.
	 * @param int      $now           Seconds.
	 * @return array<string, int|string> Columns.
	 */
	public static function to( Ticket $ticket, string $status, ?int $custom_status, int $now ): array {
		$columns = [
			'status'           => $status,
			'custom_status_id' => (int) $custom_status,
		];
		if ( $status === $ticket->status ) {
			return $columns;
		}
		if ( in_array( $status, Status_Category::OURS, true ) ) {
			$columns['waiting_since'] = min( $ticket->waiting_since, $now );
		} elseif ( Status_Category::ON_HOLD !== $status ) {
			$columns['waiting_since'] = Ticket::NEVER;
		}
		if ( in_array( $status, Status_Category::ASIDE, true ) && ! in_array( $ticket->status, Status_Category::ASIDE, true ) ) {
			$columns['status_before'] = $ticket->status;
		}
		if ( Status_Category::SOLVED === $status ) {
			$columns['solved_at'] = $now;
		}
		if ( Status_Category::CLOSED === $status ) {
			$columns['closed_at'] = $now;
		}
		if ( Status_Category::is_finished( $status ) ) {
			$columns['snoozed_until'] = 0;
		}
		if ( self::is_reopening( $ticket, $status ) ) {
			$columns['reopen_count'] = $ticket->reopen_count + 1;
		}
		return $columns;
	}

	/**
	 * An agent replied: now the customer's turn, unless the agent said otherwise.
	 *
	 * @param Ticket      $ticket        Ticket.
	 * @param string|null $status        Status sent with the reply.
	 * @param int|null    $custom_status Own status sent with it.
	 * @param int         $now           Seconds.
	 * @return array<string, int|string>
	 */
	public static function after_reply( Ticket $ticket, ?string $status, ?int $custom_status, int $now ): array {
		$columns = self::to( $ticket, $status ?? Status_Category::PENDING, $custom_status, $now );
		// Whoever was answered doesn't wait any more; a ticket left open is waited for anew.
		if ( in_array( $columns['status'], Status_Category::OURS, true ) ) {
			$columns['waiting_since'] = $now;
		}
		return $columns + [ 'first_reply_at' => $ticket->first_reply_at ?: $now ];
	}

	/**
	 * The customer wrote: our turn. What was put aside stays there.
	 *
	 * @param Ticket $ticket Ticket.
	 * @param int    $now    Seconds.
	 * @return array<string, int|string>
	 */
	public static function after_customer( Ticket $ticket, int $now ): array {
		if ( in_array( $ticket->status, Status_Category::ASIDE, true ) ) {
			return [];
		}
		$status = Status_Category::NEW === $ticket->status ? Status_Category::NEW : Status_Category::OPEN;
		// A site's own kind of "open" was the agents' mark on what was there before.
		return [ 'snoozed_until' => 0 ] + self::to( $ticket, $status, $status === $ticket->status ? $ticket->custom_status_id : null, $now );
	}

	/**
	 * Whether a move takes a finished ticket up again.
	 *
	 * @param Ticket $ticket Ticket.
	 * @param string $status Category that it gets.
	 */
	public static function is_reopening( Ticket $ticket, string $status ): bool {
		return in_array( $ticket->status, [ Status_Category::SOLVED, Status_Category::CLOSED ], true ) && ! Status_Category::is_finished( $status );
	}
}
