<?php
/**
 * Is the sender somebody else?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Filters;

use Switchboard\Channels\Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Verdict;

/**
 * A message whose sender is forged, says a server that is trusted, and whose alleged sender wants such messages refused, waits for a person:
 * also on a ticket of the sender's, for that is where a forgery does harm.
 */
final class Forgery_Filter implements Filter {

	/**
	 * Suspends forgeries.
	 *
	 * @param Inbound_Message $message Message.
	 */
	public function judge( Inbound_Message $message ): ?Verdict {
		return $message->is_forged ? Verdict::suspend( 'forged' ) : null;
	}
}
