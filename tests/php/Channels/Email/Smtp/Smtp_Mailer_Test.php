<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Smtp;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Net\Host_Guard;
use Switchboard\Channels\Email\OAuth\Xoauth2;
use Switchboard\Channels\Email\Smtp\Smtp_Mailer;
use Switchboard\Channels\Email\Smtp\Smtp_Settings;
use Switchboard\Foundation\Problem;
use Switchboard\Mail\Letter;
use Switchboard\Mail\Mail;
use Switchboard\Mail\Mail_Parts;
use Switchboard\Mail\Not_Sent;
use Switchboard\Tests\Channels\Email\Certificate;
use Switchboard\Tests\Channels\Email\Server;
use Switchboard\Tests\Mail\Mail_Story;

final class Smtp_Mailer_Test extends Mail_Story {

	/** The server's name, which resolves to the loopback here. */
	private const HOST = 'mail.shop.example';

	private static Certificate $certificate;

	/** Its certificate as a file. */
	private static string $authority;

	/** A server with STARTTLS, which wants a sign-in. */
	private static Server $server;

	public static function setUpBeforeClass(): void {
		parent::setUpBeforeClass();
		self::$certificate = new Certificate( self::HOST );
		self::$authority   = (string) tempnam( sys_get_temp_dir(), 'authority' );
		file_put_contents( self::$authority, self::$certificate->pem );
		self::$server = self::start();
	}

	public static function tearDownAfterClass(): void {
		unlink( self::$authority );
		parent::tearDownAfterClass();
	}

	protected function setUp(): void {
		parent::setUp();
		while ( self::$server->says() ) {
			self::$server->hear();
		}
		add_filter( 'switchboard_mail_host_allowed', '__return_true' );
		add_filter( 'switchboard_mail_tls_options', static fn( array $options ): array => [ 'cafile' => self::$authority ] + $options );
	}

	/**
	 * A server.
	 *
	 * @param array<string, mixed> $options Options, see smtp-server.mjs.
	 */
	private static function start( array $options = [] ): Server {
		return new Server(
			__DIR__ . '/smtp-server.mjs',
			$options + [
				'auth'   => true,
				'key'    => self::$certificate->key,
				'cert'   => self::$certificate->pem,
				'tokens' => [ 'good', str_repeat( 'long', 300 ) ],
			]
		);
	}

	/**
	 * A mailer for a server.
	 *
	 * @param array<string, mixed> $settings Of the connection.
	 * @param string|null          $token    To sign in with; null for the password.
	 */
	private function mailer( array $settings = [], ?string $token = null, string $password = 'right', ?Server $server = null, int $seconds = 5 ): Smtp_Mailer {
		$settings += [
			'sending'       => 'smtp',
			'smtp_host'     => self::HOST,
			'smtp_port'     => ( $server ?? self::$server )->port,
			'smtp_security' => 'starttls',
			'user'          => 'support@shop.example',
		];
		$of        = Smtp_Settings::of( new Connection( 1, 'email', 'Mailbox', $this->inbox, $settings ) );
		$this->assertNotNull( $of );
		return new Smtp_Mailer(
			$of,
			new Mail_Parts( $this->services->message_ids() ),
			new Host_Guard( static fn(): array => [ '127.0.0.1' ] ),
			static fn(): string => $password,
			null === $token ? null : static fn(): Xoauth2 => new Xoauth2( 'support@shop.example', $token ),
			$seconds
		);
	}

	/**
	 * A mail.
	 *
	 * @param mixed ...$with Arguments of Mail.
	 */
	private function mail( mixed ...$with ): Mail {
		return new Mail(
			...$with + [
				'to'           => 'ada@customer.example',
				'letter'       => new Letter( 'Grüße [#12]', '<p>Hëllo</p>', 'Hëllo in text' ),
				'from_address' => 'support@shop.example',
				'from_name'    => 'The Lamp Shop',
				'message_id'   => '<t1.m2.abc@shop.example>',
			]
		);
	}

