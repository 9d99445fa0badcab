<?php
/**
 * A ticket that an agent opens.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Contacts\Contact;

/**
 * A ticket on behalf of a customer, with its first message.
 */
final class New_Ticket {

	/**
	 * What the agent filled in.
	 *
	 * @param int                                      $inbox_id   Inbox.
	 * @param Contact                                  $contact    Customer.
	 * @param string                                   $address    Address for replies; may be empty.
	 * @param string                                   $subject    Subject.
	 * @param New_Message                              $message    First message; its status is the ticket's.
	 * @param string                                   $kind       `reply`, `note` or `customer` (what the customer said).
	 * @param int                                      $priority   1 to 4.
	 * @param int                                      $assignee_id User, 0 for nobody.
	 * @param int|null                                 $team_id    Team; null for the inbox's default.
	 * @param list<int>                                $tags       Tags.
	 * @param array<string, string|int|float|bool|null> $fields    Custom fields by key.
	 */
	public function __construct(
		public readonly int $inbox_id,
		public readonly Contact $contact,
		public readonly string $address,
		public readonly string $subject,
		public readonly New_Message $message,
		public readonly string $kind = Message::REPLY,
		public readonly int $priority = Priority::NORMAL,
		public readonly int $assignee_id = 0,
		public readonly ?int $team_id = null,
		public readonly array $tags = [],
		public readonly array $fields = []
	) {
	}
}
