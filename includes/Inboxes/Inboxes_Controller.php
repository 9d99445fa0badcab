<?php
/**
 * REST: inboxes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Inboxes;

use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;

/**
 * Agents see the inboxes that they are members of, managers all and write them. Administrators see them too, for connections
 * lead into inboxes; their tickets stay closed to them.
 */
final class Inboxes_Controller extends Controller {

	/**
	 * Needs its rows and verbs, and who may see what.
	 *
	 * @param Schema                             $schema  Shape of an inbox.
	 * @param Inboxes                            $verbs   Verbs.
	 * @param Inbox_Repository                   $inboxes Inboxes.
	 * @param \Closure( string $ability ): bool $may     What the current user may do.
	 */
	public function __construct(
		Schema $schema,
		private readonly Inboxes $verbs,
		private readonly Inbox_Repository $inboxes,
		private readonly \Closure $may
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$read  = fn(): bool => ( $this->may )( 'read' ) || ( $this->may )( 'manage_settings' );
		$write = fn(): bool => ( $this->may )( 'manage' );
		$this->route( 'GET', 'inboxes', fn(): array => array_map( [ $this, 'item' ], $this->visible() ), $read );
		$this->route( 'POST', 'inboxes', fn( \WP_REST_Request $request ) => $this->create( $request ), $write, 'create' );
		$this->route( 'GET', 'inboxes/{id}', fn( \WP_REST_Request $request ) => $this->read( $this->id( $request ) ), $read );
		$this->route( 'PATCH', 'inboxes/{id}', fn( \WP_REST_Request $request ) => $this->item( $this->verbs->change( $this->id( $request ), $this->sent( $request ) ) ), $write, 'update' );
		$this->route( 'DELETE', 'inboxes/{id}', fn( \WP_REST_Request $request ) => $this->delete( $request ), $write );
	}

	/**
	 * One inbox; a foreign one is answered like a missing one.
	 *
	 * @param int $id Inbox.
	 * @return array<string, mixed>
	 * @throws Problem When it isn't visible.
	 */
	private function read( int $id ): array {
		foreach ( $this->visible() as $inbox ) {
			if ( $inbox->id === $id ) {
				return $this->item( $inbox );
			}
		}
		throw Problem::not_found( 'inbox' );
	}

	/**
	 * Adds an inbox.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function create( \WP_REST_Request $request ): \WP_REST_Response {
		$inbox = $this->verbs->add( $this->sent( $request ) );
		return $this->created( $this->item( $inbox ), "inboxes/$inbox->id" );
	}

	/**
	 * Removes an inbox.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 */
	private function delete( \WP_REST_Request $request ): array {
		$id = $this->id( $request );
		$this->verbs->delete( $id );
		return [
			'deleted' => true,
			'id'      => $id,
		];
	}

	/**
	 * The inboxes that the current user sees.
	 *
	 * @return list<Inbox>
	 */
	private function visible(): array {
		$inboxes = $this->inboxes->all();
		if ( ( $this->may )( 'manage' ) || ( $this->may )( 'manage_settings' ) ) {
			return $inboxes;
		}
		$own = $this->inboxes->inboxes_of( get_current_user_id() );
		return array_values( array_filter( $inboxes, static fn( Inbox $inbox ): bool => in_array( $inbox->id, $own, true ) ) );
	}

	/**
	 * What is answered.
	 *
	 * @param Inbox $inbox Inbox.
	 * @return array<string, mixed>
	 */
	private function item( Inbox $inbox ): array {
		return [
			'id'               => $inbox->id,
			'name'             => $inbox->name,
			'address'          => $inbox->address,
			'from_name'        => $inbox->from_name,
			'signature'        => $inbox->signature,
			'members'          => $this->inboxes->members( $inbox->id ),
			'default_team'     => $inbox->default_team_id ? $inbox->default_team_id : null,
			'close_after_days' => $inbox->close_after_days,
			'reopen_days'      => $inbox->reopen_days,
			'send_received'    => $inbox->send_received,
			'position'         => $inbox->position,
			'permissions'      => [
				'update' => ( $this->may )( 'manage' ),
				'delete' => ( $this->may )( 'manage' ),
			],
		];
	}
}
