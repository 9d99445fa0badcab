<?php
/**
 * A tag.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * A word that groups tickets.
 */
final class Tag {

	public const COLOR = '#8d8d8d';

	/**
	 * As in the table.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $name,
		public readonly string $color,
		public readonly int $ticket_count
	) {
	}

	/**
	 * From a row.
	 *
	 * @param array<string, mixed> $row Row.
	 */
	public static function from_row( array $row ): self {
		return new self( (int) $row['id'], (string) $row['name'], (string) $row['color'], (int) $row['ticket_count'] );
	}
}
