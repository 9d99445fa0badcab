<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Preset;
use Switchboard\Channels\Settings_Change;
use Switchboard\Tests\Mail\Mail_Story;

/**
 * What an administrator may set up for a mailbox, and what is said at which field.
 */
final class Mailbox_Settings_Test extends Mail_Story {

	private const ROUTE = '/switchboard/v1/connections';

	/** A mailbox that is set up well. */
	private const GOOD = [
		'receiving'      => 'imap',
		'receiving_host' => '192.0.43.8',
		'sending'        => 'smtp',
		'smtp_host'      => '192.0.43.9',
		'user'           => 'support@shop.example',
		'password'       => 'secret',
	];

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( $this->factory->user( 'administrator' ) );
	}

	/**
	 * Adds a connection.
	 *
	 * @param array<string, mixed> $settings Settings.
	 */
	private function create( array $settings ): \WP_REST_Response {
		return $this->rest( 'POST', self::ROUTE, [], [
			'channel'  => 'email',
			'name'     => 'Mailbox',
			'inbox'    => $this->inbox,
			'settings' => $settings,
		] );
	}

	/**
	 * Changes a connection.
	 *
	 * @param array<string, mixed> $settings Settings.
	 */
	private function change( int $id, array $settings ): \WP_REST_Response {
		return $this->rest( 'PATCH', self::ROUTE . "/$id", [], [ 'settings' => $settings ] );
	}

	/**
	 * Sentences by field.
	 *
	 * @return array<string, string>
	 */
	private static function faults( \WP_REST_Response $response ): array {
		self::assertSame( 400, $response->get_status() );
		return $response->get_data()['data']['params'];
	}

	public function test_a_mailbox_is_added_and_knows_its_address(): void {
		$item = $this->create( self::GOOD )->get_data();
		$this->assertSame( [ 'support@shop.example', null, null, null ], [ $item['address'], $item['post_to'], $item['fetched_at'], $item['received_at'] ] );
		$this->database()->update( 'connection', [ 'fetched_at' => self::NOW, 'received_at' => self::NOW - 60 ], [ 'id' => $item['id'] ] );
		$item = $this->rest( 'GET', self::ROUTE . "/{$item['id']}" )->get_data();
		$this->assertSame( [ '2025-11-25T10:00:00Z', '2025-11-25T09:59:00Z' ], [ $item['fetched_at'], $item['received_at'] ] );
	}

	public function test_it_tells_since_when_a_mail_waits(): void {
		$item = $this->create( self::GOOD )->get_data();
		$this->assertNull( $item['waiting_since'] );
		foreach ( [ 'routed' => self::NOW - 90, 'failed' => self::NOW - 60, 'stored' => self::NOW - 30 ] as $state => $came ) {
			$this->database()->insert( 'inbound', [ 'connection_id' => $item['id'], 'external_key' => hash( 'sha256', $state ), 'state' => $state, 'raw' => '', 'created_at' => $came ] );
		}
		$this->assertSame( '2025-11-25T09:59:00Z', $this->rest( 'GET', self::ROUTE . "/{$item['id']}" )->get_data()['waiting_since'] );
		$this->assertSame( [ '2025-11-25T09:59:00Z' ], array_column( $this->rest( 'GET', self::ROUTE )->get_data(), 'waiting_since' ) );
	}

	public function test_what_is_posted_comes_to_an_address_of_the_site(): void {
		$item = $this->create( [
			'receiving'      => 'postmark',
			'webhook_secret' => 'long and secret',
			'aliases'        => [ 'hello@shop.example' ],
		] )->get_data();
		$this->assertSame( [ 'hello@shop.example', rest_url( "switchboard/v1/channels/email/{$item['id']}" ) ], [ $item['address'], $item['post_to'] ] );
		$item = $this->create( [
			'receiving'           => 'mailgun',
			'mailgun_signing_key' => 'key of the account',
		] )->get_data();
		// Otherwise Mailgun takes the mails apart.
		$this->assertStringEndsWith( "switchboard/v1/channels/email/{$item['id']}?format=mime", $item['post_to'] );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>, list<string>}>
	 */
	public static function wrong(): iterable {
		$imap = [ 'receiving' => 'imap' ];
		yield 'nothing but the way in' => [ $imap, [ 'receiving_host', 'user', 'password' ] ];
		yield 'nothing but the way out' => [ [ 'sending' => 'smtp' ], [ 'smtp_host' ] ];
		yield 'nothing but the provider' => [ self::GOOD + [ 'sign_in' => 'microsoft' ], [ 'oauth_client_id', 'oauth_client_secret' ] ];
		yield 'a port out of range' => [ [ 'receiving_port' => 65536 ] + self::GOOD, [ 'receiving_port' ] ];
		yield 'half a port' => [ [ 'smtp_port' => 25.5 ] + self::GOOD, [ 'smtp_port' ] ];
		yield 'no name of a server' => [ [ 'receiving_host' => 'https://mail' ] + self::GOOD, [ 'receiving_host' ] ];
		yield 'the own network' => [ [ 'smtp_host' => '192.168.1.4' ] + self::GOOD, [ 'smtp_host' ] ];
		yield 'a folder that mails are moved to is missing' => [ [ 'after_reading' => 'move' ] + self::GOOD, [ 'move_to' ] ];
		yield 'a folder that mails are moved to is read itself' => [ [ 'after_reading' => 'move', 'move_to' => 'INBOX' ] + self::GOOD, [ 'move_to' ] ];
		yield 'POP3 can not move' => [ [ 'receiving' => 'pop3', 'after_reading' => 'move' ] + self::GOOD, [ 'after_reading' ] ];
		yield 'a way to post without a secret' => [ [ 'receiving' => 'sendgrid' ], [ 'webhook_secret' ] ];
		yield 'an alias that is none' => [ [ 'aliases' => [ 'sales@' ] ] + self::GOOD, [ 'aliases' ] ];
		yield 'a user for sending without a password' => [ [ 'smtp_user' => 'out' ] + self::GOOD, [ 'smtp_password' ] ];
	}

	/**
	 * @param array<string, mixed> $settings Settings.
	 * @param list<string>         $fields   Where it is said.
	 */
	#[DataProvider( 'wrong' )]
	public function test_what_is_wrong_is_said_at_its_field( array $settings, array $fields ): void {
		$faults = self::faults( $this->create( $settings ) );
		$this->assertEqualsCanonicalizing( array_map( static fn( string $key ): string => "settings[$key]", $fields ), array_keys( $faults ) );
	}

	public function test_settings_that_do_not_count_are_kept_and_not_looked_at(): void {
		$hidden = [
			'receiving_port' => 70000,
			'smtp_host'      => '10.0.0.1',
			'move_to'        => 'Done',
		];
		$item   = $this->create( $hidden )->get_data();
		$this->assertSame( $hidden, array_intersect_key( (array) $item['settings'], $hidden ) );
		$this->assertSame( 200, $this->change( $item['id'], [ 'after_reading' => 'move' ] )->get_status() );
		$this->assertSame( [ 'settings[receiving_port]', 'settings[receiving_host]', 'settings[user]', 'settings[password]' ], array_values( array_intersect( [ 'settings[receiving_port]', 'settings[receiving_host]', 'settings[user]', 'settings[password]', 'settings[smtp_host]' ], array_keys( self::faults( $this->change( $item['id'], [ 'receiving' => 'imap' ] ) ) ) ) ) );
	}

	public function test_a_server_that_is_not_known_now_may_be_known_later(): void {
		$this->assertSame( 201, $this->create( [ 'receiving_host' => 'imap.shop.invalid' ] + self::GOOD )->get_status() );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>}>
	 */
	public static function destinations(): iterable {
		yield 'another server' => [ [ 'receiving_host' => '192.0.43.10' ] ];
		yield 'another server for sending' => [ [ 'smtp_host' => '192.0.43.10' ] ];
		yield 'another user' => [ [ 'user' => 'else@shop.example' ] ];
		yield 'less security' => [ [ 'smtp_security' => 'starttls' ] ];
	}

	/**
	 * @param array<string, mixed> $settings Settings.
	 */
	#[DataProvider( 'destinations' )]
	public function test_a_stored_password_goes_to_no_other_place( array $settings ): void {
		$id = $this->create( self::GOOD )->get_data()['id'];
		$this->assertSame( [ 'settings[password]' ], array_keys( self::faults( $this->change( $id, $settings ) ) ) );
		// As the screen sends a secret that nobody touched.
		$this->assertSame( [ 'settings[password]' ], array_keys( self::faults( $this->change( $id, $settings + [ 'password' => [ 'secret_set' => true ] ] ) ) ) );
		$this->assertSame( 200, $this->change( $id, $settings + [ 'password' => 'typed anew' ] )->get_status() );
		$this->assertSame( 200, $this->change( $id, $settings + [ 'receiving_port' => 143, 'folders' => [ 'INBOX', 'Sales' ] ] )->get_status() );
	}

	public function test_a_detour_does_not_lead_it_there_either(): void {
		$id = $this->create( self::GOOD )->get_data()['id'];
		$this->change( $id, [ 'receiving' => 'none', 'sending' => 'site', 'receiving_host' => '192.0.43.10' ] );
		$rows = $this->services->connections();
		$this->assertNull( $rows->secret( $rows->find( $id ) ?? $this->fail(), 'password' ) );
		$this->assertContains( 'settings[password]', array_keys( self::faults( $this->change( $id, [ 'receiving' => 'imap' ] ) ) ) );
	}

	public function test_access_that_a_person_gave_goes_to_no_other_server(): void {
		$id   = $this->create( [ 'sign_in' => 'google', 'oauth_client_id' => 'client', 'oauth_client_secret' => 'secret' ] + self::GOOD )->get_data()['id'];
		$rows = $this->services->connections();
		$keep = static fn(): string => '{}';
		$rows->change_secret( $id, '_oauth_tokens', $keep );
		$this->assertSame( 200, $this->change( $id, [ 'folders' => [ 'INBOX' ] ] )->get_status() );
		$this->assertContains( '_oauth_tokens', $rows->find( $id )->secrets ?? [] );
		$this->assertSame( 200, $this->change( $id, [ 'receiving_host' => '192.0.43.10' ] )->get_status() );
		$this->assertNotContains( '_oauth_tokens', $rows->find( $id )->secrets ?? [] );
	}

	public function test_every_preset_is_made_of_settings_that_there_are(): void {
		$channel = $this->services->channels()->find( 'email' );
		$this->assertInstanceOf( \Switchboard\Channels\Connects::class, $channel );
		$keys = array_column( $channel->settings_fields(), 'key' );
		$ids  = array_map( static fn( Preset $preset ): string => $preset->id, $channel->presets() );
		$this->assertSame( array_unique( $ids ), $ids );
		foreach ( $channel->presets() as $preset ) {
			$this->assertSame( [], array_diff( array_keys( $preset->settings ), $keys ), $preset->id );
			// What is left to fill in is the account, and a server where the preset names none.
			$change = new Settings_Change( $channel, null, $preset->settings, [] );
			$this->assertSame( [], array_diff( array_keys( $change->faults() ), [ 'user', 'password', 'oauth_client_id', 'oauth_client_secret', 'webhook_secret', 'mailgun_signing_key', 'sns_topic', ...( in_array( $preset->id, [ 'imap', 'pop3', 'sending' ], true ) ? [ 'receiving_host', 'smtp_host' ] : [] ) ] ), $preset->id );
		}
	}
}
