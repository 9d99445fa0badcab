<?php
/**
 * Tests of rows of contacts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use Switchboard\Contacts\Contact_Repository;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Tests\TestCase;

/**
 * Rows in and out.
 */
final class Contact_Repository_Test extends TestCase {

	private Contact_Repository $contacts;

	protected function setUp(): void {
		parent::setUp();
		$this->contacts = new Contact_Repository( $this->database(), new Frozen_Clock( 1000 ) );
	}

	public function test_a_contact_keeps_what_was_written(): void {
		$added   = $this->contacts->insert(
			[
				'name'     => 'Ada Ångström 🐈',
				'language' => 'sv_SE',
				'notes'    => "line\nline",
			]
		);
		$id      = $added->id;
		$contact = $this->contacts->find( $id );
		$this->assertNotNull( $contact );
		$this->assertEquals( $added, $contact );
		$this->assertSame( [ 'Ada Ångström 🐈', 'sv_SE', "line\nline", 0, 0, 1000 ], [ $contact->name, $contact->language, $contact->notes, $contact->company_id, $contact->last_seen_at, $contact->created_at ] );
		$this->assertSame( 'ada angstrom 🐈', $this->key( $id ) );
		$this->contacts->update( $id, [ 'name' => 'Béa' ] );
		$this->assertSame( 'bea', $this->key( $id ) );
		$this->contacts->update( $id, [ 'language' => '' ] );
		$this->contacts->update( $id, [] );
		$this->assertSame( 'bea', $this->key( $id ) );
		$this->assertSame( [ $id => 'Béa' ], $this->contacts->names( [ $id, $id + 1 ] ) );
		$this->contacts->delete( $id );
		$this->assertNull( $this->contacts->find( $id ) );
	}

	public function test_whoever_gave_no_name_is_called_by_an_address(): void {
		$identities = new Identity_Repository( $this->database(), new Frozen_Clock( 1000 ) );
		[ $ada, $anonymous, $nobody ] = array_map( fn( string $name ): int => $this->contacts->insert( [ 'name' => $name ] )->id, [ 'Ada', '', '' ] );
		$identities->add( $ada, 'email', 'ada@example.org' );
		$identities->add( $anonymous, 'wp_user', '7' );
		$identities->add( $anonymous, 'email', 'who@example.org' );
		$identities->add( $anonymous, 'email', 'other@example.org' );
		$this->assertSame(
			[
				$ada       => 'Ada',
				$anonymous => 'who@example.org',
				$nobody    => '',
			],
			$this->contacts->titles( [ $ada, $anonymous, $nobody ] )
		);
	}

	public function test_nobody_is_asked_for(): void {
		$this->assertSame( [], $this->contacts->find_many( [] ) );
		$this->assertSame( [], $this->contacts->names( [] ) );
	}

	public function test_the_number_of_tickets_never_falls_below_none(): void {
		$id = $this->contacts->insert( [ 'name' => 'Ada' ] )->id;
		foreach ( [ [ 1, 1 ], [ 5, 6 ], [ -2, 4 ], [ -9, 0 ], [ 1, 1 ] ] as [ $delta, $count ] ) {
			$this->contacts->count_ticket( $id, $delta );
			$this->assertSame( $count, $this->contacts->find( $id )?->ticket_count );
		}
	}

	public function test_an_earlier_visit_does_not_count(): void {
		$id = $this->contacts->insert( [ 'name' => 'Ada' ] )->id;
		$this->contacts->seen( $id, 50 );
		$this->contacts->seen( $id, 40 );
		$this->assertSame( 50, $this->contacts->find( $id )?->last_seen_at );
	}

	/**
	 * The stored key.
	 *
	 * @phpstan-impure
	 */
	private function key( int $id ): ?string {
		return $this->database()->value( 'SELECT name_key FROM {contact} WHERE id = %d', [ $id ] );
	}
}
