<?php
/**
 * What can be done with agents.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Agents;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;

/**
 * Gives and takes helpdesk roles, inboxes and teams. Whoever calls has asked the policy.
 *
 * Only the helpdesk's own roles are ever given or taken: what a user is elsewhere in WordPress stays as it is.
 */
final class Agents {

	/**
	 * Needs its rows, and what other rooms must do.
	 *
	 * @param Database                                       $database Database.
	 * @param Agent_Repository                               $agents   Agents.
	 * @param Team_Repository                                $teams    Teams.
	 * @param \Closure( int $user, list<int> $inboxes ): void $join     Replaces a user's inboxes; refuses one that doesn't exist.
	 * @param \Closure( int $user ): void                    $left     Unassigns the tickets of a user who is no agent any more.
	 * @param \Closure( int $inbox ): void                   $announce Writes down that memberships changed; 0 for all inboxes.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Agent_Repository $agents,
		private readonly Team_Repository $teams,
		private readonly \Closure $join,
		private readonly \Closure $left,
		private readonly \Closure $announce
	) {
	}

	/**
	 * Makes a WordPress user an agent.
	 *
	 * @param int                                                             $user   WordPress user.
	 * @param string                                                          $role   `manager`, `agent` or `light_agent`.
	 * @param array{inboxes?: list<int>, teams?: list<int>} $places Inboxes and teams.
	 * @throws Problem When there is no such user on this site, or 409 when it is an agent already.
	 */
	public function add( int $user, string $role, array $places = [] ): Agent {
		if ( false === get_userdata( $user ) || ! is_user_member_of_blog( $user ) ) {
			throw Problem::invalid( 'user', __( 'There is no such user on this site.', 'switchboard' ) );
		}
		if ( null !== $this->agents->find( $user ) ) {
			throw new Problem( 'switchboard_agent_exists', __( 'This user is an agent already.', 'switchboard' ), 409 );
		}
		return $this->write( $user, [ 'role' => $role ] + $places );
	}

	/**
	 * Changes an agent.
	 *
	 * @param int                                                                  $user   WordPress user.
	 * @param array{role?: string, inboxes?: list<int>, teams?: list<int>} $fields What to change.
	 * @throws Problem When there is no such agent, inbox or team.
	 */
	public function change( int $user, array $fields ): Agent {
		$this->existing( $user );
		return $this->write( $user, $fields );
	}

	/**
	 * Makes an agent an ordinary user again.
	 *
	 * @param int $user WordPress user.
	 * @throws Problem When there is no such agent, or 409 when a role that isn't ours makes it one.
	 */
	public function remove( int $user ): void {
		$this->existing( $user );
		if ( ! array_intersect( Roles::slugs(), ( new \WP_User( $user ) )->roles ) ) {
			throw new Problem( 'switchboard_role_elsewhere', __( 'This person’s WordPress role itself opens the helpdesk. Change it on the Users screen.', 'switchboard' ), 409 );
		}
		$this->database->transaction(
			function () use ( $user ): void {
				$this->leave( $user );
				$this->set_role( $user, null );
			}
		);
	}

	/**
	 * A user is no agent any more: memberships and assignments end.
	 *
	 * @param int $user WordPress user, who may be gone already.
	 */
	public function leave( int $user ): void {
		$this->database->transaction(
			function () use ( $user ): void {
				( $this->join )( $user, [] );
				$this->teams->set_teams( $user, [] );
				( $this->left )( $user );
			}
		);
	}

	/**
	 * A user has lost the role elsewhere: nobody waits for them any more.
	 *
	 * @param int $user WordPress user.
	 */
	public function release( int $user ): void {
		$this->database->transaction(
			function () use ( $user ): void {
				( $this->left )( $user );
				( $this->announce )( 0 );
			}
		);
	}

	/**
	 * Writes what is given.
	 *
	 * @param int                                                                  $user   WordPress user.
	 * @param array{role?: string, inboxes?: list<int>, teams?: list<int>} $fields What to write.
	 */
	private function write( int $user, array $fields ): Agent {
		return $this->database->transaction(
			function () use ( $user, $fields ): Agent {
				if ( isset( $fields['inboxes'] ) ) {
					( $this->join )( $user, $fields['inboxes'] );
				}
				if ( isset( $fields['teams'] ) ) {
					$this->teams->set_teams( $user, $fields['teams'] );
				}
				// Last, because WordPress's own memory of a role knows no rollback.
				if ( isset( $fields['role'] ) ) {
					$this->set_role( $user, Roles::slug( $fields['role'] ) );
				}
				return $this->existing( $user );
			}
		);
	}

	/**
	 * Gives one of the helpdesk's roles and takes the others.
	 *
	 * @param int         $id   WordPress user.
	 * @param string|null $slug Role, null for none.
	 */
	private function set_role( int $id, ?string $slug ): void {
		$user = get_userdata( $id );
		if ( false === $user ) {
			return;
		}
		foreach ( array_diff( array_intersect( Roles::slugs(), $user->roles ), [ (string) $slug ] ) as $other ) {
			$user->remove_role( $other );
		}
		if ( null !== $slug && ! in_array( $slug, $user->roles, true ) ) {
			$user->add_role( $slug );
		}
		$this->agents->forget();
		( $this->announce )( 0 );
	}

	/**
	 * An agent that is there.
	 *
	 * @param int $id WordPress user.
	 * @throws Problem When it isn't.
	 */
	private function existing( int $id ): Agent {
		return $this->agents->find( $id ) ?? throw Problem::not_found( 'agent' );
	}
}
