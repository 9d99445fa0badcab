<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Foundation\Database\Lease_Repository;

#[Group( 'dovecot' )]
final class Fetches_Controller_Test extends Fetch_Case {

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( $this->factory->user( 'administrator' ) );
	}

	public function test_fetches_now_and_tells_what_came(): void {
		$connection = $this->connection();
		$answer     = $this->rest( 'POST', "/switchboard/v1/connections/$connection->id/fetch", [], [] );
		$this->assertSame( 200, $answer->get_status() );
		$entry = (array) $answer->get_data();
		$this->assertSame( [ 0, 0, 0, null ], [ $entry['found'], $entry['taken'], $entry['failed'], $entry['error'] ] );
		$this->assertNotNull( $entry['ended_at'] );
		$this->assertSame( [ $entry ], $this->rest( 'GET', "/switchboard/v1/connections/$connection->id/fetches" )->get_data() );
		$this->assertSame( [ "fetch:$connection->id" ], $this->services->jobs()->waiting( [ "fetch:$connection->id" ] ) );
	}

	public function test_says_what_the_server_answered(): void {
		$connection = $this->connection();
		$this->services->connections()->update( $connection->id, [], [], [ 'password' => 'wrong' ] );
		$entry = (array) $this->rest( 'POST', "/switchboard/v1/connections/$connection->id/fetch", [], [] )->get_data();
		$this->assertSame( '127.0.0.1 refused the sign-in: Authentication failed.', $entry['error'] );
	}

	public function test_one_at_a_time(): void {
		$connection = $this->connection();
		( new Lease_Repository( $this->services->database(), $this->clock ) )->take( "fetch:$connection->id", 600 );
		$answer = $this->rest( 'POST', "/switchboard/v1/connections/$connection->id/fetch", [], [] );
		$this->assertSame( [ 409, 'switchboard_fetch_running' ], [ $answer->get_status(), ( (array) $answer->get_data() )['code'] ] );
	}

	public function test_the_log_in_pages_the_newest_first(): void {
		$connection = $this->connection();
		foreach ( [ 'one', 'two', 'three' ] as $subject ) {
			$this->deliver( [ $subject, "$subject again" ] );
			$this->fetch( $connection );
		}
		$seen  = [];
		$query = [ 'per_page' => 2 ];
		do {
			$answer = $this->rest( 'GET', "/switchboard/v1/connections/$connection->id/fetches", $query );
			$seen   = [ ...$seen, ...array_column( (array) $answer->get_data(), 'id' ) ];
			$next   = preg_match( '/cursor=([^&>]+)/', (string) ( $answer->get_headers()['Link'] ?? '' ), $found ) ? rawurldecode( $found[1] ) : null;
			$query  = [ 'cursor' => $next ] + $query;
		} while ( null !== $next );
		$sorted = $seen;
		rsort( $sorted );
		$this->assertCount( 3, $seen );
		$this->assertSame( $sorted, $seen );
	}

	public function test_tells_what_is_on_the_server_and_what_is_here(): void {
		$connection = $this->connection(
			[
				'folders'        => [ 'INBOX', 'Entw&APw-rfe' ],
				'receiving_from' => '7',
			]
		);
		$this->server->deliver( "Subject: old\r\n\r\nHello\r\n", '', time() - 100 * DAY_IN_SECONDS );
		$this->deliver( [ 'one', 'two' ] );
		$this->fetch( $connection );
		$folders = (array) $this->rest( 'GET', "/switchboard/v1/connections/$connection->id/folders" )->get_data();
		$this->assertSame( [ 'INBOX', 'Entwürfe' ], array_column( $folders, 'name' ) );
		$this->assertSame( [ 3, 2, 1, 0 ], [ $folders[0]['on_server'], $folders[0]['here'], $folders[0]['older'], $folders[0]['given_up'] ] );
		$this->assertStringContainsString( "doesn't exist", $folders[1]['error'] );
		$this->services->connections()->update( $connection->id, [], [ 'folders' => [ 'INBOX' ] ] );
		$this->assertCount( 1, (array) $this->rest( 'GET', "/switchboard/v1/connections/$connection->id/folders" )->get_data() );
	}
}
