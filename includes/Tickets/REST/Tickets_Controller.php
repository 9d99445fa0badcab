<?php
/**
 * Tickets over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Policy;
use Switchboard\Contacts\Contact;
use Switchboard\Contacts\Contact_Repository;
use Switchboard\Contacts\Contacts;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\New_Ticket;
use Switchboard\Tickets\Priority;
use Switchboard\Tickets\Read_Repository;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Policy;
use Switchboard\Tickets\Ticket_Query;
use Switchboard\Tickets\Ticket_Repository;
use Switchboard\Tickets\Tickets;

/**
 * `tickets`: list, open, read, change, delete; merge and read marks.
 */
final class Tickets_Controller extends Controller {

	/**
	 * Needs the verbs and what answers show.
	 *
	 * @param Schema            $schema   Shape of a ticket.
	 * @param Tickets           $verbs    Verbs.
	 * @param Ticket_Repository $tickets  Tickets.
	 * @param Ticket_Query      $query    Lists.
	 * @param Ticket_Items      $items    Items.
	 * @param Ticket_Policy     $policy   Who may do what with a ticket.
	 * @param Policy            $roles    Who may ask at all.
	 * @param Read_Repository   $reads    Read marks.
	 * @param Contacts           $contacts Finds or adds the customer of a new ticket.
	 * @param Contact_Repository $people   Contacts by id.
	 * @param Database           $database Keeps a new customer and the ticket together.
	 */
	public function __construct(
		Schema $schema,
		private readonly Tickets $verbs,
		private readonly Ticket_Repository $tickets,
		private readonly Ticket_Query $query,
		private readonly Ticket_Items $items,
		private readonly Ticket_Policy $policy,
		private readonly Policy $roles,
		private readonly Read_Repository $reads,
		private readonly Contacts $contacts,
		private readonly Contact_Repository $people,
		private readonly Database $database
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$read  = fn(): bool => $this->roles->may( get_current_user_id(), 'read' );
		$reply = fn(): bool => $this->roles->may( get_current_user_id(), 'reply' );
		$this->route( 'GET', 'tickets', fn( $request ) => $this->list( $request ), $read, 'list' );
		$this->route( 'POST', 'tickets', fn( $request ) => $this->open( $request ), $reply, 'create' );
		$this->route( 'POST', 'tickets/bulk', fn( $request ) => $this->bulk( $request ), $reply, self::bulk_args( $this->schema ) );
		$this->route( 'GET', 'tickets/{id}', fn( $request ) => $this->items->one( $this->policy->require( get_current_user_id(), 'read', $this->id( $request ) ), get_current_user_id() ), $read );
		$this->route( 'PATCH', 'tickets/{id}', fn( $request ) => $this->change( $request ), $reply, 'update' );
		$this->route( 'DELETE', 'tickets/{id}', fn( $request ) => $this->delete( $request ), fn(): bool => $this->roles->may( get_current_user_id(), 'manage' ) || $this->roles->may( get_current_user_id(), 'manage_settings' ) );
		$this->route(
			'POST',
			'tickets/{id}/merge',
			fn( $request ) => $this->merge( $request ),
			$reply,
			[
				'into' => [
					'type'     => 'integer',
					'minimum'  => 1,
					'required' => true,
				],
			]
		);
		$this->route( 'POST', 'tickets/{id}/unmerge', fn( $request ) => $this->unmerge( $request ), $reply );
		$this->route( 'POST', 'tickets/{id}/revoke-links', fn( $request ) => $this->revoke_links( $request ), $reply );
		$this->route(
			'POST',
			'tickets/{id}/read',
			fn( $request ) => $this->mark_read( $request ),
			$read,
			[
				'sequence' => [
					'type'     => 'integer',
					'minimum'  => 0,
					'required' => true,
				],
			]
		);
	}

	/**
	 * A page of tickets.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function list( \WP_REST_Request $request ): \WP_REST_Response {
		$user = get_current_user_id();
		$page = $this->query->page( List_Request::read( $request, $user, $this->policy->inboxes( $user ) ) );
		return $this->page( $this->items->of( $this->tickets->find_many( $page['ids'] ), $user ), $page['cursor'], $request );
	}

	/**
	 * Opens a ticket on behalf of a customer.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When the inbox isn't visible or the contact doesn't exist.
	 */
	private function open( \WP_REST_Request $request ): \WP_REST_Response {
		$user    = get_current_user_id();
		$visible = $this->policy->inboxes( $user );
		if ( null !== $visible && ! in_array( (int) $request['inbox'], $visible, true ) ) {
			throw Problem::invalid( 'inbox', __( 'This inbox does not exist, or you may not see it.', 'switchboard' ) );
		}
		// The customer and the ticket are added together or not at all.
		[ $ticket, $new ] = $this->database->transaction(
			function () use ( $request, $user ): array {
				$new = $this->new_ticket( $request, $this->customer( $request['contact'] ) );
				return [ $this->verbs->open( $new, Actor::agent( $user ) ), $new ];
			}
		);
		// A repeated request answers with what was made then, perhaps in an inbox that this agent has left since.
		if ( ! $this->policy->may( $user, 'read', $ticket ) ) {
			throw Problem::not_found( 'ticket' );
		}
		return $this->created( $this->items->opened( $ticket, $user, $new ), "tickets/$ticket->id" );
	}

