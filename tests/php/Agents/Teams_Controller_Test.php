<?php
/**
 * Tests of the REST routes of teams.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Agents;

/**
 * Who may ask, what is answered, what is refused.
 */
final class Teams_Controller_Test extends Staff_Story {

	private int $team;

	protected function setUp(): void {
		parent::setUp();
		$this->team = $this->services->team_verbs()->add( 'Night shift', [ $this->users['agent'] ] )->id;
	}

	public function test_who_may_ask(): void {
		$everyone = [ ...self::READERS, 'administrator' ];
		$this->assert_allowed( $everyone, 200, 'GET', 'teams' );
		$this->assert_allowed( $everyone, 200, 'GET', "teams/$this->team" );
		$this->assert_allowed( self::MANAGERS, 201, 'POST', 'teams', [ 'name' => 'Day shift' ] );
		$this->assert_allowed( self::MANAGERS, 200, 'PATCH', "teams/$this->team", [ 'name' => 'Day shift' ] );
		$this->assert_allowed( self::MANAGERS, 200, 'DELETE', "teams/$this->team" );
	}

	public function test_an_item_is_as_the_schema_says(): void {
		$this->act_as( $this->users['manager'] );
		$response = $this->call( 'POST', 'teams', [
			'name' => ' Day  shift ',
			'members' => [ $this->users['manager'] ],
		] );
		$item     = $response->get_data();
		$this->assertSame( 201, $response->get_status() );
		$this->assertTrue( rest_validate_value_from_schema( $item, $this->call( 'OPTIONS', 'teams' )->get_data()['schema'] ) );
		$this->assertSame( [ 'Day shift', [ $this->users['manager'] ] ], [ $item['name'], $item['members'] ] );
		$this->assertSame( [ $this->users['manager'] ], $this->call( 'PATCH', "teams/{$item['id']}", [ 'name' => 'Early shift' ] )->get_data()['members'] );
		$this->assertSame( [ 'Early shift', 'Night shift' ], array_column( $this->call( 'GET', 'teams' )->get_data(), 'name' ) );
	}

	public function test_bad_input_is_refused_by_name(): void {
		$this->act_as( $this->users['manager'] );
		$this->assert_refused( 'switchboard_name_taken', 409, 'POST', 'teams', [ 'name' => 'NIGHT shift' ] );
		$this->assert_refused( 'rest_invalid_param', 400, 'POST', 'teams', [ 'name' => '  ' ] );
		$this->assert_refused( 'rest_invalid_param', 400, 'POST', 'teams', [ 'name' => str_repeat( 'x', 1024 * 1024 ) ] );
		$this->assert_refused( 'rest_invalid_param', 400, 'POST', 'teams', [
			'name' => 'X',
			'members' => [ $this->users['subscriber'] ],
		] );
		$this->assert_refused( 'rest_invalid_param', 400, 'POST', 'teams', [
			'name' => 'X',
			'members' => range( 1, 2000 ),
		] );
		$this->assert_refused( 'switchboard_unknown_field', 400, 'POST', 'teams', [
			'name' => 'X',
			'color' => 'red',
		] );
		$this->assert_refused( 'switchboard_team_not_found', 404, 'GET', 'teams/999999' );
	}
}
