<?php
/**
 * Tests of the room's hooks.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * What happens to WordPress's users happens to contacts.
 */
final class Contacts_Module_Test extends TestCase {

	public function test_a_deleted_user_recognises_nobody(): void {
		$services = new Services( $GLOBALS['wpdb'] );
		$user     = $this->factory->user( 'subscriber', [ 'user_email' => 'ada@example.org' ] );
		$contact  = $services->contact_verbs()->identify_user( new \WP_User( $user ) );
		wp_delete_user( $user );
		$this->assertNull( $services->identities()->find_by( 'wp_user', (string) $user ) );
		$this->assertSame( 'ada@example.org', $services->contact_verbs()->email( $contact->id ) );
	}

	public function test_a_site_of_a_network_without_our_tables_is_left_alone(): void {
		$services = new Services( $GLOBALS['wpdb'] );
		$user     = $this->factory->user();
		$services->contact_verbs()->identify_user( new \WP_User( $user ) );
		delete_option( 'switchboard_schema_version' );
		wp_delete_user( $user );
		$this->assertNotNull( $services->identities()->find_by( 'wp_user', (string) $user ) );
	}
}
