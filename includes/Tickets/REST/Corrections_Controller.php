<?php
/**
 * Corrections over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Corrections;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\Message_Repository;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Policy;

/**
 * `tickets/{id}/messages/{message}/join`, `/dismiss` and `/requester`: to which ticket a mail belongs, and whose it is. Each answers
 * with the ticket on which the message is then.
 */
final class Corrections_Controller extends Controller {

	/**
	 * Needs the verbs and what answers show.
	 *
	 * @param Schema             $schema      Shape of a ticket.
	 * @param Corrections        $corrections Verbs.
	 * @param Message_Repository $messages    Messages.
	 * @param Ticket_Items       $items       Items.
	 * @param Ticket_Policy      $policy      Who may do what with a ticket.
	 * @param Policy             $roles       Who may ask at all.
	 */
	public function __construct(
		Schema $schema,
		private readonly Corrections $corrections,
		private readonly Message_Repository $messages,
		private readonly Ticket_Items $items,
		private readonly Ticket_Policy $policy,
		private readonly Policy $roles
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$reply = fn(): bool => $this->roles->may( get_current_user_id(), 'reply' );
		$this->route( 'POST', 'tickets/{id}/messages/{message}/join', fn( $request ) => $this->answer_with( $this->join( $this->message( $request )[0] ) ), $reply );
		$this->route( 'POST', 'tickets/{id}/messages/{message}/dismiss', fn( $request ) => $this->answer_with( $this->dismiss( ...$this->message( $request ) ) ), $reply );
		$this->route( 'POST', 'tickets/{id}/messages/{message}/requester', fn( $request ) => $this->answer_with( $this->corrections->make_forwarder_requester( $this->message( $request )[0], self::actor() ) ), $reply );
	}

	/**
	 * Joins the suggested ticket, which must be the person's to change, too.
	 *
	 * @param Message $message Message.
	 */
	private function join( Message $message ): Ticket {
		$suggested = $this->corrections->suggested( $message );
		$this->policy->require( get_current_user_id(), 'update', $suggested->id );
		return $this->corrections->join( $message, self::actor() );
	}

	/**
	 * Dismisses the suggestion; whoever may not see the suggested ticket doesn't see that there is one.
	 *
	 * @param Message $message Message.
	 * @param Ticket  $ticket  Its ticket.
	 */
	private function dismiss( Message $message, Ticket $ticket ): Ticket {
		$this->policy->require( get_current_user_id(), 'read', $this->corrections->suggested( $message )->id );
		$this->corrections->dismiss( $message, $ticket, self::actor() );
		return $ticket;
	}

	/**
	 * The message of the path, on a ticket that the person may change.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{Message, Ticket}
	 * @throws Problem 404 otherwise.
	 */
	private function message( \WP_REST_Request $request ): array {
		$ticket  = $this->policy->require( get_current_user_id(), 'update', $this->id( $request ) );
		$message = $this->messages->find( $this->id( $request, 'message' ) );
		if ( null === $message || $message->ticket_id !== $ticket->id ) {
			throw Problem::not_found( 'message' );
		}
		return [ $message, $ticket ];
	}

	/**
	 * What is answered.
	 *
	 * @param Ticket $ticket Ticket.
	 * @return array<string, mixed>
	 */
	private function answer_with( Ticket $ticket ): array {
		return $this->items->one( $ticket, get_current_user_id() );
	}

	/**
	 * Who asks.
	 */
	private static function actor(): Actor {
		return Actor::agent( get_current_user_id() );
	}
}
