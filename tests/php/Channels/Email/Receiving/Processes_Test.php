<?php
/**
 * Mails in processes of their own.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Email\Email_Channel;
use Switchboard\Services;
use Switchboard\Tests\TestCase;
use Switchboard\Tickets\Actor;

/**
 * Real processes with database connections of their own, which can be short of memory, come at once, and be killed.
 */
final class Processes_Test extends TestCase {

	protected const TRANSACTION = false;

	/** The plugin's parts. */
	private Services $services;

	/** The inbox. */
	private int $inbox;

	/** Its mailbox. */
	private int $connection;

	/** Where the mails lie. */
	private string $folder;

	protected function setUp(): void {
		parent::setUp();
		$this->services   = new Services( $GLOBALS['wpdb'] );
		$this->inbox      = $this->services->inboxes()->insert(
			[
				'name'    => 'Processes',
				'address' => 'processes@shop.example',
			]
		);
		$this->connection = $this->services->connections()->insert( Email_Channel::ID, 'Processes', $this->inbox, [], [], true );
		$this->folder     = sys_get_temp_dir() . '/switchboard-' . bin2hex( random_bytes( 6 ) );
		mkdir( $this->folder );
	}

	/**
	 * All that was written is taken out again: nothing here is undone by a transaction.
	 */
	protected function tearDown(): void {
		array_map( 'unlink', glob( "$this->folder/*" ) ?: [] );
		rmdir( $this->folder );
		foreach ( $this->database()->column( 'SELECT id FROM {ticket} WHERE inbox_id = %d', [ $this->inbox ] ) as $ticket ) {
			$this->services->tickets()->delete( (int) $ticket, Actor::system() );
			$this->database()->delete( 'event', [ 'ticket_id' => (int) $ticket ] );
		}
		foreach ( $this->database()->column( "SELECT raw_file FROM {inbound} WHERE raw_file <> '' AND connection_id = %d", [ $this->connection ] ) as $path ) {
			$this->services->store()->delete( $path );
		}
		$contacts = array_map( 'intval', $this->database()->column( "SELECT contact_id FROM {contact_identity} WHERE value LIKE '%@processes.example'" ) );
		foreach ( $contacts as $contact ) {
			$this->database()->delete( 'contact', [ 'id' => $contact ] );
			$this->database()->delete( 'contact_identity', [ 'contact_id' => $contact ] );
		}
		$this->database()->delete( 'inbound', [ 'connection_id' => $this->connection ] );
		$this->database()->delete( 'connection', [ 'id' => $this->connection ] );
		$this->database()->execute( 'DELETE FROM {job}' );
		$this->database()->execute( 'DELETE FROM {rate_limit}' );
		$this->database()->delete( 'event', [ 'inbox_id' => $this->inbox ] );
		$this->database()->delete( 'inbox', [ 'id' => $this->inbox ] );
		parent::tearDown();
	}

	/**
	 * A process that takes mails in.
	 *
	 * @param list<string> $paths Mails.
	 * @return array{resource, resource} Process and what it says.
	 */
	private function start( array $paths ): array {
		$command = [ PHP_BINARY, '-d', 'memory_limit=128M', dirname( __DIR__, 5 ) . '/bin/php/run.php', rtrim( ABSPATH, '/' ), __DIR__ . '/import.php', (string) $this->connection, ...$paths ];
		$process = proc_open( $command, [ 1 => [ 'pipe', 'w' ] ], $pipes );
		$this->assertIsResource( $process );
		return [ $process, $pipes[1] ];
	}

	/**
	 * What a process says, at its end.
	 *
	 * @param array{resource, resource} $started From start().
	 * @return array<string, mixed>
	 */
	private function end( array $started ): array {
		$said = (string) stream_get_contents( $started[1] );
		proc_close( $started[0] );
		return (array) json_decode( $said, true );
	}

	/**
	 * A mail in a file.
	 *
	 * @param int $number Number.
	 */
	private function mail( int $number ): string {
		$path = "$this->folder/$number.eml";
		file_put_contents( $path, "From: p$number@processes.example\nTo: processes@shop.example\nSubject: Mail $number\nMessage-ID: <$number@processes.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThis is mail $number.\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=n.txt\n\n$number\n--b--\n" );
		return $path;
	}

