<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\Group;
use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Receiving\Single_Fetch;

#[Group( 'dovecot' )]
final class Pop3_Fetch_Test extends Fetch_Case {

	public function test_takes_each_mail_once(): void {
		$connection = $this->mailbox_by_pop3();
		$this->deliver( [ 'one', 'two' ] );
		$result = $this->fetch( $connection );
		$this->assertSame( [ 2, 2, 0, '' ], [ $result->found, $result->taken, $result->failed, $result->error ] );
		$this->deliver( [ 'three' ] );
		$this->assertSame( 1, $this->fetch( $connection )->taken );
		$this->assertSame( 0, $this->fetch( $connection )->found );
		$this->assertSame( [ 'one', 'two', 'three' ], $this->taken->subjects );
		$folder = $this->folder( $connection, '' );
		$this->assertSame( [ 3, 3, 0 ], [ $folder->on_server, $folder->here, $folder->older ] );
		$this->assertSame( $this->clock->now(), $this->again( $connection->id )->fetched_at );
	}

	/**
	 * @param string       $setting What the settings say.
	 * @param list<string> $taken   Subjects.
	 */
	#[TestWith( [ '0', [] ] )]
	#[TestWith( [ '7', [ 'two days', 'no date' ] ] )]
	#[TestWith( [ 'all', [ 'a year', 'two days', 'no date' ] ] )]
	public function test_a_first_fetch_takes_what_the_settings_say( string $setting, array $taken ): void {
		$this->aged( 'a year', 400 );
		$this->aged( 'two days', 2 );
		$this->server->deliver( "Subject: no date\r\n\r\nHello\r\n" );
		$connection = $this->mailbox_by_pop3( [ 'receiving_from' => $setting ] );
		$this->fetch( $connection );
		$this->assertSame( $taken, $this->taken->subjects );
		$this->aged( 'late', 100 );
		$this->fetch( $connection );
		$this->assertSame( [ ...$taken, 'late' ], $this->taken->subjects, 'What came after the first look is new, whatever its date.' );
		$folder = $this->folder( $connection, '' );
		$this->assertSame( [ 4, count( $taken ) + 1, 3 - count( $taken ) ], [ $folder->on_server, $folder->here, $folder->older ] );
	}

	public function test_a_setting_that_reaches_further_back_brings_older_mails(): void {
		$this->aged( 'a year', 400 );
		$this->aged( 'two days', 2 );
		$connection = $this->mailbox_by_pop3( [ 'receiving_from' => '0' ] );
		$this->fetch( $connection );
		$this->services->connections()->update( $connection->id, [], [ 'receiving_from' => '7' ] );
		$this->fetch( $connection );
		$this->services->connections()->update( $connection->id, [], [ 'receiving_from' => 'all' ] );
		$this->fetch( $connection );
		$this->assertSame( [ 'two days', 'a year' ], $this->taken->subjects );
	}

	public function test_deletes_what_is_settled_after_the_commit(): void {
		$connection          = $this->mailbox_by_pop3( [ 'after_reading' => 'delete' ] );
		$this->taken->fates  = [ 'bad' => 'failed' ];
		$left                = [];
		$this->taken->before = function () use ( &$left ): void {
			$left[] = count( glob( getenv( 'DOVECOT_MAIL' ) . "/{$this->server->user}/Maildir/*/*" ) ?: [] );
		};
		$this->deliver( [ 'one', 'bad', 'two' ] );
		$this->fetch( $connection );
		$this->assertSame( [ 3, 3, 3 ], $left );
		$this->assertCount( 1, $this->flags() );
		$this->database()->execute( "UPDATE {inbound} SET state = 'routed' WHERE state = 'failed'" );
		$this->clock->set( $this->clock->now() + 10 * MINUTE_IN_SECONDS );
		$this->assertSame( 0, $this->fetch( $connection )->found );
		$this->assertCount( 0, $this->flags() );
	}

	public function test_what_a_dead_run_left_is_deleted_by_the_next(): void {
		$connection = $this->mailbox_by_pop3();
		$this->deliver( [ 'one' ] );
		$this->fetch( $connection );
		$this->services->connections()->update( $connection->id, [], [ 'after_reading' => 'delete' ] );
		$this->assertSame( 0, $this->fetch( $connection )->found );
		$this->assertCount( 0, $this->flags() );
	}

	public function test_a_mail_that_can_not_be_taken_is_passed_over_noted_and_tried_again(): void {
		$connection         = $this->mailbox_by_pop3();
		$this->taken->fates = [ 'two' => new \RuntimeException( 'It broke.' ) ];
		$this->deliver( [ 'one', 'two', 'three' ] );
		$this->assertSame( 1, $this->fetch( $connection )->failed );
		$this->assertSame( 0, $this->fetch( $connection )->found );
		$this->taken->fates = [];
		$this->clock->set( $this->clock->now() + 60 );
		$this->assertSame( 1, $this->fetch( $connection )->taken );
		$this->assertSame( [ 'one', 'three', 'two' ], $this->taken->subjects );
	}

	public function test_a_mail_above_the_limit_comes_in_cut_and_stays_on_the_server(): void {
		$connection = $this->mailbox_by_pop3( [ 'after_reading' => 'delete' ] );
		$this->server->deliver( "Subject: huge\r\n\r\n" . str_repeat( str_repeat( 'x', 76 ) . "\r\n", (int) ( Single_Fetch::LIMIT / 78 ) + 100 ) );
		$this->assertSame( 1, $this->fetch( $connection )->taken );
		$this->assertSame( Single_Fetch::LIMIT, $this->taken->sizes[0] );
		$this->fetch( $connection );
		$this->assertCount( 1, $this->flags() );
	}

	public function test_even_without_time_each_run_gets_on(): void {
		$connection = $this->mailbox_by_pop3();
		$this->deliver( [ 'one', 'two' ] );
		$result = $this->fetch( $connection, 0 );
		$this->assertSame( [ 1, true ], [ $result->taken, $result->has_more ] );
		$this->assertSame( 1, $this->fetch( $connection, 0 )->taken );
		$this->fetch( $connection );
		$this->assertSame( [ 'one', 'two' ], $this->taken->subjects );
	}

	public function test_a_run_that_was_out_of_time_goes_on_in_the_next(): void {
		$connection          = $this->mailbox_by_pop3( [ 'after_reading' => 'delete' ] );
		$this->taken->before = static fn() => usleep( 700_000 );
		$this->deliver( [ 'one', 'two', 'three' ] );
		$this->assertTrue( $this->fetch( $connection, 1 )->has_more );
		$this->assertCount( 1, $this->flags() );
		$this->assertFalse( $this->fetch( $connection )->has_more );
		$this->assertSame( [ 'one', 'two', 'three' ], $this->taken->subjects );
	}

	/**
	 * A connection that fetches by POP3.
	 *
	 * @param array<string, mixed> $settings More settings.
	 */
	private function mailbox_by_pop3( array $settings = [] ): Connection {
		return $this->connection( [ 'receiving' => 'pop3' ] + $settings );
	}

	/**
	 * Puts a mail of some age into the inbox.
	 *
	 * @param string $subject Subject.
	 * @param int    $days    Days.
	 */
	private function aged( string $subject, int $days ): void {
		$date = gmdate( 'r', time() - $days * DAY_IN_SECONDS );
		$this->server->deliver( "Received: from a.example by b.example;\r\n\t$date\r\nReceived: from x by a.example; Mon, 1 Jan 2001 00:00:00 +0000\r\nSubject: $subject\r\nDate: Mon, 1 Jan 2001 00:00:00 +0000\r\n\r\nHello\r\n" );
	}
}
