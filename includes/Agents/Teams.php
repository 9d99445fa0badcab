<?php
/**
 * What can be done with teams.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Agents;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

/**
 * Adds, changes and removes teams.
 */
final class Teams {

	/**
	 * Needs its rows, and what other rooms must do.
	 *
	 * @param Database                    $database Database.
	 * @param Team_Repository             $teams    Teams.
	 * @param Policy                      $policy   Policy.
	 * @param \Closure( int $team ): void $gone     Takes the tickets and inboxes of a team that is removed, in the running transaction.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Team_Repository $teams,
		private readonly Policy $policy,
		private readonly \Closure $gone
	) {
	}

	/**
	 * Adds a team.
	 *
	 * @param string    $name    Name.
	 * @param list<int> $members WordPress users.
	 * @throws Problem When somebody is no agent, or 409 when another team is called so.
	 */
	public function add( string $name, array $members = [] ): Team {
		return $this->save( 0, $name, $members );
	}

	/**
	 * Changes a team.
	 *
	 * @param int                                         $id     Team.
	 * @param array{name?: string, members?: list<int>} $fields What to change.
	 * @throws Problem When it isn't there, somebody is no agent, or 409 when another team is called so.
	 */
	public function change( int $id, array $fields ): Team {
		$team = $this->existing( $id );
		return $this->save( $id, $fields['name'] ?? $team->name, $fields['members'] ?? null );
	}

	/**
	 * Removes a team.
	 *
	 * @param int $id Team.
	 * @throws Problem When it isn't there.
	 */
	public function delete( int $id ): void {
		$this->existing( $id );
		$this->database->transaction(
			function () use ( $id ): void {
				( $this->gone )( $id );
				$this->teams->delete( $id );
			}
		);
	}

	/**
	 * Writes a team.
	 *
	 * @param int            $id      Team, 0 for a new one.
	 * @param string         $name    Name.
	 * @param list<int>|null $members WordPress users; null leaves them.
	 * @throws Problem When a field can't be.
	 */
	private function save( int $id, string $name, ?array $members ): Team {
		$name = Html::excerpt( Html::valid_text( $name ), 100 );
		if ( '' === $name ) {
			throw Problem::invalid( 'name', __( 'Please give a name.', 'switchboard' ) );
		}
		// Who was an agent once may stay; only who comes new must be one.
		foreach ( array_diff( $members ?? [], $id ? $this->teams->members( $id ) : [] ) as $user ) {
			if ( ! $this->policy->may( $user, 'read' ) ) {
				throw Problem::invalid( 'members', __( 'Only agents can be members.', 'switchboard' ) );
			}
		}
		return $this->database->transaction(
			function () use ( $id, $name, $members ): Team {
				$id = $this->teams->save( $id, $name );
				if ( null !== $members ) {
					$this->teams->set_members( $id, $members );
				}
				return $this->existing( $id );
			}
		);
	}

	/**
	 * A team that is there.
	 *
	 * @param int $id Team.
	 * @throws Problem When it isn't.
	 */
	private function existing( int $id ): Team {
		return $this->teams->find( $id ) ?? throw Problem::not_found( 'team' );
	}
}
