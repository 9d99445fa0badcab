<?php
/**
 * An event.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * One fact that happened to a ticket: identifiers and values before and after, never personal text.
 */
final class Event {

	/**
	 * As in the table.
	 *
	 * @param array<string, mixed> $payload `from`, `to`, `message`, `mentions`, `version` …
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $ticket_id,
		public readonly int $inbox_id,
		public readonly string $name,
		public readonly Actor $actor,
		public readonly array $payload,
		public readonly int $created_at
	) {
	}

	/**
	 * From a row.
	 *
	 * @param array<string, mixed> $row Row.
	 */
	public static function from_row( array $row ): self {
		return new self(
			(int) $row['id'],
			(int) $row['ticket_id'],
			(int) $row['inbox_id'],
			(string) $row['name'],
			new Actor( (string) $row['actor_type'], (int) $row['actor_id'] ),
			(array) json_decode( (string) $row['payload'], true ),
			(int) $row['created_at']
		);
	}
}
