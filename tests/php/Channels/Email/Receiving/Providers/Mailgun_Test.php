<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving\Providers;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Reading\Bounce;
use Switchboard\Channels\Email\Reading\Envelope;
use Switchboard\Channels\Email\Receiving\Posted;
use Switchboard\Channels\Email\Receiving\Request_Body;
use Switchboard\Channels\Email\Receiving\Spool;
use Switchboard\Tests\Channels\Email\Receiving\Hook_Case;

final class Mailgun_Test extends Hook_Case {

	private const KEY = 'key-0123456789abcdef';

	public function test_a_mail_is_put_together_of_its_parts(): void {
		$this->take( ...$this->posted( 'mailgun' ) );
		$mail = $this->mail();
		$this->assertSame( [ 'ada@customer.example', 'Two lamps', 'two-lamps@mail.customer.example', [ 'one@mail.customer.example' ] ], [ $mail->from[0]->email, $mail->subject, $mail->message_id, $mail->references ] );
		$this->assertSame( "Two lamps, please.\n\n> One?", trim( $mail->text ) );
		$this->assertStringContainsString( 'cid:lamp-2@customer', $mail->html );
		$this->assertSame( [ [ 'lamp.png', 'image/png', 'lamp-2@customer', 70 ], [ 'note.txt', 'text/plain', '', 12 ] ], array_map( static fn( array $file ): array => [ $file[0], $file[1], $file[2], strlen( $file[3] ) ], $this->files() ) );
		$this->assertSame( [ [ '<bounces-ada@customer.example>' ], [ 'support+t.7.k1.0123456789abcdef0123@shop.example' ] ], [ $this->lines( 'return-path' ), $this->lines( 'x-original-to' ) ] );
	}

	public function test_the_raw_mail_is_taken_where_it_is_there(): void {
		$this->take( ...$this->posted( 'mailgun-raw' ) );
		$this->assertSame( '5.1.1', Bounce::of( $this->mail() )->status ?? '' );
		$this->assertSame( [ 'support@shop.example', 'sales@shop.example' ], $this->lines( 'x-original-to' ) );
		$this->assertTrue( Envelope::is_null_sender( $this->mail() ) );
	}

	public function test_a_form_without_files_comes_as_in_an_address(): void {
		[ $connection ] = $this->posted( 'mailgun-raw' );
		$fields         = $this->signed( self::fields( 'mailgun-raw' ) );
		$this->take( $connection, self::request( $connection->id, 'application/x-www-form-urlencoded', http_build_query( $fields ) ) );
		$this->assertSame( '5.1.1', Bounce::of( $this->mail() )->status ?? '' );
	}

	public function test_a_form_that_php_took_apart_is_the_same(): void {
		[ $connection, $whole ] = $this->posted( 'mailgun' );
		$this->take( $connection, $whole );
		$payload = self::payload( 'mailgun' );
		$request = self::request( $connection->id, 'multipart/form-data; boundary=xYzZY', '' );
		$request->set_body_params( $this->signed( self::fields( 'mailgun' ), 'another-token-of-fifty-letters-another-token-of-50' ) );
		$files = [];
		foreach ( (array) $payload['files'] as $name => $file ) {
			$path = (string) tempnam( sys_get_temp_dir(), 'upload' );
			file_put_contents( $path, base64_decode( (string) $file['base64'], true ) );
			$files[ $name ] = [
				'name'     => $file['name'],
				'type'     => $file['type'],
				'tmp_name' => $path,
				'error'    => UPLOAD_ERR_OK,
			];
		}
		$request->set_file_params( $files ); // @phpstan-ignore argument.type (as PHP gives them)
		$this->take( $connection, $request );
		array_map( 'unlink', array_column( $files, 'tmp_name' ) );
		$this->assertSame( $this->imported[0], $this->imported[1] );
	}

	public function test_of_a_file_that_php_refused_a_note_stays(): void {
		[ $connection ] = $this->posted( 'mailgun' );
		$request        = self::request( $connection->id, 'multipart/form-data; boundary=xYzZY', '' );
		$request->set_body_params( $this->signed( self::fields( 'mailgun' ) ) );
		$file = [
			'name'     => 'film.mov',
			'type'     => '',
			'tmp_name' => '',
			'error'    => UPLOAD_ERR_INI_SIZE,
		];
		$request->set_file_params( [ 'attachment-1' => $file ] ); // @phpstan-ignore argument.type (as PHP gives them)
		$this->take( $connection, $request );
		$this->assertSame( 'film.mov.txt', $this->files()[0][0] );
		$this->assertStringContainsString( 'film.mov', $this->files()[0][3] );
		$this->assertSame( 'Two lamps', $this->mail()->subject );
	}