	/**
	 * What became of a mail that wasn't sent.
	 */
	private function failure( Smtp_Mailer $mailer, ?Mail $mail = null ): Not_Sent {
		try {
			$mailer->send( $mail ?? $this->mail() );
		} catch ( Not_Sent $failure ) {
			return $failure;
		}
		$this->fail( 'It was sent.' );
	}

	/**
	 * The next mail that a server took.
	 *
	 * @return array<string, mixed>
	 */
	private function taken( ?Server $server = null ): array {
		do {
			$said = ( $server ?? self::$server )->hear();
		} while ( isset( $said['login'] ) );
		$this->assertNotNull( $said );
		return $said;
	}

	#[Group( 'smoke' )]
	public function test_a_mail_arrives_encrypted_signed_in_and_whole(): void {
		$answer = $this->mailer()->send( $this->mail( headers: [ 'In-Reply-To' => '<t1.m1.abc@shop.example>' ] ) );
		$this->assertSame( '250 kept as 4711', $answer );
		$mail = $this->taken();
		$this->assertTrue( $mail['encrypted'] );
		$this->assertSame( [ 'support@shop.example', 'support@shop.example', 'ada@customer.example' ], [ $mail['user'], $mail['from'], $mail['to'] ] );
		$text = implode( "\n", array_map( static fn( string $line ): string => (string) iconv_mime_decode( $line, 0, 'UTF-8' ), explode( "\r\n", $mail['text'] ) ) );
		foreach ( [ 'From: The Lamp Shop <support@shop.example>', 'To: ada@customer.example', 'Subject: Grüße [#12]', 'Message-ID: <t1.m2.abc@shop.example>', 'In-Reply-To: <t1.m1.abc@shop.example>', 'Content-Type: multipart/alternative' ] as $line ) {
			$this->assertStringContainsString( $line, $text );
		}
		$this->assertStringNotContainsString( 'Auto-Submitted', $text );
		$this->assertStringNotContainsString( 'X-Mailer', $text );
		$this->assertStringContainsString( 'Hëllo in text', quoted_printable_decode( $mail['text'] ) );
		$this->assertStringContainsString( '<p>Hëllo</p>', quoted_printable_decode( $mail['text'] ) );
		$this->assertSame( [], $this->mails );
	}

	public function test_tls_from_the_first_byte(): void {
		$server = self::start( [ 'secure' => true ] );
		$this->mailer( [ 'smtp_security' => 'tls' ], server: $server )->send( $this->mail() );
		$this->assertTrue( $this->taken( $server )['encrypted'] );
	}

	public function test_files_and_pictures_travel_along(): void {
		$path = (string) tempnam( get_temp_dir(), 'test' );
		file_put_contents( $path, 'Amount: 12' );
		$this->mailer()->send(
			$this->mail(
				files: [
					[
						'path' => $path,
						'name' => 'bill.txt',
					],
				],
				pictures: [
					[
						'path' => $path,
						'name' => 'a.png',
						'type' => 'image/png',
						'cid'  => 'attachment-7',
					],
				]
			)
		);
		unlink( $path );
		$text = $this->taken()['text'];
		$this->assertStringContainsString( 'filename=bill.txt', $text );
		$this->assertStringContainsString( 'Content-ID: <attachment-7>', $text );
		$this->assertSame( 2, substr_count( $text, base64_encode( 'Amount: 12' ) ) );
	}

	/**
	 * @return array<string, array{string, list<string>, string|null}>
	 */
	public static function ways_to_sign_in(): array {
		return [
			'PLAIN'                            => [ 'PLAIN', [ 'PLAIN' ], null ],
			'LOGIN'                            => [ 'LOGIN', [ 'LOGIN' ], null ],
			'a token'                          => [ 'XOAUTH2', [ 'LOGIN', 'XOAUTH2' ], 'good' ],
			'a token too long for one line'    => [ 'XOAUTH2', [ 'XOAUTH2' ], str_repeat( 'long', 300 ) ],
		];
	}

