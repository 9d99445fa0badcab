<?php
/**
 * Did a machine write it?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Filters;

use Switchboard\Channels\Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Verdict;

/**
 * What machines write wakes nobody. On a ticket it is shown in grey; an answer of a machine that belongs to none waits for a person; what else a
 * machine has to say, such as an order system, opens a ticket in silence.
 */
final class Automatic_Filter implements Filter {

	/** Signs of an answer: without our mail there would be none. */
	private const ANSWERS = [
		'auto-submitted:auto-replied',
		'auto-submitted:auto-notified',
		'report',
		'feedback-report',
		'autoreply-header',
		'challenge',
		'failed-recipients',
		'null-return-path',
		'precedence:auto_reply',
		'precedence:auto-reply',
		'precedence:junk',
		'mailer-daemon',
		'bounce',
		'out-of-office',
	];

	/**
	 * Keeps what machines write in silence.
	 *
	 * @param Inbound_Message $message Message.
	 */
	public function judge( Inbound_Message $message ): ?Verdict {
		if ( '' === $message->automatic ) {
			return null;
		}
		return null === $message->ticket_id && in_array( $message->automatic, self::ANSWERS, true ) ? Verdict::suspend( $message->automatic ) : Verdict::record( $message->automatic );
	}
}
