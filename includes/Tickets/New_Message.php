<?php
/**
 * A message that an agent writes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * A reply or note on its way into a ticket.
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
		public readonly array $files = []
	) {
	}
}
