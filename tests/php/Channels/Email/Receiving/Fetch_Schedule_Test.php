<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Email\Receiving\Fetched_Mail;
use Switchboard\Events;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Tests\Mail\Mail_Story;

final class Fetch_Schedule_Test extends Mail_Story {

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		$this->connection = $this->services->connections()->insert(
			'email',
			'Mailbox',
			$this->inbox,
			[
				'receiving'      => 'imap',
				'receiving_host' => '127.0.0.1',
			],
			[],
			true
		);
		$this->forget_jobs();
	}

	public function test_begins_and_ends_with_its_connection(): void {
		$schedule = $this->services->fetch_schedule();
		$schedule->follow( $this->connection );
		$this->assertSame( [ self::NOW, self::NOW ], [ $this->due(), $this->watched_from() ] );
		$this->clock->set( self::NOW + 10 );
		$schedule->follow( $this->connection );
		$this->assertSame( [ self::NOW + 10, self::NOW ], [ $this->due(), $this->watched_from() ], 'It is watched since it is on.' );
		$this->services->connections()->update( $this->connection, [ 'enabled' => false ] );
		$schedule->follow( $this->connection );
		$this->assertNull( $this->due() );
		$this->services->connections()->update( $this->connection, [ 'enabled' => true ], [ 'receiving' => 'webhook' ] );
		$schedule->follow( $this->connection );
		$schedule->mend();
		$this->assertNull( $this->due() );
	}

	/**
	 * @param string $error    What went wrong.
	 * @param bool   $got_on   Whether it got on.
	 * @param bool   $refused  Whether the sign-in was refused.
	 * @param bool   $more     Whether there is more.
	 * @param int    $failures Failures in a row before.
	 * @param int    $seconds  When the next run is.
	 */
	#[TestWith( [ '', true, false, false, 3, 60 ] )]
	#[TestWith( [ '', true, false, true, 0, 0 ] )]
	#[TestWith( [ 'x', false, false, false, 0, 60 ] )]
	#[TestWith( [ 'x', false, false, false, 1, 120 ] )]
	#[TestWith( [ 'x', false, false, false, 2, 300 ] )]
	#[TestWith( [ 'x', false, false, false, 3, 600 ] )]
	#[TestWith( [ 'x', false, false, false, 40, 600 ] )]
	#[TestWith( [ 'x', true, false, false, 3, 60 ] )]
	#[TestWith( [ 'x', false, true, false, 0, 900 ] )]
	public function test_backs_off( string $error, bool $got_on, bool $refused, bool $more, int $failures, int $seconds ): void {
		$this->services->fetch_schedule()->move_on( $this->connection, new Fetched_Mail( 0, 0, 0, $error, $more, $got_on, $refused ), $failures );
		$this->assertSame( self::NOW + $seconds, $this->due() );
	}

	public function test_a_busy_connection_is_looked_at_again_later(): void {
		$this->services->fetch_schedule()->move_on( $this->connection, null, 2 );
		$this->assertSame( self::NOW + 60, $this->due() );
	}

	public function test_a_lost_job_comes_back_when_cron_comes_round(): void {
		do_action( Queue::CRON_HOOK ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$this->assertNotNull( $this->due() );
		$this->database()->execute( "UPDATE {job} SET state = 'dead', available_at = 0" );
		$this->services->fetch_schedule()->mend();
		$this->assertSame( self::NOW, $this->due() );
	}

	public function test_one_that_runs_or_waits_is_left_alone(): void {
		$this->services->fetch_schedule()->move_on( $this->connection, new Fetched_Mail( 0, 0, 0, 'x', false, false, true ), 0 );
		$this->services->fetch_schedule()->mend();
		$this->assertSame( self::NOW + 900, $this->due() );
	}

	public function test_a_change_by_rest_is_followed(): void {
		$this->act_as( $this->factory->user( 'administrator' ) );
		$body = [
			'channel'  => 'email',
			'name'     => 'New',
			'inbox'    => $this->inbox,
			'settings' => [
				'receiving'      => 'imap',
				'receiving_host' => '127.0.0.1',
				'user'           => 'orders',
				'password'       => 'secret',
			],
		];
		add_filter( 'switchboard_mail_host_allowed', '__return_true' );
		$this->connection = (int) ( (array) $this->rest( 'POST', '/switchboard/v1/connections', [], $body )->get_data() )['id'];
		$this->assertNotNull( $this->due() );
		$this->rest( 'PATCH', "/switchboard/v1/connections/$this->connection", [], [ 'enabled' => false ] );
		$this->assertNull( $this->due() );
		$this->rest( 'PATCH', "/switchboard/v1/connections/$this->connection", [], [ 'enabled' => true ] );
		$this->assertNotNull( $this->due() );
		$this->rest( 'DELETE', "/switchboard/v1/connections/$this->connection" );
		$this->assertNull( $this->due() );
	}

	public function test_all_is_forgotten_with_the_connection(): void {
		foreach ( [ 'inbound_place', 'mail_folder', 'mail_unfinished', 'fetch_log' ] as $table ) {
			$this->database()->insert( $table, [ 'connection_id' => $this->connection ] );
			$this->database()->insert( $table, [ 'connection_id' => $this->connection + 1 ] );
		}
		$this->services->fetch_schedule()->follow( $this->connection );
		$this->services->connections()->delete( $this->connection );
		Events::connection_deleted( $this->connection );
		$this->assertNull( $this->due() );
		foreach ( [ 'inbound_place', 'mail_folder', 'mail_unfinished', 'fetch_log' ] as $table ) {
			$this->assertSame( [ (string) ( $this->connection + 1 ) ], $this->database()->column( "SELECT connection_id FROM {{$table}}" ), $table );
		}
	}

	public function test_the_job_fetches_and_goes_on(): void {
		add_filter( 'switchboard_mail_host_allowed', '__return_true' );
		$this->services->connections()->update( $this->connection, [], [ 'receiving_port' => 1 ], [ 'password' => 'secret' ] );
		$this->services->fetch_schedule()->follow( $this->connection );
		foreach ( [ 60, 120, 300, 600, 600 ] as $seconds ) {
			$this->assertSame( 1, $this->run_jobs() );
			$this->assertSame( $this->clock->now() + $seconds, $this->due() );
			$this->clock->set( (int) $this->due() );
		}
		$this->assertStringContainsString( 'can’t be reached', (string) $this->services->connections()->find( $this->connection )?->state_reason );
	}

	/**
	 * When the connection's mail is fetched next; null for never.
	 */
	private function due(): ?int {
		$due = $this->database()->value( "SELECT available_at FROM {job} WHERE unique_key = %s AND name = 'fetch_mail' AND state = 'waiting'", [ "fetch:$this->connection" ] );
		return null === $due ? null : (int) $due;
	}

	/**
	 * Since when mail is expected.
	 */
	private function watched_from(): int {
		return (int) $this->database()->value( 'SELECT watched_from FROM {connection} WHERE id = %d', [ $this->connection ] );
	}
}
