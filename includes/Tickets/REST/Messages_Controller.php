<?php
/**
 * Messages over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Cursor;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\Message_Repository;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Policy;
use Switchboard\Tickets\Tickets;

/**
 * `tickets/{id}/messages`: read, reply, note, forward; take back and try again.
 */
final class Messages_Controller extends Controller {

	/**
	 * Needs the verbs and what answers show.
	 *
	 * @param Schema             $schema   Shape of a message.
	 * @param Tickets            $verbs    Verbs.
	 * @param Message_Repository $messages Messages.
	 * @param Message_Items      $items    Items.
	 * @param Ticket_Policy      $policy   Who may do what with a ticket.
	 * @param Policy             $roles    Who may ask at all.
	 */
	public function __construct(
		Schema $schema,
		private readonly Tickets $verbs,
		private readonly Message_Repository $messages,
		private readonly Message_Items $items,
		private readonly Ticket_Policy $policy,
		private readonly Policy $roles
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$may = fn( string $ability ): \Closure => fn(): bool => $this->roles->may( get_current_user_id(), $ability );
		$this->route( 'GET', 'tickets/{id}/messages', fn( $request ) => $this->list( $request ), $may( 'read' ), 'list' );
		$this->route( 'POST', 'tickets/{id}/messages', fn( $request ) => $this->add( $request ), $may( 'note' ), 'create' );
		$this->route( 'GET', 'tickets/{id}/messages/{message}', fn( $request ) => $this->item( ...$this->message( $request, 'read' ) ), $may( 'read' ) );
		$this->route( 'POST', 'tickets/{id}/messages/{message}/retry', fn( $request ) => $this->retry( $request ), $may( 'reply' ) );
		$this->route( 'POST', 'tickets/{id}/messages/{message}/cancel', fn( $request ) => $this->cancel( $request ), $may( 'reply' ) );
	}

	/**
	 * A page of messages by sequence.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function list( \WP_REST_Request $request ): \WP_REST_Response {
		$ticket   = $this->policy->require( get_current_user_id(), 'read', $this->id( $request ) );
		$limit    = (int) ( $request['per_page'] ?? 25 );
		$after    = Cursor::decode( $request['cursor'], 1 );
		$messages = $this->messages->of_ticket( $ticket->id, $limit + 1, $after[0] ?? 0, (string) ( $request['order'] ?? 'desc' ) );
		$page     = array_slice( $messages, 0, $limit );
		$cursor   = count( $messages ) > $limit ? Cursor::encode( [ $page[ $limit - 1 ]->sequence ] ) : null;
		return $this->page( $this->items->messages( $page, $this->policy->may( get_current_user_id(), 'reply', $ticket ) ), $cursor, $request );
	}

	/**
	 * Stores a reply, a note or a forward.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem 403 when a light agent sets a status or replies, 409 on a conflict.
	 */
	private function add( \WP_REST_Request $request ): \WP_REST_Response {
		$user   = get_current_user_id();
		$kind   = (string) $request['kind'];
		$ticket = $this->policy->require( $user, Message::NOTE === $kind ? 'note' : 'reply', $this->id( $request ) );
		if ( ( isset( $request['status'] ) || isset( $request['custom_status'] ) ) && ! $this->policy->may( $user, 'update', $ticket ) ) {
			throw Problem::forbidden();
		}
		$new     = new New_Message(
			(string) $request['html'],
			array_map( 'intval', array_values( $request['attachments'] ?? [] ) ),
			$this->mentioned( $request['mentions'] ?? [], $ticket ),
			(string) $request['client_id'],
			isset( $request['version'] ) ? (int) $request['version'] : null,
			$request['status'],
			isset( $request['custom_status'] ) ? (int) $request['custom_status'] : null,
			Clock::from_rfc3339( $request['available_at'] ),
			to: (string) $request['to'],
			cc: isset( $request['cc'] ) ? array_values( $request['cc'] ) : null,
			bcc: array_values( $request['bcc'] ?? [] ),
			forwarded: isset( $request['forwarded'] ) ? array_map( 'intval', array_values( $request['forwarded'] ) ) : null
		);
		$by      = Actor::agent( $user );
		$message = match ( $kind ) {
			Message::NOTE    => $this->verbs->note( $ticket->id, $new, $by ),
			Message::FORWARD => $this->verbs->forward( $ticket->id, $new, $by ),
			default          => $this->verbs->reply( $ticket->id, $new, $by ),
		};
		return $this->created( $this->item( $message, $ticket ), "tickets/$ticket->id/messages/$message->id" );
	}

	/**
	 * Takes a queued reply back.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function cancel( \WP_REST_Request $request ): array {
		[ $message, $ticket ] = $this->message( $request, 'reply' );
		$this->verbs->cancel( $message->id, Actor::agent( get_current_user_id() ) );
		return $this->item( $this->messages->find( $message->id ) ?? $message, $ticket );
	}

	/**
	 * Sends a failed reply again.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function retry( \WP_REST_Request $request ): array {
		[ $message, $ticket ] = $this->message( $request, 'reply' );
		$this->verbs->retry( $message->id );
		return $this->item( $this->messages->find( $message->id ) ?? $message, $ticket );
	}

	/**
	 * The message of the path, if it is on the ticket of the path and the person may do that.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @param string           $verb    See Ticket_Policy.
	 * @return array{Message, Ticket}
	 * @throws Problem 404 otherwise.
	 */
	private function message( \WP_REST_Request $request, string $verb ): array {
		$ticket  = $this->policy->require( get_current_user_id(), $verb, $this->id( $request ) );
		$message = $this->messages->find( $this->id( $request, 'message' ) );
		if ( null === $message || $message->ticket_id !== $ticket->id ) {
			throw Problem::not_found( 'message' );
		}
		return [ $message, $ticket ];
	}

	/**
	 * One item.
	 *
	 * @param Message $message Message.
	 * @param Ticket  $ticket  Its ticket.
	 * @return array<string, mixed>
	 */
	private function item( Message $message, Ticket $ticket ): array {
		return $this->items->messages( [ $message ], $this->policy->may( get_current_user_id(), 'reply', $ticket ) )[0];
	}

	/**
	 * Mentioned agents who can read the ticket.
	 *
	 * @param array<mixed> $users  Users.
	 * @param Ticket       $ticket Ticket.
	 * @return list<int>
	 * @throws Problem When one can't.
	 */
	private function mentioned( array $users, Ticket $ticket ): array {
		$users = array_values( array_map( 'intval', $users ) );
		foreach ( $users as $user ) {
			if ( ! $this->policy->may( $user, 'read', $ticket ) ) {
				throw Problem::invalid( 'mentions', __( 'A mentioned person can’t see this ticket.', 'switchboard' ) );
			}
		}
		return $users;
	}
}
