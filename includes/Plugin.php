<?php
/**
 * The plugin.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Database\Floor;
use Switchboard\Foundation\Database\Migrator;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\REST\REST_Module;
use Switchboard\Tickets\Updates_Poll;

/**
 * The table of contents: what is hooked, in the order in which it happens.
 */
final class Plugin {

	private const DAILY_HOOK = 'switchboard_daily';

	/**
	 * Takes the parts.
	 *
	 * @param Services $services Parts.
	 */
	private function __construct( private readonly Services $services ) {
	}

	/**
	 * Starts the plugin; called once by plugin.php.
	 */
	public static function boot(): void {
		global $wpdb;
		$plugin = new self( new Services( $wpdb ) );
		register_activation_hook( FILE, [ $plugin, 'activate' ] );
		register_deactivation_hook( FILE, [ $plugin, 'deactivate' ] );
		add_action( 'plugins_loaded', [ $plugin, 'start' ] );
		add_action( 'wp_initialize_site', [ $plugin, 'add_site' ], 900 );
		add_filter( 'wpmu_drop_tables', [ $plugin, 'drop_site' ], 10, 2 );
	}

	/**
	 * Hooks every room in. Nothing is made before it is needed.
	 */
	public function start(): void {
		add_filter( 'pre_get_table_charset', [ $this, 'know_charset' ], 10, 2 );
		$this->migrator()->migrate();
		if ( Updates_Poll::is_asked() ) {
			( new Updates_Poll( fn() => $this->services->events(), fn() => $this->services->queue() ) )->answer();
		}
		$this->services->queue()->register();
		( new REST_Module( fn() => $this->services->controllers() ) )->register();
		foreach ( $this->services->modules() as $module ) {
			$module->register();
		}
		add_action( self::DAILY_HOOK, fn() => $this->services->tidy() );
		/**
		 * Fires when every room is hooked in. Another plugin begins here, and takes what it needs, such as `$services->inbound()`.
		 *
		 * @param Services $services Parts.
		 */
		do_action( 'switchboard_loaded', $this->services );
	}

	/**
	 * Spares $wpdb a look at each table's columns for every text beyond ASCII: ours are all utf8mb4.
	 *
	 * @param mixed  $charset Charset found so far.
	 * @param string $table   Full table name.
	 */
	public function know_charset( mixed $charset, string $table ): mixed {
		return str_starts_with( $table, $this->services->database()->table( '' ) ) ? 'utf8mb4' : $charset;
	}

	/**
	 * Checks the database, arranges cron, and makes whoever activates the plugin its first manager.
	 *
	 * @param bool $network_wide Whether it was activated for all sites of a network.
	 */
	public function activate( bool $network_wide ): void {
		global $wpdb;
		$complaint = Floor::complaint( (string) $wpdb->db_server_info(), str_contains( $wpdb::class, 'SQLite' ) );
		if ( null !== $complaint ) {
			deactivate_plugins( plugin_basename( FILE ) );
			wp_die( esc_html( $complaint ), '', [ 'back_link' => true ] );
		}
		if ( ! $network_wide ) {
			$this->install_site();
		}
	}

	/**
	 * Stops what runs by itself; data stays.
	 */
	public function deactivate(): void {
		wp_clear_scheduled_hook( Queue::CRON_HOOK );
		wp_clear_scheduled_hook( self::DAILY_HOOK );
	}

	/**
	 * A new site of a network has its own helpdesk, if the plugin is active for all.
	 *
	 * @param \WP_Site $site Site.
	 */
	public function add_site( \WP_Site $site ): void {
		if ( ! function_exists( 'is_plugin_active_for_network' ) ) {
			require_once ABSPATH . 'wp-admin/includes/plugin.php';
		}
		if ( is_plugin_active_for_network( plugin_basename( FILE ) ) ) {
			switch_to_blog( (int) $site->blog_id );
			$this->install_site();
			restore_current_blog();
		}
	}

	/**
	 * A site's tables go with the site.
	 *
	 * @param list<string> $tables  Tables to drop.
	 * @param int          $site_id Site.
	 * @return list<string>
	 */
	public function drop_site( array $tables, int $site_id ): array {
		switch_to_blog( $site_id );
		$tables = [ ...$tables, ...$this->migrator()->table_names() ];
		$this->services->store()->delete_all();
		restore_current_blog();
		return $tables;
	}

	/**
	 * The migrator of the current site.
	 */
	private function migrator(): Migrator {
		return new Migrator( $this->services->database(), Schema::VERSION, static fn(): array => Schema::tables(), self::migrations(), fn() => $this->install_site() );
	}

	/**
	 * What dbDelta can't do, by the schema version that needs it.
	 *
	 * @return array<int, \Closure( Database ): void>
	 */
	private static function migrations(): array {
		return [];
	}

	/**
	 * Gives a site its roles, first inbox, statuses and cron; does nothing twice.
	 */
	private function install_site(): void {
		$this->migrator()->migrate();
		( new Installer( $this->services ) )->install( get_current_user_id() );
		$this->services->queue()->schedule();
		if ( ! wp_next_scheduled( self::DAILY_HOOK ) ) {
			wp_schedule_event( time(), 'daily', self::DAILY_HOOK );
		}
	}
}
