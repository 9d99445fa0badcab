<?php
/**
 * What became of a customer's message.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * The ticket and message that a customer's message is now.
 */
final class Received {

	/**
	 * The result of Tickets::receive().
	 *
	 * @param Ticket  $ticket   Ticket it is on.
	 * @param Message $message  Message it is.
	 * @param string  $action   `opened`, `appended`, `recorded` (automatic) or `follow_up` (a linked new ticket).
	 * @param bool    $repeated True when it had come before, with the same client id.
	 */
	public function __construct(
		public readonly Ticket $ticket,
		public readonly Message $message,
		public readonly string $action,
		public readonly bool $repeated = false
	) {
	}
}
