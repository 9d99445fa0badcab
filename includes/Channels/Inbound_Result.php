<?php
/**
 * What became of a message.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * The answer of Inbound to a channel.
 */
final class Inbound_Result {

	/**
	 * Made by Inbound.
	 *
	 * @param string $action     `opened`, `appended`, `recorded`, `follow_up`, `suspended` or `dropped`; `failed` for what is kept to be tried again.
	 * @param string $reason     Word of the filter that decided, '' if none did.
	 * @param int    $ticket_id  Ticket; 0 for what was suspended or dropped.
	 * @param int    $message_id Message; 0 likewise.
	 * @param bool   $repeated   Whether an earlier message with the same key did this.
	 * @param string $rule       Which evidence named the ticket, '' for none.
	 */
	public function __construct(
		public readonly string $action,
		public readonly string $reason = '',
		public readonly int $ticket_id = 0,
		public readonly int $message_id = 0,
		public readonly bool $repeated = false,
		public readonly string $rule = ''
	) {
	}
}
