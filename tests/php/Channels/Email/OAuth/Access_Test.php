<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\OAuth;

use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\OAuth\Refusal;
use Switchboard\Channels\Email\OAuth\Tokens;
use Switchboard\Foundation\Database\Lease_Repository;

final class Access_Test extends OAuth_Case {

	/**
	 * What a connection signs in with.
	 */
	private function tokens( Connection $connection, string $refused = '' ): Tokens {
		return $this->services->mailbox_access()->tokens( $this->again( $connection->id ), $refused );
	}

	/**
	 * Why there is no access.
	 */
	private function refusal( Connection $connection ): Refusal {
		try {
			$this->tokens( $connection );
		} catch ( Refusal $refusal ) {
			return $refusal;
		}
		$this->fail( 'There was access.' );
	}

	public function test_a_fresh_token_is_used_until_two_minutes_before_its_end(): void {
		$connection = $this->connected();
		$first      = $this->tokens( $connection )->access;
		$this->clock->set( self::NOW + 3600 - 121 );
		$this->assertSame( $first, $this->tokens( $connection )->access );
		$this->assertSame( [], $this->asked() );
		$this->clock->set( self::NOW + 3600 - 120 );
		$second = $this->tokens( $connection );
		$this->assertNotSame( $first, $second->access );
		$this->assertSame( $this->clock->now() + 3600, $second->expires_at );
		$this->assertSame( $second->access, $this->tokens( $connection )->access );
		$this->assertCount( 1, $this->asked() );
	}

	public function test_google_keeps_its_refresh_token_and_microsofts_rotates(): void {
		foreach ( [
			'google'    => false,
			'microsoft' => true,
		] as $provider => $rotates ) {
			$connection = $this->connected( $provider );
			$seen       = [ $this->tokens( $connection )->refresh ];
			for ( $hour = 1; $hour <= 4; ++$hour ) {
				$this->clock->set( self::NOW + $hour * 3600 );
				$seen[] = $this->tokens( $connection )->refresh;
			}
			$this->assertCount( $rotates ? 5 : 1, array_unique( $seen ) );
			$this->assertSame( 'support@shop.example', $this->tokens( $connection )->account );
			$this->clock->set( self::NOW );
		}
	}

	public function test_a_token_that_the_mail_server_refused_is_replaced_before_its_end(): void {
		$connection = $this->connected();
		$first      = $this->tokens( $connection )->access;
		$second     = $this->tokens( $connection, $first )->access;
		$this->assertNotSame( $first, $second );
		// Another process that was refused with the first one takes what is there.
		$this->assertSame( $second, $this->tokens( $connection, $first )->access );
		$this->assertCount( 1, $this->asked() );
	}

	#[TestWith( [ 'google', 'Google refused: invalid_grant Token has been expired or revoked.' ] )]
	#[TestWith( [ 'microsoft', 'Microsoft refused: invalid_grant AADSTS700082: The refresh token has expired due to inactivity. Trace ID: 1234' ] )]
	public function test_access_taken_back_asks_to_connect_again_and_nothing_is_lost( string $provider, string $words ): void {
		$connection = $this->connected( $provider );
		$this->control( [ 'revoked' => true ] );
		$this->clock->set( self::NOW + 3600 );
		$this->assertSame( $words, $this->refusal( $connection )->getMessage() );
		$now = $this->again( $connection->id );
		$this->assertSame( [ Connection::RECONNECT, $words ], [ $now->state, $now->state_reason ] );
		$this->assertSame( $connection->settings, $now->settings );
		$this->assertSame( $connection->secrets, $now->secrets );
		// The provider isn't asked over and over.
		$this->asked();
		$this->assertSame( $words, $this->refusal( $connection )->getMessage() );
		$this->assertSame( [], $this->asked() );

		$this->control( [ 'revoked' => false ] );
		$this->services->authorization()->finish( $this->owner, $this->agree( $now ) );
		$this->assertStringStartsWith( 'access-', $this->tokens( $connection )->access );
		$this->assertSame( Connection::OK, $this->again( $connection->id )->state );
	}

