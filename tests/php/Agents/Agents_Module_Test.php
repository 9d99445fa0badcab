<?php
/**
 * Tests of the room's hooks.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Agents;

use Switchboard\Agents\Agents_Module;
use Switchboard\Tickets\Incoming;

/**
 * What WordPress and WooCommerce ask, and what happens to users.
 */
final class Agents_Module_Test extends Staff_Story {

	public function test_one_place_answers_for_a_ticket(): void {
		$module = new Agents_Module( $this->services->policy(), $this->services->roles(), $this->services->agents(), fn() => $this->services->agent_verbs(), static fn( int $user, string $verb, int $ticket ): bool => 'reply' === $verb && 12 === $ticket );
		$this->assertSame( [ 'exist' ], $module->answer_ticket_capability( [], 'switchboard_reply_ticket', 1, [ '12' ] ) );
		foreach ( [ [ 'switchboard_reply_ticket', [ 13 ] ], [ 'switchboard_read_ticket', [ 12 ] ], [ 'switchboard_reply_ticket', [] ], [ 'switchboard_reply_ticket', [ 'x' ] ], [ 'switchboard_reply_ticket', [ 0 ] ] ] as [ $capability, $arguments ] ) {
			$this->assertSame( [ 'do_not_allow' ], $module->answer_ticket_capability( [], $capability, 1, $arguments ) );
		}
		$this->assertSame( [ 'edit_posts' ], $module->answer_ticket_capability( [ 'edit_posts' ], 'edit_posts', 1, [] ) );
	}

	public function test_the_wired_filter_knows_tickets(): void {
		$ticket = $this->ticket();
		$this->assertTrue( user_can( $this->users['agent'], 'switchboard_reply_ticket', $ticket ) );
		$this->assertTrue( user_can( $this->users['light_agent'], 'switchboard_note_ticket', $ticket ) );
		$this->assertFalse( user_can( $this->users['light_agent'], 'switchboard_reply_ticket', $ticket ) );
		$this->assertFalse( user_can( $this->users['agent'], 'switchboard_delete_ticket', $ticket ) );
		$this->assertFalse( user_can( $this->users['administrator'], 'switchboard_read_ticket', $ticket ) );
		$this->assertFalse( user_can( $this->factory->user( 'switchboard_agent' ), 'switchboard_read_ticket', $ticket ) );
	}

	public function test_woocommerce_lets_agents_in(): void {
		foreach ( [
			'subscriber' => true,
			'light_agent' => false,
			'agent' => false,
			'manager' => false,
		] as $kind => $kept_out ) {
			$this->act_as( $this->users[ $kind ] );
			$this->assertSame( $kept_out, apply_filters( 'woocommerce_prevent_admin_access', true ), $kind );
			$this->assertSame( $kept_out, apply_filters( 'woocommerce_disable_admin_bar', true ), $kind );
			$this->assertFalse( apply_filters( 'woocommerce_prevent_admin_access', false ) );
		}
	}

	public function test_only_administrators_give_helpdesk_roles_on_wordpress_screens(): void {
		$this->act_as( $this->users['administrator'] );
		$this->assertArrayHasKey( 'switchboard_manager', get_editable_roles() );
		$shop_manager = $this->factory->user( 'editor' );
		( new \WP_User( $shop_manager ) )->add_cap( 'promote_users' );
		foreach ( [ $shop_manager, $this->users['manager'] ] as $user ) {
			$this->act_as( $user );
			$this->assertSame( [], array_intersect_key( get_editable_roles(), array_flip( \Switchboard\Agents\Roles::slugs() ) ) );
		}
	}

	public function test_saving_a_profile_keeps_the_helpdesk_role(): void {
		$user = new \WP_User( $this->users['editor'] );
		$user->add_role( 'switchboard_agent' );
		wp_update_user( [
			'ID' => $user->ID,
			'role' => 'editor',
		] );
		$this->assertSame( [ 'editor', 'switchboard_agent' ], array_values( ( new \WP_User( $user->ID ) )->roles ) );
	}

	public function test_another_role_ends_the_helpdesk_role_and_frees_the_tickets(): void {
		$ticket = $this->ticket();
		$this->services->tickets()->change( $ticket, [ 'assignee' => $this->users['agent'] ], \Switchboard\Tickets\Actor::system() );
		wp_update_user( [
			'ID' => $this->users['agent'],
			'role' => 'subscriber',
		] );
		$this->assertNull( $this->services->policy()->role( $this->users['agent'] ) );
		$this->assertSame( 0, $this->services->ticket_rows()->find( $ticket )?->assignee_id );
		$this->assertSame( [ $this->inbox ], $this->services->inboxes()->inboxes_of( $this->users['agent'] ) );
		$this->assertSame( [], $this->services->policy()->inboxes( $this->users['agent'] ) );
	}

	public function test_a_deleted_user_leaves_inboxes_teams_and_tickets(): void {
		$agent  = $this->users['agent'];
		$ticket = $this->ticket();
		$team   = $this->services->team_verbs()->add( 'Night shift', [ $agent ] )->id;
		$this->services->tickets()->change( $ticket, [ 'assignee' => $agent ], \Switchboard\Tickets\Actor::system() );
		wp_delete_user( $agent );
		$this->assertSame( [ [], [], 0 ], [ $this->services->inboxes()->inboxes_of( $agent ), $this->services->teams()->members( $team ), $this->services->ticket_rows()->find( $ticket )?->assignee_id ] );
	}

	/**
	 * A ticket in the inbox.
	 */
	private function ticket(): int {
		$contact = $this->services->contact_verbs()->identify( 'email', 'ada@example.org', 'Ada' );
		return $this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'form', $contact->id, 'ada@example.org', 'Where is it?', '<p>Hello</p>' ) )->ticket->id;
	}
}
