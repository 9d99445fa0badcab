<?php
/**
 * A saved filter.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * Parameters of the ticket list under a name, for one person or for all.
 */
final class View {

	/**
	 * As in the table.
	 *
	 * @param array<string, mixed> $query Parameters of the ticket list.
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $user_id,
		public readonly string $name,
		public readonly array $query,
		public readonly bool $shared,
		public readonly int $position
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
			(int) $row['user_id'],
			(string) $row['name'],
			(array) json_decode( (string) $row['query'], true ),
			(bool) (int) $row['shared'],
			(int) $row['position']
		);
	}

	/**
	 * Whether a person sees it.
	 *
	 * @param int $user_id User.
	 */
	public function is_for( int $user_id ): bool {
		return $this->shared || $this->user_id === $user_id;
	}
}