	public function test_an_expired_client_secret_is_the_owners_to_mend(): void {
		$connection = $this->connected( 'microsoft' );
		$this->control( [ 'secretExpired' => true ] );
		$this->clock->set( self::NOW + 3600 );
		$refusal = $this->refusal( $connection );
		$this->assertTrue( $refusal->needs_owner() );
		$now = $this->again( $connection->id );
		$this->assertSame( [ Connection::ERROR, 'Microsoft refused: invalid_client AADSTS7000222: The provided client secret keys are expired.' ], [ $now->state, $now->state_reason ] );

		$this->control( [ 'secretExpired' => false ] );
		$this->assertStringStartsWith( 'access-', $this->tokens( $connection )->access );
	}

	public function test_an_outage_changes_nothing(): void {
		$connection = $this->connected();
		$this->control( [ 'down' => true ] );
		$this->clock->set( self::NOW + 3600 );
		$this->assertSame( 'Google can’t be asked for access at the moment: HTTP 503', $this->refusal( $connection )->getMessage() );
		$this->assertEquals( $connection, $this->again( $connection->id ) );
		$this->control( [ 'down' => false ] );
		$this->assertStringStartsWith( 'access-', $this->tokens( $connection )->access );
	}

	#[TestWith( [ false ] )]
	#[TestWith( [ true ] )]
	public function test_who_connected_again_meanwhile_wins( bool $revoked ): void {
		$connection = $this->connected();
		$newer      = new Tokens( 'access-newer', 'refresh-newer', self::NOW + 9999, 'support@shop.example', 'google' );
		$this->control( [ 'revoked' => $revoked ] );
		$this->clock->set( self::NOW + 3600 );
		add_filter(
			'http_response',
			function ( mixed $response ) use ( $connection, $newer ): mixed {
				$this->services->mailbox_access()->keep( $connection, $newer );
				return $response;
			}
		);
		if ( $revoked ) {
			$this->assertSame( 'invalid_grant', $this->refusal( $connection )->error );
		} else {
			$this->assertSame( 'access-newer', $this->tokens( $connection )->access );
		}
		$this->assertEquals( $newer, $this->services->mailbox_access()->kept( $connection ) );
		$this->assertSame( Connection::OK, $this->again( $connection->id )->state );
	}

	public function test_a_refresh_token_is_shown_to_its_own_provider_only(): void {
		$connection = $this->connected( 'google' );
		$this->services->connections()->update( $connection->id, [], [ 'sign_in' => 'microsoft' ] );
		$this->clock->set( self::NOW + 3600 );
		$this->assertSame( 'login_required', $this->refusal( $connection )->error );
		$this->assertSame( [], $this->asked() );
	}

	public function test_while_another_process_asks_it_waits_for_the_answer(): void {
		$connection = $this->connected();
		$leases     = new Lease_Repository( $this->database(), $this->clock );
		$this->clock->set( self::NOW + 3600 );
		$this->assertNotNull( $leases->take( "oauth:$connection->id", 60 ) );
		$looks = 0;
		add_filter(
			'query',
			function ( string $sql ) use ( $connection, &$looks ): string {
				// What the other one brings is there at the third look.
				if ( str_contains( $sql, 'INSERT IGNORE' ) && str_contains( $sql, 'switchboard_lease' ) && 3 === ++$looks ) {
					$this->services->mailbox_access()->keep( $connection, new Tokens( 'access-theirs', 'refresh-theirs', self::NOW + 7200, '', 'google' ) );
				}
				return $sql;
			}
		);
		$this->assertSame( 'access-theirs', $this->tokens( $connection )->access );
		$this->assertSame( [], $this->asked() );
	}

	public function test_tokens_are_sealed_and_shown_nowhere(): void {
		$connection = $this->connected();
		$tokens     = $this->tokens( $connection );
		$row        = implode( ' ', (array) $this->database()->row( 'SELECT * FROM {connection} WHERE id = %d', [ $connection->id ] ) );
		$this->act_as( $this->owner );
		$shown = wp_json_encode( [ $this->rest( 'GET', "/switchboard/v1/connections/$connection->id" )->get_data(), $this->rest( 'GET', "/switchboard/v1/connections/$connection->id/authorization" )->get_data() ] );
		foreach ( [ $tokens->access, $tokens->refresh, 'client-secret' ] as $secret ) {
			$this->assertStringNotContainsString( $secret, $row );
			$this->assertStringNotContainsString( $secret, (string) $shown );
		}
		$this->assertStringNotContainsString( '_oauth', (string) $shown );
	}
}