	/**
	 * The customer of a new ticket, found or added.
	 *
	 * @param array{id?: int, email?: string, name?: string} $contact As in the request.
	 * @throws Problem When there is no such contact.
	 */
	private function customer( array $contact ): Contact {
		$person = isset( $contact['id'] ) ? $this->people->find( (int) $contact['id'] ) : $this->contacts->identify( 'email', $contact['email'] ?? '', $contact['name'] ?? '' );
		return $person ?? throw Problem::invalid( 'contact', __( 'This contact does not exist.', 'switchboard' ) );
	}

	/**
	 * What the agent filled in.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @param Contact          $person  Customer.
	 */
	private function new_ticket( \WP_REST_Request $request, Contact $person ): New_Ticket {
		$message = $request['message'];
		return new New_Ticket(
			(int) $request['inbox'],
			$person,
			(string) ( $request['contact']['email'] ?? $this->contacts->email( $person->id ) ),
			(string) $request['subject'],
			new New_Message( (string) $message['html'], array_map( 'intval', array_values( $message['attachments'] ?? [] ) ), [], (string) $request['client_id'], null, $request['status'] ),
			(string) ( $message['kind'] ?? Message::REPLY ),
			Priority::number( (string) ( $request['priority'] ?? 'normal' ) ),
			(int) $request['assignee'],
			isset( $request['team'] ) ? (int) $request['team'] : null,
			array_map( 'intval', array_values( $request['tags'] ?? [] ) ),
			$request['fields'] ?? []
		);
	}

	/**
	 * Changes a ticket.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function change( \WP_REST_Request $request ): array {
		$user    = get_current_user_id();
		$changes = $this->sent( $request );
		$version = isset( $changes['version'] ) ? (int) $changes['version'] : null;
		$this->policy->require( $user, 'update', $this->id( $request ) );
		$ticket = $this->verbs->change( $this->id( $request ), Change_Request::read( $changes ), Actor::agent( $user ), $version );
		return $this->items->one( $ticket, $user );
	}

	/**
	 * Changes many tickets; each is checked and settled by itself.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{updated: list<array<string, mixed>>, failed: list<array<string, mixed>>}
	 */
	private function bulk( \WP_REST_Request $request ): array {
		$user    = get_current_user_id();
		$changes = Change_Request::read( $request['changes'] );
		$updated = [];
		$failed  = [];
		foreach ( array_map( 'intval', $request['ids'] ) as $id ) {
			try {
				$this->policy->require( $user, 'update', $id );
				$updated[] = $this->verbs->change( $id, $changes, Actor::agent( $user ) );
			} catch ( Problem $problem ) {
				$failed[] = [
					'id'      => $id,
					'code'    => $problem->name,
					'message' => $problem->getMessage(),
				];
			}
		}
		return [
			'updated' => $this->items->of( $updated, $user ),
			'failed'  => $failed,
		];
	}

	/**
	 * Deletes a ticket for good.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 */
	private function delete( \WP_REST_Request $request ): array {
		$ticket = $this->policy->require( get_current_user_id(), 'delete', $this->id( $request ) );
		$this->verbs->delete( $ticket->id, Actor::agent( get_current_user_id() ) );
		return [
			'deleted' => true,
			'id'      => $ticket->id,
		];
	}

	/**
	 * Merges a ticket into another; both must be the person's to change.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function merge( \WP_REST_Request $request ): array {
		$user = get_current_user_id();
		$from = $this->policy->require( $user, 'update', $this->id( $request ) );
		$into = $this->policy->require( $user, 'update', (int) $request['into'] );
		return $this->items->one( $this->verbs->merge( $from->id, $into->id, Actor::agent( $user ) ), $user );
	}

	/**
	 * Takes a merge back; both must be the person's to change.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function unmerge( \WP_REST_Request $request ): array {
		$user = get_current_user_id();
		$from = $this->policy->require( $user, 'update', $this->id( $request ) );
		if ( $from->merged_into ) {
			$this->policy->require( $user, 'update', $from->merged_into );
		}
		return $this->items->one( $this->verbs->unmerge( $from->id, Actor::agent( $user ) ), $user );
	}

	/**
	 * Makes all private links to a ticket useless.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function revoke_links( \WP_REST_Request $request ): array {
		$user   = get_current_user_id();
		$ticket = $this->policy->require( $user, 'update', $this->id( $request ) );
		$this->verbs->revoke_links( $ticket->id, Actor::agent( $user ) );
		return $this->items->one( $ticket, $user );
	}

	/**
	 * Marks a ticket as read by the person.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function mark_read( \WP_REST_Request $request ): array {
		$user   = get_current_user_id();
		$ticket = $this->policy->require( $user, 'read', $this->id( $request ) );
		$this->reads->mark( $user, $ticket->id, min( (int) $request['sequence'], $ticket->last_sequence ) );
		return $this->items->one( $ticket, $user );
	}

	/**
	 * Arguments of a bulk change.
	 *
	 * @param Schema $schema Shape of a ticket.
	 * @return array<string, array<string, mixed>>
	 */
	private static function bulk_args( Schema $schema ): array {
		return [
			'ids'     => [
				'type'        => 'array',
				'items'       => [
					'type'    => 'integer',
					'minimum' => 1,
				],
				'minItems'    => 1,
				'maxItems'    => 100,
				'uniqueItems' => true,
				'required'    => true,
			],
			'changes' => [
				'type'                 => 'object',
				'properties'           => array_map( static fn( array $arg ): array => array_diff_key( $arg, [ 'required' => true ] ), array_diff_key( $schema->args( 'update' ), [ 'version' => true ] ) ),
				'additionalProperties' => false,
				'required'             => true,
			],
		];
	}
}
