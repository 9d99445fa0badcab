<?php
/**
 * Agents among WordPress's users.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Agents;

use Switchboard\Foundation\Database\Database;

/**
 * Finds agents. A shop may have 100,000 customers among its users, so who is an agent is remembered in an option.
 */
final class Agent_Repository {

	private const OPTION = 'switchboard_agent_ids';

	/**
	 * Needs rows and who may do what.
	 *
	 * @param Database $database Database.
	 * @param Policy   $policy   Policy.
	 */
	public function __construct( private readonly Database $database, private readonly Policy $policy ) {
	}

	/**
	 * All agents by name.
	 *
	 * @return list<Agent>
	 */
	public function all(): array {
		$agents = $this->find_many( $this->ids() );
		usort( $agents, static fn( Agent $a, Agent $b ): int => strnatcasecmp( $a->name, $b->name ) );
		return $agents;
	}

	/**
	 * One agent.
	 *
	 * @param int $id WordPress user.
	 */
	public function find( int $id ): ?Agent {
		return $this->find_many( [ $id ] )[0] ?? null;
	}

	/**
	 * Names of users, former agents too.
	 *
	 * @param list<int> $ids WordPress users.
	 * @return array<int, string> Those that exist, by id.
	 */
	public function names( array $ids ): array {
		cache_users( $ids );
		$names = [];
		foreach ( $ids as $id ) {
			$user = get_userdata( $id );
			if ( $user ) {
				$names[ $id ] = $user->display_name;
			}
		}
		return $names;
	}

	/**
	 * Who sees an inbox: its members and all managers.
	 *
	 * @param int $inbox_id Inbox.
	 * @return list<Agent>
	 */
	public function of_inbox( int $inbox_id ): array {
		$members = array_map( 'intval', $this->database->column( 'SELECT user_id FROM {inbox_member} WHERE inbox_id = %d', [ $inbox_id ] ) );
		return array_values( array_filter( $this->all(), static fn( Agent $agent ): bool => 'manager' === $agent->role || in_array( $agent->id, $members, true ) ) );
	}

	/**
	 * WordPress users who could become agents.
	 *
	 * @param string $search Part of a name, login or address.
	 * @return list<Agent> At most 20, each without a role.
	 */
	public function candidates( string $search ): array {
		$search = trim( str_replace( '*', '', $search ) );
		$users  = get_users(
			[
				'search'         => '' === $search ? '' : "*$search*",
				'search_columns' => [ 'user_login', 'user_email', 'display_name' ],
				'exclude'        => $this->ids(),
				'number'         => 20,
				'count_total'    => false,
				'orderby'        => 'display_name',
			]
		);
		return array_values( array_map( static fn( \WP_User $user ): Agent => new Agent( $user->ID, $user->display_name, $user->user_email, null ), $users ) );
	}

	/**
	 * Looks again who is an agent, next time somebody asks.
	 */
	public function forget(): void {
		delete_option( self::OPTION );
	}

	/**
	 * Whether a user is remembered as an agent.
	 *
	 * @param int $id WordPress user.
	 */
	public function is_remembered( int $id ): bool {
		return in_array( $id, (array) get_option( self::OPTION, [] ), true );
	}

	/**
	 * Users of roles that may read tickets.
	 *
	 * @return list<int>
	 */
	private function ids(): array {
		$ids = get_option( self::OPTION );
		if ( ! is_array( $ids ) ) {
			$roles = Roles::reading();
			$query = [
				'role__in' => $roles,
				'fields'   => 'ID',
				'orderby'  => 'ID',
			];
			$ids   = $roles ? array_map( 'intval', get_users( $query ) ) : [];
			update_option( self::OPTION, $ids, true );
		}
		return array_values( $ids );
	}

	/**
	 * The agents among users.
	 *
	 * @param list<int> $ids WordPress users.
	 * @return list<Agent>
	 */
	private function find_many( array $ids ): array {
		cache_users( $ids );
		$agents = [];
		foreach ( $ids as $id ) {
			$user = get_userdata( $id );
			$role = $user ? $this->policy->role( $id ) : null;
			if ( $user && null !== $role ) {
				$agents[] = new Agent( $id, $user->display_name, $user->user_email, $role );
			}
		}
		return $agents;
	}
}
