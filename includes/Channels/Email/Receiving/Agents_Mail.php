<?php
/**
 * What agents write by mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\Ticket_Policy;
use Switchboard\Tickets\Ticket_Repository;
use Switchboard\Tickets\Tickets;

/**
 * The answer to a notice becomes the agent's reply, or a note where the agent may not reply; what stands above a mail that an agent passes on
 * becomes a note.
 */
final class Agents_Mail {

	/**
	 * Needs tickets and who may do what with them.
	 *
	 * @param Tickets           $tickets Verbs.
	 * @param Ticket_Repository $rows    Tickets.
	 * @param Ticket_Policy     $policy  Who may.
	 */
	public function __construct( private readonly Tickets $tickets, private readonly Ticket_Repository $rows, private readonly Ticket_Policy $policy ) {
	}

	/**
	 * Whether a user may write on a ticket, at least notes.
	 *
	 * @param int $user   User.
	 * @param int $ticket Ticket.
	 */
	public function may_write( int $user, int $ticket ): bool {
		$found = $this->rows->find( $ticket );
		return null !== $found && ( $this->policy->may( $user, 'reply', $found ) || $this->policy->may( $user, 'note', $found ) );
	}

	/**
	 * Stores an agent's answer; in the caller's transaction.
	 *
	 * @param Inbound_Message $message Message.
	 * @throws Problem When the agent may not, or the ticket is gone.
	 */
	public function answer( Inbound_Message $message ): Inbound_Result {
		$ticket = $this->policy->require( $message->agent_id, 'note', (int) $message->ticket_id );
		$by     = Actor::agent( $message->agent_id );
		$new    = new New_Message( $message->html, files: $message->files );
		$stored = ! $message->is_inside && $this->policy->may( $message->agent_id, 'reply', $ticket ) ? $this->tickets->reply( $ticket->id, $new, $by ) : $this->tickets->note( $ticket->id, $new, $by );
		return new Inbound_Result( Message::NOTE === $stored->kind ? 'recorded' : 'appended', 'agent', $ticket->id, $stored->id, false, $message->rule );
	}

	/**
	 * Keeps what somebody sent to an agent's address, and a person released, as a note: it may hold what customers must not read, and its sender
	 * isn't proved. In the caller's transaction.
	 *
	 * @param Inbound_Message $message Message.
	 * @throws Problem When the ticket is gone.
	 */
	public function keep( Inbound_Message $message ): Inbound_Result {
		$ticket = $message->ticket_id ?? $message->envelope->suggested_ticket_id ?? 0;
		/* translators: %s: e-mail address. */
		$line   = sprintf( __( 'From a mail of %s:', 'switchboard' ), $message->sender_value );
		$stored = $this->tickets->note( $ticket, new New_Message( '<p>' . esc_html( $line ) . '</p><blockquote>' . $message->html . '</blockquote>', files: $message->files ), Actor::system() );
		return new Inbound_Result( 'recorded', 'released', $ticket, $stored->id, false, $message->rule );
	}

	/**
	 * Notes what an agent wrote above a mail that they passed on. Its sender isn't proved, so it isn't said in the agent's name.
	 *
	 * @param int    $ticket Ticket.
	 * @param int    $user   Who passed it on, by the address in From.
	 * @param string $text   What stands there.
	 */
	public function comment( int $ticket, int $user, string $text ): void {
		$name = get_userdata( $user )->display_name ?? '';
		/* translators: %s: name of an agent. */
		$line = sprintf( __( 'Above the mail that was passed on from the address of %s stands:', 'switchboard' ), $name );
		$this->tickets->note( $ticket, new New_Message( '<p>' . esc_html( $line ) . '</p><blockquote>' . Html::from_text( $text ) . '</blockquote>' ), Actor::system() );
	}
}
