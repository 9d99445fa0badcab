<?php
/**
 * A message.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * One entry in a ticket, as its row is.
 */
final class Message {

	public const REPLY = 'reply';
	public const NOTE  = 'note';

	/** Between us and somebody else than the customer: what we passed on, and what came back. The customer sees neither. */
	public const FORWARD = 'forward';

	/**
	 * As in the table; times in seconds.
	 *
	 * @param list<int> $mentions Users.
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $ticket_id,
		public readonly int $sequence,
		public readonly string $kind,
		public readonly string $direction,
		public readonly string $channel,
		public readonly int $connection_id,
		public readonly Actor $author,
		public readonly string $original,
		public readonly string $html,
		public readonly string $quote,
		public readonly string $text,
		public readonly int $rules_version,
		public readonly bool $automatic,
		public readonly array $mentions,
		public readonly string $delivery_state,
		public readonly string $delivery_to,
		public readonly string $delivery_reason,
		public readonly int $delivery_at,
		public readonly int $next_try_at,
		public readonly string $client_id,
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
			(int) $row['sequence'],
			(string) $row['kind'],
			(string) $row['direction'],
			(string) $row['channel'],
			(int) $row['connection_id'],
			new Actor( (string) $row['author_type'], (int) $row['author_id'] ),
			(string) ( $row['original'] ?? '' ),
			(string) $row['html'],
			(string) $row['quote'],
			(string) $row['text'],
			(int) $row['rules_version'],
			(bool) (int) $row['automatic'],
			array_map( 'intval', array_values( (array) json_decode( (string) $row['mentions'], true ) ) ),
			(string) $row['delivery_state'],
			(string) $row['delivery_to'],
			(string) $row['delivery_reason'],
			(int) $row['delivery_at'],
			(int) $row['next_try_at'],
			(string) $row['client_id'],
			(int) $row['created_at']
		);
	}

	/**
	 * Whether it may leave the house: notes never do.
	 */
	public function may_leave(): bool {
		return self::NOTE !== $this->kind && 'out' === $this->direction;
	}
}
