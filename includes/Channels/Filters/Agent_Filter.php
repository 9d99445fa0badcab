<?php
/**
 * May the agent answer?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Filters;

use Switchboard\Channels\Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Verdict;

/**
 * What comes by a way that was made for one agent, and is not surely a clear answer of that agent, waits for a person: it was meant for the
 * house, and must neither go to the customer nor be taken for one's.
 */
final class Agent_Filter implements Filter {

	/**
	 * Needs the policy.
	 *
	 * @param \Closure( int $user, int $ticket ): bool $may_write Whether a user may write on a ticket, at least notes.
	 */
	public function __construct( private readonly \Closure $may_write ) {
	}

	/**
	 * Suspends doubtful answers of agents.
	 *
	 * @param Inbound_Message $message Message.
	 */
	public function judge( Inbound_Message $message ): ?Verdict {
		if ( 0 === $message->agent_id ) {
			return null;
		}
		return match ( true ) {
			'' !== $message->automatic => Verdict::suspend( 'agent-automatic' ),
			null === $message->ticket_id, ! ( $this->may_write )( $message->agent_id, $message->ticket_id ) => Verdict::suspend( 'not-the-agent' ),
			'' === trim( $message->text ) && [] === $message->files => Verdict::suspend( 'agent-unclear' ),
			default => null,
		};
	}
}
