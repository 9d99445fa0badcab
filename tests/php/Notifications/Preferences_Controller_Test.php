<?php

declare(strict_types=1);

namespace Switchboard\Tests\Notifications;

use Switchboard\Notifications\Preferences;
use Switchboard\Tests\TestCase;

final class Preferences_Controller_Test extends TestCase {

	private const ROUTE = '/switchboard/v1/preferences';

	public function test_everything_is_on_at_first(): void {
		foreach ( [ 'switchboard_manager', 'switchboard_agent', 'switchboard_light_agent', 'administrator' ] as $role ) {
			$this->act_as( $this->factory->user( $role ) );
			$response = $this->rest( 'GET', self::ROUTE );
			$this->assertSame( 200, $response->get_status() );
			$this->assertSame( array_fill_keys( Preferences::KINDS, true ), $response->get_data() );
		}
	}

	public function test_a_switch_is_ones_own(): void {
		$other = $this->factory->user( 'switchboard_agent' );
		$user  = $this->factory->user( 'switchboard_agent' );
		$this->act_as( $user );
		$this->assertFalse( $this->rest( 'PATCH', self::ROUTE, [], [ 'agent_new' => false ] )->get_data()['agent_new'] );
		$this->assertTrue( $this->rest( 'PATCH', self::ROUTE, [], [ 'agent_mentioned' => true ] )->get_data()['agent_mentioned'] );
		$this->assertSame( [ 'agent_new' => false ] + array_fill_keys( Preferences::KINDS, true ), $this->rest( 'GET', self::ROUTE )->get_data() );
		$this->act_as( $other );
		$this->assertTrue( $this->rest( 'GET', self::ROUTE )->get_data()['agent_new'] );
	}

	public function test_bad_input_has_names(): void {
		$this->act_as( $this->factory->user( 'switchboard_agent' ) );
		$this->assertSame( 'rest_invalid_param', $this->rest( 'PATCH', self::ROUTE, [], [ 'agent_new' => 'perhaps' ] )->get_data()['code'] );
		$this->assertSame( 'switchboard_unknown_field', $this->rest( 'PATCH', self::ROUTE, [], [ 'user' => 1 ] )->get_data()['code'] );
	}

	public function test_nobody_else(): void {
		$this->act_as( $this->factory->user( 'subscriber' ) );
		$this->assertSame( 403, $this->rest( 'GET', self::ROUTE )->get_status() );
		$this->act_as( 0 );
		$this->assertSame( 401, $this->rest( 'GET', self::ROUTE )->get_status() );
	}
}
