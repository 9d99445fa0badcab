<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving\Providers;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Connection;
use Switchboard\Tests\Channels\Email\Certificate;
use Switchboard\Tests\Channels\Email\Receiving\Hook_Case;

final class Sendgrid_Test extends Hook_Case {

	private const TYPE = 'multipart/form-data; boundary=xYzZY';

	private const SIGNATURE = 'X-Twilio-Email-Event-Webhook-Signature';
	private const TIME      = 'X-Twilio-Email-Event-Webhook-Timestamp';

	/** Keys of the policy. */
	private static ?Certificate $policy = null;

	/** Keys of somebody else. */
	private static ?Certificate $other = null;

	public function test_a_mail_is_put_together_of_its_parts(): void {
		$connection = $this->connection( 'sendgrid' );
		$this->take( $connection, self::request( $connection->id, self::TYPE, self::body( 'sendgrid' ) ) );
		$mail = $this->mail();
		$this->assertSame( [ 'André', 'andre@customer.example', 'Schön kaputt' ], [ $mail->from[0]->name, $mail->from[0]->email, $mail->subject ] );
		$this->assertSame( [ 'kaputt-3@mail.customer.example', [ 'kaputt-2@mail.customer.example' ], [ 'bo@customer.example' ] ], [ $mail->message_id, $mail->in_reply_to, array_column( $mail->cc, 'email' ) ] );
		// The text is in the sender's charset, whatever its neighbours are in.
		$this->assertSame( 'Schön kaputt, für immer.', trim( $mail->text ) );
		$this->assertStringContainsString( 'Schön kaputt, für immer. <img src="cid:ii_139db99fdb5c3704">', $mail->html );
		$this->assertSame( [ [ 'kaputt.png', 'image/png', 'ii_139db99fdb5c3704', 70 ], [ 'Angebot für André.txt', 'text/plain', '', 11 ] ], array_map( static fn( array $file ): array => [ $file[0], $file[1], $file[2], strlen( $file[3] ) ], $this->files() ) );
		$this->assertSame( [ [ '<andre@customer.example>' ], [ 'support+t.7.k1.0123456789abcdef0123@shop.example' ] ], [ $this->lines( 'return-path' ), $this->lines( 'x-original-to' ) ] );
		$this->assertCount( 2, $this->lines( 'received' ) );
	}

	public function test_the_raw_mail_is_taken_as_it_is(): void {
		$connection = $this->connection( 'sendgrid' );
		$this->take( $connection, self::request( $connection->id, self::TYPE, self::body( 'sendgrid-raw' ) ) );
		// It names its recipient and its envelope's sender: there is nothing to add.
		$this->assertSame( self::payload( 'sendgrid-raw' )['fields']['email'] ?? '', $this->imported[0] );
	}

	public function test_a_signed_post_needs_no_secret(): void {
		$connection = $this->signed_connection();
		$this->assertTrue( $this->hook->is_signed( $connection ) );
		$this->assertFalse( $this->hook->is_signed( $this->connection( 'sendgrid' ) ) );
		$this->take( $connection, $this->signed( $connection ) );
		$this->assertSame( 'Hallo', $this->mail()->subject );
	}

	/**
	 * What doesn't pass.
	 *
	 * @return iterable<string, array{\Closure( \WP_REST_Request<array<string, mixed>> ): void, int, string}>
	 */
	public static function forgeries(): iterable {
		$wrong = 'switchboard_wrong_signature';
		yield 'no signature' => [ static fn( \WP_REST_Request $request ) => $request->remove_header( self::SIGNATURE ), 401, $wrong ];
		yield 'no time' => [ static fn( \WP_REST_Request $request ) => $request->remove_header( self::TIME ), 401, $wrong ];
		yield 'no base64' => [ static fn( \WP_REST_Request $request ) => $request->set_header( self::SIGNATURE, '***' ), 401, $wrong ];
		yield 'another mail' => [ static fn( \WP_REST_Request $request ) => $request->set_body( str_replace( 'Hallo', 'Hello', $request->get_body() ) ), 401, $wrong ];
		yield 'another time' => [ static fn( \WP_REST_Request $request ) => $request->set_header( self::TIME, (string) ( self::NOW + 1 ) ), 401, $wrong ];
		yield 'of another key' => [ static fn( \WP_REST_Request $request ) => self::sign( $request, self::NOW, self::keys( false ) ), 401, $wrong ];
		yield 'too old' => [ static fn( \WP_REST_Request $request ) => self::sign( $request, self::NOW - 73 * HOUR_IN_SECONDS - 1, self::keys() ), 401, 'switchboard_stale_signature' ];
		yield 'ahead of its time' => [ static fn( \WP_REST_Request $request ) => self::sign( $request, self::NOW + 301, self::keys() ), 401, 'switchboard_stale_signature' ];
		yield 'taken apart by PHP' => [ static fn( \WP_REST_Request $request ) => $request->set_body_params( self::fields( 'sendgrid-raw' ) ), 503, 'switchboard_signature_unverifiable' ];
	}

