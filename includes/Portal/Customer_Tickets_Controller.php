<?php
/**
 * REST routes of customers' tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Cursor;
use Switchboard\Foundation\REST\Rate_Limit_Repository;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Foundation\REST\Upload;
use Switchboard\Tickets\Attachments;

/**
 * What a customer reads and does; each route finds out who asks before anything else.
 */
final class Customer_Tickets_Controller extends Controller {

	/**
	 * Needs tickets and their form.
	 *
	 * @param Schema                $schema   customer-ticket.schema.json.
	 * @param Visitors              $visitors Who asks.
	 * @param Customer_Tickets      $tickets  Tickets.
	 * @param Customer_Ticket_Items $items    Their form.
	 * @param Attachments           $files    Stores files.
	 * @param Rate_Limit_Repository $limits   Limits.
	 */
	public function __construct(
		Schema $schema,
		private readonly Visitors $visitors,
		private readonly Customer_Tickets $tickets,
		private readonly Customer_Ticket_Items $items,
		private readonly Attachments $files,
		private readonly Rate_Limit_Repository $limits
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$somebody = function ( \WP_REST_Request $request ): bool {
			$this->visitors->require( $request );
			return true;
		};
		$this->route( 'GET', 'portal/tickets', fn( \WP_REST_Request $request ): \WP_REST_Response => $this->list( $request ), $somebody, 'list' );
		$this->route( 'GET', 'portal/tickets/{id}', fn( \WP_REST_Request $request ): array => $this->read( $request ), $somebody );
		$this->route( 'PATCH', 'portal/tickets/{id}', fn( \WP_REST_Request $request ): array => $this->move( $request ), $somebody, 'update' );
		$this->route( 'POST', 'portal/tickets/{id}/messages', fn( \WP_REST_Request $request ): \WP_REST_Response => $this->reply( $request ), $somebody, 'reply' );
		$this->route( 'POST', 'portal/attachments', fn( \WP_REST_Request $request ): \WP_REST_Response => $this->attach( $request ), $somebody );
	}

	/**
	 * A page of tickets.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function list( \WP_REST_Request $request ): \WP_REST_Response {
		$visitor = $this->visitors->require( $request );
		$limit   = (int) $request['per_page'];
		$tickets = $this->tickets->page( $visitor, (string) $request['scope'], $limit + 1, Cursor::decode( $request['cursor'], 2 ) );
		$page    = array_slice( $tickets, 0, $limit );
		$last    = count( $tickets ) > $limit ? $page[ $limit - 1 ] : null;
		return $this->page( $this->items->list( $visitor, $page ), $last ? Cursor::encode( [ $last->last_public_at, $last->id ] ) : null, $request );
	}

	/**
	 * One ticket with its messages.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function read( \WP_REST_Request $request ): array {
		$visitor = $this->visitors->require( $request );
		return $this->items->whole( $visitor, $this->tickets->find( $visitor, $this->id( $request ) ) );
	}

	/**
	 * Solved, or open again.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function move( \WP_REST_Request $request ): array {
		$visitor = $this->visitors->require( $request );
		$ticket  = $this->tickets->find( $visitor, $this->id( $request ) );
		return $this->items->whole( $visitor, $this->tickets->move( $visitor, $ticket, (string) $request['status'] ) );
	}

	/**
	 * The customer writes; the answer is the ticket that the message is on now, which may be a new one.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function reply( \WP_REST_Request $request ): \WP_REST_Response {
		$visitor  = $this->visitors->require( $request );
		$ticket   = $this->tickets->find( $visitor, $this->id( $request ) );
		$received = $this->tickets->reply( $visitor, $ticket, (string) $request['text'], array_values( array_map( 'intval', $request['attachments'] ?? [] ) ), (string) $request['client_id'] );
		$secret   = '';
		if ( 0 === $this->tickets->acting( $visitor, $received->ticket ) ) {
			// A link to one closed ticket doesn't open the one that goes on from it, but this visitor has just written that.
			[ $visitor, $secret ] = $this->visitors->follow( $visitor, $received->ticket->id );
		}
		$response = $this->created( $this->items->whole( $visitor, $received->ticket ), "portal/tickets/{$received->ticket->id}", $received->repeated );
		if ( '' !== $secret ) {
			$response->header( Visitors::HEADER, $secret );
		}
		return $response;
	}

	/**
	 * Stores a file that belongs to no message yet.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function attach( \WP_REST_Request $request ): \WP_REST_Response {
		$visitor = $this->visitors->require( $request );
		$this->limits->hit( 'portal-attachment:' . $visitor->key(), 60, HOUR_IN_SECONDS );
		$upload     = Upload::from_entry( $request->get_file_params()['file'] ?? null );
		$attachment = $this->files->store( $upload->path, $upload->name, $visitor->owner_key() );
		return new \WP_REST_Response(
			[
				'id'   => $attachment->id,
				'name' => $attachment->name,
				'type' => $attachment->type,
				'size' => $attachment->size,
			],
			201
		);
	}
}
