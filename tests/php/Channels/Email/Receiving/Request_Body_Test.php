<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Email\Receiving\Request_Body;
use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * Real requests to the site. Their mails are absences that belong to nothing: they are kept, and no ticket is opened.
 */
final class Request_Body_Test extends TestCase {

	protected const TRANSACTION = false;

	/** What WordPress would add slashes to. */
	private const TEXT = "It's \"broken\" \\ and \\\\'so' on.";

	private Services $services;

	/** Connection. */
	private int $connection = 0;

	/** File that is posted. */
	private string $file = '';

	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		$this->file     = (string) tempnam( sys_get_temp_dir(), 'post' );
	}

	protected function tearDown(): void {
		foreach ( $this->database()->rows( 'SELECT raw_file FROM {inbound} WHERE connection_id = %d', [ $this->connection ] ) as $row ) {
			$this->services->store()->delete( (string) $row['raw_file'] );
		}
		$this->database()->delete( 'inbound', [ 'connection_id' => $this->connection ] );
		$this->database()->delete( 'connection', [ 'id' => $this->connection ] );
		$this->database()->execute( 'DELETE FROM {rate_limit}' );
		delete_network_option( null, 'using_application_passwords' );
		unlink( $this->file );
		parent::tearDown();
	}

	public function test_a_mail_with_25_mb_of_files_needs_little_memory(): void {
		$this->write_mail( 25 );
		$this->assertGreaterThan( 35_000_000, filesize( $this->file ) );
		$server = new Site_Server( [ 'memory_limit' => '64M' ] );
		$this->assertSame( [ 200, 'suspended' ], $this->post( $server, 'webhook', [ 'Content-Type: message/rfc822' ] ) );
		$this->assertSame( hash_file( 'sha256', $this->file ), $this->kept() );
	}

	public function test_so_does_one_that_a_provider_posts_as_json(): void {
		$this->write_mail( 17 );
		file_put_contents( $this->file, '{"From":"a@customer.example","RawEmail":' . wp_json_encode( file_get_contents( $this->file ) ) . ',"Attachments":[{"Content":"' . base64_encode( str_repeat( 'x', 17_000_000 ) ) . '"}]}' );
		$server = new Site_Server( [ 'memory_limit' => '64M' ] );
		$this->assertSame( [ 200, 'suspended' ], $this->post( $server, 'postmark', [ 'Content-Type: application/json' ] ) );
	}

	public function test_so_does_one_that_comes_like_an_address(): void {
		$this->write_mail( 16 );
		file_put_contents( $this->file, 'envelope=%7B%7D&email=' . rawurlencode( (string) file_get_contents( $this->file ) ) );
		$server = new Site_Server( [ 'memory_limit' => '64M' ] );
		$this->assertSame( [ 200, 'suspended' ], $this->post( $server, 'sendgrid', [ 'Content-Type: application/x-www-form-urlencoded' ] ) );
	}

	/**
	 * What PHP takes of a form: all of it, or nothing where it is larger than this or PHP is told to leave it.
	 *
	 * @return iterable<string, array{array<string, string>}>
	 */
	public static function settings(): iterable {
		yield 'within the limit' => [ [ 'post_max_size' => '8M' ] ];
		yield 'beyond the limit' => [ [ 'post_max_size' => '1K' ] ];
		yield 'left alone' => [ [ 'enable_post_data_reading' => '0' ] ];
	}

	/**
	 * A form is read either way.
	 *
	 * @param array<string, string> $settings Settings of PHP.
	 */
	#[DataProvider( 'settings' )]
	public function test_a_form_comes_in_as_it_is( array $settings ): void {
		$mail = self::mail( str_repeat( self::TEXT . "\r\n", 500 ) );
		file_put_contents( $this->file, "--xYzZY\r\nContent-Disposition: form-data; name=\"envelope\"\r\n\r\n{\"to\":[],\"from\":\"a@customer.example\"}\r\n--xYzZY\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\n$mail\r\n--xYzZY--\r\n" );
		$server = new Site_Server( $settings );
		$this->assertSame( [ 200, 'suspended' ], $this->post( $server, 'sendgrid', [ 'Content-Type: multipart/form-data; boundary=xYzZY' ] ) );
		$this->assertSame( hash( 'sha256', "Return-Path: <a@customer.example>\r\n$mail" ), $this->kept() );
	}

	public function test_a_mail_that_is_posted_twice_at_once_is_one_mail(): void {
		$mail    = self::mail( 'x' );
		$servers = [ new Site_Server( [] ), new Site_Server( [] ) ];
		file_put_contents( $this->file, str_replace( 'away@', 'other@', $mail ) );
		$this->assertSame( [ 200, 'suspended' ], $this->post( $servers[0], 'webhook', [ 'Content-Type: message/rfc822' ] ) );
		$lines = [];
		foreach ( $servers as $server ) {
			$host = substr( $server->url, 7 );
			$line = stream_socket_client( "tcp://$host" );
			$this->assertIsResource( $line );
			fwrite( $line, "POST /index.php?rest_route=/switchboard/v1/channels/email/$this->connection&secret=s3cret HTTP/1.0\r\nHost: $host\r\nContent-Type: message/rfc822\r\nContent-Length: " . strlen( $mail ) . "\r\n\r\n" );
			$lines[] = $line;
		}
		array_map( static fn( $line ) => fwrite( $line, $mail ), $lines );
		$actions = array_map( static fn( $line ): string => (string) preg_replace( '/^.*"action":"(\w+)".*$/s', '$1', (string) stream_get_contents( $line ) ), $lines );
		array_map( 'fclose', $lines );
		sort( $actions );
		$this->assertSame( [ 'duplicate', 'suspended' ], $actions );
		$this->assertSame( '2', (string) $this->database()->value( 'SELECT COUNT(*) FROM {inbound} WHERE connection_id = %d', [ $this->connection ] ) );
	}

	public function test_a_secret_may_stand_where_wordpress_expects_a_password(): void {
		update_network_option( null, 'using_application_passwords', true );
		file_put_contents( $this->file, self::mail( 'x' ) );
		$server = new Site_Server( [] );
		$type   = 'Content-Type: message/rfc822';
		foreach ( [
			'anybody:s3cret' => 200,
			'admin:s3cret'   => 200,
			'anybody:wrong'  => 401,
			'admin:wrong'    => 401,
		] as $credentials => $status ) {
			$this->assertSame( $status, $this->post( $server, 'webhook', [ $type, 'Authorization: Basic ' . base64_encode( $credentials ) ], '' )[0], $credentials );
		}
	}

	public function test_leaves_other_requests_alone(): void {
		$_SERVER['REQUEST_METHOD'] = 'POST';
		foreach ( [
			'/wp-json/switchboard/v1/channels/email/7'             => true,
			'/shop/wp-json/switchboard/v1/channels/email/7/?x=1'   => true,
			'/wp-json/SwitchBoard/v1/Channels/Email/7'             => true,
			'/wp-json/switchboard/v1/channels/email/7/other'       => false,
			'/wp-json/switchboard/v1/channels/email/x'             => false,
			'/wp-login.php?a=/switchboard/v1/channels/email/7'     => false,
			'/wp-json/switchboard/v1/tickets'                      => false,
			'//'                                                   => false,
		] as $uri => $expected ) {
			$_SERVER['REQUEST_URI'] = $uri;
			$this->assertSame( $expected, Request_Body::is_asked(), $uri );
		}
		$_SERVER['REQUEST_URI'] = '/?rest_route=%2Fswitchboard%2Fv1%2Fchannels%2Femail%2F7';
		$_GET['rest_route']     = '/switchboard/v1/channels/email/7';
		$this->assertTrue( Request_Body::is_asked() );
		$_GET['rest_route'] = [ '/switchboard/v1/channels/email/7' ];
		$this->assertFalse( Request_Body::is_asked() );
		$_GET['rest_route']        = '/switchboard/v1/channels/email/7';
		$_SERVER['REQUEST_METHOD'] = 'GET';
		$this->assertFalse( Request_Body::is_asked() );
	}

	/**
	 * Posts the file to a new connection.
	 *
	 * @param Site_Server  $server  Server.
	 * @param string       $way     Way.
	 * @param list<string> $headers Headers.
	 * @param string       $query   Query.
	 * @return array{int, mixed} Status, and what was done.
	 */
	private function post( Site_Server $server, string $way, array $headers, string $query = '&secret=s3cret' ): array {
		if ( 0 === $this->connection ) {
			$this->connection = $this->services->connections()->insert( 'email', 'Mailbox', $this->services->inboxes()->all()[0]->id, [ 'receiving' => $way ], [ 'webhook_secret' => 's3cret' ], true );
		}
		[ $status, $answer ] = $server->post( "/index.php?rest_route=/switchboard/v1/channels/email/$this->connection$query", $this->file, $headers );
		return [ $status, $answer['action'] ?? null ];
	}

	/**
	 * Hash of the mail that is kept.
	 */
	private function kept(): string {
		$path = (string) $this->database()->value( 'SELECT raw_file FROM {inbound} WHERE connection_id = %d', [ $this->connection ] );
		$copy = (string) tempnam( sys_get_temp_dir(), 'kept' );
		$to   = fopen( $copy, 'wb' );
		$this->assertIsResource( $to );
		$this->services->store()->copy_to( $path, $to );
		fclose( $to );
		$hash = (string) hash_file( 'sha256', $copy );
		unlink( $copy );
		return $hash;
	}

	/**
	 * A short mail.
	 *
	 * @param string $text Text.
	 */
	private static function mail( string $text ): string {
		return "From: ada@customer.example\r\nTo: support@shop.example\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\nMessage-ID: <away@customer.example>\r\n\r\n$text";
	}

	/**
	 * Writes a mail with a file.
	 *
	 * @param int $megabytes Size of the file.
	 */
	private function write_mail( int $megabytes ): void {
		$to = fopen( $this->file, 'wb' );
		$this->assertIsResource( $to );
		fwrite( $to, str_replace( "\r\n\r\n", "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n", self::mail( '' ) ) . "--b\r\nContent-Type: text/plain\r\n\r\nAway.\r\n--b\r\nContent-Type: image/png; name=sun.png\r\nContent-Transfer-Encoding: base64\r\n\r\n" );
		for ( $count = 0; $count < $megabytes; ++$count ) {
			fwrite( $to, chunk_split( base64_encode( random_bytes( 1_048_572 ) ) ) );
		}
		fwrite( $to, "--b--\r\n" );
		fclose( $to );
	}
}
