<?php
/**
 * Tests of tags over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets\REST;

use Switchboard\Tests\Tickets\Furniture_Case;

/**
 * Who reads and writes tags, and what is refused.
 */
final class Tags_Controller_Test extends Furniture_Case {

	private const ROUTE = '/switchboard/v1/tags';

	public function test_who_may_what(): void {
		$tag  = $this->services->tags()->insert( 'old', '#000000' )->id;
		$read = [
			'manager'       => 200,
			'agent'         => 200,
			'light_agent'   => 200,
			'administrator' => 200,
			'subscriber'    => 403,
			'visitor'       => 401,
		];
		$this->assert_roles( $read, 'GET', self::ROUTE );
		$this->assert_roles( $read, 'GET', self::ROUTE . "/$tag" );
		$write = [
			'visitor'       => 401,
			'subscriber'    => 403,
			'administrator' => 403,
			'light_agent'   => 403,
			'agent'         => 403,
			'manager'       => 200,
		];
		$this->assert_roles( $write, 'PATCH', self::ROUTE . "/$tag", [ 'color' => '#111111' ] );
		$this->assert_roles( $write, 'DELETE', self::ROUTE . "/$tag" );
		$this->assert_roles( [ 'agent' => 201 ] + array_diff_key( $write, [ 'manager' => 1 ] ), 'POST', self::ROUTE, [ 'name' => 'new' ] );
	}

	public function test_a_tag_is_made_read_changed_and_deleted(): void {
		$this->act_as( $this->agent( 'manager' ) );
		$response = $this->rest( 'POST', self::ROUTE, [], [ 'name' => "  VIP <b>&</b>\n'customer'  " ] );
		$item     = $response->get_data();
		$this->assertSame( 201, $response->get_status() );
		$this->assertStringEndsWith( "/switchboard/v1/tags/{$item['id']}", $response->get_headers()['Location'] );
		$this->assertSame( [ "VIP <b>&</b> 'customer'", '#8d8d8d', 0 ], [ $item['name'], $item['color'], $item['ticket_count'] ] );
		$this->assert_item( 'tag', $item );
		$this->assertSame( 'no-store, private', $response->get_headers()['Cache-Control'] );
		$route = self::ROUTE . "/{$item['id']}";
		$this->assertEquals( [ 'color' => '#aabbcc' ] + $item, $this->rest( 'PATCH', $route, [], [ 'color' => '#aabbcc' ] )->get_data() );
		$this->assertEquals( [ [ 'color' => '#aabbcc' ] + $item ], $this->rest( 'GET', self::ROUTE )->get_data() );
		$this->assertSame(
			[
				'deleted' => true,
				'id'      => $item['id'],
			],
			$this->rest( 'DELETE', $route )->get_data()
		);
		foreach ( [ 'GET', 'PATCH', 'DELETE' ] as $method ) {
			$this->assert_error( 404, 'switchboard_tag_not_found', $this->rest( $method, $route ) );
		}
	}

	public function test_agents_may_add_but_not_change(): void {
		$this->act_as( $this->agent() );
		$item = $this->rest( 'POST', self::ROUTE, [], [ 'name' => 'new' ] )->get_data();
		$this->assertSame(
			[
				'update' => false,
				'delete' => false,
			],
			$item['permissions']
		);
	}

	public function test_a_double_is_named(): void {
		$this->act_as( $this->agent( 'manager' ) );
		$first    = $this->rest( 'POST', self::ROUTE, [], [ 'name' => 'Größe' ] )->get_data()['id'];
		$response = $this->rest( 'POST', self::ROUTE, [], [ 'name' => 'GRÖSSE ' ] );
		$other    = $this->rest( 'POST', self::ROUTE, [], [ 'name' => 'GRÖßE ' ] );
		$this->assertSame( [ 201, 409, $first ], [ $response->get_status(), $other->get_status(), $other->get_data()['data']['tag'] ], 'ß and ss are different words.' );
		$this->assert_error( 409, 'switchboard_tag_exists', $this->rest( 'PATCH', self::ROUTE . '/' . $response->get_data()['id'], [], [ 'name' => 'größe' ] ) );
	}

	public function test_bad_input_is_refused(): void {
		$this->act_as( $this->agent( 'manager' ) );
		foreach ( [
			[ 'rest_missing_callback_param', [] ],
			[ 'rest_missing_callback_param', [ 'name' => null ] ],
			[ 'rest_invalid_param', [ 'name' => '' ] ],
			[ 'rest_invalid_param', [ 'name' => " \n\u{7}" ] ],
			[ 'rest_invalid_param', [ 'name' => [ 'a' ] ] ],
			[ 'rest_invalid_param', [ 'name' => 7 ] ],
			[ 'rest_invalid_param', [ 'name' => str_repeat( 'a', 61 ) ] ],
			[ 'rest_invalid_param', [ 'name' => str_repeat( 'a', 1000000 ) ] ],
			[
				'rest_invalid_param',
				[
					'name' => 'a',
					'color' => 'red',
				],
			],
			[
				'rest_invalid_param',
				[
					'name' => 'a',
					'color' => '#12345g',
				],
			],
			[
				'rest_invalid_param',
				[
					'name' => 'a',
					'color' => '#123456"><script>',
				],
			],
			[
				'switchboard_unknown_field',
				[
					'name' => 'a',
					'ticket_count' => 9,
				],
			],
		] as [ $code, $body ] ) {
			$this->assert_error( 400, $code, $this->rest( 'POST', self::ROUTE, [], $body ) );
		}
		$this->assertSame( [], $this->rest( 'GET', self::ROUTE )->get_data() );
		$tag = $this->services->tags()->insert( 'a', '#000000' )->id;
		$this->assert_error( 400, 'switchboard_id_mismatch', $this->rest( 'PATCH', self::ROUTE . "/$tag", [], [ 'id' => $tag + 1 ] ) );
		$unchanged = $this->rest( 'PATCH', self::ROUTE . "/$tag", [], [ 'name' => null ] );
		$this->assertContains( $unchanged->get_status(), [ 200, 400 ] );
		$this->assertSame( 'a', $this->services->tags()->find( $tag )?->name );
	}

	public function test_text_that_is_not_utf_8_is_refused(): void {
		$this->act_as( $this->agent( 'manager' ) );
		$request = new \WP_REST_Request( 'POST', self::ROUTE );
		$request->set_body_params( [ 'name' => "caf\xe9" ] );
		$this->assertSame( 400, rest_do_request( $request )->get_status() );
	}
}
