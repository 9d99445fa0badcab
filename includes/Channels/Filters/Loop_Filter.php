<?php
/**
 * Is this our own mail coming back?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Filters;

use Switchboard\Channels\Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Verdict;
use Switchboard\Mail\Message_Ids;

/**
 * Only what carries our own signature is dropped: the mark of our automatic mail, or one of our Message-IDs as its own.
 */
final class Loop_Filter implements Filter {

	/**
	 * Needs our marks.
	 *
	 * @param Message_Ids $ids Reads them.
	 */
	public function __construct( private readonly Message_Ids $ids ) {
	}

	/**
	 * Drops our own mail.
	 *
	 * @param Inbound_Message $message Message.
	 */
	public function judge( Inbound_Message $message ): ?Verdict {
		foreach ( $message->headers['x-loop'] ?? [] as $mark ) {
			if ( $this->ids->is_loop_mark( $mark ) ) {
				return Verdict::drop( 'loop' );
			}
		}
		foreach ( [ ...$message->refs, ...( $message->headers['message-id'] ?? [] ) ] as $id ) {
			if ( null !== $this->ids->read( $id ) ) {
				return Verdict::drop( 'loop' );
			}
		}
		return null;
	}
}
