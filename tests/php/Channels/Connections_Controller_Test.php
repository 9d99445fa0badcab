<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Channel;
use Switchboard\Channels\Connection;
use Switchboard\Tests\Mail\Mail_Story;

final class Connections_Controller_Test extends Mail_Story {

	private const ROUTE = '/switchboard/v1/connections';

	protected function setUp(): void {
		parent::setUp();
		add_filter( 'switchboard_channels', static fn( array $channels ): array => [ ...$channels, self::pigeon() ] );
		$this->act_as( $this->factory->user( 'administrator' ) );
	}

	/**
	 * A channel with a field of each type.
	 */
	private static function pigeon(): Channel {
		return new class() implements Channel {
			public function id(): string {
				return 'pigeon';
			}
			public function label(): string {
				return 'Pigeon';
			}
			public function icon(): string {
				return 'post';
			}
			public function abilities(): array {
				return [ 'receive', 'connect' ];
			}
			/**
			 * One field.
			 *
			 * @param list<array{value: string, label: string}> $options Choices.
			 * @return array{key: string, label: string, type: string, help: string, options: list<array{value: string, label: string}>}
			 */
			private static function field( string $key, string $type, array $options = [] ): array {
				return [
					'key'     => $key,
					'label'   => ucfirst( $key ),
					'type'    => $type,
					'help'    => '',
					'options' => $options,
				];
			}
			public function settings_fields(): array {
				return [
					self::field( 'loft', 'text' ),
					self::field( 'speed', 'number' ),
					self::field( 'homing', 'checkbox' ),
					self::field( 'breed', 'select', [
						[
							'value' => 'rock',
							'label' => 'Rock',
						],
					] ),
					self::field( 'owner', 'email' ),
					self::field( 'hatched', 'date' ),
					self::field( 'whistle', 'secret' ),
				];
			}
		};
	}

	/**
	 * Adds a connection.
	 *
	 * @param array<string, mixed> $settings Settings.
	 */
	private function create( array $settings = [] ): \WP_REST_Response {
		return $this->rest( 'POST', self::ROUTE, [], [
			'channel'  => 'pigeon',
			'name'     => 'Roof',
			'inbox'    => $this->inbox,
			'settings' => $settings,
		] );
	}

	public function test_a_connection_from_its_making_to_its_end(): void {
		$response = $this->create( [
			'loft' => ' North ',
			'speed' => '80',
			'homing' => true,
			'breed' => 'rock',
			'owner' => 'a@b.example',
			'whistle' => 'two short',
		] );
		$this->assertSame( 201, $response->get_status() );
		$item = $response->get_data();
		$this->assertSame( rest_url( "switchboard/v1/connections/{$item['id']}" ), $response->get_headers()['Location'] );
		$schema = wp_json_file_decode( \Switchboard\DIR . '/includes/Channels/connection.schema.json', [ 'associative' => true ] );
		$this->assertTrue( rest_validate_value_from_schema( json_decode( (string) wp_json_encode( $item ), true ), $schema ) );
		$this->assertSame( [
			'loft' => 'North',
			'speed' => 80,
			'homing' => true,
			'breed' => 'rock',
			'owner' => 'a@b.example',
			'whistle' => [ 'secret_set' => true ],
		], (array) $item['settings'] );
		$this->assertSame( [ true, 'ok', null ], [ $item['enabled'], $item['state'], $item['state_reason'] ] );

		$item = $this->rest( 'PATCH', self::ROUTE . "/{$item['id']}", [], [
			'name' => 'Tower',
			'enabled' => false,
			'settings' => [ 'speed' => 90.5 ],
		] )->get_data();
		$this->assertSame( [ 'Tower', false, 90.5, 'North' ], [ $item['name'], $item['enabled'], ( (array) $item['settings'] )['speed'], ( (array) $item['settings'] )['loft'] ] );
		$this->assertEquals( [ $item ], $this->rest( 'GET', self::ROUTE )->get_data() );

		$this->assertSame( [
			'deleted' => true,
			'id' => $item['id'],
		], $this->rest( 'DELETE', self::ROUTE . "/{$item['id']}" )->get_data() );
		$this->assertSame( 'switchboard_connection_not_found', $this->rest( 'GET', self::ROUTE . "/{$item['id']}" )->get_data()['code'] );
	}

