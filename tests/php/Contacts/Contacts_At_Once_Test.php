<?php
/**
 * Tests of two messages at once.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use Switchboard\Foundation\Database\Database;
use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * A second connection to the database writes between two statements of the first.
 */
final class Contacts_At_Once_Test extends TestCase {

	public function test_two_messages_at_once_make_one_person(): void {
		global $wpdb;
		if ( str_contains( $wpdb::class, 'SQLite' ) ) {
			$this->markTestSkipped( 'SQLite lets only one process write at a time.' );
		}
		$here = new Services( $wpdb );
		// The first statement fixes what this transaction sees.
		$this->assertNull( $here->identities()->find_by( 'email', 'at-once@example.org' ) );

		$there = new \wpdb( ...array_map( static fn( string $name ): string => (string) constant( $name ), [ 'DB_USER', 'DB_PASSWORD', 'DB_NAME', 'DB_HOST' ] ) );
		$there->set_prefix( $wpdb->prefix );
		$other   = new Database( $there );
		$contact = $other->insert( 'contact', [ 'name' => 'Ada', 'notes' => '' ] );
		$other->insert(
			'contact_identity',
			[
				'contact_id'   => $contact,
				'type'         => 'email',
				'identity_key' => hash( 'sha256', 'at-once@example.org' ),
				'value'        => 'at-once@example.org',
			]
		);
		try {
			$found = $here->contact_verbs()->identify( 'email', 'at-once@example.org', 'Ada B' );
			$this->assertSame( [ $contact, 'Ada' ], [ $found->id, $found->name ] );
		} finally {
			// It was written outside this test's transaction, which still holds it.
			$this->database()->rollback();
			$other->delete( 'contact', [ 'id' => $contact ] );
			$other->delete( 'contact_identity', [ 'contact_id' => $contact ] );
			$this->database()->begin();
		}
	}
}
