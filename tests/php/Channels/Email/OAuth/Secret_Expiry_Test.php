<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\OAuth;

use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Email\OAuth\Secret_Expiry;
use Switchboard\Tests\Mail\Mail_Story;

final class Secret_Expiry_Test extends Mail_Story {

	#[TestWith( [ '', 'none', 'good' ] )]
	#[TestWith( [ '2026-12-01', 'ok', 'good' ] )]
	#[TestWith( [ '2025-12-25', 'soon', 'recommended' ] )]
	#[TestWith( [ '2025-11-26', 'soon', 'recommended' ] )]
	#[TestWith( [ '2025-11-25', 'over', 'critical' ] )]
	public function test_the_owner_is_warned_a_month_before( string $day, string $state, string $status ): void {
		$settings   = [
			'sign_in'              => 'microsoft',
			'oauth_secret_expires' => $day,
		];
		$expiry     = new Secret_Expiry( $this->services->connections(), $this->clock );
		$connection = $this->services->connections()->find( $this->services->connections()->insert( 'email', 'Mail <b>box', $this->inbox, $settings, [], true ) );
		$this->assertNotNull( $connection );
		$this->assertSame( $state, $expiry->state( $connection ) );
		$check = $expiry->check();
		$this->assertSame( $status, $check['status'] );
		$this->assertSame( 'good' !== $status, str_contains( $check['description'], 'Mail &lt;b&gt;box' ) );

		// Who signs in with a password has no client secret.
		$this->services->connections()->update( $connection->id, [], [ 'sign_in' => 'password' ] );
		$this->assertSame( 'good', $expiry->check()['status'] );
	}

	public function test_site_health_asks(): void {
		$tests = apply_filters( 'site_status_tests', [] ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$this->assertSame( 'good', $tests['direct']['switchboard_client_secrets']['test']()['status'] );
	}
}
