<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\Group;
use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Receiving\Place_Repository;
use Switchboard\Channels\Email\Receiving\Single_Fetch;
use Switchboard\Foundation\Problem;

#[Group( 'dovecot' )]
final class Imap_Fetch_Test extends Fetch_Case {

	public function test_takes_each_mail_once_whoever_has_seen_it(): void {
		$connection = $this->connection();
		$this->deliver( [ 'one', 'two' ] );
		$result = $this->fetch( $connection );
		$this->assertSame( [ 2, 2, 0, '' ], [ $result->found, $result->taken, $result->failed, $result->error ] );
		$this->assertSame( [ 'one', 'two' ], $this->taken->subjects );
		$client = $this->mailbox();
		$client->open( 'INBOX' );
		$this->deliver( [ 'three' ] );
		$client->noop();
		$client->flag( [ 1, 2, 3 ] );
		$client->close();
		$this->assertSame( 1, $this->fetch( $connection )->taken );
		$this->assertSame( 0, $this->fetch( $connection )->found );
		$this->assertSame( [ 'one', 'two', 'three' ], $this->taken->subjects );
		$this->assertSame( 3, $this->folder( $connection )->last_uid );
		$this->assertSame( $this->clock->now(), $this->again( $connection->id )->fetched_at );
	}

	public function test_reading_leaves_mails_as_they_are(): void {
		$connection = $this->connection();
		$this->deliver( [ 'one' ] );
		$this->fetch( $connection );
		$this->assertSame( [ 1 => [] ], $this->flags() );
	}

	public function test_an_empty_mailbox(): void {
		$connection = $this->connection();
		$this->assertSame( '', $this->fetch( $connection )->error );
		$this->deliver( [ 'one' ] );
		$this->assertSame( 1, $this->fetch( $connection )->taken );
	}

	/**
	 * @param string              $setting What the settings say.
	 * @param list<string>        $taken   Subjects.
	 */
	#[TestWith( [ '0', [] ] )]
	#[TestWith( [ '7', [ 'two days' ] ] )]
	#[TestWith( [ '30', [ 'twenty days', 'two days' ] ] )]
	#[TestWith( [ 'all', [ 'a year', 'twenty days', 'two days' ] ] )]
	public function test_a_first_fetch_takes_what_the_settings_say( string $setting, array $taken ): void {
		$this->aged(
			[
				'a year'      => 400,
				'twenty days' => 20,
				'two days'    => 2,
			]
		);
		$connection = $this->connection( [ 'receiving_from' => $setting ] );
		$this->fetch( $connection );
		$this->assertSame( $taken, $this->taken->subjects );
		$this->deliver( [ 'new' ] );
		$this->fetch( $connection );
		$this->assertSame( [ ...$taken, 'new' ], $this->taken->subjects );
		$folder = $this->folder( $connection );
		$this->assertSame( 'all' === $setting ? 0 : $this->clock->now() - (int) $setting * DAY_IN_SECONDS, $folder->since );
	}

	public function test_counts_what_is_here_and_what_was_left_alone(): void {
		$this->aged(
			[
				'a year'   => 400,
				'half'     => 200,
				'two days' => 2,
			]
		);
		$connection = $this->connection( [ 'receiving_from' => '7' ] );
		$this->fetch( $connection );
		$folder = $this->folder( $connection );
		$this->assertSame( [ 3, 1, 2, $this->clock->now() ], [ $folder->on_server, $folder->here, $folder->older, $folder->counted_at ] );
	}

	public function test_a_setting_that_reaches_further_back_brings_older_mails(): void {
		$this->aged(
			[
				'a year'   => 400,
				'two days' => 2,
			]
		);
		$connection = $this->connection( [ 'receiving_from' => '7' ] );
		$this->fetch( $connection );
		$this->services->connections()->update( $connection->id, [], [ 'receiving_from' => 'all' ] );
		$this->fetch( $connection );
		$this->assertSame( [ 'two days', 'a year' ], $this->taken->subjects );
		$this->services->connections()->update( $connection->id, [], [ 'receiving_from' => '0' ] );
		$this->fetch( $connection );
		$this->assertCount( 2, $this->taken->subjects );
	}

