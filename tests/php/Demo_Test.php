<?php
/**
 * Tests of the demo.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests;

use Switchboard\Demo\Demo;
use Switchboard\Services;
use Switchboard\Tickets\Status_Category;

/**
 * The shop as `npm start` makes it.
 */
final class Demo_Test extends TestCase {

	private Services $services;

	/**
	 * An administrator makes the demo.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		$admin          = $this->factory->user( 'administrator' );
		$this->services->agent_verbs()->add( $admin, 'manager' );
		$this->act_as( $admin );
		$cheap = static fn(): array => [ 'cost' => 4 ];
		add_filter( 'wp_hash_password_options', $cheap );
		require dirname( __DIR__, 2 ) . '/bin/seed.php';
	}

	/**
	 * Removes files.
	 */
	protected function tearDown(): void {
		$this->services->store()->delete_all();
		parent::tearDown();
	}

	/**
	 * One test: the shop takes a while to make.
	 */
	public function test_shop(): void {
		$this->assert_believable();
		$this->assert_made_once();
	}

	/**
	 * Tickets in all states, with nothing left to send.
	 */
	private function assert_believable(): void {
		$counts = array_column( $this->database()->rows( 'SELECT status, COUNT(*) AS amount FROM {ticket} GROUP BY status' ), 'amount', 'status' );
		$this->assertEqualsCanonicalizing( Status_Category::ALL, array_keys( $counts ) );
		$this->assertEqualsWithDelta( 250, array_sum( $counts ), 10 );
		$this->assertSame( '60', $this->database()->value( 'SELECT COUNT(*) FROM {contact}' ) );
		$this->assertCount( 2, $this->services->inboxes()->all() );
		$this->assertCount( 2, $this->services->teams()->all() );
		$roles = array_map( fn( string $login ): ?string => $this->services->policy()->role( (int) ( get_user_by( 'login', $login ) ?: null )?->ID ), [ 'devon', 'tomas', 'mara', 'aiko' ] );
		$this->assertSame( [ 'manager', 'agent', 'agent', 'light_agent' ], $roles );

		$now = time();
		$this->assertLessThanOrEqual( $now, (int) $this->database()->value( 'SELECT MAX(last_activity_at) FROM {ticket}' ) );
		$this->assertGreaterThan( $now - 3600, (int) $this->database()->value( 'SELECT MAX(last_activity_at) FROM {ticket}' ) );
		$this->assertGreaterThan( $now - 91 * DAY_IN_SECONDS, (int) $this->database()->value( 'SELECT MIN(created_at) FROM {ticket}' ) );
		$this->assertNull( $this->database()->value( 'SELECT id FROM {ticket} AS t WHERE created_at < (SELECT MAX(e.created_at) FROM {ticket} AS e WHERE e.id < t.id) LIMIT 1' ), 'Numbers grow with time.' );

		$this->assertFalse( $this->services->jobs()->is_due( $now ), 'No job is due: no mail of the past leaves.' );
		$this->assertSame( [], $this->mails );
		$this->assertSame( [], $this->requests );

		$customer = get_user_by( 'login', 'priya' );
		$this->assertInstanceOf( \WP_User::class, $customer );
		$this->act_as( $customer->ID );
		$this->assertGreaterThanOrEqual( 3, count( (array) $this->rest( 'GET', '/switchboard/v1/portal/tickets' )->get_data() ) );
		foreach ( [ 'form_page', 'portal_page' ] as $page ) {
			$this->assertSame( 'publish', get_post_status( $this->services->settings()->number( $page ) ) );
		}
	}

	/**
	 * Made again it is the same, and what the verbs counted is right.
	 */
	private function assert_made_once(): void {
		$before = $this->database()->value( 'SELECT MAX(id) FROM {event}' );
		$users  = count_users()['total_users'];
		Demo::seed( $GLOBALS['wpdb'], static fn() => null );
		$this->assertSame( $before, $this->database()->value( 'SELECT MAX(id) FROM {event}' ) );
		$this->assertSame( $users, count_users()['total_users'] );

		$counts = fn(): array => [
			$this->database()->rows( 'SELECT * FROM {counter} WHERE amount <> 0 ORDER BY inbox_id, status, snoozed, assignee_id, team_id' ),
			$this->database()->rows( 'SELECT id, ticket_count FROM {tag} ORDER BY id' ),
			$this->database()->rows( 'SELECT id, ticket_count FROM {contact} ORDER BY id' ),
		];
		$kept   = $counts();
		$this->services->recount()->run();
		$this->assertSame( $counts(), $kept );
	}
}
