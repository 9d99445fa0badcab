<?php
/**
 * Floods of mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

/**
 * What is told of floods, and what they don't bring out of us.
 */
final class Receiving_Module_Test extends Receiving_Case {

	/**
	 * Somebody new writes.
	 *
	 * @param int $number Number.
	 */
	private function somebody( int $number ): void {
		$this->import( self::mail( [
			'From'       => "somebody$number@elsewhere.example",
			'Message-ID' => "<$number@elsewhere.example>",
		] ) );
		$this->run_jobs();
	}

	/**
	 * How a connection is.
	 *
	 * @param string $door Door.
	 */
	private function state( string $door ): string {
		$connection = $this->services->connections()->find( $this->doors[ $door ]->id );
		return $connection ? "$connection->state: $connection->state_reason" : '';
	}

	public function test_a_flood_blows_the_fuse_of_its_connection(): void {
		add_filter( 'switchboard_automatic_answers_an_hour', static fn(): int => 2 );
		array_map( $this->somebody( ... ), [ 1, 2, 3, 4 ] );
		$this->assertSame( [ 1, 1, 0, 0 ], array_map( fn( int $number ): int => count( $this->mails_to( "somebody$number@elsewhere.example" ) ), [ 1, 2, 3, 4 ] ) );
		// Agents are told all the same.
		$this->assertCount( 4, $this->mails_to( 'jonas@shop.example' ) );
		$this->assertStringContainsString( 'no automatic answers', $this->state( 'support' ) );
		$this->assertSame( 'ok: ', $this->state( 'sales' ) );
		// That the connection works doesn't hide it.
		$this->services->connections()->set_state( $this->doors['support']->id, 'ok' );
		$this->assertStringStartsWith( 'error: ', $this->state( 'support' ) );
		$this->clock->set( self::NOW + HOUR_IN_SECONDS );
		$this->assertSame( 'ok: ', $this->state( 'support' ) );
		$this->somebody( 5 );
		$this->assertCount( 1, $this->mails_to( 'somebody5@elsewhere.example' ) );
	}

	public function test_site_health_tells_of_a_storm(): void {
		$check = fn(): array => apply_filters( 'site_status_tests', [] )['direct']['switchboard_storms']['test'](); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$this->assertSame( 'good', $check()['status'] );
		foreach ( range( 1, 12 ) as $number ) {
			$this->import( self::mail( [ 'Message-ID' => "<$number@customer.example>" ] ) );
		}
		// The site's own services have the real clock.
		$this->database()->execute( 'UPDATE {inbound} SET created_at = %d', [ time() ] );
		$result = $check();
		$this->assertSame( 'recommended', $result['status'] );
		$this->assertStringContainsString( 'ada@customer.example: 2 messages', $result['description'] );
	}
}
