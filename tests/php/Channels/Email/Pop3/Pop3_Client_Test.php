<?php
/**
 * Tests of the POP3 client with a real server.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Pop3;

use PHPUnit\Framework\Attributes\Group;
use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Transcript;
use Switchboard\Channels\Email\Pop3\Pop3_Client;
use Switchboard\Tests\Channels\Email\Net\Dovecot;
use Switchboard\Tests\Channels\Email\Net\Fails_By_Name;

#[Group( 'dovecot' )]
final class Pop3_Client_Test extends \PHPUnit\Framework\TestCase {

	use Fails_By_Name;

	private Dovecot $server;

	private Transcript $transcript;

	protected function setUp(): void {
		$this->server     = new Dovecot();
		$this->transcript = new Transcript();
	}

	#[TestWith( [ 'pop3' ] )]
	#[TestWith( [ 'pop3s' ] )]
	public function test_logs_in_encrypted( string $service ): void {
		$client = $this->connect( $service );
		$this->assertSame( 0, $client->count() );
		$client->quit();
		$said = implode( "\n", $this->transcript->lines() );
		$this->assertStringContainsString( '* encrypted with TLSv1.', $said );
		$this->assertStringContainsString( "AUTH PLAIN\n", $said );
		foreach ( $this->server->password()->secrets() as $secret ) {
			$this->assertStringNotContainsString( $secret, $said );
		}
	}

	public function test_logs_in_with_a_token(): void {
		$client = Pop3_Client::connect( $this->server->dialer(), $this->server->endpoint( 'pop3s' ), $this->server->token( time() + 600 ) );
		$this->assertSame( 0, $client->count() );
	}

	public function test_a_token_that_expired_is_a_failed_login(): void {
		$error = $this->failure( fn() => Pop3_Client::connect( $this->server->dialer(), $this->server->endpoint( 'pop3s' ), $this->server->token( time() - 600 ) ) );
		$this->assertSame( [ Server_Error::LOGIN, 'AUTH', false ], [ $error->name, $error->answer_code, $error->may_pass ] );
		$this->assertStringContainsString( '"status":"401"', $error->answer );
	}

	public function test_a_wrong_password_is_a_failed_login(): void {
		$error = $this->failure( fn() => Pop3_Client::connect( $this->server->dialer(), $this->server->endpoint( 'pop3s' ), Credentials::password( $this->server->user, 'wrong' ) ) );
		$this->assertSame( [ Server_Error::LOGIN, 'AUTH', false ], [ $error->name, $error->answer_code, $error->may_pass ] );
	}

	#[TestWith( [ 'pop3' ] )]
	#[TestWith( [ 'pop3s' ] )]
	public function test_a_certificate_of_an_unknown_authority_is_refused( string $service ): void {
		$error = $this->failure( fn() => Pop3_Client::connect( $this->server->dialer( false ), $this->server->endpoint( $service ), $this->server->password() ) );
		$this->assertSame( Server_Error::CERTIFICATE, $error->name );
	}

	public function test_lists_messages_by_unique_ids_that_stay(): void {
		$this->server->deliver( "Subject: 1\r\n\r\n1\r\n" );
		$this->server->deliver( "Subject: 22\r\n\r\n2\r\n" );
		$client = $this->connect();
		$ids    = $client->unique_ids();
		$this->assertSame( [ 1, 2 ], array_keys( $ids ) );
		$this->assertCount( 2, array_unique( $ids ) );
		$this->assertSame(
			[
				1 => 17,
				2 => 18,
			],
			$client->sizes()
		);
		$client->quit();
		$this->assertSame( $ids, $this->connect()->unique_ids() );
	}

	public function test_fetches_a_message_as_it_is(): void {
		$raw = "Subject: Dots\r\n\r\n.\r\n..\r\n.x\r\n" . str_repeat( 'y', 10_000 ) . "\r\n" . str_repeat( 'z', 4095 ) . "\r\n.\r\nlast\r\n";
		$this->server->deliver( $raw );
		$client = $this->connect();
		$stream = $this->stream();
		$this->assertTrue( $client->fetch( 1, $stream, 1_000_000 ) );
		$this->assertSame( $raw, stream_get_contents( $stream, null, 0 ) );
	}

	public function test_keeps_no_more_than_the_limit_and_goes_on(): void {
		$raw = "Subject: Large\r\n\r\n" . str_repeat( "line\r\n", 1000 );
		$this->server->deliver( $raw );
		$client = $this->connect();
		$stream = $this->stream();
		$this->assertFalse( $client->fetch( 1, $stream, 500 ) );
		$this->assertSame( substr( $raw, 0, 500 ), stream_get_contents( $stream, null, 0 ) );
		$this->assertSame( 1, $client->count() );
	}

	public function test_reads_the_header_alone(): void {
		$this->server->deliver( "Subject: Head\r\n\r\nBody\r\nmore\r\n" );
		$client = $this->connect();
		$stream = $this->stream();
		$this->assertTrue( $client->top( 1, $stream, 10_000, 1 ) );
		$this->assertSame( "Subject: Head\r\n\r\nBody\r\n", stream_get_contents( $stream, null, 0 ) );
	}

	public function test_deletes_when_it_says_goodbye_and_not_before(): void {
		$this->server->deliver( "Subject: 1\r\n\r\n1\r\n" );
		$this->server->deliver( "Subject: 2\r\n\r\n2\r\n" );
		$client = $this->connect();
		$client->delete( 1 );
		$client->close();
		$client = $this->connect();
		$this->assertSame( 2, $client->count() );
		$client->delete( 1 );
		$client->quit();
		$this->assertSame( 1, $this->connect()->count() );
	}

	public function test_a_message_that_is_not_there_is_refused_and_the_stream_stays(): void {
		$client = $this->connect();
		$stream = $this->stream();
		fwrite( $stream, 'before' );
		$error = $this->failure( fn() => $client->fetch( 7, $stream, 500 ) );
		$this->assertSame( Server_Error::REFUSED, $error->name );
		$this->assertSame( 'before', stream_get_contents( $stream, null, 0 ) );
		$this->assertSame( 0, $client->count() );
	}

	private function connect( string $service = 'pop3s' ): Pop3_Client {
		return Pop3_Client::connect( $this->server->dialer(), $this->server->endpoint( $service ), $this->server->password(), $this->transcript );
	}
}
