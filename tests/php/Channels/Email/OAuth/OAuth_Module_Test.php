<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\OAuth;

final class OAuth_Module_Test extends OAuth_Case {

	protected function setUp(): void {
		parent::setUp();
		// The hooks are those of the running plugin, which goes by the real time.
		$this->clock->set( time() );
		add_filter( 'wp_redirect', static fn( string $url ) => throw new \DomainException( $url ) );
		add_filter( 'wp_die_handler', static fn(): \Closure => static fn( string $message, string $title, array $arguments ) => throw new \DomainException( $arguments['response'] . ' ' . $message ) );
	}

	/**
	 * Comes back from the provider.
	 *
	 * @param array<string, mixed> $query What is in the address.
	 * @return string Where the browser is sent, or the complaint with its status; '' when nobody felt meant.
	 */
	private function come_back( int $user, array $query ): string {
		$_GET = wp_slash( $query );
		$this->act_as( $user );
		try {
			do_action( $user ? 'admin_post' : 'admin_post_nopriv' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- As admin-post.php does.
		} catch ( \DomainException $end ) {
			return $end->getMessage();
		}
		return '';
	}

	public function test_an_administrator_is_led_to_the_connection(): void {
		$connection = $this->connection();
		$this->assertSame( admin_url( 'admin.php?page=switchboard&path=' . rawurlencode( "/settings/connections/$connection->id" ) ), $this->come_back( $this->owner, $this->agree( $connection ) ) );
		$this->assertNotNull( $this->services->mailbox_access()->kept( $this->again( $connection->id ) ) );
	}

	public function test_nobody_else_is(): void {
		$connection = $this->connection();
		$back       = $this->agree( $connection );
		foreach ( [ 'subscriber', 'editor', 'switchboard_agent', 'switchboard_manager' ] as $role ) {
			$this->assertSame( '403 You may not do this.', $this->come_back( $this->factory->user( $role ), $back ) );
		}
		$this->assertStringStartsWith( '403 This answer does not belong', $this->come_back( $this->factory->user( 'administrator' ), $back ) );
		$this->assertNull( $this->services->mailbox_access()->kept( $this->again( $connection->id ) ) );
	}

	public function test_whoever_was_signed_out_signs_in_and_comes_back(): void {
		$connection             = $this->connection();
		$back                   = $this->agree( $connection );
		$_SERVER['REQUEST_URI'] = '/wp-admin/admin-post.php?state=' . $back['state'];
		$this->assertStringContainsString( 'wp-login.php?redirect_to=', $this->come_back( 0, $back ) );
		$this->assertStringContainsString( 'page=switchboard', $this->come_back( $this->owner, $back ) );
	}

	public function test_what_the_provider_says_is_shown_as_text(): void {
		$state = $this->agree( $this->connection() )['state'];
		$this->assertSame(
			'400 Google refused: access_denied No',
			$this->come_back(
				$this->owner,
				[
					'state'             => $state,
					'error'             => 'access_denied',
					'error_description' => 'No<script>alert(1)</script>',
				]
			)
		);
	}

	public function test_other_requests_at_that_address_are_left_alone(): void {
		foreach ( [ [], [ 'state' => 'of another plugin' ], [ 'state' => [ 'switchboard.' ] ], [ 'code' => 'x' ] ] as $query ) {
			$this->assertSame( '', $this->come_back( $this->owner, $query ) );
			$this->assertSame( '', $this->come_back( 0, $query ) );
		}
	}
}
