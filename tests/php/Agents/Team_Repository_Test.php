<?php
/**
 * Tests of rows of teams.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Agents;

use Switchboard\Agents\Team;
use Switchboard\Agents\Team_Repository;
use Switchboard\Foundation\Problem;
use Switchboard\Tests\TestCase;

/**
 * Rows in and out.
 */
final class Team_Repository_Test extends TestCase {

	private Team_Repository $teams;

	protected function setUp(): void {
		parent::setUp();
		$this->teams = new Team_Repository( $this->database() );
		$this->database()->execute( 'DELETE FROM {team}' );
	}

	public function test_teams_and_members(): void {
		$second = $this->teams->save( 0, 'Shipping' );
		$first  = $this->teams->save( 0, 'Billing' );
		$this->teams->set_members( $first, [ 5, 3, 5 ] );
		$this->teams->set_teams( 3, [ $first, $second ] );
		$this->assertSame( [ 'Billing', 'Shipping' ], array_map( static fn( Team $team ): string => $team->name, $this->teams->all() ) );
		$this->assertSame( [ [ 3, 5 ], [ 3 ] ], [ $this->teams->members( $first ), $this->teams->find( $second )?->members ] );
		$this->assertSame( [
			3 => [ $second, $first ],
			5 => [ $first ],
		], $this->teams->teams_of_all() );
		$this->teams->set_teams( 3, [] );
		$this->assertSame( [], $this->teams->teams_of( 3 ) );
		$this->teams->delete( $first );
		$this->assertSame( [ [], null ], [ $this->teams->teams_of( 5 ), $this->teams->find( $first ) ] );
	}

	public function test_a_name_is_given_once(): void {
		$id = $this->teams->save( 0, 'Café' );
		$this->assertSame( $id, $this->teams->save( $id, 'CAFE' ) );
		$this->expectException( Problem::class );
		$this->expectExceptionCode( 409 );
		$this->teams->save( 0, ' cafe ' );
	}

	public function test_a_team_that_is_not_there_has_no_members(): void {
		$this->expectException( Problem::class );
		$this->teams->set_teams( 3, [ 999999 ] );
	}
}
