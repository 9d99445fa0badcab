<?php
/**
 * Tests of what can be done with contacts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;
use Switchboard\Contacts\Contacts;
use Switchboard\Contacts\Identity;
use Switchboard\Foundation\Problem;
use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * Who is who.
 */
#[Group( 'smoke' )]
final class Contacts_Test extends TestCase {

	private Services $services;

	private Contacts $verbs;

	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		$this->verbs    = $this->services->contact_verbs();
	}

	public function test_the_same_address_is_the_same_person(): void {
		$first  = $this->verbs->identify( 'email', 'Ada@Example.org', 'Ada', false, 'de_DE' );
		$second = $this->verbs->identify( 'email', ' ada@example.ORG', 'Somebody else' );
		$this->assertSame( $first->id, $second->id );
		$this->assertSame( [ 'Ada', 'de_DE' ], [ $second->name, $second->language ] );
		$this->assertSame( 'Ada@Example.org', $this->verbs->email( $first->id ) );
	}

	public function test_a_name_comes_later(): void {
		$nameless = $this->verbs->identify( 'email', 'ada@example.org', '' );
		$this->assertSame( '', $nameless->name );
		$this->assertSame( 'Ada B', $this->verbs->identify( 'email', 'ada@example.org', " Ada\r\n B " )->name );
	}

	public function test_a_channel_that_proves_an_address_verifies_it(): void {
		$contact = $this->verbs->identify( 'email', 'ada@example.org', 'Ada' );
		$this->assertSame( [ 'email' => 'claimed' ], $this->statuses( $contact->id ) );
		$this->verbs->identify( 'email', 'ada@example.org', 'Ada', true );
		$this->assertSame( [ 'email' => 'verified' ], $this->statuses( $contact->id ) );
		$this->verbs->identify( 'email', 'ada@example.org', 'Ada', false );
		$this->assertSame( [ 'email' => 'verified' ], $this->statuses( $contact->id ) );
	}

	public function test_a_strange_language_refuses_nobody(): void {
		$this->assertSame( '', $this->verbs->identify( 'email', 'ada@example.org', 'Ada', false, "de'; DROP" )->language );
	}

	/**
	 * What is no identity.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function no_identities(): array {
		return [
			'no address'             => [ 'email', 'ada' ],
			'two addresses'          => [ 'email', 'ada@example.org,bea@example.org' ],
			'a line break'           => [ 'email', "ada@example.org\nBcc: all@example.org" ],
			'too long'               => [ 'email', str_repeat( 'a', 250 ) . '@example.org' ],
			'words for a number'     => [ 'phone', 'call me' ],
			'nothing'                => [ 'telegram', ' ' ],
			'invalid UTF-8'          => [ 'telegram', "ada\xff" ],
			'a type that is no word' => [ 'e mail', 'ada' ],
		];
	}

	/**
	 * It is refused, and nothing is left behind.
	 *
	 * @param string $type  Type.
	 * @param string $value Value.
	 */
	#[DataProvider( 'no_identities' )]
	public function test_what_is_no_identity_is_refused( string $type, string $value ): void {
		$before = $this->database()->value( 'SELECT COUNT(*) FROM {contact}' );
		try {
			$this->verbs->identify( $type, $value, 'Ada' );
			$this->fail( 'It was taken.' );
		} catch ( Problem $problem ) {
			$this->assertSame( 400, $problem->status );
			$this->assertSame( $before, $this->database()->value( 'SELECT COUNT(*) FROM {contact}' ) );
		}
	}

	public function test_a_wordpress_user_is_verified_but_its_address_is_claimed(): void {
		$user    = new \WP_User( $this->factory->user( 'subscriber', [
			'user_email' => 'ada@example.org',
			'display_name' => 'Ada',
		] ) );
		$contact = $this->verbs->identify_user( $user );
		$this->assertSame( 'Ada', $contact->name );
		$this->assertSame( [
			'wp_user' => 'verified',
			'email' => 'claimed',
		], $this->statuses( $contact->id ) );
		$this->assertSame( $contact->id, $this->verbs->identify_user( $user )->id );
	}

	public function test_a_user_does_not_get_the_contact_of_an_address_by_registering_with_it(): void {
		$guest = $this->verbs->identify( 'email', 'ada@example.org', 'Ada' );
		$user  = $this->verbs->identify_user( new \WP_User( $this->factory->user( 'subscriber', [ 'user_email' => 'ada@example.org' ] ) ) );
		$this->assertNotSame( $guest->id, $user->id );
		$this->assertSame( [ 'wp_user' => 'verified' ], $this->statuses( $user->id ) );
	}

	public function test_adding_by_hand(): void {
		$contact = $this->verbs->add( [
			'name' => 'Ada',
			'email' => 'ada@example.org',
			'phone' => '+49 30 1234',
		] );
		$this->assertSame( [
			'email' => 'claimed',
			'phone' => 'claimed',
		], $this->statuses( $contact->id ) );
		$before = $this->database()->value( 'SELECT COUNT(*) FROM {contact}' );
		try {
			$this->verbs->add( [
				'name' => 'Bea',
				'email' => 'ADA@example.org',
			] );
			$this->fail( 'The address was taken.' );
		} catch ( Problem $problem ) {
			$this->assertSame( 'switchboard_identity_taken', $problem->name );
			$this->assertSame( $before, $this->database()->value( 'SELECT COUNT(*) FROM {contact}' ), 'Nothing half-written.' );
		}
	}

	public function test_events_are_told_after_the_commit(): void {
		$told = [];
		foreach ( [ 'added', 'changed', 'deleted' ] as $what ) {
			add_action( "switchboard_contact_$what", static function ( int $id ) use ( &$told, $what ): void {
				$told[] = [ $what, $id ];
			} );
		}
		$id = $this->verbs->add( [ 'name' => 'Ada' ] )->id;
		$this->verbs->change( $id, [ 'notes' => 'Likes cats' ] );
		$this->verbs->delete( $id );
		$this->assertSame( [], $told );
		$this->database()->run_after_commit();
		$this->assertSame( [ [ 'added', $id ], [ 'changed', $id ], [ 'deleted', $id ] ], $told );
	}

	public function test_a_foreign_identity_can_not_be_removed(): void {
		$ada = $this->verbs->add( [
			'name' => 'Ada',
			'email' => 'ada@example.org',
		] );
		$bea = $this->verbs->add( [
			'name' => 'Bea',
			'email' => 'bea@example.org',
		] );
		$id  = $this->services->identities()->of( [ $bea->id ] )[ $bea->id ][0]->id;
		try {
			$this->verbs->change( $ada->id, [
				'name' => 'Changed',
				'remove_identity' => $id,
			] );
			$this->fail( 'It was removed.' );
		} catch ( Problem $problem ) {
			$this->assertSame( 404, $problem->status );
			$this->assertSame( 'Ada', $this->services->contacts()->find( $ada->id )?->name );
			$this->assertSame( 'bea@example.org', $this->verbs->email( $bea->id ) );
		}
	}

	public function test_two_contacts_become_one(): void {
		$first = $this->verbs->add( [
			'name' => 'Ada',
			'email' => 'ada@example.org',
			'notes' => 'One',
		] );
		$old   = $this->verbs->add( [
			'name' => 'A. L.',
			'email' => 'old@example.org',
			'notes' => 'Two',
			'language' => 'en_GB',
		] );
		$older = $this->verbs->add( [
			'name' => 'A.',
			'email' => 'older@example.org',
		] );
		$this->verbs->merge( $older->id, $old->id );
		$this->verbs->merge( $old->id, $first->id );
		foreach ( [ 'ada@example.org', 'old@example.org', 'older@example.org' ] as $address ) {
			$this->assertSame( $first->id, $this->verbs->identify( 'email', $address, '' )->id );
		}
		$merged = $this->services->contacts()->find_many( [ $first->id, $old->id, $older->id ] );
		$this->assertSame( [ 'Ada', 'en_GB', "One\n\nTwo" ], [ $merged[ $first->id ]->name, $merged[ $first->id ]->language, $merged[ $first->id ]->notes ] );
		$this->assertSame( [ $first->id, $first->id ], [ $merged[ $old->id ]->merged_into, $merged[ $older->id ]->merged_into ] );
		$this->expectException( Problem::class );
		$this->verbs->change( $old->id, [ 'name' => 'Ghost' ] );
	}

	public function test_nobody_is_merged_with_itself(): void {
		$ada = $this->verbs->add( [ 'name' => 'Ada' ] );
		$this->expectException( Problem::class );
		$this->verbs->merge( $ada->id, $ada->id );
	}

	public function test_deleting_takes_the_tickets_along_or_nothing(): void {
		$erased = [];
		$broken = [ new \RuntimeException( 'The disk is full.' ) ];
		$verbs  = new Contacts(
			$this->database(),
			$this->services->contacts(),
			$this->services->identities(),
			$this->services->company_verbs(),
			static function ( int $contact ) use ( &$erased, &$broken ): void {
				$erased[] = $contact;
				foreach ( $broken as $error ) {
					throw $error;
				}
			},
			static fn() => null
		);
		$ada    = $verbs->add( [
			'name' => 'Ada',
			'email' => 'ada@example.org',
		] );
		$old    = $verbs->add( [ 'name' => 'Old' ] );
		$verbs->merge( $old->id, $ada->id );
		try {
			$verbs->delete( $ada->id );
		} catch ( \RuntimeException $error ) {
			$this->assertSame( 'ada@example.org', $verbs->email( $ada->id ) );
		}
		$broken = [];
		$erased = [];
		$verbs->delete( $ada->id );
		$this->assertSame( [ $old->id, $ada->id ], $erased );
		$this->assertSame( [], $this->services->contacts()->find_many( [ $ada->id, $old->id ] ) );
		$this->assertNull( $this->services->identities()->find_by( 'email', 'ada@example.org' ) );
	}

	/**
	 * Statuses of a contact's identities by type.
	 *
	 * @phpstan-impure
	 * @return array<string, string>
	 */
	private function statuses( int $contact ): array {
		return array_column( array_map( static fn( Identity $identity ): array => (array) $identity, $this->services->identities()->of( [ $contact ] )[ $contact ] ), 'status', 'type' );
	}
}
