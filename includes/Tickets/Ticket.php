<?php
/**
 * A ticket.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * One matter of one customer, as its row is.
 */
final class Ticket {

	/** "Not set" of the two columns that lists sort by earliest first: such tickets come last. */
	public const NEVER = 9999999999;

	/**
	 * As in the table; times in seconds.
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $number,
		public readonly string $subject,
		public readonly string $status,
		public readonly int $custom_status_id,
		public readonly string $status_before,
		public readonly int $priority,
		public readonly int $inbox_id,
		public readonly int $contact_id,
		public readonly int $company_id,
		public readonly int $assignee_id,
		public readonly int $team_id,
		public readonly string $first_channel,
		public readonly string $last_channel,
		public readonly int $connection_id,
		public readonly string $snippet,
		public readonly int $message_count,
		public readonly int $last_sequence,
		public readonly int $last_in_sequence,
		public readonly int $reopen_count,
		public readonly int $version,
		public readonly int $merged_into,
		public readonly int $follow_up_of,
		public readonly int $waiting_since,
		public readonly int $due_at,
		public readonly int $last_activity_at,
		public readonly int $last_public_at,
		public readonly int $snoozed_until,
		public readonly int $first_reply_at,
		public readonly int $solved_at,
		public readonly int $closed_at,
		public readonly int $created_at
	) {
	}

	/**
	 * From a row; columns that are not there keep the table's defaults.
	 *
	 * @param array<string, mixed> $row Row.
	 */
	public static function from_row( array $row ): self {
		$number = static fn( string $column, int $otherwise = 0 ): int => (int) ( $row[ $column ] ?? $otherwise );
		$text   = static fn( string $column ): string => (string) ( $row[ $column ] ?? '' );
		return new self(
			$number( 'id' ),
			$number( 'number' ),
			$text( 'subject' ),
			$text( 'status' ),
			$number( 'custom_status_id' ),
			$text( 'status_before' ),
			$number( 'priority', Priority::NORMAL ),
			$number( 'inbox_id' ),
			$number( 'contact_id' ),
			$number( 'company_id' ),
			$number( 'assignee_id' ),
			$number( 'team_id' ),
			$text( 'first_channel' ),
			$text( 'last_channel' ),
			$number( 'connection_id' ),
			$text( 'snippet' ),
			$number( 'message_count' ),
			$number( 'last_sequence' ),
			$number( 'last_in_sequence' ),
			$number( 'reopen_count' ),
			$number( 'version', 1 ),
			$number( 'merged_into' ),
			$number( 'follow_up_of' ),
			$number( 'waiting_since', self::NEVER ),
			$number( 'due_at', self::NEVER ),
			$number( 'last_activity_at' ),
			$number( 'last_public_at' ),
			$number( 'snoozed_until' ),
			$number( 'first_reply_at' ),
			$number( 'solved_at' ),
			$number( 'closed_at' ),
			$number( 'created_at' )
		);
	}

	/**
	 * The same ticket with other values.
	 *
	 * @param array<string, mixed> $columns Column => value.
	 */
	public function with( array $columns ): self {
		return self::from_row( array_merge( get_object_vars( $this ), $columns ) );
	}

	/**
	 * Whether somebody still has to do something.
	 */
	public function is_unsolved(): bool {
		return ! Status_Category::is_finished( $this->status );
	}
}
