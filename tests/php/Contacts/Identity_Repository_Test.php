<?php
/**
 * Tests of rows of identities.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use Switchboard\Contacts\Identity;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Tests\TestCase;

/**
 * Each identity belongs to one contact.
 */
final class Identity_Repository_Test extends TestCase {

	private Identity_Repository $identities;

	protected function setUp(): void {
		parent::setUp();
		$this->identities = new Identity_Repository( $this->database(), new Frozen_Clock( 1000 ) );
	}

	public function test_an_identity_is_found_however_it_is_spelled(): void {
		$added = $this->identities->add( 7, 'email', ' Ada@Example.org ' );
		$found = $this->identities->find_by( 'email', 'ADA@example.ORG' );
		$this->assertEquals( $added, $found );
		$this->assertSame( [ 7, 'Ada@Example.org', 'claimed' ], [ $added->contact_id, $added->value, $added->status ] );
		$this->assertNull( $this->identities->find_by( 'phone', 'ada@example.org' ) );
	}

	public function test_a_taken_identity_is_refused(): void {
		$this->identities->add( 7, 'email', 'ada@example.org' );
		$this->assertNull( $this->identities->claim( 8, 'email', 'Ada@example.org', Identity::VERIFIED ) );
		try {
			$this->identities->add( 8, 'email', 'Ada@example.org' );
			$this->fail( 'It was taken.' );
		} catch ( Problem $problem ) {
			$this->assertSame( [ 'switchboard_identity_taken', 409 ], [ $problem->name, $problem->status ] );
		}
	}

	public function test_identities_of_many_contacts_take_one_query(): void {
		$this->identities->add( 7, 'email', 'ada@example.org' );
		$this->identities->add( 8, 'email', 'bea@example.org' );
		$this->identities->add( 7, 'phone', '+1 555 123' );
		$before = $GLOBALS['wpdb']->num_queries;
		$found  = $this->identities->of( [ 7, 8, 9 ] );
		$this->assertSame( 1, $GLOBALS['wpdb']->num_queries - $before );
		$this->assertSame( [ 2, 1, 0 ], array_map( 'count', array_values( $found ) ) );
		$this->assertSame( [], $this->identities->of( [] ) );
	}

	public function test_identities_change_hands(): void {
		$mine = $this->identities->add( 7, 'email', 'ada@example.org' );
		$this->identities->verify( $mine->id );
		$this->assertTrue( $this->identities->find( $mine->id )?->is_verified() );
		$this->identities->move( 7, 8 );
		$this->assertFalse( $this->identities->remove( $mine->id, 7 ) );
		$this->assertTrue( $this->identities->remove( $mine->id, 8 ) );
		$this->assertNull( $this->identities->find( $mine->id ) );
	}
}
