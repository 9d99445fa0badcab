<?php
/**
 * What a list of tickets is asked for.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * Filters, order and place of a list of tickets.
 */
final class Ticket_List {

	/**
	 * Everything is optional but who asks.
	 *
	 * @param int                                        $user_id         Who asks: for unread marks.
	 * @param list<int>|null                             $visible         Visible inboxes; null for all.
	 * @param list<int>                                  $inboxes         Only of these.
	 * @param list<string>                               $statuses        Only in these categories.
	 * @param int                                        $custom_status   Only with this own status.
	 * @param int|null                                   $assignee        Only this user's; 0 for nobody's.
	 * @param int|null                                   $team            Only this team's; 0 for no team's.
	 * @param int                                        $tag             Only with this tag.
	 * @param int                                        $contact         Only this contact's.
	 * @param int                                        $company         Only this company's.
	 * @param string                                     $channel         Only whose customer wrote last by this channel.
	 * @param list<int>                                  $priorities      Only of these priorities.
	 * @param array<string, string|int|float|bool>       $fields          Only with these custom field values.
	 * @param bool|null                                  $snoozed         Only snoozed ones, or only the others.
	 * @param bool                                       $unread          Only with something the person hasn't seen.
	 * @param array{created_after?: int, created_before?: int, activity_after?: int, activity_before?: int} $dates Bounds in seconds, both ends included.
	 * @param string                                     $search          Number, e-mail address or words.
	 * @param string                                     $sort            `last_activity`, `waiting_since`, `created`, `priority` or `due`.
	 * @param string                                     $order           `asc` or `desc`.
	 * @param string                                     $cursor          Place after which it goes on.
	 * @param int                                        $per_page        1 to 100.
	 */
	public function __construct(
		public readonly int $user_id,
		public readonly ?array $visible,
		public readonly array $inboxes = [],
		public readonly array $statuses = [],
		public readonly int $custom_status = 0,
		public readonly ?int $assignee = null,
		public readonly ?int $team = null,
		public readonly int $tag = 0,
		public readonly int $contact = 0,
		public readonly int $company = 0,
		public readonly string $channel = '',
		public readonly array $priorities = [],
		public readonly array $fields = [],
		public readonly ?bool $snoozed = null,
		public readonly bool $unread = false,
		public readonly array $dates = [],
		public readonly string $search = '',
		public readonly string $sort = 'last_activity',
		public readonly string $order = 'desc',
		public readonly string $cursor = '',
		public readonly int $per_page = 25
	) {
	}

	/**
	 * Whether a filter has to be looked up in another table for each ticket.
	 */
	public function looks_elsewhere(): bool {
		return $this->tag || $this->fields || '' !== $this->search;
	}

	/**
	 * Inboxes that may be looked into: asked for and visible.
	 *
	 * @return list<int>|null Null for all.
	 */
	public function inboxes(): ?array {
		if ( ! $this->inboxes ) {
			return $this->visible;
		}
		return null === $this->visible ? $this->inboxes : array_values( array_intersect( $this->inboxes, $this->visible ) );
	}
}
