<?php
/**
 * Tests of how connections are opened.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Net;

use Switchboard\Channels\Email\Net\Address_Check;
use Switchboard\Channels\Email\Net\Dialer;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Transcript;
use Switchboard\Channels\Email\Net\Trusted_Authorities;

final class Dialer_Test extends \PHPUnit\Framework\TestCase {

	use Fails_By_Name;

	public function test_connects_to_the_address_that_was_checked(): void {
		$server = new Fake_Server( [ 'S: hello' ] );
		$asked  = 0;
		$check  = new Address_Check(
			static fn(): bool => true,
			static function () use ( &$asked ): array {
				++$asked;
				return [ '127.0.0.1' ];
			}
		);
		$wire   = ( new Dialer( $check ) )->open( new Endpoint( 'does-not-exist.invalid', $server->port, Endpoint::PLAIN ), new Transcript() );
		$this->assertSame( 'hello', $wire->line( 100 ) );
		$this->assertSame( 1, $asked );
	}

	public function test_tries_the_next_address(): void {
		$server = new Fake_Server( [ 'S: hello' ] );
		$check  = new Address_Check( static fn(): bool => true, static fn(): array => [ '127.0.0.2', '127.0.0.1' ] );
		$wire   = ( new Dialer( $check ) )->open( new Endpoint( 'two.invalid', $server->port, Endpoint::PLAIN ), new Transcript() );
		$this->assertSame( 'hello', $wire->line( 100 ) );
	}

	public function test_says_when_nobody_listens(): void {
		$server   = new Fake_Server( [] );
		$endpoint = $server->endpoint();
		unset( $server );
		$transcript = new Transcript();
		$error      = $this->failure( fn() => Fake_Server::dialer()->open( $endpoint, $transcript ) );
		$this->assertSame( [ Server_Error::CONNECT, true, 'Connection refused' ], [ $error->name, $error->may_pass, $error->answer ] );
		$this->assertStringContainsString( 'Connection refused', implode( "\n", $transcript->lines() ) );
	}

	public function test_a_server_in_the_own_network_is_never_called(): void {
		$server = new Fake_Server( [] );
		$error  = $this->failure( fn() => ( new Dialer( new Address_Check() ) )->open( $server->endpoint( Endpoint::TLS ), new Transcript() ) );
		$this->assertSame( Server_Error::ADDRESS, $error->name );
	}

	public function test_nothing_goes_to_the_open_internet_in_clear(): void {
		$error = $this->failure( fn() => ( new Dialer( new Address_Check() ) )->open( new Endpoint( '192.0.0.200', 143, Endpoint::PLAIN ), new Transcript() ) );
		$this->assertSame( Server_Error::ADDRESS, $error->name );
		$error = $this->failure( fn() => ( new Dialer( new Address_Check() ) )->open( new Endpoint( '8.8.8.8', 143, Endpoint::PLAIN ), new Transcript() ) );
		$this->assertSame( [ Server_Error::ENCRYPTION, false ], [ $error->name, $error->may_pass ] );
	}

	public function test_a_server_that_keeps_silent_in_the_handshake_is_given_up(): void {
		$server   = new Fake_Server( [ 'W: 8' ] );
		$endpoint = new Endpoint( '127.0.0.1', $server->port, Endpoint::TLS, 0.3 );
		$this->assertSame( Server_Error::TIMEOUT, $this->failure( fn() => Fake_Server::dialer()->open( $endpoint, new Transcript() ) )->name );
	}

	public function test_a_server_that_does_not_encrypt_is_told_from_a_bad_certificate(): void {
		$server = new Fake_Server( [ 'S: * OK IMAP in clear', 'W: 1' ] );
		$error  = $this->failure( fn() => Fake_Server::dialer()->open( $server->endpoint( Endpoint::TLS ), new Transcript() ) );
		$this->assertSame( [ Server_Error::ENCRYPTION, false ], [ $error->name, $error->may_pass ] );
	}

	public function test_all_of_it_has_an_end_however_patient_each_part_is(): void {
		$server   = new Fake_Server( [ 'S: hello', 'W: 5', 'S: at last' ] );
		$endpoint = new Endpoint( '127.0.0.1', $server->port, Endpoint::PLAIN, 60.0, 60.0, 60.0, microtime( true ) + 1.0 );
		$wire     = Fake_Server::dialer()->open( $endpoint, new Transcript() );
		$this->assertSame( 'hello', $wire->line( 100 ) );
		$this->assertSame( Server_Error::TIMEOUT, $this->failure( static fn() => $wire->line( 100 ) )->name );
		Fake_Server::stop();
	}

	public function test_there_are_no_such_ports(): void {
		$this->assertSame( Server_Error::CONNECT, $this->failure( fn() => Fake_Server::dialer()->open( new Endpoint( '127.0.0.1', 70000 ), new Transcript() ) )->name );
	}

	public function test_files_of_authorities_are_put_together_and_taken_away(): void {
		$files = [ (string) tempnam( sys_get_temp_dir(), 'a' ), (string) tempnam( sys_get_temp_dir(), 'b' ) ];
		file_put_contents( $files[0], 'one' );
		file_put_contents( $files[1], 'two' );
		$this->assertSame( '', ( new Trusted_Authorities() )->file() );
		$this->assertSame( $files[0], ( new Trusted_Authorities( [ $files[0] ] ) )->file() );
		$authorities = new Trusted_Authorities( $files );
		$joined      = $authorities->file();
		$this->assertSame( "one\ntwo\n", file_get_contents( $joined ) );
		$this->assertSame( $joined, $authorities->file() );
		unset( $authorities );
		$this->assertFileDoesNotExist( $joined );
		array_map( 'unlink', $files );
		$this->assertSame( Server_Error::STORAGE, $this->failure( fn() => ( new Trusted_Authorities( $files ) )->file() )->name );
	}
}
