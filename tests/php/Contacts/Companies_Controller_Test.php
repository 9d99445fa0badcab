<?php
/**
 * Tests of the REST routes of companies.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use Switchboard\Tests\Agents\Staff_Story;

/**
 * Who may ask, what is answered, what is refused.
 */
final class Companies_Controller_Test extends Staff_Story {

	private int $acme;

	protected function setUp(): void {
		parent::setUp();
		$this->acme = $this->services->company_verbs()->add( [
			'name' => 'Acme',
			'domains' => [ 'acme.example' ],
		] )->id;
	}

	public function test_who_may_ask(): void {
		$this->assert_allowed( self::READERS, 200, 'GET', 'companies' );
		$this->assert_allowed( self::READERS, 200, 'GET', "companies/$this->acme" );
		$this->assert_allowed( self::WRITERS, 201, 'POST', 'companies', [ 'name' => 'Other' ] );
		$this->assert_allowed( self::WRITERS, 200, 'PATCH', "companies/$this->acme", [ 'name' => 'Other' ] );
		$this->assert_allowed( [ 'manager', 'administrator' ], 200, 'DELETE', "companies/$this->acme" );
	}

	public function test_an_item_is_as_the_schema_says(): void {
		$this->act_as( $this->users['manager'] );
		$response = $this->call( 'POST', 'companies', [
			'name' => 'Tiny',
			'domains' => [ 'tiny.example' ],
			'share_tickets' => true,
			'account_manager' => $this->users['agent'],
			'notes' => 'Pays late',
		] );
		$item     = $response->get_data();
		$this->assertSame( 201, $response->get_status() );
		$this->assertTrue( rest_validate_value_from_schema( $item, $this->call( 'OPTIONS', 'companies' )->get_data()['schema'] ) );
		$this->services->contact_verbs()->identify( 'email', 'ada@tiny.example', 'Ada' );
		$again = $this->call( 'GET', "companies/{$item['id']}" )->get_data();
		$this->assertSame( [ 'Tiny', [ 'tiny.example' ], true, $this->users['agent'], 1 ], [ $again['name'], $again['domains'], $again['share_tickets'], $again['account_manager'], $again['contact_count'] ] );
		$this->assertSame( [ $again ], $this->call( 'GET', 'companies?search=tin' )->get_data() );
		$this->assertNull( $this->call( 'PATCH', "companies/{$item['id']}", [ 'account_manager' => null ] )->get_data()['account_manager'] );
	}

	public function test_bad_input_is_refused_by_name(): void {
		$this->act_as( $this->users['manager'] );
		foreach ( [
			[ 'rest_invalid_param', 400, [ 'name' => '' ] ],
			[ 'rest_invalid_param', 400, [ 'name' => str_repeat( 'a', 1024 * 1024 ) ] ],
			[
				'rest_invalid_param',
				400,
				[
					'name' => 'X',
					'domains' => [ 'no domain' ],
				],
			],
			[
				'rest_invalid_param',
				400,
				[
					'name' => 'X',
					'domains' => array_map( static fn( int $n ): string => "d$n.example", range( 1, 10000 ) ),
				],
			],
			[
				'rest_invalid_param',
				400,
				[
					'name' => 'X',
					'account_manager' => $this->users['subscriber'],
				],
			],
			[
				'switchboard_unknown_field',
				400,
				[
					'name' => 'X',
					'created_at' => 'now',
				],
			],
			[
				'switchboard_domain_taken',
				409,
				[
					'name' => 'X',
					'domains' => [ 'acme.example' ],
				],
			],
		] as [ $code, $status, $body ] ) {
			$this->assert_refused( $code, $status, 'POST', 'companies', $body );
		}
		$this->assert_refused( 'switchboard_company_not_found', 404, 'GET', 'companies/999999' );
		$this->assert_refused( 'switchboard_company_not_found', 404, 'PATCH', 'companies/999999', [ 'name' => 'X' ] );
		$this->assert_refused( 'switchboard_company_not_found', 404, 'DELETE', 'companies/999999' );
	}

	public function test_a_longer_page_takes_no_more_queries(): void {
		$this->act_as( $this->users['agent'] );
		$count = function (): int {
			$before = $GLOBALS['wpdb']->num_queries;
			$this->call( 'GET', 'companies?per_page=100' );
			return $GLOBALS['wpdb']->num_queries - $before;
		};
		$count();
		$few = $count();
		for ( $number = 0; $number < 20; $number++ ) {
			$this->services->company_verbs()->add( [
				'name' => "Firm $number",
				'domains' => [ "firm$number.example" ],
			] );
		}
		$this->assertSame( $few, $count() );
	}
}
