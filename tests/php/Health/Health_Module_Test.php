<?php
/**
 * Tests of the room's hooks.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Health;

use Switchboard\Health\Jobs_Screen;
use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * Tools → Site Health.
 */
final class Health_Module_Test extends TestCase {

	private Services $services;

	private int $administrator;

	protected function setUp(): void {
		parent::setUp();
		$this->services      = new Services( $GLOBALS['wpdb'] );
		$this->administrator = $this->factory->user( 'administrator' );
		$this->database()->execute( 'DELETE FROM {job}' );
		$this->services->queue()->add( '<b>unknown</b>', [ 'ticket' => 5 ] );
		$this->services->queue()->run();
	}

	public function test_checks_are_listed_and_answer_in_wordpress_s_form(): void {
		$tests = apply_filters( 'site_status_tests', [ 'direct' => [], 'async' => [] ] ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$this->assertSame( [ 'switchboard_client_secrets', 'switchboard_storms', 'switchboard_database', 'switchboard_sodium', 'switchboard_cron', 'switchboard_queue' ], array_keys( $tests['direct'] ) );
		$this->assertSame( [ 'switchboard_files' ], array_keys( $tests['async'] ) );
		foreach ( $tests['direct'] as $name => $test ) {
			$result = ( $test['test'] )();
			$this->assertSame( [ 'label', 'status', 'badge', 'description', 'actions', 'test' ], array_keys( $result ) );
			$this->assertSame( $name, $result['test'] );
		}
	}

	public function test_the_tab_is_for_those_who_may_manage_settings(): void {
		foreach ( [ $this->administrator, $this->factory->user( 'switchboard_manager' ) ] as $index => $user ) {
			$this->act_as( $user );
			$this->assertSame( 0 === $index, isset( apply_filters( 'site_health_navigation_tabs', [ '' => 'Status' ] )['switchboard'] ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
			ob_start();
			do_action( 'site_health_tab_content', 'switchboard' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
			$this->assertSame( 0 === $index, '' !== ob_get_clean() );
		}
	}

	public function test_the_tab_shows_what_was_given_up_safely(): void {
		$this->act_as( $this->administrator );
		ob_start();
		do_action( 'site_health_tab_content', 'switchboard' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$html = (string) ob_get_clean();
		foreach ( [ '&lt;b&gt;unknown', 'ticket 5', 'Nobody does this kind of job.', 'Try again', 'Remove', '_wpnonce' ] as $expected ) {
			$this->assertStringContainsString( $expected, $html );
		}
		$this->assertStringNotContainsString( '<b>unknown', $html );
		ob_start();
		do_action( 'site_health_tab_content', 'other' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$this->assertSame( '', ob_get_clean() );
	}

	public function test_buttons_need_a_nonce_and_a_capability(): void {
		$manager = $this->factory->user( 'switchboard_manager' );
		foreach ( [ [ $this->administrator, false ], [ $manager, true ] ] as [ $user, $with_nonce ] ) {
			$this->act_as( $user );
			$this->press( 'remove', $with_nonce );
			$this->assertSame( 1, $this->services->jobs()->state( time() )['dead'] );
		}
	}

	public function test_the_check_of_files_needs_a_nonce_and_a_capability(): void {
		$this->assertSame( '', $this->ask_for_files( $this->administrator, false ) );
		$this->assertStringContainsString( '"success":false', $this->ask_for_files( $this->factory->user( 'switchboard_manager' ), true ) );
		$this->assertStringContainsString( 'switchboard_files', $this->ask_for_files( $this->administrator, true ) );
	}

	public function test_buttons(): void {
		$this->act_as( $this->administrator );
		$this->press( 'nonsense' );
		$this->assertSame( [ 0, 1 ], $this->waiting_and_dead() );
		$this->press( 'again' );
		$this->assertSame( [ 1, 0 ], $this->waiting_and_dead() );
		$this->services->queue()->run();
		$this->press( 'remove' );
		$this->assertSame( [ 0, 0 ], $this->waiting_and_dead() );
	}

	public function test_each_job_has_its_own_buttons(): void {
		$this->services->queue()->add( 'another', [ 'ticket' => 6 ] );
		$this->services->queue()->run();
		[ $newer, $older ] = array_column( $this->services->jobs()->dead( 10 ), 'id' );
		$this->act_as( $this->administrator );
		ob_start();
		do_action( 'site_health_tab_content', 'switchboard' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$html = (string) ob_get_clean();
		foreach ( [ $newer, $older ] as $id ) {
			$this->assertStringContainsString( '<input type="hidden" name="_wpnonce" value="' . wp_create_nonce( "switchboard_settle_jobs:$id" ) . '"><input type="hidden" name="job" value="' . $id . '">', $html );
		}
		$this->assertStringContainsString( 'Try again<span class="screen-reader-text"> another, ticket 6</span>', $html );

		// Neither the nonce of all nor another job's settles this one.
		foreach ( [ Jobs_Screen::nonce_of( null ), Jobs_Screen::nonce_of( $newer ) ] as $nonce ) {
			$this->press( 'remove', true, $older, $nonce );
			$this->assertSame( [ 0, 2 ], $this->waiting_and_dead() );
		}
		$this->press( 'remove', true, null, Jobs_Screen::nonce_of( $older ) );
		$this->assertSame( [ 0, 2 ], $this->waiting_and_dead() );

		$this->press( 'again', true, $newer );
		$this->assertSame( [ 1, 1 ], $this->waiting_and_dead() );
		$this->press( 'remove', true, $newer );
		$this->assertSame( [ 1, 1 ], $this->waiting_and_dead(), 'What waits again is no dead letter.' );
		$this->press( 'remove', true, $older );
		$this->assertSame( [ 1, 0 ], $this->waiting_and_dead() );
	}

	public function test_facts_hold_no_secrets(): void {
		$this->services->settings()->update( [ 'trusted_proxy' => '10.1.2.3' ] );
		$section = apply_filters( 'debug_information', [] )['switchboard']; // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$this->assertSame( '1', $section['fields']['jobs_dead']['value'] );
		$this->assertTrue( $section['fields']['files_dir']['private'] );
		$text = (string) wp_json_encode( $section );
		foreach ( [ '10.1.2.3', wp_salt( 'auth' ), (string) ( (array) get_option( 'switchboard_files' ) )['key'] ] as $secret ) {
			$this->assertStringNotContainsString( trim( (string) wp_json_encode( $secret ), '"' ), $text );
		}
	}

	/**
	 * Asks by AJAX whether files can be read from outside.
	 */
	private function ask_for_files( int $user, bool $with_nonce ): string {
		$this->act_as( $user );
		$_REQUEST = $with_nonce ? [ '_ajax_nonce' => wp_create_nonce( 'health-check-site-status' ) ] : [];
		add_filter( 'wp_doing_ajax', '__return_true' );
		add_filter( 'wp_die_ajax_handler', static fn(): callable => static fn() => throw new \RuntimeException( 'left' ) );
		ob_start();
		try {
			do_action( 'wp_ajax_health-check-switchboard-files' ); // phpcs:ignore WordPress.NamingConventions
			$this->fail( 'It should have left.' );
		} catch ( \RuntimeException $left ) {
			$this->assertSame( 'left', $left->getMessage() );
		} finally {
			$printed = (string) ob_get_clean();
		}
		return $printed;
	}

	/**
	 * Presses a button of the tab.
	 *
	 * @param string      $button     Its value.
	 * @param bool        $with_nonce Whether its form sends one.
	 * @param int|null    $id         The job; null for all.
	 * @param string|null $nonce      Another nonce's name.
	 */
	private function press( string $button, bool $with_nonce = true, ?int $id = null, ?string $nonce = null ): void {
		$_POST    = [ 'settle' => $button ] + ( null === $id ? [] : [ 'job' => (string) $id ] );
		$_REQUEST = $with_nonce ? [ '_wpnonce' => wp_create_nonce( $nonce ?? Jobs_Screen::nonce_of( $id ) ) ] : [];
		// Both ways out end the process: a redirect and wp_die().
		$leave = static fn(): callable => static fn() => throw new \RuntimeException( 'left' );
		add_filter( 'wp_die_handler', $leave );
		add_filter( 'wp_redirect', $leave() );
		try {
			do_action( 'admin_post_' . Jobs_Screen::ACTION ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
			$this->fail( 'It should have left.' );
		} catch ( \RuntimeException $left ) {
			$this->assertSame( 'left', $left->getMessage() );
		}
	}

	/**
	 * Numbers of jobs.
	 *
	 * @phpstan-impure
	 * @return array{int, int}
	 */
	private function waiting_and_dead(): array {
		$state = $this->services->jobs()->state( time() );
		return [ $state['waiting'], $state['dead'] ];
	}
}
