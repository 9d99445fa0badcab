<?php
/**
 * Tests of the way into an IMAP server, with servers that behave strangely.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Imap;

use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Email\Imap\Imap_Client;
use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Transcript;
use Switchboard\Tests\Channels\Email\Net\Fails_By_Name;
use Switchboard\Tests\Channels\Email\Net\Fake_Server;

final class Sign_In_Test extends \PHPUnit\Framework\TestCase {

	use Fails_By_Name;

	public function test_logs_in_by_login_where_plain_is_not_offered(): void {
		$server = new Fake_Server(
			[
				'S: * OK [CAPABILITY IMAP4rev1] hello',
				'C: S1 LOGIN "me@example\.com" "a\\\\\\\\b\\\\"c"',
				'S: * CAPABILITY IMAP4rev1 ID',
				'S: {tag} OK [CAPABILITY IMAP4rev1] in',
				'C: S2 NOOP',
				'S: {tag} OK',
			]
		);
		$this->connect( $server, Credentials::password( 'me@example.com', 'a\\b"c' ) )->noop();
		$this->assertSame( 2, count( $server->heard() ) );
	}

	public function test_sends_what_can_not_be_quoted_as_literals(): void {
		$transcript = new Transcript();
		$server     = new Fake_Server(
			[
				'S: * OK hello',
				'C: S1 CAPABILITY',
				'S: * CAPABILITY IMAP4rev1',
				'S: {tag} OK',
				'C: S2 LOGIN "me" \{9\}',
				'S: * OK wait',
				'S: + go on',
				'C: pässword',
				'S: S2 OK in',
				'C: S3 CAPABILITY',
				'S: * CAPABILITY IMAP4rev1 LITERAL+',
				'S: {tag} OK',
				'C: S4 STATUS \{9\+\}',
				'C: Entwürfe \(MESSAGES .*',
				'S: * STATUS {9}',
				'S: Entwürfe (MESSAGES 3 UIDNEXT 9 UIDVALIDITY 7)',
				'S: S4 OK',
			]
		);
		$client = $this->connect( $server, Credentials::password( 'me', 'pässword' ), $transcript );
		$this->assertSame( 3, $client->status( 'Entwürfe' )->messages );
		$this->assertStringNotContainsString( 'pässword', implode( "\n", $transcript->lines() ) );
	}

	public function test_a_literal_that_nobody_wants_ends_the_command(): void {
		$server = new Fake_Server(
			[
				'S: * OK [CAPABILITY IMAP4rev1] hello',
				'C: S1 LOGIN "me" \{3\}',
				'S: S1 NO [UNAVAILABLE] try later',
			]
		);
		$error = $this->refused( $server, Credentials::password( 'me', 'ä!' ) );
		$this->assertSame( [ Server_Error::LOGIN, 'UNAVAILABLE', true, 'try later' ], [ $error->name, $error->answer_code, $error->may_pass, $error->answer ] );
	}

	public function test_sends_plain_after_a_question(): void {
		$server = new Fake_Server(
			[
				'S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hello',
				'C: S1 AUTHENTICATE PLAIN',
				'S: +',
				'C: ' . preg_quote( base64_encode( "\0me\0secret" ), '~' ),
				'S: S1 OK [CAPABILITY IMAP4rev1] in',
			]
		);
		$this->connect( $server );
		$this->assertSame( 2, count( $server->heard() ) );
	}

	public function test_answers_the_reasons_against_a_token_and_tells_them(): void {
		$transcript = new Transcript();
		$server     = new Fake_Server(
			[
				'S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2] hello',
				'C: S1 AUTHENTICATE XOAUTH2 ' . preg_quote( base64_encode( "user=me\x01auth=Bearer tokentoken\x01\x01" ), '~' ),
				'S: + ' . base64_encode( '{"status":"400","schemes":"Bearer"}' ),
				'C: ',
				'S: S1 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)',
			]
		);
		$error = $this->refused( $server, Credentials::token( 'me', 'tokentoken' ), $transcript );
		$this->assertSame( [ Server_Error::LOGIN, 'AUTHENTICATIONFAILED', false ], [ $error->name, $error->answer_code, $error->may_pass ] );
		$this->assertSame( 'Invalid credentials (Failure) {"status":"400","schemes":"Bearer"}', $error->answer );
		$this->assertStringNotContainsString( 'tokentoken', implode( "\n", $transcript->lines() ) );
	}

	public function test_sends_a_long_token_in_a_line_of_its_own(): void {
		$token  = str_repeat( 'x', 4000 );
		$server = new Fake_Server(
			[
				'S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] hello',
				'C: S1 AUTHENTICATE XOAUTH2',
				'S: + ',
				'C: [A-Za-z0-9+/=]{5000,}',
				'S: S1 OK [CAPABILITY IMAP4rev1] in',
			]
		);
		$this->connect( $server, Credentials::token( 'me', $token ) );
		$this->assertCount( 2, $server->heard() );
	}

	public function test_a_server_that_asks_for_more_than_a_password_is_told_to_stop(): void {
		$server = new Fake_Server(
			[
				'S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] hello',
				'C: S1 AUTHENTICATE PLAIN .+',
				'S: + bW9yZQ==',
				'C: \*',
				'S: S1 NO stopped',
			]
		);
		$this->assertSame( Server_Error::LOGIN, $this->refused( $server )->name );
	}

	public function test_tries_login_when_plain_is_not_understood(): void {
		$server = new Fake_Server(
			[
				'S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] hello',
				'C: S1 AUTHENTICATE PLAIN .+',
				'S: S1 BAD',
				'C: S2 LOGIN "me" "secret"',
				'S: S2 OK [CAPABILITY IMAP4rev1] in',
			]
		);
		$this->connect( $server );
		$this->assertCount( 2, $server->heard() );
	}

	#[TestWith( [ 'LOGINDISABLED', false ] )]
	#[TestWith( [ 'AUTH=PLAIN', true ] )]
	public function test_says_nothing_where_no_way_is_offered( string $capability, bool $by_token ): void {
		$server = new Fake_Server( [ "S: * OK [CAPABILITY IMAP4rev1 $capability] hello", 'W: 0.05' ] );
		$error  = $this->refused( $server, $by_token ? Credentials::token( 'me', 'secret' ) : Credentials::password( 'me', 'secret' ) );
		$this->assertSame( [ Server_Error::LOGIN, false ], [ $error->name, $error->may_pass ] );
		$this->assertSame( [], $server->heard() );
	}

	public function test_goes_in_where_it_is_known_already(): void {
		$server = new Fake_Server(
			[
				'S: * PREAUTH [CAPABILITY IMAP4rev1] welcome',
				'C: S1 NOOP',
				'S: S1 OK',
			]
		);
		$this->assertSame( 0, $this->connect( $server )->noop() );
	}

	/**
	 * @param list<string> $play Conversation.
	 */
	#[TestWith( [ [ 'S: * OK [CAPABILITY IMAP4rev1] hello', 'W: 0.05' ] ] )]
	#[TestWith( [ [ 'S: * PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] hello', 'W: 0.05' ] ] )]
	#[TestWith( [ [ 'S: * OK [CAPABILITY IMAP4rev1 STARTTLS] hello', 'C: S1 STARTTLS', 'S: S1 BAD', 'W: 0.05' ] ] )]
	#[TestWith( [ [ 'S: * OK [CAPABILITY IMAP4rev1 STARTTLS] hello', 'C: S1 STARTTLS', 'S: S1 OK begin' ] ] )]
	public function test_says_no_secret_where_encryption_is_prevented( array $play ): void {
		$server = new Fake_Server( $play );
		$error  = $this->failure( fn() => Imap_Client::connect( Fake_Server::dialer(), $server->endpoint( Endpoint::STARTTLS ), Credentials::password( 'me', 'secret' ) ) );
		$this->assertSame( [ Server_Error::ENCRYPTION, false ], [ $error->name, $error->may_pass ] );
		$this->assertStringNotContainsString( 'LOGIN', implode( $server->heard() ) );
	}

	public function test_words_slipped_in_before_encryption_are_noticed(): void {
		$server = new Fake_Server(
			[
				'S: * OK [CAPABILITY IMAP4rev1 STARTTLS] hello',
				'C: S1 STARTTLS',
				'B: {tag} OK begin\r\nS2 OK injected\r\n',
				'W: 0.05',
			]
		);
		$error = $this->failure( fn() => Imap_Client::connect( Fake_Server::dialer(), $server->endpoint( Endpoint::STARTTLS ), Credentials::password( 'me', 'secret' ) ) );
		$this->assertSame( Server_Error::PROTOCOL, $error->name );
	}

	#[TestWith( [ '* BYE too many connections', Server_Error::CLOSED, true, 'too many connections' ] )]
	#[TestWith( [ '220 mail.example.com ESMTP', Server_Error::PROTOCOL, false, '220 mail.example.com ESMTP' ] )]
	#[TestWith( [ '+OK POP3 ready', Server_Error::PROTOCOL, false, 'OK POP3 ready' ] )]
	#[TestWith( [ "SSH-2.0-OpenSSH_9.2\x1b[2J", Server_Error::PROTOCOL, false, 'SSH-2.0-OpenSSH_9.2 [2J' ] )]
	#[TestWith( [ '* NO', Server_Error::PROTOCOL, false, 'NO' ] )]
	public function test_other_greetings( string $greeting, string $name, bool $may_pass, string $answer ): void {
		$error = $this->refused( new Fake_Server( [ "S: $greeting", 'W: 0.05' ] ) );
		$this->assertSame( [ $name, $may_pass, $answer ], [ $error->name, $error->may_pass, $error->answer ] );
	}

	#[TestWith( [ 'NO [ALERT] Too many simultaneous connections. (Failure)', true ] )]
	#[TestWith( [ 'NO Temporary authentication failure', true ] )]
	#[TestWith( [ 'NO [AUTHENTICATIONFAILED] Too bad, try again', false ] )]
	#[TestWith( [ 'NO [ALERT] Application-specific password required', false ] )]
	#[TestWith( [ 'BAD', false ] )]
	public function test_tells_whether_a_refused_login_may_pass( string $answer, bool $may_pass ): void {
		$server = new Fake_Server( [ 'S: * OK [CAPABILITY IMAP4rev1] hello', 'C: S1 LOGIN .*', "S: S1 $answer" ] );
		$error  = $this->refused( $server );
		$this->assertSame( [ Server_Error::LOGIN, $may_pass ], [ $error->name, $error->may_pass ] );
	}

	public function test_a_server_that_repeats_the_password_does_not_bring_it_to_the_screen(): void {
		$transcript = new Transcript();
		$server     = new Fake_Server( [ 'S: * OK [CAPABILITY IMAP4rev1] hello', 'C: S1 LOGIN .*', 'S: S1 BAD LOGIN me secret-word is wrong' ] );
		$error      = $this->refused( $server, Credentials::password( 'me', 'secret-word' ), $transcript );
		$this->assertSame( 'LOGIN me •••• is wrong', $error->answer );
		$this->assertStringNotContainsString( 'secret-word', implode( "\n", $transcript->lines() ) . $error->getMessage() );
	}

	public function test_says_who_it_is_whatever_the_server_thinks(): void {
		$server = new Fake_Server(
			[
				'S: * PREAUTH [CAPABILITY IMAP4rev1 ID] welcome',
				'C: S1 ID \("name" "Switchboard"\)',
				'S: S1 BAD who?',
				'C: S2 NOOP',
				'S: S2 OK',
			]
		);
		$this->connect( $server )->noop();
		$this->assertCount( 2, $server->heard() );
	}

	private function connect( Fake_Server $server, ?Credentials $credentials = null, Transcript $transcript = new Transcript() ): Imap_Client {
		return Imap_Client::connect( Fake_Server::dialer(), $server->endpoint(), $credentials ?? Credentials::password( 'me', 'secret' ), $transcript );
	}

	private function refused( Fake_Server $server, ?Credentials $credentials = null, Transcript $transcript = new Transcript() ): Server_Error {
		return $this->failure( fn() => $this->connect( $server, $credentials, $transcript ) );
	}
}