	/**
	 * @param list<string> $offered What the server offers.
	 */
	#[DataProvider( 'ways_to_sign_in' )]
	public function test_it_signs_in_by( string $way, array $offered, ?string $token ): void {
		$server = self::start( [ 'methods' => $offered ] );
		$this->mailer( [], $token, server: $server )->send( $this->mail() );
		$this->assertSame(
			[
				'login' => $way,
				'user'  => 'support@shop.example',
			],
			$server->hear()
		);
		$this->assertSame( 'ada@customer.example', $this->taken( $server )['to'] );
	}

	public function test_without_a_user_name_it_does_not_sign_in(): void {
		$server = self::start( [ 'auth' => false ] );
		$this->mailer( [ 'user' => '' ], server: $server )->send( $this->mail() );
		$this->assertSame( '', $server->hear()['user'] ?? null );
	}

	/**
	 * @return array<string, array{string|null}>
	 */
	public static function wrong_secrets(): array {
		return [
			'password'   => [ null ],
			'token'      => [ 'stale' ],
			'long token' => [ str_repeat( 'stale', 300 ) ],
		];
	}

	#[DataProvider( 'wrong_secrets' )]
	public function test_a_refused_sign_in_is_the_connections_fault_and_tells_no_secret( ?string $token ): void {
		$failure = $this->failure( $this->mailer( [], $token, 'wrong-password' ) );
		$this->assertSame( [ Not_Sent::TEMPORARY, true ], [ $failure->outcome, $failure->sign_in ] );
		$this->assertStringStartsWith( '535 ', $failure->answer );
		$this->assertStringContainsString( $failure->answer, $failure->getMessage() );
		foreach ( [ 'wrong-password', base64_encode( 'wrong-password' ), 'stale', base64_encode( "\0support@shop.example\0wrong-password" ) ] as $secret ) {
			$this->assertStringNotContainsString( $secret, $failure->getMessage() . $failure->answer );
		}
	}

	public function test_a_token_is_never_replaced_by_an_empty_password(): void {
		$server = self::start( [ 'methods' => [ 'PLAIN', 'LOGIN' ] ] );
		$this->assertStringContainsString( 'does not offer XOAUTH2', $this->failure( $this->mailer( [], 'good', server: $server ) )->getMessage() );
		$this->assertFalse( $server->says() );
	}

	/**
	 * @return array<string, array{string, string, string}>
	 */
	public static function refusals(): array {
		return [
			'recipient for now'     => [ '451', Not_Sent::TEMPORARY, '451 answer 451' ],
			'recipient for good'    => [ '550', Not_Sent::PERMANENT, '550 answer 550' ],
			'content for now'       => [ 'data-452', Not_Sent::TEMPORARY, '452 after all' ],
			'content for good'      => [ 'data-554', Not_Sent::PERMANENT, '554 after all' ],
			'cut off after content' => [ 'cut', Not_Sent::UNKNOWN, '' ],
			'no answer to content'  => [ 'late', Not_Sent::UNKNOWN, '' ],
		];
	}

	#[DataProvider( 'refusals' )]
	public function test_what_is_known_of_a_refused( string $recipient, string $outcome, string $answer ): void {
		$failure = $this->failure( $this->mailer( seconds: 'late' === $recipient ? 1 : 5 ), $this->mail( to: "$recipient@customer.example" ) );
		$this->assertSame( [ $outcome, $answer, false ], [ $failure->outcome, $failure->answer, $failure->sign_in ] );
		$this->assertStringContainsString( $answer, $failure->getMessage() );
	}

	public function test_a_sender_that_the_server_refuses(): void {
		$failure = $this->failure( $this->mailer( [ 'smtp_sender' => 'nobody@shop.example' ] ) );
		$this->assertSame( [ Not_Sent::PERMANENT, '550 5.7.60 You may not send as nobody' ], [ $failure->outcome, $failure->answer ] );
	}

