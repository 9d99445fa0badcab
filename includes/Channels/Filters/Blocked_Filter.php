<?php
/**
 * Did somebody here block the sender?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Filters;

use Switchboard\Channels\Blocked_Sender_Repository;
use Switchboard\Channels\Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Verdict;

/**
 * What a blocked address, or anybody of a blocked domain, writes is kept outside the tickets.
 */
final class Blocked_Filter implements Filter {

	/**
	 * Needs the list.
	 *
	 * @param Blocked_Sender_Repository $blocked Blocked senders.
	 */
	public function __construct( private readonly Blocked_Sender_Repository $blocked ) {
	}

	/**
	 * Suspends what a blocked sender wrote.
	 *
	 * @param Inbound_Message $message Message.
	 */
	public function judge( Inbound_Message $message ): ?Verdict {
		return 'email' === $message->sender_type && $this->blocked->has( $message->sender_value ) ? Verdict::suspend( 'blocked' ) : null;
	}
}
