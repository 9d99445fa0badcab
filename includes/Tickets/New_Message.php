<?php
/**
 * A message that an agent writes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * A reply, note or forward on its way into a ticket.
 */
final class New_Message {

	/**
	 * What the agent wrote.
	 *
	 * @param string      $html          HTML.
	 * @param list<int>   $attachments   Uploaded files of the agent that belong to no message yet.
	 * @param list<int>   $mentions      Users to tell of a note.
	 * @param string      $client_id     Writer's own id; the same one twice is one message.
	 * @param int|null    $version       Version of the ticket that the writer saw; null to send all the same.
	 * @param string|null $status        Status to set with it.
	 * @param int|null    $custom_status Own status to set with it.
	 * @param int         $available_at  Not delivered before; seconds, 0 for now.
	 * @param list<New_File> $files      Files that come with it.
	 * @param string      $to            Address that it goes to; '' for the one that the customer wrote from. A forward needs one.
	 * @param list<string>|null $cc      Addresses that get a copy; null for whoever is on Cc in the ticket.
	 * @param list<string> $bcc          Addresses that get a copy unseen.
	 * @param list<int>|null $forwarded  Of a forward: messages that it passes on; null for all that was said with the customer.
	 */
	public function __construct(
		public readonly string $html,
		public readonly array $attachments = [],
		public readonly array $mentions = [],
		public readonly string $client_id = '',
		public readonly ?int $version = null,
		public readonly ?string $status = null,
		public readonly ?int $custom_status = null,
		public readonly int $available_at = 0,
		public readonly array $files = [],
		public readonly string $to = '',
		public readonly ?array $cc = null,
		public readonly array $bcc = [],
		public readonly ?array $forwarded = null
	) {
	}
}