	public function test_the_envelope_has_a_sender_of_its_own(): void {
		$this->mailer( [ 'smtp_sender' => 'bounces@shop.example' ] )->send( $this->mail() );
		$mail = $this->taken();
		$this->assertSame( 'bounces@shop.example', $mail['from'] );
		$this->assertStringContainsString( 'From: The Lamp Shop <support@shop.example>', $mail['text'] );
	}

	public function test_copies_go_to_all_and_show_only_whom_they_should(): void {
		$this->mailer()->send(
			$this->mail(
				cc: [ 'ben@customer.example' ],
				bcc: [ 'boss@customer.example' ]
			)
		);
		$mail = $this->taken();
		$this->assertSame( [ 'ada@customer.example', 'ben@customer.example', 'boss@customer.example' ], $mail['recipients'] );
		$this->assertStringContainsString( "Cc: ben@customer.example\r\n", $mail['text'] );
		$this->assertStringNotContainsString( 'boss@', $mail['text'] );
	}

	public function test_a_mail_goes_to_all_or_to_nobody(): void {
		foreach ( [
			'550' => Not_Sent::PERMANENT,
			'451' => Not_Sent::TEMPORARY,
		] as $code => $outcome ) {
			$failure = $this->failure( $this->mailer(), $this->mail( cc: [ "$code@customer.example", 'ben@customer.example' ] ) );
			$this->assertSame( [ $outcome, "$code answer $code" ], [ $failure->outcome, $failure->answer ] );
		}
		$this->mailer()->send( $this->mail() );
		$this->assertSame( [ 'ada@customer.example' ], $this->taken()['recipients'], 'The others never arrived.' );
	}

	public function test_what_comes_back_names_the_message_where_the_server_allows_it(): void {
		$this->mailer()->send( $this->mail( bounce_to: 'support+b.1.2.k1.aa@shop.example' ) );
		$mail = $this->taken();
		$this->assertSame( 'support+b.1.2.k1.aa@shop.example', $mail['from'] );
		$this->assertStringContainsString( 'From: The Lamp Shop <support@shop.example>', $mail['text'] );

		$this->mailer()->send( $this->mail( bounce_to: 'nobody@shop.example' ) );
		$this->assertSame( 'support@shop.example', $this->taken()['from'] );

		$this->mailer( [ 'smtp_sender' => 'bounces@shop.example' ] )->send( $this->mail( bounce_to: 'support+b.1.2.k1.aa@shop.example' ) );
		$this->assertSame( 'bounces@shop.example', $this->taken()['from'], 'What the owner chose wins.' );
	}

	public function test_automatic_mail_has_no_envelope_sender_where_the_server_allows_it(): void {
		$this->mailer()->send( $this->mail( automatic: 'auto-replied' ) );
		$mail = $this->taken();
		$this->assertSame( '', $mail['from'] );
		$this->assertStringContainsString( "Auto-Submitted: auto-replied\r\n", $mail['text'] );

		$strict = self::start( [ 'needsSender' => true ] );
		$this->mailer( [], server: $strict )->send( $this->mail( automatic: 'auto-replied' ) );
		$this->assertSame( 'support@shop.example', $this->taken( $strict )['from'] );
	}

	public function test_a_certificate_of_another_name_or_of_nobody_is_refused(): void {
		foreach ( [ 'starttls', 'tls' ] as $security ) {
			$server  = self::start( [ 'secure' => 'tls' === $security ] );
			$with    = [
				'smtp_security' => $security,
				'smtp_host'     => 'other.shop.example',
			];
			$failure = $this->failure( $this->mailer( $with, server: $server ) );
			$this->assertSame( Not_Sent::TEMPORARY, $failure->outcome );
			$this->assertStringContainsString( 'did not match expected name', $failure->getMessage() );

			add_filter( 'switchboard_mail_tls_options', $without = static fn( array $options ): array => array_diff_key( $options, [ 'cafile' => 1 ] ), 20 );
			$failure = $this->failure( $this->mailer( [ 'smtp_security' => $security ], server: $server ) );
			remove_filter( 'switchboard_mail_tls_options', $without, 20 );
			$this->assertSame( Not_Sent::TEMPORARY, $failure->outcome );
			$this->assertStringContainsString( 'certificate', $failure->getMessage() );
			$this->assertFalse( $server->says() );
		}
	}

