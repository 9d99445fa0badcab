<?php
/**
 * Tests of installing, in a network of sites.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Contacts\Identity;
use Switchboard\Foundation\Files\Private_Store;
use Switchboard\Schema;
use Switchboard\Services;

use const Switchboard\DIR;

/**
 * Each site has a helpdesk of its own, from its first use to its end. Tables aren't made or dropped in a transaction.
 */
#[Group( 'network' )]
final class Installer_Test extends TestCase {

	protected const TRANSACTION = false;

	private int $site = 0;

	protected function tearDown(): void {
		if ( $this->site && get_site( $this->site ) ) {
			wp_delete_site( $this->site );
		}
		parent::tearDown();
	}

	public function test_a_new_site_has_its_own_helpdesk(): void {
		$this->add_site();
		$this->assertSame( array_keys( Schema::tables() ), $this->tables( $this->site ) );

		$owner = static fn(): int => ( new Services( $GLOBALS['wpdb'] ) )->identities()->find_by( Identity::EMAIL, 'ada@example.org' )->contact_id ?? 0;
		switch_to_blog( $this->site );
		$there = ( new Services( $GLOBALS['wpdb'] ) )->contact_verbs()->identify( Identity::EMAIL, 'ada@example.org', 'Ada' )->id;
		$this->assertCount( 1, ( new Services( $GLOBALS['wpdb'] ) )->inboxes()->all() );
		$this->assertSame( $there, $owner() );
		restore_current_blog();
		$this->assertSame( 0, $owner(), 'The other site knows nobody.' );
	}

	public function test_a_site_that_was_there_before_gets_its_tables_on_first_use(): void {
		$plugins = get_site_option( 'active_sitewide_plugins' );
		update_site_option( 'active_sitewide_plugins', [] );
		$this->add_site();
		update_site_option( 'active_sitewide_plugins', $plugins );
		$this->assertSame( [], $this->tables( $this->site ) );

		$this->visit( '/second/' );
		$this->assertSame( array_keys( Schema::tables() ), $this->tables( $this->site ) );
	}

	public function test_tables_and_files_go_with_the_site(): void {
		$this->add_site();
		switch_to_blog( $this->site );
		$source = (string) tempnam( sys_get_temp_dir(), 'switchboard' );
		file_put_contents( $source, 'A file.' ); // phpcs:ignore WordPress.WP.AlternativeFunctions
		$store = new Private_Store();
		$store->put( $source );
		$folder = $store->place()['dir'];
		restore_current_blog();
		$this->assertDirectoryExists( $folder );

		wp_delete_site( $this->site );

		$this->assertSame( [], $this->tables( $this->site ) );
		$this->assertDirectoryDoesNotExist( $folder );
		$this->assertSame( array_keys( Schema::tables() ), $this->tables( get_main_site_id() ) );
	}

	/**
	 * Adds the site `/second/` to the network.
	 */
	private function add_site(): void {
		$site = wp_insert_site(
			[
				'domain'  => 'example.org',
				'path'    => '/second/',
				'user_id' => 1,
				'title'   => 'Second',
			]
		);
		$this->assertIsInt( $site );
		$this->site = $site;
	}

	/**
	 * Our tables of a site.
	 *
	 * @param int $site Site.
	 * @return list<string> Short names, in the order of the schema page.
	 */
	private function tables( int $site ): array {
		global $wpdb;
		switch_to_blog( $site );
		$all    = $wpdb->get_col( 'SHOW TABLES' ); // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$tables = array_values( array_filter( array_keys( Schema::tables() ), fn( string $name ): bool => in_array( $this->database()->table( $name ), $all, true ) ) );
		restore_current_blog();
		return $tables;
	}

	/**
	 * A request of its own to a site.
	 *
	 * @param string $path Path of the site.
	 */
	private function visit( string $path ): void {
		$file = (string) tempnam( sys_get_temp_dir(), 'switchboard' );
		file_put_contents( $file, '<?php echo "site ", get_current_blog_id();' ); // phpcs:ignore WordPress.WP.AlternativeFunctions
		$command = sprintf( 'REQUEST_URI=%s %s %s %s %s', escapeshellarg( $path ), escapeshellarg( PHP_BINARY ), escapeshellarg( DIR . '/bin/php/run.php' ), escapeshellarg( untrailingslashit( ABSPATH ) ), escapeshellarg( $file ) );
		// WordPress's own complaints about its older files may stand before it.
		$this->assertStringEndsWith( "site $this->site", (string) shell_exec( $command ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
	}
}
