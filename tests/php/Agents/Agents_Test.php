<?php
/**
 * Tests of what can be done with agents.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Agents;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Agents\Agents;
use Switchboard\Foundation\Problem;

/**
 * Roles come and go; what a user is elsewhere stays.
 */
#[Group( 'smoke' )]
final class Agents_Test extends Staff_Story {

	public function test_an_administrator_stays_one(): void {
		$id = $this->users['administrator'];
		$this->services->agent_verbs()->add( $id, 'light_agent' );
		$this->assertSame( [ 'administrator', 'switchboard_light_agent' ], $this->roles( $id ) );
		$this->assertSame( 'manager', $this->services->agent_verbs()->change( $id, [ 'role' => 'manager' ] )->role );
		$this->assertSame( [ 'administrator', 'switchboard_manager' ], $this->roles( $id ) );
		$this->services->agent_verbs()->remove( $id );
		$this->assertSame( [ 'administrator' ], $this->roles( $id ) );
	}

	public function test_an_agent_gets_inboxes_and_teams(): void {
		$team  = $this->services->teams()->save( 0, 'Night shift' );
		$agent = $this->services->agent_verbs()->add( $this->users['subscriber'], 'agent', [
			'inboxes' => [ $this->inbox ],
			'teams' => [ $team ],
		] );
		$this->assertSame( 'agent', $agent->role );
		$this->assertSame( [ [ $this->inbox ], [ $team ] ], [ $this->services->policy()->inboxes( $agent->id ), $this->services->teams()->teams_of( $agent->id ) ] );
	}

	public function test_whoever_is_removed_leaves_everything(): void {
		$left  = [];
		$told  = [];
		$verbs = new Agents(
			$this->database(),
			$this->services->agents(),
			$this->services->teams(),
			fn( int $user, array $inboxes ) => $this->services->inboxes()->set_inboxes( $user, $inboxes ),
			static function ( int $user ) use ( &$left ): void {
				$left[] = $user;
			},
			static function ( int $inbox ) use ( &$told ): void {
				$told[] = $inbox;
			}
		);
		$team  = $this->services->teams()->save( 0, 'Night shift' );
		$agent = $this->users['agent'];
		$this->services->teams()->set_members( $team, [ $agent ] );
		$verbs->remove( $agent );
		$this->assertSame( [ [ $agent ], [ 0 ] ], [ $left, $told ] );
		$this->assertSame( [ [], [] ], [ $this->services->inboxes()->inboxes_of( $agent ), $this->services->teams()->teams_of( $agent ) ] );
		$this->assertNull( $this->services->agents()->find( $agent ) );
	}

	public function test_nothing_is_half_written(): void {
		try {
			$this->services->agent_verbs()->add( $this->users['subscriber'], 'agent', [ 'inboxes' => [ $this->inbox, 999999 ] ] );
			$this->fail( 'There is no such inbox.' );
		} catch ( Problem $problem ) {
			$this->assertSame( 400, $problem->status );
			$this->assertSame( [ 'subscriber' ], $this->roles( $this->users['subscriber'] ) );
			$this->assertSame( [], $this->services->inboxes()->inboxes_of( $this->users['subscriber'] ) );
		}
	}

	public function test_a_role_that_is_not_ours_is_not_taken(): void {
		get_role( 'editor' )?->add_cap( 'switchboard_read' );
		try {
			$this->services->agent_verbs()->remove( $this->users['editor'] );
			$this->fail( 'It is the site owner\'s role.' );
		} catch ( Problem $problem ) {
			$this->assertSame( [ 'switchboard_role_elsewhere', 409 ], [ $problem->name, $problem->status ] );
		}
	}

	public function test_every_screen_is_told_of_a_role(): void {
		$before = $this->services->events()->mark();
		$this->services->agent_verbs()->change( $this->users['manager'], [ 'role' => 'agent' ] );
		$this->assertNotSame( $before, $this->services->events()->mark() );
	}

	/**
	 * A user's roles in WordPress.
	 *
	 * @return list<string>
	 */
	private function roles( int $id ): array {
		return array_values( ( new \WP_User( $id ) )->roles );
	}
}