	/**
	 * How many of what there is.
	 *
	 * @return array{int, int, int, int} Tickets, messages, files, rows.
	 */
	private function counts(): array {
		$ids = $this->database()->column( 'SELECT id FROM {ticket} WHERE inbox_id = %d', [ $this->inbox ] );
		$sql = "SELECT COUNT(*) FROM {%s} WHERE ticket_id IN (SELECT id FROM {ticket} WHERE inbox_id = $this->inbox)";
		return [
			count( $ids ),
			(int) $this->database()->value( str_replace( '%s', 'message', $sql ) ),
			(int) $this->database()->value( str_replace( '%s', 'attachment', $sql ) ),
			(int) $this->database()->value( 'SELECT COUNT(*) FROM {inbound} WHERE connection_id = %d', [ $this->connection ] ),
		];
	}

	/**
	 * Files of a time in the private store that no row names.
	 *
	 * @param int $from Seconds since 1970.
	 * @return list<string>
	 */
	private function orphans( int $from ): array {
		$orphans = [];
		foreach ( $this->services->store()->files_between( $from, time() + 5, 500 ) as $paths ) {
			array_push( $orphans, ...array_diff( $paths, $this->services->inbound_rows()->used( $paths ) ) );
		}
		return $orphans;
	}

	public function test_25_megabytes_within_128(): void {
		$path = "$this->folder/big.eml";
		$mail = fopen( $path, 'wb' );
		$this->assertIsResource( $mail );
		fwrite( $mail, "From: big@processes.example\r\nTo: processes@shop.example\r\nSubject: Big\r\nMessage-ID: <big@processes.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" );
		fwrite( $mail, str_repeat( "<p>Some <b>words</b> that are read.</p>\r\n", 12000 ) );
		foreach ( [ 'one.bin' => 16, 'two.bin' => 8, 'three.bin' => 1 ] as $name => $megabytes ) {
			fwrite( $mail, "\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"$name\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" );
			for ( $written = 0; $written < $megabytes * MB_IN_BYTES; $written += 65536 ) {
				// A multiple of three, so that the pieces are one file.
				fwrite( $mail, chunk_split( base64_encode( random_bytes( 65535 ) ) ) );
			}
		}
		fwrite( $mail, "\r\n--b--\r\n" );
		fclose( $mail );
		$this->assertGreaterThan( 34 * MB_IN_BYTES, filesize( $path ) );
		$said = $this->end( $this->start( [ $path ] ) );
		$this->assertSame( [ 'opened' ], $said['actions'] ?? null );
		$this->assertSame( '128M', $said['limit'] );
		if ( getenv( 'SHOW_QUERIES' ) ) {
			fwrite( STDERR, 'peak: ' . $said['peak'] / MB_IN_BYTES . "\n" );
		}
		$this->assertSame( [ 1, 1, 3, 1 ], $this->counts() );
		$this->assertSame( (string) ( 400 * 65535 ), $this->database()->value( 'SELECT SUM(size) FROM {attachment} WHERE ticket_id = (SELECT ticket_id FROM {inbound} WHERE connection_id = %d)', [ $this->connection ] ) );
	}

	public function test_the_same_mails_at_once_are_taken_in_once(): void {
		if ( str_contains( $GLOBALS['wpdb']::class, 'SQLite' ) ) {
			$this->markTestSkipped( 'SQLite lets one process write at a time.' );
		}
		$paths     = array_map( $this->mail( ... ), range( 1, 8 ) );
		$from      = time() - 1;
		$processes = array_map( fn(): array => $this->start( $paths ), range( 1, 3 ) );
		foreach ( $processes as $process ) {
			$actions = $this->end( $process )['actions'] ?? [];
			$this->assertSame( array_fill( 0, 8, 'opened' ), array_map( static fn( string $action ): string => str_replace( ' (again)', '', $action ), $actions ) );
		}
		$this->assertSame( [ 8, 8, 8, 8 ], $this->counts() );
		$this->assertSame( [], $this->orphans( $from ) );
	}

	public function test_killed_processes_lose_and_double_nothing(): void {
		$paths = array_map( $this->mail( ... ), range( 1, 12 ) );
		foreach ( [ 300, 360, 420, 480, 540 ] as $milliseconds ) {
			[ $process ] = $this->start( $paths );
			usleep( $milliseconds * 1000 );
			proc_terminate( $process, 9 );
			proc_close( $process );
		}
		$said = $this->end( $this->start( $paths ) );
		$this->assertCount( 12, $said['actions'] ?? [] );
		$this->assertSame( [ 12, 12, 12, 12 ], $this->counts() );
		$this->assertSame( [ '12' ], $this->database()->column( "SELECT COUNT(*) FROM {inbound} WHERE connection_id = %d AND state = 'routed'", [ $this->connection ] ) );
		$this->assertSame( '0', $this->database()->value( "SELECT COUNT(*) FROM {job} WHERE name = 'import_mail'" ) );
	}
}
