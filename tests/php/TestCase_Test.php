<?php
/**
 * Tests of what all tests stand on.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests;

use PHPUnit\Framework\Attributes\Group;

/**
 * The first test of each pair leaves traces, the second must find none.
 */
#[Group( 'smoke' )]
final class TestCase_Test extends TestCase {

	public function test_traces_are_left(): void {
		$this->factory->user( 'editor', [ 'user_login' => 'trace' ] );
		$this->database()->transaction( static fn() => update_option( 'switchboard_trace', 'left' ) );
		add_role( 'trace', 'Trace' );
		add_filter( 'switchboard_trace', '__return_true' );
		$_GET['trace'] = 'left';

		$this->assertSame( 'left', get_option( 'switchboard_trace' ) );
		$this->assertNotNull( get_role( 'trace' ) );
	}

	#[\PHPUnit\Framework\Attributes\Depends( 'test_traces_are_left' )]
	public function test_traces_are_gone(): void {
		$this->assertFalse( get_user_by( 'login', 'trace' ) );
		$this->assertFalse( get_option( 'switchboard_trace' ) );
		$this->assertNull( get_role( 'trace' ) );
		$this->assertFalse( has_filter( 'switchboard_trace' ) );
		$this->assertArrayNotHasKey( 'trace', $_GET );
	}

	public function test_a_failed_part_does_not_take_the_rest_along(): void {
		$database = $this->database();
		update_option( 'switchboard_trace', 'kept' );
		try {
			$database->transaction(
				static function (): void {
					update_option( 'switchboard_trace', 'lost' );
					throw new \DomainException( 'no' );
				}
			);
		} catch ( \DomainException ) {
			wp_cache_flush();
		}
		$this->assertSame( 'kept', get_option( 'switchboard_trace' ) );
	}

	public function test_nothing_leaves(): void {
		$this->assertTrue( wp_mail( 'somebody@example.org', 'Subject', 'Text' ) );
		$this->assertSame( 'Subject', $this->mails[0]['subject'] );
		$this->assertInstanceOf( \WP_Error::class, wp_remote_get( 'https://example.org/' ) );
		$this->assertSame( 'https://example.org/', $this->requests[0]['url'] );
	}

	public function test_structure_is_refused_in_a_transaction(): void {
		$this->expectException( \LogicException::class );
		$this->database()->execute( 'CREATE TABLE trace (id INT)' );
	}

	public function test_rest_answers_as_the_current_user(): void {
		$this->assertSame( 401, $this->rest( 'GET', '/wp/v2/users/me' )->get_status() );
		$user = $this->factory->user();
		$this->act_as( $user );
		$this->assertSame( $user, $this->rest( 'GET', '/wp/v2/users/me' )->get_data()['id'] );
	}
}
