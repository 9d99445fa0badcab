<?php
/**
 * Tests of what can be done with companies.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use Switchboard\Contacts\Companies;
use Switchboard\Contacts\Contacts;
use Switchboard\Foundation\Problem;
use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * Who belongs to a firm, and what that opens.
 */
final class Companies_Test extends TestCase {

	private Services $services;

	private Companies $verbs;

	private Contacts $contacts;

	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		$this->verbs    = $this->services->company_verbs();
		$this->contacts = $this->services->contact_verbs();
	}

	public function test_people_join_the_company_of_their_address(): void {
		$before  = $this->contacts->identify( 'email', 'ada@acme.example', 'Ada' );
		$similar = $this->contacts->identify( 'email', 'eve@notacme.example', 'Eve' );
		$company = $this->verbs->add( [
			'name' => 'Acme',
			'domains' => [ 'acme.example', 'acme.test', 'acme.test' ],
		] );
		$after   = $this->contacts->identify( 'email', 'bea@ACME.test', 'Bea' );
		$this->assertSame( $company->id, $this->services->contacts()->find( $before->id )?->company_id );
		$this->assertSame( $company->id, $after->company_id );
		$this->assertSame( 0, $this->services->contacts()->find( $similar->id )?->company_id );
		$this->assertSame( [ $company->id => 2 ], $this->services->companies()->contact_counts( [ $company->id ] ) );
		$this->assertSame( [ $company->id => [ 'acme.example', 'acme.test' ] ], $this->services->companies()->domains( [ $company->id ] ) );
	}

	public function test_a_domain_belongs_to_one_company(): void {
		$this->verbs->add( [
			'name' => 'Acme',
			'domains' => [ 'acme.example' ],
		] );
		$before = $this->database()->value( 'SELECT COUNT(*) FROM {company}' );
		try {
			$this->verbs->add( [
				'name' => 'Other',
				'domains' => [ 'other.example', 'acme.example' ],
			] );
			$this->fail( 'It was taken.' );
		} catch ( Problem $problem ) {
			$this->assertSame( [ 'switchboard_domain_taken', 409 ], [ $problem->name, $problem->status ] );
			$this->assertSame( $before, $this->database()->value( 'SELECT COUNT(*) FROM {company}' ) );
			$this->assertSame( 0, $this->services->companies()->of_domain( 'other.example' ) );
		}
	}

	public function test_colleagues_only_where_the_company_shares_and_the_address_is_proved(): void {
		$company = $this->verbs->add( [
			'name' => 'Acme',
			'domains' => [ 'acme.example' ],
			'share_tickets' => true,
		] );
		$ada     = $this->contacts->identify( 'email', 'ada@acme.example', 'Ada', true );
		$bea     = $this->contacts->identify( 'email', 'bea@acme.example', 'Bea', true );
		$claimed = $this->contacts->identify( 'email', 'boss@acme.example', 'Not really the boss' );
		$this->assertSame( [ $bea->id, $claimed->id ], $this->contacts->colleagues( $ada->id ) );
		$this->assertSame( [], $this->contacts->colleagues( $claimed->id ) );

		$this->contacts->verify( $this->services->identities()->find_by( 'email', 'boss@acme.example' )->id ?? 0 );
		$this->assertSame( [ $ada->id, $bea->id ], $this->contacts->colleagues( $claimed->id ) );

		$this->verbs->change( $company->id, [ 'share_tickets' => false ] );
		$this->assertSame( [], $this->contacts->colleagues( $ada->id ) );
	}

	public function test_whoever_registers_with_a_foreign_address_is_no_colleague(): void {
		$this->verbs->add( [
			'name' => 'Acme',
			'domains' => [ 'acme.example' ],
			'share_tickets' => true,
		] );
		$this->contacts->identify( 'email', 'ada@acme.example', 'Ada', true );
		$mallory = $this->contacts->identify_user( new \WP_User( $this->factory->user( 'subscriber', [ 'user_email' => 'boss@acme.example' ] ) ) );
		$this->contacts->change( $mallory->id, [
			'add_identity' => [
				'type' => 'email',
				'value' => 'mallory@example.org',
			],
		] );
		$this->contacts->verify( $this->services->identities()->find_by( 'email', 'mallory@example.org' )->id ?? 0 );
		$this->assertNotSame( 0, $this->services->contacts()->find( $mallory->id )?->company_id, 'Agents see the company that is claimed.' );
		$this->assertSame( [], $this->contacts->colleagues( $mallory->id ) );

		$this->contacts->identify( 'email', 'boss@acme.example', 'Written in a form, by anybody' );
		$this->assertSame( [], $this->contacts->colleagues( $mallory->id ), 'An address that is taken away takes along what it gave.' );
		$this->assertSame( 0, $this->services->contacts()->find( $mallory->id )?->company_id );
	}

	public function test_an_agent_may_put_an_outsider_into_a_company(): void {
		$company = $this->verbs->add( [
			'name' => 'Acme',
			'domains' => [ 'acme.example' ],
			'share_tickets' => true,
		] );
		$ada     = $this->contacts->identify( 'email', 'ada@acme.example', 'Ada', true );
		$free    = $this->contacts->identify( 'email', 'freelancer@example.org', 'Fred', true );
		$this->contacts->change( $free->id, [ 'company' => $company->id ] );
		$this->assertSame( [ $ada->id ], $this->contacts->colleagues( $free->id ) );
	}

	public function test_whoever_proves_one_address_of_the_company_may_lose_another(): void {
		$company = $this->verbs->add( [
			'name' => 'Acme',
			'domains' => [ 'acme.example' ],
		] );
		$ada     = $this->contacts->identify( 'email', 'ada@acme.example', 'Ada', true );
		$this->contacts->change( $ada->id, [
			'add_identity' => [
				'type' => 'email',
				'value' => 'old@acme.example',
			],
		] );
		$this->contacts->change( $ada->id, [ 'remove_identity' => $this->services->identities()->find_by( 'email', 'old@acme.example' )->id ?? 0 ] );
		$this->assertSame( $company->id, $this->services->contacts()->find( $ada->id )?->company_id );
	}

	public function test_a_company_goes_and_its_people_stay(): void {
		$company = $this->verbs->add( [
			'name' => 'Acme',
			'domains' => [ 'acme.example' ],
		] );
		$ada     = $this->contacts->identify( 'email', 'ada@acme.example', 'Ada' );
		$this->verbs->delete( $company->id );
		$this->assertSame( 0, $this->services->contacts()->find( $ada->id )?->company_id );
		$this->assertSame( 0, $this->services->companies()->of_domain( 'acme.example' ) );
		$this->assertNull( $this->services->companies()->find( $company->id ) );
	}
}
