<?php
/**
 * Tests of the plugin's removal.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests;

use Switchboard\Agents\Roles;
use Switchboard\Foundation\Database\Migrator;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Installer;
use Switchboard\Schema;
use Switchboard\Services;

use const Switchboard\DIR;

/**
 * What goes and what stays. Tables can't be dropped in a transaction, so the test puts everything back by itself.
 */
final class Uninstall_Test extends TestCase {

	protected const TRANSACTION = false;

	private Services $services;

	/**
	 * Options of the plugin as they were.
	 *
	 * @var array<string, mixed>
	 */
	private array $options = [];

	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		foreach ( array_keys( wp_load_alloptions() ) as $name ) {
			if ( str_starts_with( (string) $name, 'switchboard_' ) ) {
				$this->options[ $name ] = get_option( $name );
			}
		}
		defined( 'WP_UNINSTALL_PLUGIN' ) || define( 'WP_UNINSTALL_PLUGIN', 'switchboard/plugin.php' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	}

	protected function tearDown(): void {
		$migrator = new Migrator( $this->database(), Schema::VERSION, static fn(): array => Schema::tables(), [], static fn() => null );
		$migrator->migrate();
		( new Installer( $this->services ) )->install( 0 );
		array_walk( $this->options, static fn( mixed $value, string $name ) => update_option( $name, $value ) );
		delete_option( 'switchboard_agent_ids' );
		( new Services( $GLOBALS['wpdb'] ) )->queue()->schedule();
		wp_schedule_event( time(), 'daily', 'switchboard_daily' );
		parent::tearDown();
	}

	public function test_tickets_stay_with_their_files_unless_the_owner_says_otherwise(): void {
		$this->services->settings()->update( [ 'remove_data_on_uninstall' => false ] );
		[ $file, $path ] = $this->file( true );
		set_transient( 'switchboard_sns_0123', 'A certificate.', DAY_IN_SECONDS );
		$this->uninstall();
		$this->assert_nothing_runs();
		$this->assertFalse( get_transient( 'switchboard_sns_0123' ) );
		$this->assertSame( [], $this->missing_tables() );
		$this->assertIsArray( get_option( 'switchboard_settings' ) );
		$this->assertStringNotContainsString( 'A file.', (string) file_get_contents( $file ), 'An address leads to it.' );
		$this->assertSame( '', pathinfo( $file, PATHINFO_EXTENSION ) );
		// Whoever installs the plugin anew has the key still.
		$copy = fopen( 'php://memory', 'w+' );
		$this->assertIsResource( $copy );
		$this->services->store()->copy_to( $path, $copy );
		$this->assertSame( 'A file.', stream_get_contents( $copy, null, 0 ) );
		fclose( $copy );
		$this->services->store()->delete_all();
	}

	public function test_what_could_be_read_by_an_address_goes_though_tickets_stay(): void {
		$this->services->settings()->update( [ 'remove_data_on_uninstall' => false ] );
		[ $file ] = $this->file( false );
		$this->uninstall();
		$this->assertFileDoesNotExist( $file );
		$this->assertSame( [], $this->missing_tables() );
	}

	public function test_everything_goes_where_the_owner_says_so(): void {
		$user = $this->factory->user( 'switchboard_agent', [ 'user_login' => 'uninstalled' . uniqid() ] + [ 'user_email' => uniqid() . '@example.org' ] );
		update_user_meta( $user, 'switchboard_notifications', [ 'agent_new' => false ] );
		$this->services->settings()->update( [ 'remove_data_on_uninstall' => true ] );
		[ $file ] = $this->file( true );
		$this->uninstall();
		$this->assert_nothing_runs();
		$this->assertFileDoesNotExist( $file );
		$this->assertDirectoryDoesNotExist( dirname( $file, 3 ) );
		$this->assertSame( array_keys( Schema::tables() ), $this->missing_tables() );
		wp_cache_flush();
		$this->assertSame( [], array_filter( array_keys( wp_load_alloptions() ), static fn( int|string $name ): bool => str_starts_with( (string) $name, 'switchboard_' ) ) );
		$this->assertSame( '', get_user_meta( $user, 'switchboard_notifications', true ) );
		$this->assertSame( [], ( new \WP_User( $user ) )->roles );
		// The plugin would look for the user's contact in tables that are gone.
		remove_all_actions( 'deleted_user' );
		wp_delete_user( $user );
	}

	/**
	 * Runs what WordPress runs.
	 */
	private function uninstall(): void {
		require DIR . '/uninstall.php';
	}

	/**
	 * A file in the private store, in a place below uploads.
	 *
	 * @param bool $encrypted Whether it is of no use to whoever fetches it.
	 * @return array{string, string} File, and its path in the store.
	 */
	private function file( bool $encrypted ): array {
		$source = (string) tempnam( sys_get_temp_dir(), 'switchboard' );
		file_put_contents( $source, 'A file.' );
		$name = '/switchboard-test-' . uniqid();
		update_option(
			'switchboard_files',
			[
				'dir'       => wp_upload_dir()['basedir'] . $name,
				'url'       => wp_upload_dir()['baseurl'] . $name,
				'encrypted' => $encrypted,
				'key'       => base64_encode( random_bytes( SODIUM_CRYPTO_SECRETSTREAM_XCHACHA20POLY1305_KEYBYTES ) ),
			]
		);
		$path = $this->services->store()->put( $source )['path'];
		$file = $this->services->store()->place()['dir'] . '/' . substr( $path, 2 );
		$this->assertFileExists( $file );
		return [ $file, $path ];
	}

	/**
	 * No role, no capability, no schedule is left.
	 */
	private function assert_nothing_runs(): void {
		$this->assertSame( [], array_intersect( array_keys( wp_roles()->roles ), Roles::slugs() ) );
		$this->assertArrayNotHasKey( 'switchboard_manage_settings', wp_roles()->roles['administrator']['capabilities'] );
		$this->assertFalse( wp_next_scheduled( Queue::CRON_HOOK ) );
		$this->assertFalse( wp_next_scheduled( 'switchboard_daily' ) );
	}

	/**
	 * Tables that aren't there.
	 *
	 * @return list<string>
	 */
	private function missing_tables(): array {
		$missing = [];
		foreach ( array_keys( Schema::tables() ) as $name ) {
			try {
				$this->database()->rows( "SELECT 1 FROM {{$name}} LIMIT 1" );
			} catch ( \Switchboard\Foundation\Database\Database_Error $error ) {
				$missing[] = $name;
			}
		}
		return $missing;
	}
}
