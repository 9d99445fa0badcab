<?php
/**
 * Events over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Cursor;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Tickets\Event_Repository;
use Switchboard\Tickets\Ticket_Policy;

/**
 * `tickets/{id}/events`: what happened, newest first.
 */
final class Events_Controller extends Controller {

	/**
	 * Needs events and what answers show.
	 *
	 * @param Schema           $schema Shape of an event.
	 * @param Event_Repository $events Events.
	 * @param Message_Items    $items  Items.
	 * @param Ticket_Policy    $policy Who may do what with a ticket.
	 * @param Policy           $roles  Who may ask at all.
	 */
	public function __construct(
		Schema $schema,
		private readonly Event_Repository $events,
		private readonly Message_Items $items,
		private readonly Ticket_Policy $policy,
		private readonly Policy $roles
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the route.
	 */
	public function register(): void {
		$this->route( 'GET', 'tickets/{id}/events', fn( $request ) => $this->list( $request ), fn(): bool => $this->roles->may( get_current_user_id(), 'read' ), 'list' );
	}

	/**
	 * A page of events.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function list( \WP_REST_Request $request ): \WP_REST_Response {
		$ticket = $this->policy->require( get_current_user_id(), 'read', $this->id( $request ) );
		$limit  = (int) ( $request['per_page'] ?? 25 );
		$after  = Cursor::decode( $request['cursor'], 1 );
		$events = $this->events->of_ticket( $ticket->id, $limit + 1, $after[0] ?? 0 );
		$page   = array_slice( $events, 0, $limit );
		return $this->page( $this->items->events( $page ), count( $events ) > $limit ? Cursor::encode( [ $page[ $limit - 1 ]->id ] ) : null, $request );
	}
}
