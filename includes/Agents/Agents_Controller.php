<?php
/**
 * REST: agents.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Agents;

use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;

/**
 * Every helpdesk role sees the agents. Only who may manage settings gives and takes roles; managers give inboxes and teams.
 */
final class Agents_Controller extends Controller {

	/**
	 * Needs its rows and verbs, and the memberships of another room.
	 *
	 * @param Schema                                    $schema         Shape of an agent.
	 * @param Agents                                    $verbs          Verbs.
	 * @param Agent_Repository                          $agents         Agents.
	 * @param Team_Repository                           $teams          Teams.
	 * @param Policy                                    $policy         Policy.
	 * @param \Closure(): array<int, list<int>>         $inboxes_of_all Inboxes by user.
	 */
	public function __construct(
		Schema $schema,
		private readonly Agents $verbs,
		private readonly Agent_Repository $agents,
		private readonly Team_Repository $teams,
		private readonly Policy $policy,
		private readonly \Closure $inboxes_of_all
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$read   = fn(): bool => $this->may( 'read' ) || $this->may( 'manage_settings' );
		$write  = fn(): bool => $this->may( 'manage' ) || $this->may( 'manage_settings' );
		$settle = fn(): bool => $this->may( 'manage_settings' );
		$this->route( 'GET', 'agents', fn(): array => $this->items( $this->agents->all() ), $read );
		$this->route( 'POST', 'agents', fn( \WP_REST_Request $request ) => $this->create( $request ), $settle, 'create' );
		$this->route( 'GET', 'agents/candidates', fn( \WP_REST_Request $request ): array => $this->items( $this->agents->candidates( (string) $request['search'] ) ), $settle, 'candidates' );
		$this->route( 'GET', 'agents/{id}', fn( \WP_REST_Request $request ) => $this->item( $this->agents->find( $this->id( $request ) ) ?? throw Problem::not_found( 'agent' ) ), $read );
		$this->route( 'PATCH', 'agents/{id}', fn( \WP_REST_Request $request ) => $this->update( $request ), $write, 'update' );
		$this->route( 'DELETE', 'agents/{id}', fn( \WP_REST_Request $request ) => $this->delete( $request ), $settle );
	}

	/**
	 * Makes a user an agent.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function create( \WP_REST_Request $request ): \WP_REST_Response {
		$agent = $this->verbs->add( (int) $request['user'], (string) $request['role'], $this->places( $request ) );
		return $this->created( $this->item( $agent ), "agents/$agent->id" );
	}

	/**
	 * Changes an agent.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 * @throws Problem When the caller may not give roles.
	 */
	private function update( \WP_REST_Request $request ): array {
		$fields = $this->places( $request );
		if ( isset( $request['role'] ) ) {
			if ( ! $this->may( 'manage_settings' ) ) {
				throw Problem::forbidden();
			}
			$fields['role'] = (string) $request['role'];
		}
		return $this->item( $this->verbs->change( $this->id( $request ), $fields ) );
	}

	/**
	 * Takes the role away.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 */
	private function delete( \WP_REST_Request $request ): array {
		$id = $this->id( $request );
		$this->verbs->remove( $id );
		return [
			'deleted' => true,
			'id'      => $id,
		];
	}

	/**
	 * Inboxes and teams that were sent.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{inboxes?: list<int>, teams?: list<int>}
	 */
	private function places( \WP_REST_Request $request ): array {
		$places = [];
		foreach ( [ 'inboxes', 'teams' ] as $name ) {
			if ( isset( $request[ $name ] ) ) {
				$places[ $name ] = array_values( array_unique( array_map( 'intval', (array) $request[ $name ] ) ) );
			}
		}
		return $places;
	}

	/**
	 * What is answered.
	 *
	 * @param Agent $agent Agent.
	 * @return array<string, mixed>
	 */
	private function item( Agent $agent ): array {
		return $this->items( [ $agent ] )[0];
	}

	/**
	 * What is answered, with the inboxes and teams of all in one query each.
	 *
	 * @param list<Agent> $agents Agents.
	 * @return list<array<string, mixed>>
	 */
	private function items( array $agents ): array {
		$inboxes  = ( $this->inboxes_of_all )();
		$teams    = $this->teams->teams_of_all();
		$settles  = $this->may( 'manage_settings' );
		$manages  = $settles || $this->may( 'manage' );
		$asks     = get_current_user_id();
		$describe = static fn( Agent $agent ): array => [
			'id'          => $agent->id,
			'name'        => $agent->name,
			'email'       => $manages || $agent->id === $asks ? $agent->email : null,
			'role'        => $agent->role,
			'inboxes'     => $inboxes[ $agent->id ] ?? [],
			'teams'       => $teams[ $agent->id ] ?? [],
			'avatar'      => $agent->avatar(),
			'permissions' => [
				'update' => $manages && null !== $agent->role,
				'delete' => $settles && null !== $agent->role,
			],
		];
		return array_map( $describe, $agents );
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
