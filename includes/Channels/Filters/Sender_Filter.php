<?php
/**
 * Is there anybody to answer?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Filters;

use Switchboard\Channels\Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Verdict;

/**
 * A message whose sender has no address that exists (RFC 2606) waits for a person.
 */
final class Sender_Filter implements Filter {

	/**
	 * Suspends what nobody can be answered to.
	 *
	 * @param Inbound_Message $message Message.
	 */
	public function judge( Inbound_Message $message ): ?Verdict {
		return 'email' === $message->sender_type && str_ends_with( $message->sender_value, '.invalid' ) ? Verdict::suspend( 'no-sender' ) : null;
	}
}
