<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\OAuth;

use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\OAuth\Refusal;
use Switchboard\Foundation\Problem;

final class Authorization_Test extends OAuth_Case {

	/**
	 * Why somebody who comes back isn't let in.
	 *
	 * @param array<string, string> $query What the provider put into the address.
	 */
	private function complaint( int $user, array $query ): string {
		try {
			$this->services->authorization()->finish( $user, $query );
		} catch ( Problem $problem ) {
			return $problem->name;
		} catch ( Refusal $refusal ) {
			return $refusal->getMessage();
		}
		return '';
	}

	#[TestWith( [ 'google' ] )]
	#[TestWith( [ 'microsoft' ] )]
	public function test_a_person_connects_a_mailbox( string $provider ): void {
		$connection = $this->connection( $provider );
		$this->services->connections()->set_state( $connection->id, Connection::RECONNECT, 'Connect me.' );
		$settings = $this->again( $connection->id )->settings;
		$back     = $this->agree( $connection );
		$this->services->authorization()->finish( $this->owner, $back );

		$tokens = $this->services->mailbox_access()->tokens( $this->again( $connection->id ) );
		$this->assertStringStartsWith( 'access-', $tokens->access );
		$this->assertStringStartsWith( 'refresh-', $tokens->refresh );
		$this->assertSame( 'support@shop.example', $tokens->account );
		$now = $this->again( $connection->id );
		$this->assertSame( [ Connection::OK, '' ], [ $now->state, $now->state_reason ] );
		$this->assertSame( $settings, $now->settings );
	}

	public function test_what_the_provider_is_sent(): void {
		$url = $this->services->authorization()->start( $this->connection( 'microsoft', [ 'oauth_tenant' => 'shop.example' ] ), $this->owner );
		$this->assertStringStartsWith( "http://127.0.0.1:{$this->provider->port}/microsoft/shop.example/authorize?", $url );
		wp_parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $query );
		$this->assertSame( [ 'code', 'client', 'S256', 'support@shop.example', admin_url( 'admin-post.php' ) ], [ $query['response_type'], $query['client_id'], $query['code_challenge_method'], $query['login_hint'], $query['redirect_uri'] ] );
		$this->assertSame( 43, strlen( (string) $query['code_challenge'] ) ); // @phpstan-ignore cast.string
		$this->assertStringContainsString( 'https://outlook.office.com/SMTP.Send', (string) $query['scope'] ); // @phpstan-ignore cast.string
		$this->assertStringContainsString( 'offline_access', (string) $query['scope'] ); // @phpstan-ignore cast.string
		$this->assertStringNotContainsString( 'client-secret', $url );
	}

	public function test_a_tenant_that_would_change_the_address_is_ignored(): void {
		foreach ( [ '../google', 'a/b', 'x?y', '@evil.example', '' ] as $tenant ) {
			$url = $this->services->authorization()->start( $this->connection( 'microsoft', [ 'oauth_tenant' => $tenant ] ), $this->owner );
			$this->assertStringContainsString( '/microsoft/common/authorize?', $url );
		}
	}

	public function test_an_answer_is_good_once(): void {
		$back = $this->agree( $this->connection() );
		$this->assertSame( '', $this->complaint( $this->owner, $back ) );
		$this->assertSame( 'switchboard_oauth_state', $this->complaint( $this->owner, $back ) );
		$this->assertCount( 1, $this->asked() );
	}

	public function test_an_answer_belongs_to_one_person_and_one_connection(): void {
		$mine   = $this->connection();
		$theirs = $this->connection();
		$other  = $this->factory->user( 'administrator' );
		$back   = $this->agree( $mine );
		$this->agree( $theirs );
		$this->assertSame( 'switchboard_oauth_state', $this->complaint( $other, $back ) );
		$this->assertSame( 'switchboard_oauth_state', $this->complaint( 0, $back ) );
		$moved = [ 'state' => str_replace( ".$mine->id.", ".$theirs->id.", $back['state'] ) ] + $back;
		$this->assertSame( 'switchboard_oauth_state', $this->complaint( $this->owner, $moved ) );
		foreach ( [ '', 'switchboard.', "switchboard.$mine->id.", "switchboard.$mine->id." . str_repeat( '0', 48 ), $back['state'] . "\n" ] as $state ) {
			$this->assertSame( 'switchboard_oauth_state', $this->complaint( $this->owner, [ 'state' => $state ] + $back ) );
		}
		$this->assertSame( [], $this->asked() );
		// None of that used it up.
		$this->assertSame( '', $this->complaint( $this->owner, $back ) );
	}

	public function test_an_answer_is_good_for_ten_minutes(): void {
		$back = $this->agree( $this->connection() );
		$this->clock->set( self::NOW + 600 );
		$this->assertSame( 'switchboard_oauth_state', $this->complaint( $this->owner, $back ) );
		$this->assertSame( [], $this->asked() );
	}

	public function test_a_stolen_code_is_worth_nothing_without_what_only_we_know(): void {
		$connection = $this->connection();
		$stolen     = $this->agree( $connection );
		$own        = $this->agree( $connection );
		$this->assertStringContainsString( 'Invalid code verifier', $this->complaint( $this->owner, [ 'code' => $stolen['code'] ] + $own ) );
		$this->assertNull( $this->services->mailbox_access()->kept( $this->again( $connection->id ) ) );
	}

	public function test_who_says_no_is_named_and_what_there_was_stays(): void {
		$connection = $this->connected();
		$before     = $this->services->mailbox_access()->kept( $connection );
		$this->control( [ 'deny' => true ] );
		$this->assertSame( 'Google refused: access_denied The user said no.', $this->complaint( $this->owner, $this->agree( $connection ) ) );
		$this->assertEquals( $before, $this->services->mailbox_access()->kept( $this->again( $connection->id ) ) );
		$this->assertSame( Connection::OK, $this->again( $connection->id )->state );
	}

	public function test_without_the_permission_for_mail_it_is_no_connection(): void {
		$connection = $this->connection();
		$this->control( [ 'scope' => 'openid email' ] );
		$this->assertStringContainsString( 'did not give the permission for mail', $this->complaint( $this->owner, $this->agree( $connection ) ) );
		$this->assertNull( $this->services->mailbox_access()->kept( $this->again( $connection->id ) ) );
	}

	public function test_it_needs_a_provider_and_a_client(): void {
		foreach ( [
			'switchboard_oauth_provider' => $this->connection( 'password' ),
			'switchboard_oauth_client'   => $this->connection( 'google', [ 'oauth_client_id' => '' ] ),
		] as $name => $connection ) {
			try {
				$this->services->authorization()->start( $connection, $this->owner );
				$this->fail( 'It began.' );
			} catch ( Problem $problem ) {
				$this->assertSame( $name, $problem->name );
			}
		}
	}

	public function test_a_wrong_client_secret_is_named_by_the_provider(): void {
		$connection = $this->connection();
		$this->services->connections()->update( $connection->id, [], [], [ 'oauth_client_secret' => 'wrong-secret' ] );
		$complaint = $this->complaint( $this->owner, $this->agree( $this->again( $connection->id ) ) );
		$this->assertSame( 'Google refused: invalid_client Unauthorized', $complaint );
	}
}
