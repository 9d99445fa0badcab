<?php
/**
 * Tests of conversations with strange and hostile POP3 servers.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Pop3;

use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Pop3\Pop3_Client;
use Switchboard\Tests\Channels\Email\Net\Fails_By_Name;
use Switchboard\Tests\Channels\Email\Net\Fake_Server;

final class Session_Test extends \PHPUnit\Framework\TestCase {

	use Fails_By_Name;

	private Fake_Server $server;

	private float $read_seconds = 10.0;

	private float $answer_seconds = 20.0;

	public function test_lists_however_they_are_written(): void {
		$client = $this->play( 'C: UIDL', 'S: +OK', 'S: 1 abc', 'S: 2   d.e{f} ', 'S: nonsense', 'S: ..3 x', 'B: 4 g\n', 'S: 5', 'S: .', 'C: LIST', 'S: +ok 2 messages', 'S: 1 120', 'S: 2 200 octets', 'B: .\n' );
		$this->assertSame(
			[
				1 => 'abc',
				2 => 'd.e{f}',
				4 => 'g',
			],
			$client->unique_ids()
		);
		$this->assertSame(
			[
				1 => 120,
				2 => 200,
			],
			$client->sizes()
		);
	}

	public function test_a_message_ends_at_a_dot_alone_and_nowhere_else(): void {
		$client = $this->play( 'C: RETR 1', 'S: +OK', 'B: a\r\n..\r\n...b\r\n.\tc\r\n' . str_repeat( 'x', 4096 ) . '.\r\n' . str_repeat( 'y', 4096 ) . '.z\r\n\n.\r\n' );
		$stream = $this->stream();
		$this->assertTrue( $client->fetch( 1, $stream, 10_000 ) );
		$this->assertSame( "a\r\n.\r\n..b\r\n\tc\r\n" . str_repeat( 'x', 4096 ) . ".\r\n" . str_repeat( 'y', 4096 ) . ".z\r\n\n", stream_get_contents( $stream, null, 0 ) );
	}

	public function test_a_message_cut_in_the_middle_leaves_nothing(): void {
		$client = $this->play( 'C: RETR 1', 'S: +OK', 'L: 50000' );
		$stream = $this->stream();
		fwrite( $stream, 'before' );
		$error = $this->failure( fn() => $client->fetch( 1, $stream, 1_000_000 ) );
		$this->assertSame( [ Server_Error::CLOSED, true ], [ $error->name, $error->may_pass ] );
		$this->assertSame( 'before', stream_get_contents( $stream, null, 0 ) );
	}

	public function test_a_full_disk_ends_the_connection(): void {
		$client = $this->play( 'C: RETR 1', 'S: +OK', 'L: 50000', 'S: .', 'W: 0.05' );
		$full   = fopen( '/dev/full', 'w' );
		$this->assertIsResource( $full );
		$this->assertSame( Server_Error::STORAGE, $this->failure( fn() => $client->fetch( 1, $full, 1_000_000 ) )->name );
		$this->assertSame( Server_Error::CLOSED, $this->failure( fn() => $client->count() )->name );
	}

	public function test_a_goodbye_that_is_not_answered_is_a_failure(): void {
		$client = $this->play( 'C: DELE 1', 'S: +OK', 'C: QUIT' );
		$client->delete( 1 );
		$this->assertSame( Server_Error::CLOSED, $this->failure( fn() => $client->quit() )->name );
	}

	public function test_a_goodbye_that_deleted_not_everything_is_a_failure(): void {
		$client = $this->play( 'C: QUIT', 'S: -ERR some deleted messages not removed' );
		$error  = $this->failure( fn() => $client->quit() );
		$this->assertSame( [ Server_Error::REFUSED, 'some deleted messages not removed' ], [ $error->name, $error->answer ] );
	}

	public function test_a_silent_server_is_given_up(): void {
		$this->read_seconds = 1.0;
		$client = $this->play( 'C: STAT', 'W: 30' );
		$this->assertSame( Server_Error::TIMEOUT, $this->failure( fn() => $client->count() )->name );
	}

	public function test_a_server_that_drips_is_given_up(): void {
		$this->answer_seconds = 1.0;
		$client = $this->play( 'C: UIDL', 'S: +OK', 'D: 300 0.1' );
		$this->assertSame( Server_Error::TIMEOUT, $this->failure( fn() => $client->unique_ids() )->name );
	}

	#[TestWith( [ 'UIDL' ] )]
	#[TestWith( [ 'STAT' ] )]
	public function test_lines_without_end_are_not_taken( string $command ): void {
		$client = $this->play( "C: $command", 'B: +OK' . ( 'UIDL' === $command ? '\r\n' : '' ) . str_repeat( 'x', 10_000 ), 'W: 0.05' );
		$this->assertSame( Server_Error::LIMIT, $this->failure( fn() => 'UIDL' === $command ? $client->unique_ids() : $client->count() )->name );
	}

	public function test_a_list_without_end_is_not_taken(): void {
		$client = $this->play( 'C: UIDL', 'S: +OK', 'L: 20000000' );
		$this->assertSame( Server_Error::LIMIT, $this->failure( fn() => $client->unique_ids() )->name );
	}

	#[TestWith( [ 'S1 OK' ] )]
	#[TestWith( [ '+OKAY' ] )]
	#[TestWith( [ '+OK lots' ] )]
	public function test_nonsense_has_a_name( string $line ): void {
		$client = $this->play( 'C: STAT', "S: $line", 'W: 0.05' );
		$this->assertSame( Server_Error::PROTOCOL, $this->failure( fn() => $client->count() )->name );
	}

	private function play( string ...$lines ): Pop3_Client {
		$this->server = new Fake_Server( [ 'S: +OK ready', 'C: CAPA', 'S: -ERR unknown', 'C: USER me', 'S: +OK', 'C: PASS secret', 'S: +OK', ...array_values( $lines ) ] );
		return Pop3_Client::connect( Fake_Server::dialer(), $this->server->endpoint( Endpoint::PLAIN, $this->read_seconds, $this->answer_seconds ), Credentials::password( 'me', 'secret' ) );
	}
}
