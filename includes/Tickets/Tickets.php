<?php
/**
 * The door of the room.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Problem;

/**
 * All verbs of tickets. A customer's message enters by receive() and in no other way; a reply leaves by the job that reply()
 * stores. Verbs check what can be, not who may: that is Ticket_Policy's, asked by whoever calls for a person.
 */
final class Tickets {

	/**
	 * Needs the verbs' makers.
	 *
	 * @param Intake       $intake       What customers write.
	 * @param Conversation $conversation What agents write.
	 * @param Workflow     $workflow     The rest.
	 * @param Merging      $merging      Two tickets into one, and back.
	 * @param Undo         $undo         Taking back.
	 */
	public function __construct(
		private readonly Intake $intake,
		private readonly Conversation $conversation,
		private readonly Workflow $workflow,
		private readonly Merging $merging,
		private readonly Undo $undo
	) {
	}

	/**
	 * A customer's message enters.
	 *
	 * @param Incoming $incoming What the customer said.
	 * @throws Problem When inbox or sender don't exist, or a file isn't the sender's.
	 */
	public function receive( Incoming $incoming ): Received {
		return $this->intake->receive( $incoming );
	}

	/**
	 * An agent opens a ticket on behalf of a customer.
	 *
	 * @param New_Ticket $new What the agent filled in.
	 * @param Actor      $by  The agent.
	 * @throws Problem When something can't be used.
	 */
	public function open( New_Ticket $new, Actor $by ): Ticket {
		return $this->conversation->open( $new, $by );
	}

	/**
	 * An agent replies; the reply is queued.
	 *
	 * @param int         $ticket Ticket.
	 * @param New_Message $new    What the agent wrote.
	 * @param Actor       $by     The agent.
	 * @throws Problem 409 when the ticket changed since the version that the agent saw.
	 */
	public function reply( int $ticket, New_Message $new, Actor $by ): Message {
		return $this->conversation->add( $ticket, Message::REPLY, $new, $by );
	}

	/**
	 * An agent writes a note.
	 *
	 * @param int         $ticket Ticket.
	 * @param New_Message $new    What the agent wrote.
	 * @param Actor       $by     The agent.
	 * @throws Problem As reply().
	 */
	public function note( int $ticket, New_Message $new, Actor $by ): Message {
		return $this->conversation->add( $ticket, Message::NOTE, $new, $by );
	}

	/**
	 * An agent passes on what was said to somebody outside; the forward is queued. The customer sees neither it nor its answers.
	 *
	 * @param int         $ticket Ticket.
	 * @param New_Message $new    What the agent wrote, to whom, and which messages go along.
	 * @param Actor       $by     The agent.
	 * @throws Problem As reply().
	 */
	public function forward( int $ticket, New_Message $new, Actor $by ): Message {
		return $this->conversation->add( $ticket, Message::FORWARD, $new, $by );
	}

	/**
	 * Changes a ticket.
	 *
	 * @param int                  $ticket  Ticket.
	 * @param array<string, mixed> $changes As TicketUpdate of ticket.schema.json; times in seconds, priority a number.
	 * @param Actor                $by      Who.
	 * @param int|null             $version Version that the person saw.
	 * @throws Problem 409 when it changed meanwhile, 400 when a value can't be.
	 */
	public function change( int $ticket, array $changes, Actor $by, ?int $version = null ): Ticket {
		return $this->workflow->change( $ticket, $changes, $by, $version );
	}

	/**
	 * Merges a ticket into another.
	 *
	 * @param int   $from Ticket.
	 * @param int   $into Ticket.
	 * @param Actor $by   Who.
	 * @return Ticket The second one.
	 */
	public function merge( int $from, int $into, Actor $by ): Ticket {
		return $this->merging->merge( $from, $into, $by );
	}

	/**
	 * Takes a merge back.
	 *
	 * @param int   $from Ticket that was merged.
	 * @param Actor $by   Who.
	 * @return Ticket That ticket, open again.
	 * @throws Problem 409 when it can't be taken back any more.
	 */
	public function unmerge( int $from, Actor $by ): Ticket {
		return $this->merging->unmerge( $from, $by );
	}

	/**
	 * Makes all private links to a ticket useless, wherever they were sent.
	 *
	 * @param int   $ticket Ticket.
	 * @param Actor $by     Who.
	 */
	public function revoke_links( int $ticket, Actor $by ): void {
		$this->workflow->revoke_links( $ticket, $by );
	}

	/**
	 * Deletes a ticket for good.
	 *
	 * @param int   $ticket Ticket.
	 * @param Actor $by     Who.
	 */
	public function delete( int $ticket, Actor $by ): void {
		$this->workflow->delete( $ticket, $by );
	}

	/**
	 * Gives all tickets of one contact to another.
	 *
	 * @param int   $from Contact.
	 * @param int   $into Contact.
	 * @param Actor $by   Who says that they are one person.
	 */
	public function move_contact( int $from, int $into, Actor $by ): void {
		$this->workflow->move_contact( $from, $into, $by );
	}

	/**
	 * What became of an outgoing reply.
	 *
	 * @param int    $message     Message.
	 * @param string $state       `queued`, `sent`, `delayed`, `delivered`, `failed` or `bounced`.
	 * @param string $reason      Why it failed.
	 * @param int    $next_try_at Seconds; 0 for none.
	 */
	public function delivery( int $message, string $state, string $reason = '', int $next_try_at = 0 ): void {
		$this->workflow->delivery( $message, $state, $reason, $next_try_at );
	}

	/**
	 * Takes a reply back that hasn't left.
	 *
	 * @param int   $message Message.
	 * @param Actor $by      Who.
	 * @throws Problem 409 when it is on its way.
	 */
	public function cancel( int $message, Actor $by ): Ticket {
		return $this->undo->cancel( $message, $by );
	}

	/**
	 * Sends a failed reply again, now.
	 *
	 * @param int $message Message.
	 * @throws Problem 409 when it didn't fail.
	 */
	public function retry( int $message ): void {
		$this->undo->retry( $message );
	}
}
