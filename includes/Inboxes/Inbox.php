<?php
/**
 * A queue where tickets gather.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Inboxes;

/**
 * One row of the table `inbox`.
 */
final class Inbox {

	/**
	 * Use from_row().
	 *
	 * @param int    $id               Identifier.
	 * @param string $name             Name.
	 * @param string $address          From address of its mail, '' for the site's.
	 * @param string $from_name        From name, '' for the inbox's.
	 * @param string $signature        Safe HTML under each reply.
	 * @param int    $default_team_id  Team of new tickets, 0 for none.
	 * @param int    $close_after_days Days until a solved ticket is closed, 0 for never.
	 * @param int    $reopen_days      Days after closing in which a reply still reopens.
	 * @param bool   $send_received    Tell the customer that a ticket was received.
	 * @param int    $position         Order.
	 * @param int    $created_at       Seconds since 1970.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $name,
		public readonly string $address,
		public readonly string $from_name,
		public readonly string $signature,
		public readonly int $default_team_id,
		public readonly int $close_after_days,
		public readonly int $reopen_days,
		public readonly bool $send_received,
		public readonly int $position,
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
			(string) $row['address'],
			(string) $row['from_name'],
			(string) $row['signature'],
			(int) $row['default_team_id'],
			(int) $row['close_after_days'],
			(int) $row['reopen_days'],
			(bool) $row['send_received'],
			(int) $row['position'],
			(int) $row['created_at']
		);
	}
}
