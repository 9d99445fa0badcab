<?php
/**
 * A person who writes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

/**
 * One row of the table `contact`. Times are seconds since 1970, 0 for never.
 */
final class Contact {

	/**
	 * Use from_row().
	 *
	 * @param int    $id                Identifier.
	 * @param string $name              Name as the person or an agent wrote it; may be empty.
	 * @param int    $company_id        Company, 0 for none.
	 * @param string $language          Locale or language tag, '' for the site's.
	 * @param string $preferred_channel Channel id, '' for none.
	 * @param string $timezone          IANA name, '' for unknown.
	 * @param string $notes             Plain text that only agents see.
	 * @param int    $ticket_count      Tickets; kept, not computed.
	 * @param int    $merged_into       The contact that took this one over, 0 for none.
	 * @param int    $last_seen_at      Wrote last.
	 * @param int    $created_at        Added.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $name,
		public readonly int $company_id,
		public readonly string $language,
		public readonly string $preferred_channel,
		public readonly string $timezone,
		public readonly string $notes,
		public readonly int $ticket_count,
		public readonly int $merged_into,
		public readonly int $last_seen_at,
		public readonly int $created_at
	) {
	}

	/**
	 * Reads a row.
	 *
	 * @param array<string, string|int|null> $row Row of the table.
	 */
	public static function from_row( array $row ): self {
		return new self(
			(int) $row['id'],
			(string) $row['name'],
			(int) $row['company_id'],
			(string) $row['language'],
			(string) $row['preferred_channel'],
			(string) $row['timezone'],
			(string) $row['notes'],
			(int) $row['ticket_count'],
			(int) $row['merged_into'],
			(int) $row['last_seen_at'],
			(int) $row['created_at']
		);
	}

	/**
	 * What another contact of the same person knows and this one doesn't.
	 *
	 * @param Contact $other Other contact.
	 * @return array<string, int|string> Columns.
	 */
	public function gains( Contact $other ): array {
		$gained = [ 'notes' => trim( "$this->notes\n\n$other->notes" ) ];
		foreach ( [ 'name', 'company_id', 'language', 'preferred_channel', 'timezone' ] as $column ) {
			if ( ! $this->$column && $other->$column ) {
				$gained[ $column ] = $other->$column;
			}
		}
		return $gained;
	}
}