	/**
	 * Is refused.
	 *
	 * @param \Closure $change Forges.
	 * @param int      $status Status.
	 * @param string   $name   Name of the refusal.
	 */
	#[DataProvider( 'forgeries' )]
	public function test_a_forgery( \Closure $change, int $status, string $name ): void {
		$connection = $this->signed_connection();
		$request    = $this->signed( $connection );
		$change( $request );
		$this->assertSame( [ $status, $name ], $this->refusal( $connection, $request ) );
		$this->assertSame( [], $this->imported );
	}

	public function test_a_post_that_comes_again_after_days_is_taken(): void {
		$connection = $this->signed_connection();
		$request    = $this->signed( $connection );
		self::sign( $request, self::NOW - 72 * HOUR_IN_SECONDS, self::keys() );
		$this->take( $connection, $request );
		$this->assertCount( 1, $this->imported );
	}

	public function test_a_key_that_is_none_loses_no_mail(): void {
		$connection = $this->connection( 'sendgrid', [ 'sendgrid_public_key' => 'no key' ], [] );
		$this->assertSame( [ 503, 'switchboard_signature_unverifiable' ], $this->refusal( $connection, $this->signed( $connection ) ) );
	}

	public function test_a_form_without_a_mail_is_refused(): void {
		$connection = $this->connection( 'sendgrid' );
		$this->assertSame( [ 400, 'switchboard_no_mail' ], $this->refusal( $connection, self::request( $connection->id, self::TYPE, self::form( [ 'email' => ' ', 'envelope' => '{}' ] ) ) ) );
		$this->assertSame( [ 415, 'switchboard_wrong_type' ], $this->refusal( $connection, self::request( $connection->id, 'application/json', '{}' ) ) );
	}

	public function test_an_envelope_smuggles_no_line_in(): void {
		$connection = $this->connection( 'sendgrid' );
		$fields     = [ 'envelope' => '{"to":["a@b.example\r\nX-Evil: 1","a@b.example, c@d.example",7,"good@shop.example"],"from":"x@y.example>\r\nX-Evil: 2"}' ] + self::fields( 'sendgrid' );
		$this->take( $connection, self::request( $connection->id, self::TYPE, self::form( $fields ) ) );
		$this->assertSame( [ [], [ 'good@shop.example' ], [] ], [ $this->lines( 'x-evil' ), $this->lines( 'x-original-to' ), $this->lines( 'return-path' ) ] );
	}

	/**
	 * A connection with the policy's public key.
	 */
	private function signed_connection(): Connection {
		$details = openssl_pkey_get_details( openssl_pkey_get_private( self::keys()->key ) ?: throw new \RuntimeException( 'No key.' ) );
		return $this->connection( 'sendgrid', [ 'sendgrid_public_key' => trim( (string) preg_replace( '/-----[A-Z ]+-----|\n/', '', $details ? $details['key'] : '' ) ) ], [] );
	}

	/**
	 * A right post.
	 *
	 * @param Connection $connection Connection.
	 * @return \WP_REST_Request<array<string, mixed>>
	 */
	private function signed( Connection $connection ): \WP_REST_Request {
		$request = self::request( $connection->id, self::TYPE, self::body( 'sendgrid-raw' ) );
		self::sign( $request, self::NOW, self::keys() );
		return $request;
	}

	/**
	 * Signs.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @param int              $time    When.
	 * @param Certificate      $keys    By whom.
	 */
	private static function sign( \WP_REST_Request $request, int $time, Certificate $keys ): void {
		openssl_sign( $time . $request->get_body(), $signature, $keys->key, OPENSSL_ALGO_SHA256 );
		$request->set_header( self::SIGNATURE, base64_encode( $signature ) );
		$request->set_header( self::TIME, (string) $time );
	}

	/**
	 * Keys.
	 *
	 * @param bool $is_ours Of the policy, not of somebody else.
	 */
	private static function keys( bool $is_ours = true ): Certificate {
		self::$policy ??= new Certificate( 'sendgrid.example' );
		self::$other  ??= new Certificate( 'mallory.example' );
		return $is_ours ? self::$policy : self::$other;
	}

	/**
	 * A payload as it goes over the line.
	 *
	 * @param string $name Name.
	 */
	private static function body( string $name ): string {
		/**
		 * As in the file.
		 *
		 * @var array<string, array{name: string, type: string, base64: string}> $files
		 */
		$files = self::payload( $name )['files'];
		return self::form( self::fields( $name ), $files );
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
		// What SendGrid leaves in the sender's charset can't stand in a file of JSON.
		return array_map( static fn( string $value ): string => str_starts_with( $value, 'latin1:' ) ? (string) mb_convert_encoding( substr( $value, 7 ), 'ISO-8859-1', 'UTF-8' ) : $value, $fields );
	}
}
