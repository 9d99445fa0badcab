<?php
/**
 * One question about a message that came in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * Filters are asked in order; the first that has an opinion decides.
 */
interface Filter {

	/**
	 * Says what should become of a message.
	 *
	 * @param Inbound_Message $message Message.
	 * @return Verdict|null Null for "no opinion".
	 */
	public function judge( Inbound_Message $message ): ?Verdict;
}
