<?php
/**
 * The base of tests of OAuth 2.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\OAuth;

use Switchboard\Channels\Connection;
use Switchboard\Tests\Channels\Email\Server;
use Switchboard\Tests\Mail\Mail_Story;

/**
 * A provider on the loopback, an administrator, and a connection that signs in by the provider.
 */
abstract class OAuth_Case extends Mail_Story {

	/** Who gives tokens; one for all tests, as new for each. */
	private static ?Server $shared = null;

	/** The same. */
	protected Server $provider;

	/** Who connects. */
	protected int $owner;

	protected function setUp(): void {
		parent::setUp();
		self::$shared ??= new Server( __DIR__ . '/oauth-server.mjs', [ 'secret' => 'client-secret' ] );
		$this->provider = self::$shared;
		$this->owner    = $this->factory->user( 'administrator' );
		remove_filter( 'pre_http_request', [ $this, 'catch_request' ] );
		$this->control( [ 'reset' => true ] );
		$this->asked();
		add_filter( 'switchboard_oauth_providers', fn( array $providers ): array => self::local( $providers, $this->provider->port ) );
	}

	/**
	 * The providers with the addresses of the local server.
	 *
	 * @param array<string, array<string, mixed>> $providers Providers.
	 * @param int                                 $port      Its port.
	 * @return array<string, array<string, mixed>>
	 */
	public static function local( array $providers, int $port ): array {
		foreach ( array_keys( $providers ) as $id ) {
			$path                              = "http://127.0.0.1:$port/$id" . ( 'microsoft' === $id ? '/{tenant}' : '' );
			$providers[ $id ]['authorize_url'] = "$path/authorize";
			$providers[ $id ]['token_url']     = "$path/token";
		}
		return $providers;
	}

	/**
	 * A connection that is set up and not yet connected.
	 *
	 * @param string               $provider `google` or `microsoft`.
	 * @param array<string, mixed> $settings More settings.
	 */
	protected function connection( string $provider = 'google', array $settings = [] ): Connection {
		$settings += [
			'sign_in'         => $provider,
			'user'            => 'support@shop.example',
			'oauth_client_id' => 'client',
		];
		return $this->again( $this->services->connections()->insert( 'email', 'Mailbox', $this->inbox, $settings, [ 'oauth_client_secret' => 'client-secret' ], true ) );
	}

	/**
	 * A connection that has access.
	 *
	 * @param string               $provider `google` or `microsoft`.
	 * @param array<string, mixed> $settings More settings.
	 */
	protected function connected( string $provider = 'google', array $settings = [] ): Connection {
		$connection = $this->connection( $provider, $settings );
		$this->services->authorization()->finish( $this->owner, $this->agree( $connection ) );
		$this->provider->hear();
		return $this->again( $connection->id );
	}

	/**
	 * A connection as it is now.
	 *
	 * @param int $id Connection.
	 */
	protected function again( int $id ): Connection {
		$connection = $this->services->connections()->find( $id );
		$this->assertNotNull( $connection );
		return $connection;
	}

	/**
	 * Agrees in the browser.
	 *
	 * @param Connection $connection Connection.
	 * @return array<string, string> What the provider puts into the address of the way back.
	 */
	protected function agree( Connection $connection ): array {
		return self::follow( $this->services->authorization()->start( $connection, $this->owner ) );
	}

	/**
	 * Follows an address to the provider.
	 *
	 * @param string $url Address.
	 * @return array<string, string> What the provider puts into the address of the way back.
	 */
	public static function follow( string $url ): array {
		$answer = wp_remote_get( $url, [ 'redirection' => 0 ] );
		$back   = wp_remote_retrieve_header( $answer, 'location' );
		self::assertIsString( $back );
		self::assertStringStartsWith( admin_url( 'admin-post.php' ) . '?', $back );
		wp_parse_str( (string) wp_parse_url( $back, PHP_URL_QUERY ), $query );
		return $query; // @phpstan-ignore return.type
	}

	/**
	 * Changes what the provider does.
	 *
	 * @param array<string, mixed> $control See oauth-server.mjs.
	 */
	protected function control( array $control ): void {
		wp_remote_post( "http://127.0.0.1:{$this->provider->port}/control", [ 'body' => (string) wp_json_encode( $control ) ] );
	}

	/**
	 * What the provider was asked since the last look.
	 *
	 * @return list<array<string, mixed>>
	 */
	protected function asked(): array {
		$asked = [];
		while ( $this->provider->says() ) {
			$asked[] = (array) $this->provider->hear();
		}
		return $asked;
	}
}