	public function test_a_changed_uidvalidity_reads_again_with_the_same_line_and_doubles_nothing(): void {
		$this->aged(
			[
				'a year'   => 400,
				'two days' => 2,
			]
		);
		$connection = $this->connection( [ 'receiving_from' => '7' ] );
		$this->fetch( $connection );
		$before = $this->folder( $connection );
		$this->clock->set( $this->clock->now() + 3 * DAY_IN_SECONDS );
		$this->server->renumber();
		$result = $this->fetch( $connection );
		$after  = $this->folder( $connection );
		$this->assertNotSame( $before->uid_validity, $after->uid_validity );
		$this->assertSame( $before->since, $after->since );
		$this->assertSame( [ 'two days', 'two days' ], $this->taken->subjects );
		$this->assertSame( [ 1, 1 ], [ $result->found, $result->taken ] );
		$this->assertSame( '1', $this->database()->value( 'SELECT COUNT(*) FROM {inbound} WHERE connection_id = %d', [ $connection->id ] ) );
	}

	public function test_marks_what_is_settled_and_nothing_else(): void {
		$connection           = $this->connection( [ 'after_reading' => 'mark' ] );
		$this->taken->fates   = [
			'bad'   => 'failed',
			'aside' => 'suspended',
		];
		$this->deliver( [ 'good', 'bad', 'aside' ] );
		$result = $this->fetch( $connection );
		$this->assertSame( [ 3, 1 ], [ $result->taken, $result->failed ] );
		$this->assertSame( [ 1 => [ '\\Seen' ], 2 => [], 3 => [ '\\Seen' ] ], $this->flags() );
		// Its own job took it in meanwhile.
		$this->database()->execute( "UPDATE {inbound} SET state = 'routed' WHERE state = 'failed'" );
		$this->clock->set( $this->clock->now() + 10 * MINUTE_IN_SECONDS );
		$this->assertSame( 0, $this->fetch( $connection )->found );
		$this->assertSame( [ '\\Seen' ], $this->flags()[2] );
	}

	public function test_moves_and_deletes_after_the_commit(): void {
		$connection = $this->connection(
			[
				'after_reading' => 'move',
				'move_to'       => 'Archive',
			]
		);
		$this->deliver( [ 'one', 'two' ] );
		$seen                = [];
		$this->taken->before = function ( string $subject ) use ( &$seen ): void {
			$seen[ $subject ] = count( $this->flags() );
		};
		$this->fetch( $connection );
		$this->assertSame( [ 'one' => 2, 'two' => 2 ], $seen );
		$this->assertSame( [ 0, 2 ], [ count( $this->flags() ), count( $this->flags( 'Archive' ) ) ] );
		$this->services->connections()->update( $connection->id, [], [ 'after_reading' => 'delete' ] );
		$this->taken->fates = [ 'bad' => 'failed' ];
		$this->deliver( [ 'three', 'bad' ] );
		$this->fetch( $connection );
		$this->assertSame( [ 4 ], array_keys( $this->flags() ) );
		$this->assertSame( 4, $this->folder( $connection )->last_uid );
	}

	public function test_a_mail_that_is_here_already_is_put_away_without_being_fetched(): void {
		$connection = $this->connection( [ 'after_reading' => 'mark' ] );
		$this->deliver( [ 'one' ] );
		$this->fetch( $connection );
		$this->server->unflag();
		$this->assertSame( [ 1 => [] ], $this->flags() );
		// As if the run had died between the commit and the flag.
		$this->database()->execute( 'UPDATE {mail_folder} SET last_uid = 0 WHERE connection_id = %d', [ $connection->id ] );
		$this->assertSame( 0, $this->fetch( $connection )->found );
		$this->assertSame( [ 1 => [ '\\Seen' ] ], $this->flags() );
		$this->assertSame( [ 'one' ], $this->taken->subjects );
	}

	public function test_the_cursor_waits_for_what_can_not_be_put_away(): void {
		$connection = $this->connection(
			[
				'after_reading' => 'move',
				'move_to'       => 'Nowhere',
			]
		);
		$this->deliver( [ 'one' ] );
		$result = $this->fetch( $connection );
		$this->assertSame( 1, $result->taken );
		$this->assertStringContainsString( "doesn't exist", $result->error );
		$this->assertSame( Connection::ERROR, $this->again( $connection->id )->state );
		$this->deliver( [ 'two' ] );
		$this->assertSame( 1, $this->fetch( $connection )->taken );
		$this->services->connections()->update( $connection->id, [], [ 'move_to' => 'Archive' ] );
		$this->fetch( $connection );
		$this->assertSame( [ 'one', 'two' ], $this->taken->subjects );
		$this->assertCount( 2, $this->flags( 'Archive' ) );
		$this->assertSame( Connection::OK, $this->again( $connection->id )->state );
	}

