<?php
/**
 * A signed way in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * What the holder of a secret link may reach. The secret itself is nowhere: only its hash is stored.
 */
final class Token {

	/** Opens one ticket. */
	public const TICKET = 'ticket';

	/** Opens all tickets of a contact. */
	public const CONTACT = 'contact';

	/** Proves an identity. */
	public const VERIFY = 'verify';

	/** Opens one ticket for whoever has just written it in a form: nobody has proved whose address that is. */
	public const RECEIPT = 'receipt';

	public const PURPOSES = [ self::TICKET, self::CONTACT, self::VERIFY, self::RECEIPT ];

	/**
	 * As in the table.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $purpose,
		public readonly int $contact_id,
		public readonly int $ticket_id,
		public readonly int $identity_id,
		public readonly int $expires_at,
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
			(string) $row['purpose'],
			(int) $row['contact_id'],
			(int) $row['ticket_id'],
			(int) $row['identity_id'],
			(int) $row['expires_at'],
			(int) $row['created_at']
		);
	}
}
