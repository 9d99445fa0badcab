<?php
/**
 * Tests of what can be done with teams.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Agents;

use Switchboard\Foundation\Problem;

/**
 * Teams and their members.
 */
final class Teams_Test extends Staff_Story {

	public function test_only_agents_come_new(): void {
		$team = $this->services->team_verbs()->add( 'Night shift', [ $this->users['agent'] ] );
		$this->assertSame( [ $this->users['agent'] ], $team->members );
		( new \WP_User( $this->users['agent'] ) )->remove_role( 'switchboard_agent' );
		$members = [ $this->users['agent'], $this->users['manager'] ];
		$this->assertSame( $members, $this->services->team_verbs()->change( $team->id, [ 'members' => $members ] )->members );
		$this->expectException( Problem::class );
		$this->services->team_verbs()->change( $team->id, [ 'members' => [ $this->users['subscriber'] ] ] );
	}

	public function test_inboxes_forget_a_team_that_is_removed(): void {
		$team = $this->services->team_verbs()->add( 'Night shift' );
		$this->services->inbox_verbs()->change( $this->inbox, [ 'default_team' => $team->id ] );
		$this->services->team_verbs()->delete( $team->id );
		$this->assertSame( 0, $this->services->inboxes()->find( $this->inbox )?->default_team_id );
	}
}
