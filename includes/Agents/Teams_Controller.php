<?php
/**
 * REST: teams.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Agents;

use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;

/**
 * Every helpdesk role sees the teams; managers write them.
 */
final class Teams_Controller extends Controller {

	/**
	 * Needs its rows and verbs.
	 *
	 * @param Schema          $schema Shape of a team.
	 * @param Teams           $verbs  Verbs.
	 * @param Team_Repository $teams  Teams.
	 * @param Policy          $policy Policy.
	 */
	public function __construct(
		Schema $schema,
		private readonly Teams $verbs,
		private readonly Team_Repository $teams,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$read  = fn(): bool => $this->may( 'read' ) || $this->may( 'manage_settings' );
		$write = fn(): bool => $this->may( 'manage' );
		$this->route( 'GET', 'teams', fn(): array => array_map( [ $this, 'item' ], $this->teams->all() ), $read );
		$this->route( 'POST', 'teams', fn( \WP_REST_Request $request ) => $this->create( $request ), $write, 'create' );
		$this->route( 'GET', 'teams/{id}', fn( \WP_REST_Request $request ) => $this->item( $this->teams->find( $this->id( $request ) ) ?? throw Problem::not_found( 'team' ) ), $read );
		$this->route( 'PATCH', 'teams/{id}', fn( \WP_REST_Request $request ) => $this->item( $this->verbs->change( $this->id( $request ), $this->fields( $request ) ) ), $write, 'update' );
		$this->route( 'DELETE', 'teams/{id}', fn( \WP_REST_Request $request ) => $this->delete( $request ), $write );
	}

	/**
	 * Adds a team.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function create( \WP_REST_Request $request ): \WP_REST_Response {
		$fields = $this->fields( $request );
		$team   = $this->verbs->add( $fields['name'] ?? '', $fields['members'] ?? [] );
		return $this->created( $this->item( $team ), "teams/$team->id" );
	}

	/**
	 * Removes a team.
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
	 * What was sent.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{name?: string, members?: list<int>}
	 */
	private function fields( \WP_REST_Request $request ): array {
		$fields = [];
		if ( isset( $request['name'] ) ) {
			$fields['name'] = (string) $request['name'];
		}
		if ( isset( $request['members'] ) ) {
			$fields['members'] = array_values( array_unique( array_map( 'intval', (array) $request['members'] ) ) );
		}
		return $fields;
	}

	/**
	 * What is answered.
	 *
	 * @param Team $team Team.
	 * @return array<string, mixed>
	 */
	private function item( Team $team ): array {
		return [
			'id'          => $team->id,
			'name'        => $team->name,
			'members'     => $team->members,
			'permissions' => [
				'update' => $this->may( 'manage' ),
				'delete' => $this->may( 'manage' ),
			],
		];
	}

	/**
	 * Whether the current user may do something.
	 *
	 * @param string $ability Ability of the policy.
	 */
	private function may( string $ability ): bool {
		return $this->policy->may( get_current_user_id(), $ability );
	}
}