	public function test_a_server_without_starttls_gets_nothing(): void {
		$server  = self::start( [ 'disabled' => [ 'STARTTLS' ] ] );
		$failure = $this->failure( $this->mailer( [], server: $server ) );
		$this->assertSame( [ Not_Sent::TEMPORARY, false ], [ $failure->outcome, $failure->sign_in ] );
		$this->assertStringStartsWith( '500 ', $failure->answer );
		$this->assertFalse( $server->says() );
	}

	public function test_without_encryption_only_on_this_machine(): void {
		$this->mailer( [ 'smtp_security' => 'plain' ] )->send( $this->mail() );
		$this->assertFalse( $this->taken()['encrypted'] );
		add_filter( 'switchboard_smtp_plain_allowed', '__return_false' );
		$this->assertStringContainsString( 'without encryption', $this->failure( $this->mailer( [ 'smtp_security' => 'plain' ] ) )->getMessage() );
		$this->assertFalse( self::$server->says() );
	}

	public function test_a_private_address_is_not_called(): void {
		remove_filter( 'switchboard_mail_host_allowed', '__return_true' );
		$this->assertStringContainsString( 'private network', $this->failure( $this->mailer() )->getMessage() );
		$this->assertFalse( self::$server->says() );
	}

	public function test_nobody_listens(): void {
		$gone    = self::start();
		$mailer  = $this->mailer( [], server: $gone );
		unset( $gone );
		$failure = $this->failure( $mailer );
		$this->assertSame( [ Not_Sent::TEMPORARY, '' ], [ $failure->outcome, $failure->answer ] );
		$this->assertStringContainsString( 'refused', $failure->getMessage() );
	}

	public function test_the_last_moment_is_before_the_content_and_can_stop_it(): void {
		$moments = new \ArrayObject();
		$count   = static fn() => $moments->append( 'now' );
		$this->mailer()->send( $this->mail(), $count );
		$this->assertCount( 1, $moments );
		$this->taken();
		try {
			$this->mailer()->send( $this->mail( to: '550@customer.example' ), $count );
		} catch ( Not_Sent ) {
			$this->assertCount( 1, $moments );
		}
		try {
			$this->mailer()->send( $this->mail(), static fn() => throw new \DomainException() );
			$this->fail( 'It was sent.' );
		} catch ( \DomainException ) {
			$this->assertCount( 1, $moments );
		}
		while ( self::$server->says() ) {
			$this->assertArrayNotHasKey( 'text', (array) self::$server->hear() );
		}
	}

	public function test_a_line_break_in_the_head_is_refused(): void {
		foreach ( [ [ 'to' => "a@b.example\r\nBcc: c@d.example" ], [ 'from_name' => "Shop\r\nBcc: c@d.example" ], [ 'headers' => [ "X-A: b\nBcc" => 'c@d.example' ] ], [ 'letter' => new Letter( "Hello\rBcc: c@d.example", '', '' ) ] ] as $with ) {
			try {
				$this->mailer()->send( $this->mail( ...$with ) );
				$this->fail( 'It was sent.' );
			} catch ( Problem $problem ) {
				$this->assertSame( 'switchboard_mail_header', $problem->name );
			}
		}
		$this->assertFalse( self::$server->says() );
	}

	public function test_a_dot_alone_does_not_end_the_mail(): void {
		$this->mailer()->send( $this->mail( letter: new Letter( 'Dots', "<p>a</p>\r\n.\r\n<p>b</p>", "a\r\n.\r\nQUIT\r\nb" ) ) );
		$this->assertStringContainsString( "a\r\n.\r\nQUIT\r\nb", $this->taken()['text'] );
	}
}
