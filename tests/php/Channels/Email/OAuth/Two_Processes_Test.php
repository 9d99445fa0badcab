<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\OAuth;

use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Services;
use Switchboard\Tests\Channels\Email\Server;
use Switchboard\Tests\TestCase;

/**
 * Real processes with database connections of their own.
 */
final class Two_Processes_Test extends TestCase {

	protected const TRANSACTION = false;

	private const NOW = 1764064800;

	/** The mailbox. */
	private int $connection = 0;

	protected function tearDown(): void {
		$this->database()->delete( 'connection', [ 'id' => $this->connection ] );
		parent::tearDown();
	}

	public function test_they_refresh_once_and_all_have_the_new_token(): void {
		$provider = new Server( __DIR__ . '/oauth-server.mjs', [ 'secret' => 'client-secret' ] );
		remove_filter( 'pre_http_request', [ $this, 'catch_request' ] );
		add_filter( 'switchboard_oauth_providers', static fn( array $providers ): array => OAuth_Case::local( $providers, $provider->port ) );
		$clock            = new Frozen_Clock( self::NOW );
		$services         = new Services( $GLOBALS['wpdb'], $clock );
		$settings         = [
			'sign_in'         => 'microsoft',
			'oauth_client_id' => 'client',
		];
		$this->connection = $services->connections()->insert( 'email', 'Mailbox', 1, $settings, [ 'oauth_client_secret' => 'client-secret' ], true );
		$connection       = $services->connections()->find( $this->connection );
		$this->assertNotNull( $connection );
		$services->authorization()->finish( 1, OAuth_Case::follow( $services->authorization()->start( $connection, 1 ) ) );
		$provider->hear();
		$clock->set( self::NOW + 3600 );
		wp_remote_post( "http://127.0.0.1:$provider->port/control", [ 'body' => '{"slow":700}' ] );
		$processes = [];
		$outputs   = [];
		for ( $count = 0; $count < 3; ++$count ) {
			$command     = [ PHP_BINARY, dirname( __DIR__, 5 ) . '/bin/php/run.php', rtrim( ABSPATH, '/' ), __DIR__ . '/refresh.php', (string) $connection->id, (string) $provider->port, (string) $clock->now() ];
			$processes[] = proc_open( $command, [ 1 => [ 'pipe', 'w' ] ], $pipes );
			$outputs[]   = $pipes[1];
		}
		$tokens = array_map( static fn( $output ): string => trim( (string) stream_get_contents( $output ) ), $outputs );
		array_map( static fn( $process ): int => is_resource( $process ) ? proc_close( $process ) : 1, $processes );

		$kept = $services->mailbox_access()->kept( $connection );
		$this->assertNotNull( $kept );
		$this->assertSame( array_fill( 0, 3, $kept->access ), $tokens );
		$this->assertSame( 'refresh_token', $provider->hear()['grant'] ?? '' );
		$this->assertFalse( $provider->says() );
		$this->assertNull( $this->database()->value( 'SELECT holder FROM {lease} LIMIT 1' ) );

		// What is kept is the refresh token that came last: the next one still works.
		$clock->set( self::NOW + 7200 );
		$this->assertNotSame( $kept->access, $services->mailbox_access()->tokens( $connection )->access );
	}
}
