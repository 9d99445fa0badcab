<?php
/**
 * Tests of saved filters over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets\REST;

use Switchboard\Tests\Tickets\Furniture_Case;

/**
 * Own views, shared views, and what the ticket list would not understand.
 */
final class Views_Controller_Test extends Furniture_Case {

	private const ROUTE = '/switchboard/v1/views';

	public function test_who_may_what(): void {
		$this->assert_roles(
			[
				'manager'       => 200,
				'agent'         => 200,
				'light_agent'   => 200,
				'administrator' => 403,
				'subscriber'    => 403,
				'visitor'       => 401,
			],
			'GET',
			self::ROUTE
		);
		$this->assert_roles(
			[
				'manager'       => 201,
				'agent'         => 201,
				'light_agent'   => 201,
				'administrator' => 403,
				'subscriber'    => 403,
				'visitor'       => 401,
			],
			'POST',
			self::ROUTE,
			[
				'name'  => 'Mine',
				'query' => [ 'assignee' => 'me' ],
			]
		);
		$this->assert_roles(
			[
				'manager' => 201,
				'agent'   => 403,
			],
			'POST',
			self::ROUTE,
			[
				'name'   => 'All',
				'query'  => [],
				'shared' => true,
			]
		);
	}

	public function test_a_view_is_made_read_changed_and_deleted(): void {
		$this->act_as( $this->agent( 'light_agent' ) );
		$query    = [
			'status'   => [ 'new', 'open' ],
			'assignee' => 'me',
			'tag'      => 3,
			'fields'   => [ 'size' => 'XL' ],
			'sort'     => 'waiting_since',
			'snoozed'  => false,
		];
		$response = $this->rest(
			'POST',
			self::ROUTE,
			[],
			[
				'name'  => ' My <b>turn</b> ',
				'query' => $query,
			]
		);
		$item     = $response->get_data();
		$this->assertSame( 201, $response->get_status() );
		$this->assert_item( 'view', $item );
		$this->assertSame( [ 'My <b>turn</b>', $query, false ], [ $item['name'], (array) $item['query'], $item['shared'] ] );
		$route = self::ROUTE . "/{$item['id']}";
		$empty = $this->rest( 'PATCH', $route, [], [ 'query' => new \stdClass() ] );
		$this->assertStringContainsString( '"query":{}', (string) wp_json_encode( $empty->get_data() ) );
		$this->assertCount( 1, $this->rest( 'GET', self::ROUTE )->get_data() );
		$this->assertTrue( $this->rest( 'DELETE', $route )->get_data()['deleted'] );
		$this->assert_error( 404, 'switchboard_view_not_found', $this->rest( 'GET', $route ) );
	}

	public function test_another_ones_view_is_not_there(): void {
		$view = $this->services->views()->insert(
			$this->agent(),
			[
				'name'  => 'Theirs',
				'query' => [],
			]
		)->id;
		foreach ( [ 'agent', 'manager' ] as $role ) {
			$this->act_as( $this->agent( $role ) );
			$this->assertSame( [], $this->rest( 'GET', self::ROUTE )->get_data() );
			foreach ( [ 'GET', 'PATCH', 'DELETE' ] as $method ) {
				$this->assertEquals( $this->rest( $method, self::ROUTE . '/999999' )->get_data(), $this->rest( $method, self::ROUTE . "/$view" )->get_data() );
			}
		}
		$this->assertNotNull( $this->services->views()->find( $view ) );
	}

	public function test_a_shared_view_is_the_managers(): void {
		$owner = $this->agent( 'manager' );
		$view  = $this->services->views()->insert(
			$owner,
			[
				'name'   => 'All',
				'query'  => [],
				'shared' => true,
			]
		)->id;
		$route = self::ROUTE . "/$view";
		$this->act_as( $this->agent() );
		$item = $this->rest( 'GET', $route )->get_data();
		$this->assertSame(
			[
				'update' => false,
				'delete' => false,
			],
			$item['permissions']
		);
		$this->assert_error( 403, 'switchboard_forbidden', $this->rest( 'PATCH', $route, [], [ 'name' => 'x' ] ) );
		$this->assert_error( 403, 'switchboard_forbidden', $this->rest( 'DELETE', $route ) );
		$this->act_as( $this->agent( 'manager' ) );
		$this->assertSame( 'Everything', $this->rest( 'PATCH', $route, [], [ 'name' => 'Everything' ] )->get_data()['name'] );
		$this->assertFalse( $this->rest( 'PATCH', $route, [], [ 'shared' => false ] )->get_data()['shared'] );
		$this->assert_error( 404, 'switchboard_view_not_found', $this->rest( 'GET', $route ) );
		$this->act_as( $owner );
		$this->assertSame( 200, $this->rest( 'GET', $route )->get_status(), 'It is its owner\'s again.' );
	}

	public function test_an_agent_can_not_share_by_a_change(): void {
		$agent = $this->agent();
		$view  = $this->services->views()->insert(
			$agent,
			[
				'name'  => 'Mine',
				'query' => [],
			]
		)->id;
		$this->act_as( $agent );
		$this->assert_error( 403, 'switchboard_forbidden', $this->rest( 'PATCH', self::ROUTE . "/$view", [], [ 'shared' => true ] ) );
		$this->assertFalse( $this->services->views()->find( $view )?->shared );
	}

	public function test_a_query_that_the_list_would_not_understand_is_refused(): void {
		$this->act_as( $this->agent() );
		foreach ( [
			[ 'cursor' => 'abc' ],
			[ 'nothing' => 1 ],
			[ 'status' => [ 'lost' ] ],
			[ 'assignee' => '1 OR 1=1' ],
			[ 'sort' => 'id; DROP TABLE' ],
			[ 'tag' => 'a' ],
			[ 'created_after' => 'yesterday' ],
			[ 'search' => str_repeat( 'a', 201 ) ],
			[ 'fields' => array_fill_keys( range( 1, 2000 ), 'abcdefgh' ) ],
			[ 'fields' => [ 'size' => [ 'a' ] ] ],
		] as $query ) {
			$response = $this->rest(
				'POST',
				self::ROUTE,
				[],
				[
					'name'  => 'a',
					'query' => $query,
				]
			);
			$this->assert_error( 400, 'rest_invalid_param', $response );
			$this->assertArrayHasKey( 'query', $response->get_data()['data']['params'] );
		}
		$this->assert_error( 400, 'rest_invalid_param', $this->rest( 'POST', self::ROUTE, [], [
			'name' => 'a',
			'query' => 'status=new',
		] ) );
		$this->assert_error( 400, 'rest_invalid_param', $this->rest( 'POST', self::ROUTE, [], [
			'name' => ' ',
			'query' => [],
		] ) );
		$this->assertSame( [], $this->rest( 'GET', self::ROUTE )->get_data() );
	}
}
