<?php
/**
 * The envelope of a message.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * Of a message that came or goes by mail: from whom, to whom, and why it lies on its ticket.
 */
final class Envelope {

	/**
	 * As in the table; use named arguments.
	 *
	 * @param string                                                     $external_id         Its Message-ID without angle brackets; '' for none.
	 * @param string                                                     $sender              Address in From.
	 * @param string                                                     $sender_name         Name in From.
	 * @param array<string, list<array{email: string, name: string}>>    $recipients          By `to`, `cc` and `bcc`.
	 * @param string                                                     $rule                Which evidence brought it to its ticket; '' for none.
	 * @param string                                                     $reason              Why that was enough, or wasn't.
	 * @param string                                                     $automatic           By what a machine gave itself away; '' for a person's.
	 * @param int                                                        $suggested_ticket_id Ticket that it may belong to; 0 for none.
	 * @param int                                                        $forwarded_by        Agent who passed it on; 0 for nobody.
	 * @param int                                                        $inbound_id          What it was made of; 0 for what we wrote.
	 */
	public function __construct(
		public readonly string $external_id = '',
		public readonly string $sender = '',
		public readonly string $sender_name = '',
		public readonly array $recipients = [],
		public readonly string $rule = '',
		public readonly string $reason = '',
		public readonly string $automatic = '',
		public readonly int $suggested_ticket_id = 0,
		public readonly int $forwarded_by = 0,
		public readonly int $inbound_id = 0
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
		 * @var array<string, list<array{email: string, name: string}>> $recipients
		 */
		$recipients = (array) json_decode( (string) $row['recipients'], true );
		return new self(
			(string) $row['external_id'],
			(string) $row['sender'],
			(string) $row['sender_name'],
			$recipients,
			(string) $row['rule'],
			(string) $row['reason'],
			(string) $row['automatic'],
			(int) $row['suggested_ticket_id'],
			(int) $row['forwarded_by'],
			(int) $row['inbound_id']
		);
	}

	/**
	 * Recipients of one kind.
	 *
	 * @param string $kind `to`, `cc` or `bcc`.
	 * @return list<array{email: string, name: string}>
	 */
	public function recipients( string $kind ): array {
		return $this->recipients[ $kind ] ?? [];
	}

	/**
	 * Addresses of one kind.
	 *
	 * @param string $kind `to`, `cc` or `bcc`.
	 * @return list<string>
	 */
	public function addresses( string $kind ): array {
		return array_column( $this->recipients( $kind ), 'email' );
	}
}
