<?php
/**
 * Tests of the way into a POP3 server, with servers that behave strangely.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Pop3;

use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Transcript;
use Switchboard\Channels\Email\Pop3\Pop3_Client;
use Switchboard\Tests\Channels\Email\Net\Fails_By_Name;
use Switchboard\Tests\Channels\Email\Net\Fake_Server;

final class Sign_In_Test extends \PHPUnit\Framework\TestCase {

	use Fails_By_Name;

	private const CAPABILITIES = [ 'C: CAPA', 'S: +OK', 'S: sasl PLAIN XOAUTH2', 'S: UIDL', 'S: .' ];

	public function test_logs_in_by_name_and_password_where_nothing_else_is_offered(): void {
		$transcript = new Transcript();
		$server     = new Fake_Server( [ 'S: +OK', 'C: CAPA', 'S: +OK', 'S: USER', 'S: .', 'C: USER me', 'S: +OK', 'C: PASS a secret', 'S: +OK' ] );
		Pop3_Client::connect( Fake_Server::dialer(), $server->endpoint(), Credentials::password( 'me', 'a secret' ), $transcript );
		$this->assertCount( 3, $server->heard() );
		$this->assertContains( '> PASS ••••', $transcript->lines() );
	}

	public function test_logs_in_by_plain(): void {
		$server = new Fake_Server( [ 'S: +OK', ...self::CAPABILITIES, 'C: AUTH PLAIN', 'S: + ', 'C: ' . preg_quote( base64_encode( "\0me\0pässword" ), '~' ), 'S: +OK' ] );
		Pop3_Client::connect( Fake_Server::dialer(), $server->endpoint(), Credentials::password( 'me', 'pässword' ) );
		$this->assertCount( 3, $server->heard() );
	}

	public function test_answers_the_reasons_against_a_token_and_tells_them(): void {
		$transcript = new Transcript();
		$server     = new Fake_Server( [ 'S: +OK', ...self::CAPABILITIES, 'C: AUTH XOAUTH2', 'S: +', 'C: [A-Za-z0-9+/=]+', 'S: + ' . base64_encode( '{"status":"400"}' ), 'C: ', 'S: -ERR [AUTH] Logon failure' ] );
		$error      = $this->failure( fn() => Pop3_Client::connect( Fake_Server::dialer(), $server->endpoint(), Credentials::token( 'me', 'tokentoken' ), $transcript ) );
		$this->assertSame( [ Server_Error::LOGIN, 'AUTH', false, 'Logon failure {"status":"400"}' ], [ $error->name, $error->answer_code, $error->may_pass, $error->answer ] );
		$this->assertStringNotContainsString( 'tokentoken', implode( "\n", $transcript->lines() ) );
	}

	public function test_a_token_is_said_only_where_it_is_wanted(): void {
		$server = new Fake_Server( [ 'S: +OK', 'C: CAPA', 'S: -ERR what', 'W: 0.05' ] );
		$error  = $this->failure( fn() => Pop3_Client::connect( Fake_Server::dialer(), $server->endpoint(), Credentials::token( 'me', 'token' ) ) );
		$this->assertSame( [ Server_Error::LOGIN, false ], [ $error->name, $error->may_pass ] );
		$this->assertSame( [ 'CAPA' ], $server->heard() );
	}

	#[TestWith( [ '-ERR [IN-USE] Mailbox is locked', 'IN-USE', true ] )]
	#[TestWith( [ '-ERR [LOGIN-DELAY] wait', 'LOGIN-DELAY', true ] )]
	#[TestWith( [ '-ERR [SYS/TEMP] later', 'SYS/TEMP', true ] )]
	#[TestWith( [ '-ERR [AUTH] try again', 'AUTH', false ] )]
	#[TestWith( [ '-ERR maildrop already locked', '', true ] )]
	#[TestWith( [ '-err', '', false ] )]
	public function test_tells_whether_a_refused_login_may_pass( string $answer, string $code, bool $may_pass ): void {
		$server = new Fake_Server( [ 'S: +OK', 'C: CAPA', 'S: -ERR', 'C: USER me', 'S: +OK', 'C: PASS secret', "S: $answer" ] );
		$error  = $this->failure( fn() => Pop3_Client::connect( Fake_Server::dialer(), $server->endpoint(), Credentials::password( 'me', 'secret' ) ) );
		$this->assertSame( [ Server_Error::LOGIN, $code, $may_pass ], [ $error->name, $error->answer_code, $error->may_pass ] );
	}

	/**
	 * @param list<string> $play Conversation.
	 */
	#[TestWith( [ [ 'S: +OK', 'C: CAPA', 'S: -ERR', 'W: 0.05' ], Server_Error::ENCRYPTION ] )]
	#[TestWith( [ [ 'S: +OK', 'C: CAPA', 'S: +OK', 'S: STLS', 'S: .', 'C: STLS', 'S: -ERR no', 'W: 0.05' ], Server_Error::ENCRYPTION ] )]
	#[TestWith( [ [ 'S: +OK', 'C: CAPA', 'S: +OK', 'S: STLS', 'S: .', 'C: STLS', 'B: +OK\r\n+OK injected\r\n', 'W: 0.05' ], Server_Error::PROTOCOL ] )]
	public function test_says_no_secret_where_encryption_is_prevented( array $play, string $name ): void {
		$server = new Fake_Server( $play );
		$error  = $this->failure( fn() => Pop3_Client::connect( Fake_Server::dialer(), $server->endpoint( Endpoint::STARTTLS ), Credentials::password( 'me', 'secret' ) ) );
		$this->assertSame( $name, $error->name );
		$this->assertStringNotContainsString( 'USER', implode( $server->heard() ) );
	}

	#[TestWith( [ '-ERR [SYS/TEMP] overloaded', Server_Error::CLOSED, true ] )]
	#[TestWith( [ '* OK IMAP ready', Server_Error::PROTOCOL, false ] )]
	#[TestWith( [ '', Server_Error::PROTOCOL, false ] )]
	public function test_other_greetings( string $greeting, string $name, bool $may_pass ): void {
		$server = new Fake_Server( [ "S: $greeting", 'W: 0.05' ] );
		$error  = $this->failure( fn() => Pop3_Client::connect( Fake_Server::dialer(), $server->endpoint(), Credentials::password( 'me', 'secret' ) ) );
		$this->assertSame( [ $name, $may_pass ], [ $error->name, $error->may_pass ] );
	}
}
