<?php
/**
 * Tests of statuses over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets\REST;

use Switchboard\Tests\Tickets\Furniture_Case;

/**
 * Who reads and writes statuses, and what is refused.
 */
final class Statuses_Controller_Test extends Furniture_Case {

	private const ROUTE = '/switchboard/v1/statuses';

	protected function setUp(): void {
		parent::setUp();
		$this->services->statuses()->seed();
	}

	public function test_who_may_what(): void {
		$status = $this->services->statuses()->insert(
			[
				'category' => 'on_hold',
				'label'    => 'Parts',
			]
		)->id;
		$read   = [
			'manager'       => 200,
			'light_agent'   => 200,
			'administrator' => 200,
			'subscriber'    => 403,
			'visitor'       => 401,
		];
		$this->assert_roles( $read, 'GET', self::ROUTE );
		$this->assert_roles( $read, 'GET', self::ROUTE . "/$status" );
		$write = [
			'visitor'       => 401,
			'subscriber'    => 403,
			'administrator' => 403,
			'agent'         => 403,
			'manager'       => 200,
		];
		$this->assert_roles( $write, 'PATCH', self::ROUTE . "/$status", [ 'label' => 'Spare parts' ] );
		$this->assert_roles( $write, 'DELETE', self::ROUTE . "/$status" );
		$this->assert_roles(
			[ 'manager' => 201 ] + $write,
			'POST',
			self::ROUTE,
			[
				'label'    => 'Parts',
				'category' => 'open',
			]
		);
	}

	public function test_a_status_is_made_read_changed_and_deleted(): void {
		$this->act_as( $this->agent( 'manager' ) );
		$response = $this->rest(
			'POST',
			self::ROUTE,
			[],
			[
				'label'    => 'Waiting for parts',
				'category' => 'on_hold',
			]
		);
		$item     = $response->get_data();
		$this->assertSame( 201, $response->get_status() );
		$this->assert_item( 'status', $item );
		$this->assertSame( [ false, 'With us', true ], [ $item['is_default'], $item['customer_label'], $item['permissions']['delete'] ] );
		$route = self::ROUTE . "/{$item['id']}";
		$this->assertSame( 'We wait for parts', $this->rest( 'PATCH', $route, [], [ 'customer_label' => 'We wait for parts' ] )->get_data()['customer_label'] );
		$this->assertCount( 9, $this->rest( 'GET', self::ROUTE )->get_data() );
		$this->assertTrue( $this->rest( 'DELETE', $route )->get_data()['deleted'] );
		$this->assert_error( 404, 'switchboard_status_not_found', $this->rest( 'GET', $route ) );
	}

	public function test_a_default_is_renamed_and_gets_its_name_back_but_stays(): void {
		$this->act_as( $this->agent( 'manager' ) );
		$item = $this->rest( 'GET', self::ROUTE )->get_data()[2];
		$this->assertSame( [ 'pending', 'Pending', true, false ], [ $item['category'], $item['label'], $item['is_default'], $item['permissions']['delete'] ] );
		$this->assert_item( 'status', $item );
		$route = self::ROUTE . "/{$item['id']}";
		$this->assertSame( 'Their turn', $this->rest( 'PATCH', $route, [], [ 'label' => ' Their turn ' ] )->get_data()['label'] );
		$this->assertSame( 'Pending', $this->rest( 'PATCH', $route, [], [ 'label' => '' ] )->get_data()['label'] );
		$this->assert_error( 409, 'switchboard_default_status', $this->rest( 'DELETE', $route ) );
	}

	public function test_bad_input_is_refused(): void {
		$this->act_as( $this->agent( 'manager' ) );
		$own = $this->services->statuses()->insert(
			[
				'category' => 'on_hold',
				'label'    => 'Parts',
			]
		)->id;
		foreach ( [
			[ 'rest_missing_callback_param', [ 'category' => 'open' ] ],
			[
				'rest_invalid_param',
				[
					'category' => 'open',
					'label' => '',
				],
			],
			[
				'rest_invalid_param',
				[
					'category' => 'open',
					'label' => '  ',
				],
			],
			[
				'rest_invalid_param',
				[
					'category' => 'open',
					'label' => str_repeat( 'a', 61 ),
				],
			],
			[
				'rest_invalid_param',
				[
					'category' => 'snoozed',
					'label' => 'a',
				],
			],
			[
				'switchboard_unknown_field',
				[
					'category' => 'open',
					'label' => 'a',
					'is_default' => true,
				],
			],
		] as [ $code, $body ] ) {
			$this->assert_error( 400, $code, $this->rest( 'POST', self::ROUTE, [], $body ) );
		}
		$this->assert_error( 400, 'rest_invalid_param', $this->rest( 'PATCH', self::ROUTE . "/$own", [], [ 'label' => '' ] ) );
		$this->assert_error( 400, 'switchboard_unknown_field', $this->rest( 'PATCH', self::ROUTE . "/$own", [], [ 'category' => 'open' ] ) );
	}
}
