<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Setup;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;
use Switchboard\Tests\Channels\Email\Certificate;
use Switchboard\Tests\Channels\Email\Net\Dovecot;
use Switchboard\Tests\Channels\Email\Net\Fake_Server;
use Switchboard\Tests\Channels\Email\OAuth\OAuth_Case;
use Switchboard\Tests\Channels\Email\Server;

/**
 * What an administrator is told who tries a mailbox, by real servers.
 */
final class Trial_Controller_Test extends OAuth_Case {

	private const ROUTE = '/switchboard/v1/connections';

	/** The way out; one for all tests. */
	private static ?Server $smtp = null;

	/** What vouches for its certificate. */
	private static string $authority = '';

	protected function setUp(): void {
		parent::setUp();
		if ( null === self::$smtp ) {
			$certificate     = new Certificate( 'localhost' );
			self::$authority = (string) tempnam( get_temp_dir(), 'authority' );
			file_put_contents( self::$authority, $certificate->pem );
			self::$smtp = new Server(
				dirname( __DIR__ ) . '/Smtp/smtp-server.mjs',
				[
					'auth'   => true,
					'key'    => $certificate->key,
					'cert'   => $certificate->pem,
					'tokens' => [ 'access-' ],
				]
			);
		}
		while ( self::$smtp->says() ) {
			self::$smtp->hear();
		}
		add_filter( 'switchboard_mail_host_allowed', '__return_true' );
		$this->trust( self::$authority );
		$this->act_as( $this->factory->user( 'administrator', [ 'user_email' => 'owner@shop.example' ] ) );
	}

	public static function tearDownAfterClass(): void {
		self::$smtp = null;
		parent::tearDownAfterClass();
	}

	/**
	 * Trusts an authority.
	 *
	 * @param string $file File; '' for one that vouches for nobody here.
	 */
	private function trust( string $file ): void {
		remove_all_filters( 'switchboard_mail_tls_options' );
		if ( '' !== $file ) {
			add_filter( 'switchboard_mail_tls_options', static fn( array $options ): array => [ 'cafile' => $file ] + $options );
		}
	}