	/**
	 * What doesn't pass.
	 *
	 * @return iterable<string, array{\Closure( array<string, string> ): array<string, string>, string}>
	 */
	public static function forgeries(): iterable {
		$wrong = 'switchboard_wrong_signature';
		yield 'no signature' => [ static fn( array $fields ): array => array_diff_key( $fields, [ 'signature' => 1 ] ), $wrong ];
		yield 'no token' => [ static fn( array $fields ): array => [ 'signature' => hash_hmac( 'sha256', $fields['timestamp'], self::KEY ) ] + array_diff_key( $fields, [ 'token' => 1 ] ), $wrong ];
		yield 'a wrong signature' => [ static fn( array $fields ): array => [ 'signature' => str_repeat( '0', 64 ) ] + $fields, $wrong ];
		yield 'of another key' => [ static fn( array $fields ): array => [ 'signature' => hash_hmac( 'sha256', $fields['timestamp'] . $fields['token'], 'key-other' ) ] + $fields, $wrong ];
		yield 'of an empty key' => [ static fn( array $fields ): array => [ 'signature' => hash_hmac( 'sha256', $fields['timestamp'] . $fields['token'], '' ) ] + $fields, $wrong ];
		yield 'another token' => [ static fn( array $fields ): array => [ 'token' => strrev( $fields['token'] ) . 'x' ] + $fields, $wrong ];
		yield 'a digit moved from the time into the token' => [ static fn( array $fields ): array => [ 'timestamp' => substr( $fields['timestamp'], 0, -1 ), 'token' => substr( $fields['timestamp'], -1 ) . $fields['token'] ] + $fields, 'switchboard_stale_signature' ];
		yield 'too old' => [ static fn( array $fields ): array => self::sign( [ 'timestamp' => (string) ( self::NOW - 301 ) ] + $fields ), 'switchboard_stale_signature' ];
		yield 'ahead of its time' => [ static fn( array $fields ): array => self::sign( [ 'timestamp' => (string) ( self::NOW + 301 ) ] + $fields ), 'switchboard_stale_signature' ];
	}

	/**
	 * Is refused.
	 *
	 * @param \Closure $change Forges.
	 * @param string   $name   Name of the refusal.
	 */
	#[DataProvider( 'forgeries' )]
	public function test_a_forgery( \Closure $change, string $name ): void {
		[ $connection ] = $this->posted( 'mailgun-raw' );
		$fields         = $change( $this->signed( self::fields( 'mailgun-raw' ) ) );
		$this->assertSame( [ 401, $name ], $this->refusal( $connection, self::request( $connection->id, 'multipart/form-data; boundary=xYzZY', self::form( $fields ) ) ) );
		$this->assertSame( [], $this->imported );
	}

	public function test_a_token_is_good_for_one_mail(): void {
		[ $connection, $request ] = $this->posted( 'mailgun-raw' );
		$this->take( $connection, $request );
		$fields              = $this->signed( self::fields( 'mailgun-raw' ) );
		$fields['body-mime'] = "From: mallory@elsewhere.example\r\nSubject: Refund\r\n\r\nAll of it.";
		$this->assertSame( [ 401, 'switchboard_wrong_signature' ], $this->refusal( $connection, self::request( $connection->id, 'multipart/form-data; boundary=xYzZY', self::form( $fields ) ) ) );
		// Who the mail is for is part of it.
		$fields = [ 'recipient' => 'support+t.8.k1.0123456789abcdef0123@shop.example' ] + $this->signed( self::fields( 'mailgun-raw' ) );
		$this->assertSame( [ 401, 'switchboard_wrong_signature' ], $this->refusal( $connection, self::request( $connection->id, 'multipart/form-data; boundary=xYzZY', self::form( $fields ) ) ) );
		$this->assertCount( 1, $this->imported );
		// Mailgun itself comes again when it didn't hear our answer: the importer knows the mail.
		$this->take( $connection, $request );
		$this->assertCount( 2, $this->imported );
	}

	public function test_a_mail_that_could_not_be_kept_may_come_again(): void {
		[ $connection, $request ] = $this->posted( 'mailgun-raw' );
		$this->failure            = new \RuntimeException( 'The disk is full' );
		$log                      = ini_set( 'error_log', '/dev/null' ); // phpcs:ignore WordPress.PHP.IniSet -- What the owner reads.
		$this->assertSame( [ 503, 'switchboard_mail_not_kept' ], $this->refusal( $connection, $request ) );
		ini_set( 'error_log', (string) $log ); // phpcs:ignore WordPress.PHP.IniSet
		$this->failure = null;
		$this->take( $connection, $request );
		$this->assertCount( 1, $this->imported );
	}

