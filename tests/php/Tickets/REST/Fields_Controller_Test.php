<?php
/**
 * Tests of custom fields over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets\REST;

use Switchboard\Tests\Tickets\Furniture_Case;

/**
 * Who reads and writes fields, and what is refused.
 */
final class Fields_Controller_Test extends Furniture_Case {

	private const ROUTE = '/switchboard/v1/fields';

	public function test_who_may_what(): void {
		$field = $this->services->fields()->insert(
			[
				'label' => 'Size',
				'type'  => 'text',
			]
		)->id;
		$read  = [
			'manager'       => 200,
			'light_agent'   => 200,
			'administrator' => 200,
			'subscriber'    => 403,
			'visitor'       => 401,
		];
		$this->assert_roles( $read, 'GET', self::ROUTE );
		$this->assert_roles( $read, 'GET', self::ROUTE . "/$field" );
		$write = [
			'visitor'       => 401,
			'subscriber'    => 403,
			'administrator' => 403,
			'agent'         => 403,
			'manager'       => 200,
		];
		$this->assert_roles( $write, 'PATCH', self::ROUTE . "/$field", [ 'label' => 'Width' ] );
		$this->assert_roles( $write, 'DELETE', self::ROUTE . "/$field" );
		$this->assert_roles(
			[ 'manager' => 201 ] + $write,
			'POST',
			self::ROUTE,
			[
				'label' => 'Size',
				'type'  => 'number',
			]
		);
	}

	public function test_a_field_is_made_read_changed_and_deleted(): void {
		$this->act_as( $this->agent( 'manager' ) );
		$response = $this->rest(
			'POST',
			self::ROUTE,
			[],
			[
				'label'   => ' Parcel <i>size</i> ',
				'type'    => 'choice',
				'choices' => [ ' Small ', 'Large', 'Small' ],
				'public'  => true,
			]
		);
		$item     = $response->get_data();
		$this->assertSame( 201, $response->get_status() );
		$this->assert_item( 'field', $item );
		$this->assertSame( [ 'parcel_i_size_i', 'Parcel <i>size</i>', [ 'Small', 'Large' ], true, false ], [ $item['key'], $item['label'], $item['choices'], $item['public'], $item['required_to_solve'] ] );
		$route   = self::ROUTE . "/{$item['id']}";
		$changed = $this->rest(
			'PATCH',
			$route,
			[],
			[
				'choices'           => [ 'Large' ],
				'required_to_solve' => true,
			]
		)->get_data();
		$this->assertEquals(
			[
				'choices'           => [ 'Large' ],
				'required_to_solve' => true,
			] + $item,
			$changed
		);
		$this->assertEquals( [ $changed ], $this->rest( 'GET', self::ROUTE )->get_data() );
		$this->rest( 'DELETE', $route );
		$this->assert_error( 404, 'switchboard_field_not_found', $this->rest( 'GET', $route ) );
		$this->assertSame( [], $this->rest( 'GET', self::ROUTE )->get_data() );
	}

	public function test_bad_input_is_refused(): void {
		$this->act_as( $this->agent( 'manager' ) );
		$good = [
			'label' => 'Size',
			'type'  => 'text',
		];
		foreach ( [
			[ 400, 'rest_missing_callback_param', [ 'label' => 'Size' ] ],
			[ 400, 'rest_invalid_param', [ 'label' => " \t" ] + $good ],
			[ 400, 'rest_invalid_param', [ 'type' => 'file' ] + $good ],
			[ 400, 'rest_invalid_param', [ 'key' => 'Size; DROP TABLE' ] + $good ],
			[ 400, 'rest_invalid_param', [ 'type' => 'choice' ] + $good ],
			[
				400,
				'rest_invalid_param',
				[
					'type' => 'choice',
					'choices' => [ ' ' ],
				] + $good,
			],
			[ 400, 'rest_invalid_param', [ 'choices' => array_fill( 0, 201, 'a' ) ] + $good ],
			[ 400, 'rest_invalid_param', [ 'choices' => [ [ 'a' ] ] ] + $good ],
			[ 400, 'rest_invalid_param', [ 'position' => -1 ] + $good ],
			[ 400, 'rest_invalid_param', [ 'description' => str_repeat( 'a', 501 ) ] + $good ],
			[ 400, 'switchboard_unknown_field', [ 'default' => 'x' ] + $good ],
		] as [ $status, $code, $body ] ) {
			$this->assert_error( $status, $code, $this->rest( 'POST', self::ROUTE, [], $body ) );
		}
		$this->assertSame( [], $this->services->fields()->all() );
		$this->assertSame( 201, $this->rest( 'POST', self::ROUTE, [], [ 'key' => 'size' ] + $good )->get_status() );
		$this->assert_error( 409, 'switchboard_field_exists', $this->rest( 'POST', self::ROUTE, [], [ 'key' => 'size' ] + $good ) );
		$id = $this->services->fields()->all()[0]->id;
		$this->assert_error( 400, 'switchboard_unknown_field', $this->rest( 'PATCH', self::ROUTE . "/$id", [], [ 'type' => 'number' ] ) );
		$this->assertSame( [], $this->rest( 'PATCH', self::ROUTE . "/$id", [], [ 'choices' => [ 'a' ] ] )->get_data()['choices'], 'Only a choice has choices.' );
	}
}
