<?php
/**
 * A firm that contacts belong to.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

/**
 * One row of the table `company`.
 */
final class Company {

	/**
	 * Use from_row().
	 *
	 * @param int    $id                 Identifier.
	 * @param string $name               Name.
	 * @param bool   $share_tickets      Its people see one another's tickets.
	 * @param int    $account_manager_id WordPress user, 0 for none.
	 * @param string $notes              Plain text that only agents see.
	 * @param int    $created_at         Seconds since 1970.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $name,
		public readonly bool $share_tickets,
		public readonly int $account_manager_id,
		public readonly string $notes,
		public readonly int $created_at
	) {
	}

	/**
	 * Reads a row.
	 *
	 * @param array<string, string|null> $row Row of the table.
	 */
	public static function from_row( array $row ): self {
		return new self(
			(int) $row['id'],
			(string) $row['name'],
			(bool) $row['share_tickets'],
			(int) $row['account_manager_id'],
			(string) $row['notes'],
			(int) $row['created_at']
		);
	}
}
