<?php
/**
 * Rows of teams.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Agents;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Fold;

/**
 * Stores teams and who is in them.
 */
final class Team_Repository {

	/**
	 * Needs rows.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * All teams by name, with their members, in two queries.
	 *
	 * @return list<Team>
	 */
	public function all(): array {
		$members = [];
		foreach ( $this->database->rows( 'SELECT team_id, user_id FROM {team_member} ORDER BY user_id' ) as $row ) {
			$members[ (int) $row['team_id'] ][] = (int) $row['user_id'];
		}
		$teams = array_map(
			static fn( array $row ): Team => new Team( (int) $row['id'], (string) $row['name'], $members[ (int) $row['id'] ] ?? [] ),
			$this->database->rows( 'SELECT id, name FROM {team} ORDER BY id' )
		);
		usort( $teams, static fn( Team $a, Team $b ): int => strnatcasecmp( $a->name, $b->name ) );
		return $teams;
	}

	/**
	 * One team.
	 *
	 * @param int $id Team.
	 */
	public function find( int $id ): ?Team {
		$name = $this->database->value( 'SELECT name FROM {team} WHERE id = %d', [ $id ] );
		return null === $name ? null : new Team( $id, $name, $this->members( $id ) );
	}

	/**
	 * Who is in a team.
	 *
	 * @param int $id Team.
	 * @return list<int> WordPress users.
	 */
	public function members( int $id ): array {
		return array_map( 'intval', $this->database->column( 'SELECT user_id FROM {team_member} WHERE team_id = %d ORDER BY user_id', [ $id ] ) );
	}

	/**
	 * The teams of a user.
	 *
	 * @param int $user WordPress user.
	 * @return list<int> Teams.
	 */
	public function teams_of( int $user ): array {
		return array_map( 'intval', $this->database->column( 'SELECT team_id FROM {team_member} WHERE user_id = %d ORDER BY team_id', [ $user ] ) );
	}

	/**
	 * The teams of everybody, in one query.
	 *
	 * @return array<int, list<int>> Teams by user.
	 */
	public function teams_of_all(): array {
		$teams = [];
		foreach ( $this->database->rows( 'SELECT user_id, team_id FROM {team_member} ORDER BY team_id' ) as $row ) {
			$teams[ (int) $row['user_id'] ][] = (int) $row['team_id'];
		}
		return $teams;
	}

	/**
	 * Adds a team or changes one's name.
	 *
	 * @param int    $id   Team, 0 for a new one.
	 * @param string $name Name.
	 * @return int Its id.
	 * @throws Problem 409 `switchboard_name_taken` when another team is called so.
	 */
	public function save( int $id, string $name ): int {
		$row   = [
			'name'     => $name,
			'name_key' => Fold::key( $name ),
		];
		$other = (int) $this->database->value( 'SELECT id FROM {team} WHERE name_key = %s', [ $row['name_key'] ] );
		if ( $other && $other !== $id ) {
			throw new Problem( 'switchboard_name_taken', __( 'Another team has this name already.', 'switchboard' ), 409 );
		}
		if ( $id ) {
			$this->database->update( 'team', $row, [ 'id' => $id ] );
			return $id;
		}
		return $this->database->insert( 'team', $row );
	}

	/**
	 * Removes a team and its memberships.
	 *
	 * @param int $id Team.
	 */
	public function delete( int $id ): void {
		$this->database->delete( 'team_member', [ 'team_id' => $id ] );
		$this->database->delete( 'team', [ 'id' => $id ] );
	}

	/**
	 * Replaces the members of a team.
	 *
	 * @param int       $id    Team.
	 * @param list<int> $users WordPress users.
	 */
	public function set_members( int $id, array $users ): void {
		$this->database->delete( 'team_member', [ 'team_id' => $id ] );
		$this->join( array_map( static fn( int $user ): array => [ $id, $user ], $users ) );
	}

	/**
	 * Replaces the teams of a user.
	 *
	 * @param int       $user  WordPress user.
	 * @param list<int> $teams Teams.
	 * @throws Problem When one doesn't exist.
	 */
	public function set_teams( int $user, array $teams ): void {
		$known = $this->database->column( 'SELECT id FROM {team} WHERE id IN (' . Database::placeholders( $teams ) . ')', $teams );
		if ( array_diff( $teams, array_map( 'intval', $known ) ) ) {
			throw Problem::invalid( 'teams', __( 'There is no such team.', 'switchboard' ) );
		}
		$this->database->delete( 'team_member', [ 'user_id' => $user ] );
		$this->join( array_map( static fn( int $team ): array => [ $team, $user ], $teams ) );
	}

	/**
	 * Writes memberships.
	 *
	 * @param list<array{int, int}> $pairs Team and user.
	 */
	private function join( array $pairs ): void {
		$rows = array_map(
			static fn( array $pair ): array => [
				'team_id' => $pair[0],
				'user_id' => $pair[1],
			],
			$pairs
		);
		$this->database->insert_all( 'team_member', $rows, 'INSERT IGNORE' );
	}
}
