<?php
/**
 * Tests of the REST routes of inboxes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Inboxes;

use Switchboard\Tests\Agents\Staff_Story;

/**
 * Who may ask, what is answered, what is refused.
 */
final class Inboxes_Controller_Test extends Staff_Story {

	private int $other;

	protected function setUp(): void {
		parent::setUp();
		$this->other = $this->services->inboxes()->insert( [ 'name' => 'Other' ] );
	}

	public function test_who_may_ask(): void {
		$this->assert_allowed( [ ...self::READERS, 'administrator' ], 200, 'GET', 'inboxes' );
		$this->assert_allowed( [ ...self::READERS, 'administrator' ], 200, 'GET', "inboxes/$this->inbox" );
		$this->assert_allowed( self::MANAGERS, 201, 'POST', 'inboxes', [ 'name' => 'Sales' ] );
		$this->assert_allowed( self::MANAGERS, 200, 'PATCH', "inboxes/$this->inbox", [ 'name' => 'Sales' ] );
		$this->assert_allowed( self::MANAGERS, 200, 'DELETE', "inboxes/$this->other" );
	}

	public function test_a_foreign_inbox_is_like_one_that_is_not_there(): void {
		$this->act_as( $this->users['agent'] );
		$this->assertSame( [ $this->inbox ], array_column( $this->call( 'GET', 'inboxes' )->get_data(), 'id' ) );
		$foreign = $this->call( 'GET', "inboxes/$this->other" );
		$missing = $this->call( 'GET', 'inboxes/999999' );
		$this->assertSame( 404, $foreign->get_status() );
		$this->assertSame( $missing->get_data(), $foreign->get_data() );
		$this->act_as( $this->users['manager'] );
		$this->assertContains( $this->other, array_column( $this->call( 'GET', 'inboxes' )->get_data(), 'id' ) );
	}

	public function test_the_list_comes_in_the_order_of_places(): void {
		$this->act_as( $this->users['manager'] );
		$before = array_column( $this->call( 'GET', 'inboxes' )->get_data(), 'id' );
		$this->assertSame( $this->other, end( $before ) );
		foreach ( [ $this->other, ...array_diff( $before, [ $this->other ] ) ] as $position => $id ) {
			$this->assertSame( $position, $this->call( 'PATCH', "inboxes/$id", [ 'position' => $position ] )->get_data()['position'] );
		}
		$this->assertSame( [ $this->other, ...array_diff( $before, [ $this->other ] ) ], array_column( $this->call( 'GET', 'inboxes' )->get_data(), 'id' ) );
	}

	public function test_an_item_is_as_the_schema_says(): void {
		$this->act_as( $this->users['manager'] );
		$team     = $this->services->team_verbs()->add( 'Night shift' )->id;
		$body     = [
			'name' => 'Sales',
			'address' => 'sales@example.org',
			'from_name' => 'Our shop',
			'members' => [ $this->users['agent'] ],
			'default_team' => $team,
			'close_after_days' => 0,
			'reopen_days' => 5,
			'send_received' => false,
			'position' => 3,
		];
		$response = $this->call( 'POST', 'inboxes', $body );
		$item     = $response->get_data();
		$this->assertSame( 201, $response->get_status() );
		$this->assertSame( rest_url( "switchboard/v1/inboxes/{$item['id']}" ), $response->get_headers()['Location'] );
		$this->assertTrue( rest_validate_value_from_schema( $item, $this->call( 'OPTIONS', 'inboxes' )->get_data()['schema'] ) );
		$this->assertSame( $body, array_intersect_key( $item, $body ) );
		$item = $this->call( 'PATCH', "inboxes/{$item['id']}", [
			'default_team' => null,
			'members' => [],
		] )->get_data();
		$this->assertSame( [ null, [], 'Sales' ], [ $item['default_team'], $item['members'], $item['name'] ] );
	}

	public function test_a_long_signature_in_any_script_is_kept_whole(): void {
		$this->act_as( $this->users['manager'] );
		$signature = '<p>' . str_repeat( '🫖', 19_000 ) . '</p>';
		$this->call( 'PATCH', "inboxes/$this->inbox", [ 'signature' => $signature ] );
		$this->assertSame( $signature, $this->services->inboxes()->find( $this->inbox )?->signature );
	}

	public function test_bad_input_is_refused_by_name(): void {
		$this->act_as( $this->users['manager'] );
		foreach ( [
			[ 'rest_invalid_param', 400, [ 'name' => '' ] ],
			[ 'rest_invalid_param', 400, [ 'name' => str_repeat( 'x', 1024 * 1024 ) ] ],
			[ 'rest_invalid_param', 400, [ 'address' => "a@example.org\r\nBcc: b@example.org" ] ],
			[ 'rest_invalid_param', 400, [ 'members' => [ $this->users['subscriber'] ] ] ],
			[ 'rest_invalid_param', 400, [ 'members' => [ 'agent' ] ] ],
			[ 'rest_invalid_param', 400, [ 'default_team' => 999999 ] ],
			[ 'rest_invalid_param', 400, [ 'close_after_days' => -1 ] ],
			[ 'switchboard_unknown_field', 400, [ 'created_at' => 5 ] ],
		] as [ $code, $status, $body ] ) {
			$this->assert_refused( $code, $status, 'PATCH', "inboxes/$this->inbox", $body );
		}
		$this->assert_refused( 'switchboard_inbox_not_found', 404, 'PATCH', 'inboxes/999999', [ 'name' => 'X' ] );
		$this->assert_refused( 'switchboard_inbox_not_found', 404, 'DELETE', 'inboxes/999999' );
	}

	public function test_inboxes_cost_the_same_however_many(): void {
		$this->act_as( $this->users['manager'] );
		$count = function (): int {
			wp_cache_flush();
			$this->act_as( $this->users['manager'] );
			$this->call( 'GET', 'inboxes' );
			wp_cache_flush_group( 'switchboard_inboxes' );
			$before = $GLOBALS['wpdb']->num_queries;
			$this->call( 'GET', 'inboxes' );
			return $GLOBALS['wpdb']->num_queries - $before;
		};
		$few = $count();
		for ( $number = 0; $number < 10; $number++ ) {
			$this->services->inboxes()->set_members( $this->services->inboxes()->insert( [ 'name' => "Inbox $number" ] ), [ $this->users['agent'] ] );
		}
		$this->assertSame( $few, $count() );
	}
}
