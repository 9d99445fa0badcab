<?php
/**
 * Tests of finding agents.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Agents;

use Switchboard\Agents\Agent;

/**
 * Agents among WordPress's users.
 */
final class Agent_Repository_Test extends Staff_Story {

	public function test_all_agents_and_nobody_else(): void {
		$ids = $this->ids( $this->services->agents()->all() );
		foreach ( $this->users as $kind => $user ) {
			$this->assertSame( in_array( $kind, self::READERS, true ), in_array( $user, $ids, true ), $kind );
		}
	}

	public function test_who_is_an_agent_is_remembered_until_it_changes(): void {
		$agents = $this->services->agents();
		$agents->all();
		$this->assertIsArray( get_option( 'switchboard_agent_ids' ) );
		$this->factory->user( 'subscriber' );
		$this->assertIsArray( get_option( 'switchboard_agent_ids' ), 'A new customer changes nothing.' );
		$user = new \WP_User( $this->users['subscriber'] );
		$user->add_role( 'switchboard_agent' );
		$this->assertContains( $user->ID, $this->ids( $agents->all() ) );
		$user->remove_role( 'switchboard_agent' );
		$this->assertNotContains( $user->ID, $this->ids( $agents->all() ) );
		get_role( 'editor' )?->add_cap( 'switchboard_read' );
		$this->assertContains( $this->users['editor'], $this->ids( $agents->all() ) );
		wp_delete_user( $this->users['agent'] );
		$this->assertNotContains( $this->users['agent'], $this->ids( $agents->all() ) );
	}

	public function test_who_sees_an_inbox(): void {
		$other = $this->factory->user( 'switchboard_agent' );
		$ids   = $this->ids( $this->services->agents()->of_inbox( $this->inbox ) );
		foreach ( self::READERS as $kind ) {
			$this->assertContains( $this->users[ $kind ], $ids );
		}
		$this->assertNotContains( $other, $ids );
	}

	public function test_names_of_former_agents(): void {
		$this->assertSame( [ $this->users['editor'] => 'User 2' ], $this->services->agents()->names( [ $this->users['editor'], 999999 ] ) );
	}

	public function test_more_agents_take_no_more_queries(): void {
		$count = function (): int {
			$this->services->agents()->all();
			wp_cache_flush();
			$before = $GLOBALS['wpdb']->num_queries;
			$this->services->agents()->all();
			return $GLOBALS['wpdb']->num_queries - $before;
		};
		$few = $count();
		for ( $number = 0; $number < 10; $number++ ) {
			$this->factory->user( 'switchboard_agent' );
		}
		$this->assertSame( $few, $count() );
	}

	public function test_candidates(): void {
		$ada        = $this->factory->user( 'customer', [ 'display_name' => 'Ada Candidate' ] );
		$candidates = $this->services->agents()->candidates( 'candid*' );
		$this->assertEquals( [ new Agent( $ada, 'Ada Candidate', (string) get_userdata( $ada )->user_email, null ) ], $candidates ); // @phpstan-ignore property.nonObject
		$this->assertNotContains( $this->users['agent'], $this->ids( $this->services->agents()->candidates( '' ) ) );
	}

	public function test_pictures_only_where_the_site_shows_them(): void {
		$agent = $this->services->agents()->find( $this->users['agent'] );
		update_option( 'show_avatars', '0' );
		$this->assertNull( $agent?->avatar() );
		update_option( 'show_avatars', '1' );
		$this->assertStringStartsWith( 'http', (string) $agent?->avatar() );
	}

	/**
	 * Ids of agents.
	 *
	 * @param list<Agent> $agents Agents.
	 * @return list<int>
	 */
	private function ids( array $agents ): array {
		return array_map( static fn( Agent $agent ): int => $agent->id, $agents );
	}
}