	public function test_a_secret_goes_in_and_never_comes_out(): void {
		$id      = $this->create( [ 'whistle' => 'two short one long' ] )->get_data()['id'];
		$answers = [ $this->rest( 'GET', self::ROUTE ), $this->rest( 'GET', self::ROUTE . "/$id" ), $this->rest( 'PATCH', self::ROUTE . "/$id", [], [ 'settings' => [ 'whistle' => [ 'secret_set' => true ] ] ] ) ];
		foreach ( $answers as $answer ) {
			$this->assertStringNotContainsString( 'two short', (string) wp_json_encode( $answer->get_data() ) );
		}
		$this->assertStringNotContainsString( 'two short', implode( $this->database()->row( 'SELECT * FROM {connection}' ) ?? [] ) );
		$rows  = $this->services->connections();
		$found = $rows->find( $id );
		$this->assertInstanceOf( Connection::class, $found );
		$this->assertSame( 'two short one long', $rows->secret( $found, 'whistle' ) );
		$this->assertNull( $rows->secret( $found, 'loft' ) );

		$this->rest( 'PATCH', self::ROUTE . "/$id", [], [ 'settings' => [ 'whistle' => null ] ] );
		$this->assertNull( $rows->secret( $found, 'whistle' ) );
		$this->assertSame( [ 'secret_set' => false ], ( (array) $this->rest( 'GET', self::ROUTE . "/$id" )->get_data()['settings'] )['whistle'] );
	}

	public function test_a_secret_that_cannot_be_opened_asks_to_connect_again_and_loses_nothing(): void {
		$id   = $this->create( [
			'loft' => 'North',
			'whistle' => 'two short',
		] )->get_data()['id'];
		$rows = $this->services->connections();
		$this->database()->update( 'connection', [ 'secrets' => '{"whistle":"' . base64_encode( random_bytes( 80 ) ) . '"}' ], [ 'id' => $id ] );
		$found = $rows->find( $id );
		$this->assertInstanceOf( Connection::class, $found );
		$this->assertNull( $rows->secret( $found, 'whistle' ) );
		$item = $this->rest( 'GET', self::ROUTE . "/$id" )->get_data();
		$this->assertSame( 'reconnect', $item['state'] );
		$this->assertNotNull( $item['state_reason'] );
		$this->assertSame( 'North', ( (array) $item['settings'] )['loft'] );

		$item = $this->rest( 'PATCH', self::ROUTE . "/$id", [], [ 'settings' => [ 'whistle' => 'again' ] ] )->get_data();
		$this->assertSame( [ 'ok', null ], [ $item['state'], $item['state_reason'] ] );
		$this->assertSame( 'again', $rows->secret( $found, 'whistle' ) );
	}

	public function test_empty_settings_are_an_object(): void {
		$id = $this->create()->get_data()['id'];
		$this->database()->update( 'connection', [ 'channel' => 'gone' ], [ 'id' => $id ] );
		$this->assertStringContainsString( '"settings":{}', (string) wp_json_encode( $this->rest( 'GET', self::ROUTE . "/$id" )->get_data() ) );
	}

	public function test_a_field_can_be_left_empty(): void {
		$settings = [
			'speed'   => '',
			'hatched' => '',
			'owner'   => '',
		];
		$this->assertSame( $settings, array_intersect_key( (array) $this->create( $settings )->get_data()['settings'], $settings ) );
		$this->assertSame( '2028-02-29', ( (array) $this->create( [ 'hatched' => '2028-02-29' ] )->get_data()['settings'] )['hatched'] );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>}>
	 */
	public static function unfit(): iterable {
		yield 'unknown key' => [ [ 'wings' => 2 ] ];
		yield 'no number' => [ [ 'speed' => 'fast' ] ];
		yield 'no date' => [ [ 'hatched' => 'in May' ] ];
		yield 'no day of that month' => [ [ 'hatched' => '2026-02-30' ] ];
		yield 'no choice' => [ [ 'breed' => 'dove' ] ];
		yield 'no address' => [ [ 'owner' => 'nobody' ] ];
		yield 'no switch' => [ [ 'homing' => 'perhaps' ] ];
		yield 'an array' => [ [ 'loft' => [ 'a' ] ] ];
		yield 'a line break' => [ [ 'loft' => "a\r\nb" ] ];
		yield 'too long' => [ [ 'loft' => str_repeat( 'x', 2001 ) ] ];
		yield 'a line break in a secret' => [ [ 'whistle' => "a\nb" ] ];
	}

