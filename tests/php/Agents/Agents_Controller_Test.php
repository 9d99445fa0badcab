<?php
/**
 * Tests of the REST routes of agents.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Agents;

/**
 * Who may ask, what is answered, what is refused.
 */
final class Agents_Controller_Test extends Staff_Story {

	public function test_who_may_ask(): void {
		$agent    = $this->users['agent'];
		$everyone = [ ...self::READERS, 'administrator' ];
		$this->assert_allowed( $everyone, 200, 'GET', 'agents' );
		$this->assert_allowed( $everyone, 200, 'GET', "agents/$agent" );
		$this->assert_allowed( [ 'administrator' ], 200, 'GET', 'agents/candidates?search=user' );
		$this->assert_allowed( [ 'administrator' ], 201, 'POST', 'agents', [
			'user' => $this->users['editor'],
			'role' => 'agent',
		] );
		$this->assert_allowed( [ 'administrator' ], 200, 'PATCH', "agents/$agent", [ 'role' => 'manager' ] );
		$this->assert_allowed( [ 'manager', 'administrator' ], 200, 'PATCH', "agents/$agent", [ 'inboxes' => [] ] );
		$this->assert_allowed( [ 'administrator' ], 200, 'DELETE', "agents/$agent" );
	}

	public function test_a_manager_gives_no_roles_even_with_inboxes(): void {
		$this->act_as( $this->users['manager'] );
		$this->assert_refused( 'switchboard_forbidden', 403, 'PATCH', "agents/{$this->users['agent']}", [
			'inboxes' => [],
			'role' => 'manager',
		] );
		$this->assertSame( [ $this->inbox ], $this->services->inboxes()->inboxes_of( $this->users['agent'] ) );
		$this->assert_refused( 'switchboard_forbidden', 403, 'PATCH', "agents/{$this->users['manager']}", [ 'role' => 'manager' ] );
	}

	public function test_an_item_is_as_the_schema_says(): void {
		update_option( 'show_avatars', '0' );
		$this->act_as( $this->users['administrator'] );
		$response = $this->call( 'POST', 'agents', [
			'user' => $this->users['editor'],
			'role' => 'light_agent',
			'inboxes' => [ $this->inbox ],
		] );
		$item     = $response->get_data();
		$this->assertSame( 201, $response->get_status() );
		$this->assertSame( rest_url( "switchboard/v1/agents/{$item['id']}" ), $response->get_headers()['Location'] );
		$this->assertTrue( rest_validate_value_from_schema( $item, $this->call( 'OPTIONS', 'agents' )->get_data()['schema'] ) );
		$this->assertSame( [ 'light_agent', [ $this->inbox ], [], null ], [ $item['role'], $item['inboxes'], $item['teams'], $item['avatar'] ] );
		$this->assertSame( [
			'update' => true,
			'delete' => true,
		], $item['permissions'] );
		$this->assert_refused( 'switchboard_agent_exists', 409, 'POST', 'agents', [
			'user' => $this->users['editor'],
			'role' => 'agent',
		] );
	}

	public function test_addresses_are_for_managers_and_oneself(): void {
		$emails = function ( string $kind ): array {
			$this->act_as( $this->users[ $kind ] );
			return array_column( $this->call( 'GET', 'agents' )->get_data(), 'email', 'id' );
		};
		$agents = $emails( 'agent' );
		$this->assertNotNull( $agents[ $this->users['agent'] ] );
		$this->assertNull( $agents[ $this->users['manager'] ] );
		$this->assertNotNull( $emails( 'manager' )[ $this->users['agent'] ] );
	}

	public function test_candidates_are_no_agents_yet(): void {
		$this->act_as( $this->users['administrator'] );
		$items = $this->call( 'GET', 'agents/candidates', null )->get_data();
		$this->assertContains( $this->users['editor'], array_column( $items, 'id' ) );
		$this->assertNotContains( $this->users['agent'], array_column( $items, 'id' ) );
		$this->assertSame( [ null ], array_values( array_unique( array_column( $items, 'role' ) ) ) );
		$this->assertTrue( rest_validate_value_from_schema( $items[0], $this->call( 'OPTIONS', 'agents' )->get_data()['schema'] ) );
	}

	public function test_bad_input_is_refused_by_name(): void {
		$this->act_as( $this->users['administrator'] );
		$agent = $this->users['agent'];
		$this->assert_refused( 'rest_invalid_param', 400, 'POST', 'agents', [
			'user' => $this->users['editor'],
			'role' => 'administrator',
		] );
		$this->assert_refused( 'rest_invalid_param', 400, 'POST', 'agents', [
			'user' => 999999,
			'role' => 'agent',
		] );
		$this->assert_refused( 'rest_invalid_param', 400, 'PATCH', "agents/$agent", [ 'inboxes' => [ 999999 ] ] );
		$this->assert_refused( 'rest_invalid_param', 400, 'PATCH', "agents/$agent", [ 'teams' => 'all' ] );
		$this->assert_refused( 'switchboard_unknown_field', 400, 'PATCH', "agents/$agent", [ 'email' => 'x@example.org' ] );
		$this->assert_refused( 'switchboard_agent_not_found', 404, 'GET', "agents/{$this->users['subscriber']}" );
		$this->assert_refused( 'switchboard_agent_not_found', 404, 'PATCH', "agents/{$this->users['subscriber']}", [ 'role' => 'agent' ] );
		$this->assert_refused( 'switchboard_agent_not_found', 404, 'DELETE', 'agents/999999' );
	}
}