	public function test_without_a_key_nothing_is_right(): void {
		$connection = $this->connection( 'mailgun' );
		$fields     = self::sign( self::fields( 'mailgun-raw' ) + self::stamp(), '' );
		$this->assertSame( [ 401, 'switchboard_wrong_signature' ], $this->refusal( $connection, self::request( $connection->id, 'multipart/form-data; boundary=xYzZY', self::form( $fields ) ) ) );
	}

	public function test_a_key_that_cannot_be_opened_loses_no_mail(): void {
		[ $connection, $request ] = $this->posted( 'mailgun-raw' );
		$this->database()->update( 'connection', [ 'secrets' => '{"mailgun_signing_key":"sealed by a key that is gone"}' ], [ 'id' => $connection->id ] );
		$this->assertSame( [ 503, 'switchboard_signature_unverifiable' ], $this->refusal( $connection, $request ) );
		$this->assertSame( 'reconnect', $this->services->connections()->find( $connection->id )->state ?? '' );
	}

	public function test_a_mail_whose_files_stay_at_mailgun_is_not_taken_without_them(): void {
		[ $connection ] = $this->posted( 'mailgun' );
		$fields         = [ 'attachments' => '[{"url":"https://storage.mailgun.example/1","name":"lamp.png","size":70}]' ] + $this->signed( self::fields( 'mailgun' ) );
		$this->assertSame( [ 400, 'switchboard_mail_not_whole' ], $this->refusal( $connection, self::request( $connection->id, 'multipart/form-data; boundary=xYzZY', self::form( $fields ) ) ) );
	}

	public function test_half_a_form_is_refused(): void {
		[ $connection, $request ] = $this->posted( 'mailgun' );
		$body                     = $request->get_body();
		foreach ( [ substr( $body, 0, -20 ), substr( $body, 0, 300 ), 'x', "--xYzZY\r\n\r\n" ] as $half ) {
			$request->set_body( $half );
			$this->assertSame( [ 400, 'switchboard_no_mail' ], $this->refusal( $connection, $request ) );
		}
	}

	public function test_leaves_no_file_behind(): void {
		[ $connection, $request ] = $this->posted( 'mailgun' );
		$request->set_body( str_replace( 'Two lamps, please. <img', str_repeat( 'Two lamps, please. ', 9000 ) . '<img', $request->get_body() ) );
		$before = glob( get_temp_dir() . 'switchboard-*' );
		$this->hook->take( $connection, new Posted( $request, new Request_Body(), new Spool() ), false );
		$this->assertStringContainsString( str_repeat( 'Two lamps, please. ', 9000 ), $this->mail()->html );
		$this->assertSame( $before, glob( get_temp_dir() . 'switchboard-*' ) );
	}

	/**
	 * A connection and a right post.
	 *
	 * @param string $name Payload.
	 * @return array{Connection, \WP_REST_Request<array<string, mixed>>}
	 */
	private function posted( string $name ): array {
		$connection = $this->connection( 'mailgun', [], [ 'mailgun_signing_key' => self::KEY ] );
		/**
		 * As in the file.
		 *
		 * @var array<string, array{name: string, type: string, base64: string}> $files
		 */
		$files = self::payload( $name )['files'];
		return [ $connection, self::request( $connection->id, 'multipart/form-data; boundary=xYzZY', self::form( $this->signed( self::fields( $name ) ), $files ) ) ];
	}

	/**
	 * Fields of a payload.
	 *
	 * @param string $name Name.
	 * @return array<string, string>
	 */
	private static function fields( string $name ): array {
		/**
		 * As in the file.
		 *
		 * @var array<string, string> $fields
		 */
		$fields = self::payload( $name )['fields'];
		return $fields;
	}

	/**
	 * Fields with time, token and signature.
	 *
	 * @param array<string, string> $fields Fields.
	 * @param string                $token  Token.
	 * @return array<string, string>
	 */
	private function signed( array $fields, string $token = 'b3f7c2a1d4e5968776859403021f0e1d2c3b4a5968778695a4' ): array {
		return self::sign( $fields + self::stamp( $token ) );
	}

	/**
	 * Time and token.
	 *
	 * @param string $token Token.
	 * @return array<string, string>
	 */
	private static function stamp( string $token = 'b3f7c2a1d4e5968776859403021f0e1d2c3b4a5968778695a4' ): array {
		return [
			'timestamp' => (string) self::NOW,
			'token'     => $token,
		];
	}

	/**
	 * Fields with their signature.
	 *
	 * @param array<string, string> $fields Fields.
	 * @param string                $key    Key.
	 * @return array<string, string>
	 */
	private static function sign( array $fields, string $key = self::KEY ): array {
		return [ 'signature' => hash_hmac( 'sha256', $fields['timestamp'] . $fields['token'], $key ) ] + $fields;
	}
}