	public function test_a_folder_that_vanished_does_not_stop_the_others(): void {
		$connection = $this->connection( [ 'folders' => [ 'Gone', 'INBOX', 'Sales' ] ] );
		$this->deliver( [ 'one' ] );
		$this->deliver( [ 'two' ], 'Sales' );
		$result = $this->fetch( $connection );
		$this->assertSame( 2, $result->taken );
		$this->assertStringContainsString( '“Gone”', $result->error );
		$this->assertStringContainsString( "doesn't exist", $this->again( $connection->id )->state_reason );
		$this->assertSame( 0, $this->again( $connection->id )->fetched_at );
		$this->assertNotSame( '', $this->folder( $connection, 'Gone' )->error );
		$this->deliver( [ 'three' ], 'Gone' );
		$this->assertSame( '', $this->fetch( $connection )->error );
		$this->assertSame( [ 'one', 'two', 'three' ], $this->taken->subjects );
		$this->assertSame( [ Connection::OK, '' ], [ $this->again( $connection->id )->state, $this->again( $connection->id )->state_reason ] );
	}

	public function test_a_mail_that_vanishes_meanwhile_is_no_trouble(): void {
		$connection          = $this->connection();
		$this->taken->before = fn( string $subject ) => 'one' === $subject ? $this->server->remove( 'two' ) : null;
		$this->deliver( [ 'one', 'two', 'three' ] );
		$result = $this->fetch( $connection );
		$this->assertSame( [ 2, '' ], [ $result->taken, $result->error ] );
		$this->assertSame( [ 'one', 'three' ], $this->taken->subjects );
		$this->clock->set( $this->clock->now() + 60 );
		$this->assertSame( [ 0, 0, '' ], [ $this->fetch( $connection )->found, $this->fetch( $connection )->failed, $this->again( $connection->id )->state_reason ] );
		$this->assertSame( [], $this->services->unfinished_mails()->of_folder( $connection->id, 'INBOX', $this->folder( $connection )->uid_validity ) );
	}

	public function test_a_mail_that_can_not_be_taken_is_passed_over_noted_and_tried_again(): void {
		$connection         = $this->connection();
		$this->taken->fates = [ 'two' => new \RuntimeException( 'It broke.' ) ];
		$this->deliver( [ 'one', 'two', 'three' ] );
		$result = $this->fetch( $connection );
		$this->assertSame( [ 'one', 'three' ], $this->taken->subjects );
		$this->assertSame( [ 2, 1, '' ], [ $result->taken, $result->failed, $result->error ] );
		$this->assertSame( 3, $this->folder( $connection )->last_uid );
		$this->assertSame( 0, $this->fetch( $connection )->found, 'It is not its turn yet.' );
		foreach ( [ 60, 120 ] as $seconds ) {
			$this->clock->set( $this->clock->now() + $seconds );
			$this->assertSame( 1, $this->fetch( $connection )->failed );
		}
		$log = $this->services->fetch_log()->last( $connection->id );
		$this->assertSame( 'Mail 2 of “INBOX” can’t be fetched: It broke.', $log['error'] ?? '' );
		$this->assertSame( [ $connection->id => [ hash( 'sha256', 'INBOX' ) => 1 ] ], $this->services->unfinished_mails()->given_up() );
		$this->clock->set( $this->clock->now() + HOUR_IN_SECONDS );
		$this->assertSame( 0, $this->fetch( $connection )->found );
		$this->taken->fates = [];
		$this->clock->set( $this->clock->now() + DAY_IN_SECONDS );
		$this->assertSame( 1, $this->fetch( $connection )->taken );
		$this->assertSame( [ 'one', 'three', 'two' ], $this->taken->subjects );
		$this->assertSame( [], $this->services->unfinished_mails()->given_up() );
		$this->assertSame( 3, $this->folder( $connection )->here );
	}

	public function test_a_full_disk_is_no_fault_of_the_mails(): void {
		$connection         = $this->connection();
		$full               = new Problem( 'switchboard_file_not_stored', 'No room.', 500 );
		$this->taken->fates = array_fill_keys( [ 'one', 'two', 'three', 'four' ], $full );
		$this->deliver( [ 'one', 'two', 'three', 'four' ] );
		$result = $this->fetch( $connection );
		$this->assertSame( [ 3, 0, 3, 'No room.' ], [ $result->found, $result->taken, $result->failed, $result->error ] );
		$this->assertSame( [], $this->services->unfinished_mails()->given_up() );
		$this->taken->fates = [];
		$this->clock->set( $this->clock->now() + 10 * MINUTE_IN_SECONDS );
		$this->fetch( $connection );
		$this->assertEqualsCanonicalizing( [ 'one', 'two', 'three', 'four' ], $this->taken->subjects );
	}