	/**
	 * Tries.
	 *
	 * @param string               $what     `receiving` or `sending`.
	 * @param array<string, mixed> $settings Settings.
	 * @param array<string, mixed> $more     More of the request.
	 * @return array<string, mixed>
	 */
	private function try( string $what, array $settings, array $more = [] ): array {
		$response = $this->rest( 'POST', self::ROUTE . '/test', [], $more + [
			'what'     => $what,
			'channel'  => 'email',
			'settings' => $settings,
		] );
		$this->assertSame( 200, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		$this->assertTrue( rest_validate_value_from_schema( $response->get_data(), wp_json_file_decode( \Switchboard\DIR . '/includes/Channels/Email/Setup/trial.schema.json', [ 'associative' => true ] ) ) );
		return $response->get_data();
	}

	/**
	 * Settings of the real mailbox.
	 *
	 * @param Dovecot              $dovecot Server.
	 * @param array<string, mixed> $more    Other settings.
	 * @return array<string, mixed>
	 */
	private function mailbox( Dovecot $dovecot, array $more = [] ): array {
		$this->trust( (string) getenv( 'DOVECOT_AUTHORITY' ) );
		return $more + [
			'receiving'      => 'imap',
			'receiving_host' => 'localhost',
			'receiving_port' => (int) getenv( 'DOVECOT_IMAPS' ),
			'user'           => $dovecot->user,
			'password'       => 'secret',
		];
	}

	/**
	 * Settings of the way out.
	 *
	 * @param array<string, mixed> $more Other settings.
	 * @return array<string, mixed>
	 */
	private function way_out( array $more = [] ): array {
		return $more + [
			'sending'       => 'smtp',
			'smtp_host'     => 'localhost',
			'smtp_port'     => self::$smtp?->port,
			'smtp_security' => 'starttls',
			'user'          => 'support@shop.example',
			'password'      => 'right',
		];
	}

	/**
	 * What the steps say.
	 *
	 * @param array<string, mixed> $trial Answer.
	 * @return list<string> Each after a `+` or `-`.
	 */
	private static function steps( array $trial ): array {
		return array_map( static fn( array $step ): string => ( $step['ok'] ? '+ ' : '- ' ) . $step['text'], array_values( $trial['steps'] ) );
	}

	#[Group( 'dovecot' )]
	public function test_a_mailbox_that_works(): void {
		$dovecot = new Dovecot();
		$dovecot->deliver( "Subject: a\r\n\r\nb" );
		$trial = $this->try( 'receiving', $this->mailbox( $dovecot, [ 'folders' => [ 'INBOX', 'Sent' ] ] ) );
		$port  = getenv( 'DOVECOT_IMAPS' );
		$this->assertSame( [ true, 'Receiving works', '', '' ], [ $trial['ok'], $trial['summary'], $trial['answer'], $trial['hint'] ] );
		$this->assertSame( [ "+ Reached localhost, port $port, encrypted with TLSv1.3", "+ Signed in as $dovecot->user", '+ INBOX: 1 mail', '+ Sent: 0 mails' ], self::steps( $trial ) );
		$this->assertNotSame( [], preg_grep( '/^< \* OK .*Dovecot/', $trial['transcript'] ) );
		$this->assertStringNotContainsString( 'secret', implode( "\n", $trial['transcript'] ) );
		$this->assertStringNotContainsString( base64_encode( "\0$dovecot->user\0secret" ), implode( "\n", $trial['transcript'] ) );
	}

	#[Group( 'dovecot' )]
	public function test_a_mailbox_by_pop3(): void {
		$dovecot = new Dovecot();
		$dovecot->deliver( "Subject: a\r\n\r\nb" );
		$trial = $this->try( 'receiving', $this->mailbox( $dovecot, [
			'receiving'      => 'pop3',
			'receiving_port' => (int) getenv( 'DOVECOT_POP3S' ),
		] ) );
		$this->assertTrue( $trial['ok'] );
		$this->assertSame( '+ Inbox: 1 mail', self::steps( $trial )[2] );
	}

	#[Group( 'dovecot' )]
	public function test_a_wrong_password_shows_the_servers_answer(): void {
		$trial = $this->try( 'receiving', $this->mailbox( new Dovecot(), [ 'password' => 'a wrong one' ] ) );
		$this->assertSame( [ false, 'Sign-in refused', 'Authentication failed.' ], [ $trial['ok'], $trial['summary'], $trial['answer'] ] );
		$this->assertSame( '- The server doesn’t accept this sign-in', self::steps( $trial )[1] );
		$this->assertStringContainsString( 'whole e-mail address', $trial['hint'] );
		$this->assertStringNotContainsString( 'a wrong one', (string) wp_json_encode( $trial ) );
	}

	#[Group( 'dovecot' )]
	public function test_a_folder_that_is_not_there(): void {
		$trial = $this->try( 'receiving', $this->mailbox( new Dovecot(), [ 'folders' => [ 'INBOX', 'Grüße' ] ] ) );
		$this->assertFalse( $trial['ok'] );
		$this->assertSame( '- The folder “Grüße” can’t be read', self::steps( $trial )[3] );
		$this->assertStringContainsString( 'exist', $trial['answer'] );
	}

	#[Group( 'dovecot' )]
	public function test_a_certificate_of_another_name_and_one_that_nobody_trusts(): void {
		$settings = $this->mailbox( new Dovecot() );
		$other    = $this->try( 'receiving', [ 'receiving_host' => '127.0.0.1' ] + $settings );
		$this->assertSame( 'Certificate not trusted', $other['summary'] );
		$this->assertStringContainsString( '127.0.0.1', $other['hint'] );
		$this->trust( '' );
		$unknown = $this->try( 'receiving', $settings );
		$this->assertSame( 'Certificate not trusted', $unknown['summary'] );
		$this->assertStringContainsString( 'signed', $unknown['hint'] );
	}

	#[Group( 'dovecot' )]
	public function test_a_port_that_does_not_go_with_the_security(): void {
		$play  = new Fake_Server( [ 'S: * OK ready', 'W: 1' ] );
		$trial = $this->try( 'receiving', [ 'receiving_port' => $play->port ] + $this->mailbox( new Dovecot() ) );
		$this->assertSame( [ false, 'No encryption' ], [ $trial['ok'], $trial['summary'] ] );
		$this->assertStringContainsString( 'security', $trial['hint'] );
	}

	public function test_nobody_listens(): void {
		$trial = $this->try( 'receiving', [
			'receiving'      => 'imap',
			'receiving_host' => '127.0.0.1',
			'receiving_port' => 1,
			'user'           => 'a',
			'password'       => 'b',
		] );
		$this->assertSame( [ false, 'Can’t be reached' ], [ $trial['ok'], $trial['summary'] ] );
		$this->assertStringContainsString( 'refused', $trial['answer'] );
		$this->assertSame( [ '- 127.0.0.1 can’t be reached at port 1' ], self::steps( $trial ) );
	}

	public function test_a_private_network_is_closed_unless_the_site_opens_it(): void {
		remove_all_filters( 'switchboard_mail_host_allowed' );
		foreach ( [ 'receiving', 'sending' ] as $what ) {
			$response = $this->rest( 'POST', self::ROUTE . '/test', [], [
				'what'     => $what,
				'channel'  => 'email',
				'settings' => $this->way_out( [
					'receiving'      => 'imap',
					'receiving_host' => '127.0.0.1',
				] ),
			] );
			$this->assertSame( 400, $response->get_status() );
			$this->assertSame( [ 'receiving' === $what ? 'settings[receiving_host]' : 'settings[smtp_host]' ], array_keys( $response->get_data()['data']['params'] ) );
		}
		$this->assertFalse( self::$smtp?->says() );
	}

	public function test_what_is_missing_elsewhere_does_not_matter(): void {
		$response = $this->rest( 'POST', self::ROUTE . '/test', [], [
			'what'     => 'receiving',
			'channel'  => 'email',
			'settings' => [
				'receiving'     => 'imap',
				'sending'       => 'smtp',
				'after_reading' => 'move',
			],
		] );
		$this->assertEqualsCanonicalizing( [ 'settings[receiving_host]', 'settings[user]', 'settings[password]' ], array_keys( $response->get_data()['data']['params'] ) );
	}

	public function test_a_way_out_that_works_without_a_mail(): void {
		$trial = $this->try( 'sending', $this->way_out() );
		$port  = self::$smtp?->port;
		$this->assertSame( [ true, 'Sending works' ], [ $trial['ok'], $trial['summary'] ] );
		$this->assertSame( [ "+ Reached localhost, port $port, encrypted with TLS", '+ Signed in as support@shop.example' ], self::steps( $trial ) );
		$this->assertSame( 'LOGIN', self::$smtp?->hear()['login'] ?? '' );
		$this->assertFalse( self::$smtp->says() );
		$said = implode( "\n", $trial['transcript'] );
		$this->assertStringContainsString( '> STARTTLS', $said );
		$this->assertStringNotContainsString( base64_encode( "\0support@shop.example\0right" ), $said );
		$this->assertSame( [], $this->mails );
	}

	public function test_a_mail_goes_to_whoever_asks_and_only_when_asked_for(): void {
		$trial = $this->try( 'sending', $this->way_out(), [
			'mail'  => true,
			'inbox' => $this->inbox,
		] );
		$this->assertSame( [ true, 'Test mail sent', '250 kept as 4711' ], [ $trial['ok'], $trial['summary'], $trial['answer'] ] );
		self::$smtp?->hear();
		$mail = self::$smtp?->hear();
		$this->assertSame( 'owner@shop.example', $mail['to'] ?? '' );
		$this->assertStringContainsString( 'From: The Lamp Shop <support@shop.example>', $mail['text'] ?? '' );
		$this->assertStringNotContainsString( 'this mail was sent', strtolower( implode( "\n", $trial['transcript'] ) ) );
	}

	public function test_a_refused_way_out(): void {
		$trial = $this->try( 'sending', $this->way_out( [ 'password' => 'a wrong one' ] ) );
		$this->assertSame( [ false, 'Sign-in refused', '535 5.7.8 Wrong user name or password' ], [ $trial['ok'], $trial['summary'], $trial['answer'] ] );
		$this->assertStringNotContainsString( 'a wrong one', (string) wp_json_encode( $trial ) );
		$this->assertStringNotContainsString( base64_encode( 'a wrong one' ), (string) wp_json_encode( $trial ) );
	}

	public function test_an_address_that_the_account_may_not_write_from(): void {
		$this->services->inboxes()->update( $this->inbox, [ 'address' => 'nobody@shop.example' ] );
		$trial = $this->try( 'sending', $this->way_out(), [
			'mail'  => true,
			'inbox' => $this->inbox,
		] );
		$this->assertSame( [ false, 'Signed in, not sent', '550 5.7.60 You may not send as nobody' ], [ $trial['ok'], $trial['summary'], $trial['answer'] ] );
		$this->assertStringContainsString( 'From address', $trial['hint'] );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>, string}>
	 */
	public static function broken_ways_out(): iterable {
		yield 'a certificate of another name' => [ [ 'smtp_host' => '127.0.0.1' ], 'Certificate not trusted' ];
		yield 'TLS where the server begins in clear' => [ [ 'smtp_security' => 'tls' ], 'No encryption' ];
		yield 'nobody listens' => [ [ 'smtp_port' => 1 ], 'Can’t be reached' ];
		yield 'a name that there is not' => [ [ 'smtp_host' => 'smtp.shop.invalid' ], 'Unknown server' ];
	}

	/**
	 * @param array<string, mixed> $settings Settings.
	 */
	#[DataProvider( 'broken_ways_out' )]
	public function test_a_way_out_that_does_not_work( array $settings, string $summary ): void {
		$trial = $this->try( 'sending', $this->way_out( $settings ) );
		$this->assertSame( [ false, $summary ], [ $trial['ok'], $trial['summary'] ] );
		$this->assertNotSame( '', $trial['hint'] );
		$this->assertCount( 1, $trial['steps'] );
	}

	public function test_the_sites_mailer_tells_only_whether_it_took_a_mail(): void {
		$this->assertSame( [ true, [] ], [ $this->try( 'sending', [] )['ok'], $this->mails ] );
		$this->assertTrue( $this->try( 'sending', [], [ 'mail' => true ] )['ok'] );
		$this->assertCount( 1, $this->mails_to( 'owner@shop.example' ) );
		$this->refusal = 'Could not instantiate mail function.';
		$trial         = $this->try( 'sending', [], [ 'mail' => true ] );
		$this->assertSame( [ false, 'Could not instantiate mail function.' ], [ $trial['ok'], $trial['answer'] ] );
	}

	/**
	 * Saves a mailbox.
	 *
	 * @param array<string, mixed> $settings With secrets.
	 */
	private function save( array $settings ): int {
		$response = $this->rest( 'POST', self::ROUTE, [], [
			'channel'  => 'email',
			'name'     => 'Mailbox',
			'inbox'    => $this->inbox,
			'settings' => $settings,
		] );
		$this->assertSame( 201, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		return (int) $response->get_data()['id'];
	}

	public function test_the_stored_password_is_used_and_goes_to_no_other_server(): void {
		$id     = $this->save( $this->way_out() );
		$stored = [ 'password' => [ 'secret_set' => true ] ] + $this->way_out();
		$this->assertTrue( $this->try( 'sending', $stored, [ 'connection' => $id ] )['ok'] );
		self::$smtp?->hear();
		foreach ( [ 'smtp_host' => '127.0.0.1', 'user' => 'else@shop.example', 'smtp_security' => 'plain' ] as $key => $value ) {
			$response = $this->rest( 'POST', self::ROUTE . '/test', [], [
				'what'       => 'sending',
				'channel'    => 'email',
				'connection' => $id,
				'settings'   => [ $key => $value ] + $stored,
			] );
			$this->assertSame( [ 'settings[password]' ], array_keys( $response->get_data()['data']['params'] ?? [] ), $key );
		}
		$this->assertFalse( self::$smtp?->says() );
		$this->assertTrue( $this->try( 'sending', $this->way_out( [ 'user' => 'else@shop.example' ] ), [ 'connection' => $id ] )['ok'] );
		// Without a connection there is nothing stored to take.
		$response = $this->rest( 'POST', self::ROUTE . '/test', [], [
			'what'     => 'sending',
			'channel'  => 'email',
			'settings' => $stored,
		] );
		$this->assertSame( [ 'settings[password]' ], array_keys( $response->get_data()['data']['params'] ?? [] ) );
	}

	public function test_a_connection_of_another_channel_or_none(): void {
		$form = $this->services->connections()->insert( 'form', 'Form', $this->inbox, [], [], true );
		foreach ( [ $form => 400, 999999 => 404 ] as $id => $status ) {
			$this->assertSame( $status, $this->rest( 'POST', self::ROUTE . '/test', [], [
				'what'       => 'sending',
				'channel'    => 'email',
				'connection' => $id,
				'settings'   => [],
			] )->get_status() );
		}
		$this->assertSame( 400, $this->rest( 'POST', self::ROUTE . '/test', [], [
			'what'     => 'sending',
			'channel'  => 'form',
			'settings' => [],
		] )->get_status() );
	}

	public function test_access_by_oauth_is_used_for_the_saved_account_and_server_alone(): void {
		$settings = $this->way_out( [
			'sign_in'         => 'google',
			'oauth_client_id' => 'client',
		] );
		unset( $settings['password'] );
		$trial = $this->try( 'sending', [ 'oauth_client_secret' => 'client-secret' ] + $settings );
		$this->assertSame( [ false, 'Not connected' ], [ $trial['ok'], $trial['summary'] ] );
		$this->assertStringContainsString( 'Save', $trial['hint'] );

		$connection = $this->connected( 'google', $settings );
		$trial      = $this->try( 'sending', [ 'oauth_client_secret' => [ 'secret_set' => true ] ] + $settings, [ 'connection' => $connection->id ] );
		$this->assertTrue( $trial['ok'] );
		$this->assertSame( 'XOAUTH2', self::$smtp?->hear()['login'] ?? '' );
		$this->assertStringNotContainsString( 'access-', (string) wp_json_encode( $trial ) );

		$trial = $this->try( 'sending', [ 'smtp_host' => '127.0.0.1' ] + $settings, [ 'connection' => $connection->id ] );
		$this->assertSame( 'Not connected', $trial['summary'] );
		$this->assertFalse( self::$smtp->says() );
	}

	public function test_access_that_has_ended(): void {
		$settings   = $this->way_out( [
			'sign_in'         => 'microsoft',
			'oauth_client_id' => 'client',
		] );
		$this->control( [ 'life' => 1 ] );
		$connection = $this->connected( 'microsoft', $settings );
		$this->control( [ 'revoked' => true ] );
		$trial = $this->try( 'sending', $settings, [ 'connection' => $connection->id ] );
		$this->assertSame( [ false, 'Not connected' ], [ $trial['ok'], $trial['summary'] ] );
		$this->assertStringContainsString( 'AADSTS700082', $trial['answer'] );
		$this->control( [
			'reset'         => true,
			'secretExpired' => true,
		] );
		$this->services->connections()->set_state( $connection->id, 'ok' );
		$trial = $this->try( 'sending', $settings, [ 'connection' => $connection->id ] );
		$this->assertStringContainsString( 'AADSTS7000222', $trial['answer'] );
		$this->assertStringContainsString( 'client secret', $trial['hint'] );
	}

	public function test_not_more_often_than_a_person_would(): void {
		for ( $count = 0; $count < 60; ++$count ) {
			$this->assertSame( 200, $this->rest( 'POST', self::ROUTE . '/test', [], [
				'what'     => 'sending',
				'channel'  => 'email',
				'settings' => [],
			] )->get_status() );
		}
		$this->assertSame( 429, $this->rest( 'POST', self::ROUTE . '/test', [], [
			'what'     => 'sending',
			'channel'  => 'email',
			'settings' => [],
		] )->get_status() );
	}

	#[Group( 'dovecot' )]
	public function test_the_folders_of_a_mailbox(): void {
		$dovecot = new Dovecot();
		$dovecot->deliver( "Subject: a\r\n\r\nb", 'Best&AOQ-tigungen' );
		file_put_contents( getenv( 'DOVECOT_MAIL' ) . "/$dovecot->user/Maildir/subscriptions", '' );
		$response = $this->rest( 'POST', self::ROUTE . '/folders', [], [
			'channel'  => 'email',
			'settings' => $this->mailbox( $dovecot ),
		] );
		$this->assertSame( 200, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		$folders = $response->get_data();
		$schema  = wp_json_file_decode( \Switchboard\DIR . '/includes/Channels/Email/Setup/mailbox-folder.schema.json', [ 'associative' => true ] );
		foreach ( $folders as $folder ) {
			$this->assertTrue( rest_validate_value_from_schema( $folder, $schema ) );
		}
		$this->assertSame( [ 'INBOX', 'Archive', 'Bestätigungen', 'Sent' ], array_column( $folders, 'name' ) );
		$this->assertSame( [ 'inbox', 'archive', null, 'sent' ], array_column( $folders, 'role' ) );
		$this->assertSame( 'Best&AOQ-tigungen', $folders[2]['path'] );
	}

	#[Group( 'dovecot' )]
	public function test_folders_that_can_not_be_had(): void {
		$response = $this->rest( 'POST', self::ROUTE . '/folders', [], [
			'channel'  => 'email',
			'settings' => $this->mailbox( new Dovecot(), [ 'password' => 'wrong' ] ),
		] );
		$this->assertSame( [ 502, 'switchboard_mail_server' ], [ $response->get_status(), $response->get_data()['code'] ] );
		$this->assertSame( 'Sign-in refused: Authentication failed.', $response->get_data()['message'] );
		$this->assertNotSame( '', $response->get_data()['data']['hint'] );
		$response = $this->rest( 'POST', self::ROUTE . '/folders', [], [
			'channel'  => 'email',
			'settings' => $this->mailbox( new Dovecot(), [ 'receiving' => 'pop3' ] ),
		] );
		$this->assertSame( 400, $response->get_status() );
	}
}
