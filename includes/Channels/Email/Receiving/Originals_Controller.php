<?php
/**
 * Messages' mails over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Agents\Policy;
use Switchboard\Channels\Inbound_Repository;
use Switchboard\Channels\Inbound_Row;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Tickets\Envelope_Repository;
use Switchboard\Tickets\Message_Repository;
use Switchboard\Tickets\Ticket_Policy;

/**
 * `tickets/{id}/messages/{message}/original`: the mail that a message was made of, while it is kept.
 */
final class Originals_Controller extends Controller {

	/**
	 * Needs mails and who may read their tickets.
	 *
	 * @param Schema              $schema    Shape of a message.
	 * @param Originals           $originals Mails.
	 * @param Inbound_Repository  $rows      Rows.
	 * @param Message_Repository  $messages  Messages.
	 * @param Envelope_Repository $envelopes What they were made of.
	 * @param Ticket_Policy       $tickets   Who sees a ticket.
	 * @param Policy              $policy    Who may ask at all.
	 */
	public function __construct(
		Schema $schema,
		private readonly Originals $originals,
		private readonly Inbound_Repository $rows,
		private readonly Message_Repository $messages,
		private readonly Envelope_Repository $envelopes,
		private readonly Ticket_Policy $tickets,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the route.
	 */
	public function register(): void {
		$read = fn(): bool => $this->policy->may( get_current_user_id(), 'read' );
		$this->route( 'GET', 'tickets/{id}/messages/{message}/original', fn( $request ) => $this->originals->look( $this->row( $request ) ), $read );
	}

	/**
	 * What the message of the path was made of.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem 404 when there is nothing, or nothing that the person may see.
	 */
	private function row( \WP_REST_Request $request ): Inbound_Row {
		$ticket  = $this->tickets->require( get_current_user_id(), 'read', $this->id( $request ) );
		$message = $this->messages->find( $this->id( $request, 'message' ) );
		if ( null === $message || $message->ticket_id !== $ticket->id ) {
			throw Problem::not_found( 'message' );
		}
		$row = $this->rows->find( $this->envelopes->find( $message->id )->inbound_id ?? 0 );
		return null !== $row && '' !== $row->raw_file ? $row : throw new Problem( 'switchboard_mail_not_found', __( 'The mail that this message was made of is not kept any more.', 'switchboard' ), 404 );
	}
}
