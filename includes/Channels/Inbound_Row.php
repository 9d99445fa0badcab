<?php
/**
 * One message that came in, as its row is.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * How far a message got.
 */
final class Inbound_Row {

	/** Kept, and nothing else yet. */
	public const STORED = 'stored';
	/** On a ticket. */
	public const ROUTED = 'routed';
	/** Outside the tickets until a person looks. */
	public const SUSPENDED = 'suspended';
	/** Only the fact is kept. */
	public const DROPPED = 'dropped';
	/** Could not be taken in; is tried again. */
	public const FAILED = 'failed';
	/** Could not be taken in, often; waits for a person. */
	public const QUARANTINED = 'quarantined';

	/**
	 * As in the table.
	 *
	 * @param int    $id            Row.
	 * @param int    $connection_id Door.
	 * @param string $state         One of the constants.
	 * @param int    $attempts      How often it was tried.
	 * @param string $reason        What was done and why.
	 * @param string $raw           The message as it came, where it is short and no mail.
	 * @param string $raw_file      The mail in the private store; '' when it isn't there any more.
	 * @param int    $size          Its bytes.
	 * @param int    $inbox_id      Inbox that the door fed.
	 * @param string $sender        Address of the sender.
	 * @param string $subject       Subject.
	 * @param int    $ticket_id     Ticket, 0 for none.
	 * @param int    $message_id    Message, 0 for none.
	 * @param int    $created_at    Seconds since 1970.
	 */
	private function __construct(
		public readonly int $id,
		public readonly int $connection_id,
		public readonly string $state,
		public readonly int $attempts,
		public readonly string $reason,
		public readonly string $raw,
		public readonly string $raw_file,
		public readonly int $size,
		public readonly int $inbox_id,
		public readonly string $sender,
		public readonly string $subject,
		public readonly int $ticket_id,
		public readonly int $message_id,
		public readonly int $created_at
	) {
	}

	/**
	 * From a row.
	 *
	 * @param array<string, string|null> $row Row.
	 */
	public static function from_row( array $row ): self {
		return new self(
			(int) $row['id'],
			(int) $row['connection_id'],
			(string) $row['state'],
			(int) $row['attempts'],
			(string) $row['reason'],
			(string) $row['raw'],
			(string) $row['raw_file'],
			(int) $row['size'],
			(int) $row['inbox_id'],
			(string) $row['sender'],
			(string) $row['subject'],
			(int) $row['ticket_id'],
			(int) $row['message_id'],
			(int) $row['created_at']
		);
	}

	/** Whether it has still to be taken in. */
	public function is_open(): bool {
		return in_array( $this->state, [ self::STORED, self::FAILED ], true );
	}

	/** What was done, for whoever brings it again. */
	public function result(): Inbound_Result {
		if ( self::QUARANTINED === $this->state || self::FAILED === $this->state ) {
			return new Inbound_Result( 'failed', $this->reason, repeated: true );
		}
		[ $action, $reason ] = explode( ': ', $this->reason, 2 ) + [ 1 => '' ];
		return new Inbound_Result( $action, $reason, $this->ticket_id, $this->message_id, true );
	}
}
