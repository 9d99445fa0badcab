<?php
/**
 * Tests of the IMAP client with a real server.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Imap;

use PHPUnit\Framework\Attributes\Group;
use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Email\Imap\Imap_Client;
use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Transcript;
use Switchboard\Tests\Channels\Email\Net\Dovecot;
use Switchboard\Tests\Channels\Email\Net\Fails_By_Name;

#[Group( 'dovecot' )]
final class Imap_Client_Test extends \PHPUnit\Framework\TestCase {

	use Fails_By_Name;

	private Dovecot $server;

	private Transcript $transcript;

	protected function setUp(): void {
		$this->server     = new Dovecot();
		$this->transcript = new Transcript();
	}

	#[TestWith( [ 'imap' ] )]
	#[TestWith( [ 'imaps' ] )]
	public function test_logs_in_encrypted( string $service ): void {
		$client = $this->connect( $service );
		$this->assertSame( 0, $client->open( 'INBOX' )->messages );
		$client->close();
		$said = implode( "\n", $this->transcript->lines() );
		$this->assertStringContainsString( '* encrypted with TLSv1.', $said );
		$this->assertStringContainsString( 'AUTHENTICATE PLAIN ••••', $said );
		$this->assertStringContainsString( 'ID (', $said );
		$this->assertStringContainsString( 'LOGOUT', $said );
		foreach ( $this->server->password()->secrets() as $secret ) {
			$this->assertStringNotContainsString( $secret, $said );
		}
	}

	public function test_logs_in_with_a_token(): void {
		$client = Imap_Client::connect( $this->server->dialer(), $this->server->endpoint( 'imaps' ), $this->server->token( time() + 600 ) );
		$this->assertSame( 0, $client->open( 'INBOX' )->messages );
	}

	public function test_a_token_that_expired_is_a_failed_login(): void {
		$error = $this->failure( fn() => Imap_Client::connect( $this->server->dialer(), $this->server->endpoint( 'imaps' ), $this->server->token( time() - 600 ), $this->transcript ) );
		$this->assertSame( Server_Error::LOGIN, $error->name );
		$this->assertSame( 'AUTHENTICATIONFAILED', $error->answer_code );
		$this->assertStringContainsString( '"status":"401"', $error->answer );
		$this->assertFalse( $error->may_pass );
	}

	public function test_a_wrong_password_is_a_failed_login(): void {
		$wrong = Credentials::password( $this->server->user, 'pässword "\\' );
		$error = $this->failure( fn() => Imap_Client::connect( $this->server->dialer(), $this->server->endpoint( 'imaps' ), $wrong, $this->transcript ) );
		$this->assertSame( [ Server_Error::LOGIN, 'AUTHENTICATIONFAILED', false ], [ $error->name, $error->answer_code, $error->may_pass ] );
		$this->assertStringContainsString( 'Authentication failed', $error->answer );
	}

	#[TestWith( [ 'imap' ] )]
	#[TestWith( [ 'imaps' ] )]
	public function test_a_certificate_of_an_unknown_authority_is_refused( string $service ): void {
		$error = $this->failure( fn() => Imap_Client::connect( $this->server->dialer( false ), $this->server->endpoint( $service ), $this->server->password(), $this->transcript ) );
		$this->assertSame( [ Server_Error::CERTIFICATE, false ], [ $error->name, $error->may_pass ] );
		$this->assertStringContainsString( 'certificate verify failed', $error->answer );
		$this->assertStringNotContainsString( 'AUTHENTICATE', implode( "\n", $this->transcript->lines() ) );
	}

	#[TestWith( [ 'imap' ] )]
	#[TestWith( [ 'imaps' ] )]
	public function test_a_certificate_of_another_host_is_refused( string $service ): void {
		$error = $this->failure( fn() => Imap_Client::connect( $this->server->dialer(), $this->server->endpoint( $service, 'other.example.test' ), $this->server->password(), $this->transcript ) );
		$this->assertSame( Server_Error::CERTIFICATE, $error->name );
		$this->assertStringNotContainsString( 'AUTHENTICATE', implode( "\n", $this->transcript->lines() ) );
	}

	public function test_lists_folders_with_their_roles_and_names(): void {
		$this->server->deliver( 'x', 'Entw&APw-rfe &- mehr' );
		$folders = $this->connect()->folders();
		$by_path = array_combine( array_column( $folders, 'path' ), $folders );
		$this->assertSame( [ 'Archive', 'Entw&APw-rfe &- mehr', 'INBOX', 'Sent' ], $this->sorted( array_keys( $by_path ) ) );
		$this->assertSame( 'Entwürfe & mehr', $by_path['Entw&APw-rfe &- mehr']->name );
		$this->assertSame( [ 'archive', '', 'inbox', 'sent' ], array_map( static fn( string $path ): string => $by_path[ $path ]->role, $this->sorted( array_keys( $by_path ) ) ) );
		$this->assertSame( '/', $by_path['Sent']->delimiter );
		$this->assertTrue( $by_path['Sent']->selectable );
	}

	public function test_opens_folders_and_tells_their_state(): void {
		$this->server->deliver( "Subject: 1\r\n\r\n1\r\n" );
		$this->server->deliver( "Subject: 2\r\n\r\n2\r\n" );
		$this->server->deliver( "Subject: 3\r\n\r\n3\r\n", 'Entw&APw-rfe' );
		$client = $this->connect();
		$state  = $client->open( 'INBOX' );
		$this->assertSame( [ 2, 3, false, true ], [ $state->messages, $state->uid_next, $state->is_read_only, $state->keeps_uids ] );
		$this->assertGreaterThan( 0, $state->uid_validity );
		$this->assertGreaterThan( 0, $state->highest_modseq );
		$other = $client->status( 'Entw&APw-rfe' );
		$this->assertSame( [ 1, 2 ], [ $other->messages, $other->uid_next ] );
		$this->assertSame( $other->uid_validity, $client->open( 'Entw&APw-rfe', true )->uid_validity );
		$this->assertTrue( $client->open( 'Entw&APw-rfe', true )->is_read_only );
	}

	public function test_a_folder_that_is_not_there_is_refused_and_the_connection_goes_on(): void {
		$client = $this->connect();
		$error  = $this->failure( fn() => $client->open( "No\\such \"folder\" \xc3\xa4" ) );
		$this->assertSame( Server_Error::REFUSED, $error->name );
		$this->assertSame( 0, $client->open( 'INBOX' )->messages );
	}

	public function test_finds_messages_by_uid_and_by_day(): void {
		for ( $number = 1; $number <= 4; $number++ ) {
			$this->server->deliver( "Subject: $number\r\n\r\n$number\r\n" );
		}
		$client = $this->connect();
		$client->open( 'INBOX' );
		$this->assertSame( [ 1, 2, 3, 4 ], $client->uids() );
		$this->assertSame( [ 2, 3 ], $client->uids( 2, 3 ) );
		$this->assertSame( [], $client->uids( 5 ) );
		$this->assertSame( [ 3, 4 ], $client->uids( 3, null, new \DateTimeImmutable( '-3 days' ) ) );
		$this->assertSame( [], $client->uids( 1, null, new \DateTimeImmutable( '+3 days' ) ) );
	}

	public function test_tells_facts_and_headers(): void {
		$this->server->deliver( "Subject: One\r\nX-Long: " . str_repeat( 'x', 500 ) . "\r\n\r\nBody\r\n" );
		$this->server->deliver( "Subject: Two\r\n\r\n" );
		$client = $this->connect();
		$client->open( 'INBOX' );
		$facts = $client->facts( [ 2, 1, 7 ], 100 );
		$this->assertSame( [ 1, 2 ], array_keys( $facts ) );
		$this->assertSame( 'Subject: One' . "\r\nX-Long: " . str_repeat( 'x', 78 ), $facts[1]->header );
		$this->assertSame( "Subject: Two\r\n\r\n", $facts[2]->header );
		$this->assertSame( 532, $facts[1]->size );
		$this->assertEqualsWithDelta( time(), $facts[1]->received, 60 );
		$this->assertSame( [], array_diff( $facts[1]->flags, [ '\\Recent' ] ) );
		$this->assertSame( '', $client->facts( [ 1 ] )[1]->header );
	}

	public function test_fetches_a_message_as_it_is_and_does_not_mark_it(): void {
		$raw = "Subject: Bytes\r\n\r\n" . implode( "\r\n", array_map( 'chr', array_diff( range( 1, 255 ), [ 10, 13 ] ) ) ) . "\r\n.\r\n..\r\n{5}\r\n* 1 EXISTS\r\n";
		$this->server->deliver( $raw );
		$client = $this->connect();
		$client->open( 'INBOX' );
		$stream = fopen( 'php://memory', 'w+' );
		$this->assertIsResource( $stream );
		fwrite( $stream, 'before' );
		$fetched = $client->fetch( 1, $stream, 1_000_000 );
		$this->assertSame( 'before' . $raw, stream_get_contents( $stream, null, 0 ) );
		$this->assertSame( [ strlen( $raw ), true, 1 ], [ $fetched->bytes, $fetched->is_whole, $fetched->facts->uid ] );
		$this->assertNotContains( '\\Seen', $client->facts( [ 1 ] )[1]->flags );
	}

	public function test_fetches_no_more_than_the_limit(): void {
		$raw = "Subject: Large\r\n\r\n" . str_repeat( "line\r\n", 1000 );
		$this->server->deliver( $raw );
		$client = $this->connect();
		$client->open( 'INBOX' );
		$stream  = $this->stream();
		$fetched = $client->fetch( 1, $stream, 500 );
		$this->assertSame( [ 500, false ], [ $fetched->bytes, $fetched->is_whole ] );
		$this->assertSame( substr( $raw, 0, 500 ), stream_get_contents( $stream, null, 0 ) );
		$fetched = $client->fetch( 1, $this->stream(), strlen( $raw ) );
		$this->assertSame( [ strlen( $raw ), true ], [ $fetched->bytes, $fetched->is_whole ] );
	}

	public function test_a_message_that_is_gone_has_a_name_of_its_own(): void {
		$client = $this->connect();
		$client->open( 'INBOX' );
		$error = $this->failure( fn() => $client->fetch( 99, $this->stream(), 500 ) );
		$this->assertSame( [ Server_Error::GONE, false ], [ $error->name, $error->may_pass ] );
		$this->assertSame( 0, $client->noop() );
	}

	public function test_a_large_message_takes_little_memory(): void {
		$this->server->deliver( "Subject: Large\r\n\r\n" . str_repeat( str_repeat( 'x', 76 ) . "\r\n", 345_000 ) );
		// In a process of its own: what was needed at most can't be measured from somewhere on.
		$code = <<<'PHP'
			namespace Switchboard\Channels\Email;
			define( 'ABSPATH', '/' );
			require 'includes/autoload.php';
			$endpoint = new Net\Endpoint( 'mail.example.test', (int) getenv( 'DOVECOT_IMAPS' ) );
			$check    = new Net\Address_Check( fn() => true, fn() => [ '127.0.0.1' ] );
			$dialer   = new Net\Dialer( $check, new Net\Trusted_Authorities( [ getenv( 'DOVECOT_AUTHORITY' ) ] ) );
			$client   = Imap\Imap_Client::connect( $dialer, $endpoint, Net\Credentials::password( $argv[1], 'secret' ) );
			$client->open( 'INBOX' );
			$before  = memory_get_peak_usage();
			$fetched = $client->fetch( 1, tmpfile(), 40_000_000 );
			echo json_encode( [ $fetched->bytes, $fetched->is_whole, memory_get_peak_usage() - $before ] );
			PHP;
		$process = proc_open( [ PHP_BINARY, '-r', $code, '--', $this->server->user ], [ 1 => [ 'pipe', 'w' ] ], $pipes, dirname( __DIR__, 5 ) );
		$this->assertIsResource( $process );
		[ $bytes, $is_whole, $memory ] = (array) json_decode( (string) stream_get_contents( $pipes[1] ), true ) + [ 0, false, PHP_INT_MAX ];
		proc_close( $process );
		$this->assertSame( [ 26_910_018, true ], [ $bytes, $is_whole ] );
		$this->assertLessThan( 1024 * 1024, $memory );
	}

	public function test_marks_messages(): void {
		$this->server->deliver( "Subject: 1\r\n\r\n1\r\n" );
		$this->server->deliver( "Subject: 2\r\n\r\n2\r\n" );
		$client = $this->connect();
		$client->open( 'INBOX' );
		$client->flag( [ 2 ] );
		$facts = $client->facts( [ 1, 2 ] );
		$this->assertNotContains( '\\Seen', $facts[1]->flags );
		$this->assertContains( '\\Seen', $facts[2]->flags );
	}

	public function test_moves_messages(): void {
		$this->deliver( 3 );
		$client = $this->connect();
		$client->open( 'INBOX' );
		$this->assertTrue( $client->move( [ 1, 3 ], 'Archive' ) );
		$this->assertSame( [ 2 ], $client->uids() );
		$this->assertSame( 2, $client->status( 'Archive' )->messages );
		$this->assertSame( 1, $client->noop() );
	}

	public function test_where_a_message_can_not_be_moved_to_it_stays(): void {
		$this->deliver( 1 );
		$client = $this->connect();
		$client->open( 'INBOX' );
		$error = $this->failure( fn() => $client->move( [ 1 ], 'Nowhere' ) );
		$this->assertSame( [ Server_Error::REFUSED, 'TRYCREATE' ], [ $error->name, $error->answer_code ] );
		$this->assertSame( [ 1 ], $client->uids() );
	}

	public function test_deletes_no_message_but_its_own(): void {
		$this->deliver( 3 );
		$client = $this->connect();
		$client->open( 'INBOX' );
		$client->flag( [ 1 ], '\\Deleted' );
		$this->assertTrue( $client->delete( [ 2 ] ) );
		$this->assertSame( [ 1, 3 ], $client->uids() );
		$this->assertTrue( $client->delete( [] ) );
	}

	public function test_hears_of_new_messages(): void {
		$client = $this->connect();
		$client->open( 'INBOX' );
		$this->deliver( 2 );
		$this->assertSame( 2, $client->noop() );
	}

	private function connect( string $service = 'imaps' ): Imap_Client {
		return Imap_Client::connect( $this->server->dialer(), $this->server->endpoint( $service ), $this->server->password(), $this->transcript );
	}

	private function deliver( int $count ): void {
		for ( $number = 1; $number <= $count; $number++ ) {
			$this->server->deliver( "Subject: $number\r\n\r\n$number\r\n" );
		}
	}

	/**
	 * @param list<string> $names Names.
	 * @return list<string>
	 */
	private function sorted( array $names ): array {
		sort( $names );
		return $names;
	}
}