	public function test_even_without_time_each_run_gets_on(): void {
		$connection = $this->connection();
		$this->deliver( [ 'one', 'two' ] );
		$result = $this->fetch( $connection, 0 );
		$this->assertSame( [ 1, true ], [ $result->taken, $result->has_more ] );
		$this->assertSame( 1, $this->fetch( $connection, 0 )->taken );
		$this->fetch( $connection );
		$this->assertSame( [ 'one', 'two' ], $this->taken->subjects );
	}

	public function test_a_run_that_was_out_of_time_goes_on_in_the_next(): void {
		$connection          = $this->connection();
		$this->deliver( [ 'one', 'two', 'three' ] );
		$this->taken->before = static fn() => usleep( 700_000 );
		$result              = $this->fetch( $connection, 1 );
		$this->assertTrue( $result->has_more );
		$this->assertSame( 2, $result->taken );
		$this->assertSame( 2, $this->folder( $connection )->last_uid );
		$this->assertFalse( $this->fetch( $connection )->has_more );
		$this->assertSame( [ 'one', 'two', 'three' ], $this->taken->subjects );
	}

	public function test_a_mail_that_the_server_showed_late_is_found(): void {
		$connection = $this->connection();
		$this->deliver( [ 'one', 'two' ] );
		$this->fetch( $connection );
		// As if the second had been seen before the first was there.
		$this->database()->execute( 'DELETE FROM {inbound_place} WHERE connection_id = %d AND uid = %s', [ $connection->id, '1' ] );
		$this->assertSame( 0, $this->fetch( $connection )->found );
		$this->clock->set( $this->clock->now() + HOUR_IN_SECONDS );
		$this->assertSame( 1, $this->fetch( $connection )->taken );
		$folder = $this->folder( $connection );
		$this->assertSame( [ 2, 2, 0 ], [ $folder->on_server, $folder->here, $folder->older ] );
	}

	public function test_what_was_erased_does_not_come_in_again(): void {
		$connection = $this->connection();
		$this->deliver( [ 'one' ] );
		$this->fetch( $connection );
		$this->database()->execute( 'DELETE FROM {inbound} WHERE connection_id = %d', [ $connection->id ] );
		$this->database()->execute( 'UPDATE {mail_folder} SET last_uid = 0, counted_at = 0 WHERE connection_id = %d', [ $connection->id ] );
		$this->assertSame( 0, $this->fetch( $connection )->found );
	}

	public function test_a_mail_above_the_limit_comes_in_cut_and_stays_on_the_server(): void {
		$connection = $this->connection( [ 'after_reading' => 'delete' ] );
		$this->server->deliver( "Subject: huge\r\n\r\n" . str_repeat( str_repeat( 'x', 76 ) . "\r\n", (int) ( Single_Fetch::LIMIT / 78 ) + 100 ) );
		$this->deliver( [ 'small' ] );
		$this->assertSame( 2, $this->fetch( $connection )->taken );
		$this->assertSame( Single_Fetch::LIMIT, $this->taken->sizes[0] );
		$this->assertSame( [ 1 ], array_keys( $this->flags() ) );
		$this->database()->execute( 'UPDATE {mail_folder} SET last_uid = 0 WHERE connection_id = %d', [ $connection->id ] );
		$this->fetch( $connection );
		$this->assertSame( [ 1 ], array_keys( $this->flags() ) );
	}

	public function test_a_read_only_folder_is_read(): void {
		$connection = $this->connection(
			[
				'after_reading' => 'move',
				'move_to'       => 'INBOX',
			]
		);
		$this->deliver( [ 'one' ] );
		$this->assertSame( [ 1, '' ], [ $this->fetch( $connection )->taken, $this->again( $connection->id )->state_reason ] );
		$this->assertCount( 1, $this->flags() );
	}

	public function test_known_mails_of_long_ids(): void {
		$places = new Place_Repository( $this->services->database() );
		$long   = str_repeat( 'x', 200 );
		$places->leave_alone( 7, '', 0, [ $long, 'short' ] );
		$this->assertSame(
			[
				$long   => Place_Repository::OLDER,
				'short' => Place_Repository::OLDER,
			],
			$places->known( 7, '', 0, [ 'other', $long, 'short', str_repeat( 'x', 201 ) ] )
		);
	}

	/**
	 * Puts mails of some age into the inbox, the oldest first.
	 *
	 * @param array<string, int> $mails Days by subject.
	 */
	private function aged( array $mails ): void {
		foreach ( $mails as $subject => $days ) {
			$this->server->deliver( "Subject: $subject\r\n\r\nHello\r\n", '', time() - $days * DAY_IN_SECONDS - 60 );
		}
	}
}
