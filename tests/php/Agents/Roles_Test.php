<?php
/**
 * Tests of roles.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Agents;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Agents\Roles;
use Switchboard\Tests\TestCase;

/**
 * The roles in WordPress.
 */
#[Group( 'smoke' )]
final class Roles_Test extends TestCase {

	public function test_helpdesk_roles_are_not_wordpress_administration(): void {
		foreach ( Roles::slugs() as $slug ) {
			$granted = array_keys( array_filter( get_role( $slug )->capabilities ?? [] ) );
			$this->assertContains( 'switchboard_read', $granted );
			$this->assertSame( [], array_diff( $granted, [ 'read' ], Roles::CAPABILITIES ) );
			$this->assertNotContains( 'switchboard_manage_settings', $granted );
		}
		$administrator = array_keys( array_filter( get_role( 'administrator' )->capabilities ?? [] ) );
		$this->assertSame( [ 'switchboard_access', 'switchboard_manage_settings' ], array_values( array_intersect( $administrator, Roles::CAPABILITIES ) ) );
	}

	public function test_a_role_that_was_changed_is_put_in_order_with_a_new_version_only(): void {
		$roles = new Roles();
		get_role( Roles::AGENT )?->add_cap( 'switchboard_manage' );
		$roles->refresh();
		$this->assertTrue( get_role( Roles::AGENT )?->has_cap( 'switchboard_manage' ) );
		update_option( 'switchboard_roles_version', 0 );
		$roles->refresh();
		$this->assertNotContains( 'switchboard_manage', array_keys( wp_roles()->roles[ Roles::AGENT ]['capabilities'] ) );
	}

	public function test_removing_leaves_nothing_and_nobody_without_other_roles(): void {
		$user = $this->factory->user( 'editor' );
		( new \WP_User( $user ) )->add_role( Roles::MANAGER );
		get_role( 'editor' )?->add_cap( 'switchboard_read' );
		( new Roles() )->remove();
		$this->assertSame( [ 'editor' ], ( new \WP_User( $user ) )->roles );
		foreach ( wp_roles()->roles as $role ) {
			$this->assertSame( [], array_intersect( array_keys( $role['capabilities'] ), Roles::CAPABILITIES ) );
		}
		$this->assertSame( [], array_intersect( array_keys( wp_roles()->roles ), Roles::slugs() ) );
	}

	public function test_a_role_of_the_owner_may_read_too(): void {
		add_role( 'shop_helper', 'Shop helper', [ 'switchboard_read' => true ] );
		$this->assertSame( [ 'shop_helper' ], array_values( array_diff( Roles::reading(), Roles::slugs() ) ) );
	}
}
