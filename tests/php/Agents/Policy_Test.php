<?php
/**
 * Tests of the policy.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Agents;

use PHPUnit\Framework\Attributes\Group;

/**
 * The table of abilities.
 */
#[Group( 'smoke' )]
final class Policy_Test extends Staff_Story {

	public function test_abilities(): void {
		$abilities = [ 'access', 'read', 'note', 'reply', 'manage', 'manage_settings', 'delete_site', 'switchboard_read' ];
		$expected  = [
			'visitor'       => [],
			'subscriber'    => [],
			'editor'        => [],
			'light_agent'   => [ 'access', 'read', 'note' ],
			'agent'         => [ 'access', 'read', 'note', 'reply' ],
			'manager'       => [ 'access', 'read', 'note', 'reply', 'manage' ],
			'administrator' => [ 'access', 'manage_settings' ],
		];
		foreach ( $expected as $kind => $may ) {
			$this->assertSame( $may, array_values( array_filter( $abilities, fn( string $ability ): bool => $this->services->policy()->may( $this->users[ $kind ], $ability ) ) ), $kind );
		}
		$this->assertFalse( $this->services->policy()->may( 999999, 'read' ) );
	}

	public function test_inboxes(): void {
		$policy = $this->services->policy();
		$this->assertNull( $policy->inboxes( $this->users['manager'] ) );
		$this->assertSame( [ $this->inbox ], $policy->inboxes( $this->users['agent'] ) );
		$this->assertSame( [], $policy->inboxes( $this->users['administrator'] ) );
		$this->assertSame( [], $policy->inboxes( $this->users['subscriber'] ) );
		$this->assertSame( [], $policy->inboxes( 0 ) );
	}

	public function test_a_membership_without_a_role_opens_nothing(): void {
		$this->services->inboxes()->set_members( $this->inbox, [ $this->users['subscriber'], $this->users['administrator'] ] );
		$this->assertSame( [], $this->services->policy()->inboxes( $this->users['subscriber'] ) );
		$this->assertSame( [], $this->services->policy()->inboxes( $this->users['administrator'] ) );
	}

	public function test_losing_a_membership_takes_effect_at_once(): void {
		$policy = $this->services->policy();
		$this->assertSame( [ $this->inbox ], $policy->inboxes( $this->users['agent'] ) );
		$this->services->inboxes()->set_inboxes( $this->users['agent'], [] );
		$this->assertSame( [], $policy->inboxes( $this->users['agent'] ) );
	}

	public function test_asking_again_costs_no_query(): void {
		$this->services->policy()->inboxes( $this->users['agent'] );
		$before = $GLOBALS['wpdb']->num_queries;
		$this->services->policy()->inboxes( $this->users['agent'] );
		$this->services->policy()->role( $this->users['agent'] );
		$this->assertSame( $before, $GLOBALS['wpdb']->num_queries );
	}

	public function test_roles(): void {
		$roles = array_map( fn( int $user ): ?string => $this->services->policy()->role( $user ), $this->users );
		$this->assertSame( [ 'light_agent', 'agent', 'manager' ], array_values( array_filter( $roles ) ) );
		( new \WP_User( $this->users['administrator'] ) )->add_role( 'switchboard_light_agent' );
		( new \WP_User( $this->users['administrator'] ) )->add_role( 'switchboard_agent' );
		$this->assertSame( 'agent', $this->services->policy()->role( $this->users['administrator'] ) );
	}
}
