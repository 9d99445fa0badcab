<?php
/**
 * Mails that are kept as they came.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Tickets\Actor;

/**
 * How long they are kept, and what goes with what.
 */
final class Kept_Mails_Test extends Receiving_Case {

	/**
	 * Full path of a stored file.
	 *
	 * @param string $path As from the store.
	 */
	private function full( string $path ): string {
		return $this->services->store()->place()['dir'] . '/' . substr( $path, 2 );
	}

	/**
	 * Stored files of mails by state.
	 *
	 * @return array<string, string>
	 */
	private function files(): array {
		$files = [];
		foreach ( $this->database()->rows( "SELECT state, raw_file FROM {inbound} WHERE raw_file <> ''" ) as $row ) {
			$files[ (string) $row['state'] ] = $this->full( (string) $row['raw_file'] );
		}
		return $files;
	}

	public function test_old_mails_go_those_that_wait_later(): void {
		$this->import( self::mail() );
		$this->import( self::mail( [
			'Message-ID'  => '<2@customer.example>',
			'X-Spam-Flag' => 'YES',
		] ) );
		$files = $this->files();
		$this->assertSame( [ 'routed', 'suspended' ], array_keys( $files ) );
		$this->clock->set( self::NOW + 29 * DAY_IN_SECONDS );
		$this->services->kept_mails()->prune();
		$this->assertSame( $files, $this->files() );
		$this->clock->set( self::NOW + 31 * DAY_IN_SECONDS );
		$this->services->kept_mails()->prune();
		$this->assertSame( [ 'suspended' ], array_keys( $this->files() ) );
		$this->assertFileDoesNotExist( $files['routed'] );
		$this->assertFileExists( $files['suspended'] );
		$this->clock->set( self::NOW + 91 * DAY_IN_SECONDS );
		$this->services->kept_mails()->prune();
		$this->assertSame( [], $this->files() );
		$this->assertFileDoesNotExist( $files['suspended'] );
		// That it came stays known.
		$this->assertTrue( $this->import( self::mail() )->repeated );
	}

	public function test_a_mail_whose_job_was_lost_is_come_back_to(): void {
		$this->import( self::mail() );
		$this->import( self::mail( [ 'Message-ID' => '<2@customer.example>' ] ) );
		$this->database()->execute( "UPDATE {inbound} SET state = 'stored' WHERE id = (SELECT MIN(id) FROM (SELECT id FROM {inbound}) AS all_of_them)" );
		$this->database()->delete( 'message', [ 'id' => (int) $this->database()->value( 'SELECT MIN(message_id) FROM {inbound}' ) ] );
		$this->forget_jobs();
		$this->clock->set( self::NOW + 2 * DAY_IN_SECONDS );
		$this->services->kept_mails()->prune();
		$this->assertSame( 1, $this->rows( 'job' ) );
		$this->services->queue()->run( 0 );
		$this->assertSame( [ 'routed', 'routed' ], $this->database()->column( 'SELECT state FROM {inbound}' ) );
		$this->assertSame( 2, $this->rows( 'message' ) );
	}

	public function test_a_site_says_how_long(): void {
		$this->import( self::mail() );
		add_filter( 'switchboard_keep_mail_days', static fn(): int => 5 );
		$this->clock->set( self::NOW + 6 * DAY_IN_SECONDS );
		$this->services->kept_mails()->prune();
		$this->assertSame( [], $this->files() );
	}

	public function test_files_that_no_row_names_go_after_a_day(): void {
		$this->import( self::mail() );
		$store  = $this->services->store();
		$kept   = (string) $this->database()->value( 'SELECT raw_file FROM {inbound}' );
		$orphan = $store->put( $this->file( 'nobody knows me' ) )['path'];
		$fresh  = $store->put( $this->file( 'not yet' ) )['path'];
		$file   = $this->services->attachments()->store( $this->file( 'waiting' ), 'waiting.txt', 'somebody' );
		$this->clock->set( time() );
		foreach ( [ $kept, $orphan, $file->path ] as $path ) {
			touch( $this->full( $path ), time() - 2 * DAY_IN_SECONDS );
		}
		touch( $this->full( $orphan ) . '.part', time() - 2 * DAY_IN_SECONDS );
		$this->database()->update( 'inbound', [ 'created_at' => time() ], [ 'raw_file' => $kept ] );
		$this->services->kept_mails()->prune();
		$this->assertFileDoesNotExist( $this->full( $orphan ) );
		foreach ( [ $kept, $fresh, $file->path ] as $path ) {
			$this->assertFileExists( $this->full( $path ) );
		}
		$store->delete( $fresh );
	}

	public function test_a_deleted_tickets_mails_go_with_it_and_do_not_come_back(): void {
		$ticket = $this->known( 'lamp' );
		$this->import( $this->filled( self::mail( [ 'To' => '{{address:lamp}}' ] ) ) );
		$file = $this->files()['routed'];
		$this->services->tickets()->delete( $ticket->id, Actor::agent( $this->agent ) );
		$this->database()->run_after_commit();
		$this->assertFileDoesNotExist( $file );
		$this->assertSame( [ [ 'dropped', '', '', '0' ] ], array_map( 'array_values', $this->database()->rows( 'SELECT state, sender, subject, message_id FROM {inbound}' ) ) );
		$this->assertSame( 0, $this->rows( 'message_envelope' ) );
		$result = $this->import( self::mail() );
		$this->assertSame( [ 'dropped', true ], [ $result->action, $result->repeated ] );
	}

	public function test_mails_of_merged_tickets_go_with_the_one_that_has_them(): void {
		$this->known( 'bulb' );
		$lamp = $this->known( 'lamp' );
		$this->import( $this->filled( self::mail( [ 'To' => '{{address:bulb}}' ] ) ) );
		$this->services->tickets()->delete( $lamp->id, Actor::agent( $this->agent ) );
		$this->assertSame( [], $this->files() );
	}

	public function test_a_connection_knows_when_something_came(): void {
		$this->assertSame( '0', $this->database()->value( 'SELECT received_at FROM {connection} WHERE id = %d', [ $this->doors['support']->id ] ) );
		$this->import( self::mail() );
		$this->assertSame( (string) self::NOW, $this->database()->value( 'SELECT received_at FROM {connection} WHERE id = %d', [ $this->doors['support']->id ] ) );
	}
}
