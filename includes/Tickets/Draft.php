<?php
/**
 * A draft.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * A text that one agent hasn't sent yet.
 */
final class Draft {

	/**
	 * As in the table.
	 *
	 * @param list<int>                                                                                              $attachments Uploaded files that belong to no message yet.
	 * @param array{to: string, cc: list<string>|null, bcc: list<string>, forwarded: list<int>|null}|null $recipients  Whom it is to go to, as far as that was said.
	 */
	public function __construct(
		public readonly int $ticket_id,
		public readonly int $user_id,
		public readonly string $kind,
		public readonly string $html,
		public readonly array $attachments,
		public readonly int $updated_at,
		public readonly ?array $recipients = null
	) {
	}

	/**
	 * From a row.
	 *
	 * @param array<string, mixed> $row Row.
	 */
	public static function from_row( array $row ): self {
		/**
		 * As the repository wrote it.
		 *
		 * @var array{to: string, cc: list<string>|null, bcc: list<string>, forwarded: list<int>|null}|null $recipients
		 */
		$recipients = json_decode( (string) $row['recipients'], true );
		return new self(
			(int) $row['ticket_id'],
			(int) $row['user_id'],
			(string) $row['kind'],
			(string) $row['html'],
			array_map( 'intval', array_values( (array) json_decode( (string) $row['attachments'], true ) ) ),
			(int) $row['updated_at'],
			$recipients
		);
	}
}