	/**
	 * @param array<string, mixed> $settings Settings.
	 */
	#[DataProvider( 'unfit' )]
	public function test_settings_are_what_the_channel_says( array $settings ): void {
		$response = $this->create( $settings );
		$this->assertSame( 400, $response->get_status() );
		$this->assertSame( 'rest_invalid_param', $response->get_data()['code'] );
		$this->assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM {connection}' ) );
	}

	public function test_every_wrong_setting_is_named(): void {
		$id    = $this->create( [ 'loft' => 'North' ] )->get_data()['id'];
		$wrong = [
			'speed' => 'fast',
			'loft'  => 'South',
			'owner' => 'nobody',
			'wings' => 2,
		];
		foreach ( [ $this->create( $wrong ), $this->rest( 'PATCH', self::ROUTE . "/$id", [], [ 'settings' => $wrong ] ) ] as $response ) {
			$this->assertSame( 400, $response->get_status() );
			$this->assertSame( [
				'settings[speed]' => 'This is not a valid value for “Speed”.',
				'settings[owner]' => 'This is not a valid value for “Owner”.',
				'settings[wings]' => 'There is no setting “wings” here.',
			], $response->get_data()['data']['params'] );
		}
		$this->assertSame( 'North', ( (array) $this->rest( 'GET', self::ROUTE . "/$id" )->get_data()['settings'] )['loft'] );
	}

	public function test_channel_inbox_and_name_must_be(): void {
		foreach ( [ [ 'channel' => 'smoke' ], [ 'channel' => 'portal' ], [ 'inbox' => 999999 ], [ 'name' => ' ' ], [ 'name' => '' ] ] as $wrong ) {
			$body = $wrong + [
				'channel' => 'pigeon',
				'name'    => 'Roof',
				'inbox'   => $this->inbox,
			];
			$this->assertSame( 400, $this->rest( 'POST', self::ROUTE, [], $body )->get_status() );
		}
		$this->assertSame( 'rest_missing_callback_param', $this->rest( 'POST', self::ROUTE, [], [ 'channel' => 'pigeon' ] )->get_data()['code'] );
	}

	public function test_only_the_administrator(): void {
		$id = $this->create()->get_data()['id'];
		foreach ( [ 'switchboard_manager', 'switchboard_agent', 'switchboard_light_agent', 'subscriber' ] as $role ) {
			$this->act_as( $this->factory->user( $role ) );
			$this->assertSame( 403, $this->rest( 'GET', self::ROUTE )->get_status() );
			$this->assertSame( 403, $this->create()->get_status() );
			$this->assertSame( 403, $this->rest( 'DELETE', self::ROUTE . "/$id" )->get_status() );
		}
		$this->act_as( 0 );
		$this->assertSame( 401, $this->rest( 'GET', self::ROUTE . "/$id" )->get_status() );
	}

	public function test_every_helpdesk_role_reads_the_channels(): void {
		$schema = wp_json_file_decode( \Switchboard\DIR . '/includes/Channels/channel.schema.json', [ 'associative' => true ] );
		foreach ( [ 'administrator', 'switchboard_manager', 'switchboard_agent', 'switchboard_light_agent' ] as $role ) {
			$this->act_as( $this->factory->user( $role ) );
			$response = $this->rest( 'GET', '/switchboard/v1/channels' );
			$this->assertSame( 200, $response->get_status() );
			$channels = array_column( $response->get_data(), null, 'id' );
			$this->assertSame( [], array_diff( [ 'email', 'form', 'pigeon' ], array_keys( $channels ) ) );
			$this->assertContains( 'send', $channels['email']['abilities'] );
			foreach ( $channels as $channel ) {
				$this->assertTrue( rest_validate_value_from_schema( $channel, $schema ) );
			}
		}
		$this->act_as( $this->factory->user( 'subscriber' ) );
		$this->assertSame( 403, $this->rest( 'GET', '/switchboard/v1/channels' )->get_status() );
	}

	public function test_a_plugin_that_adds_nonsense_harms_nobody(): void {
		add_filter( 'switchboard_channels', static fn(): string => 'nonsense', 99 );
		$this->assertSame( [], $this->services->channels()->all() );
	}
}
