<?php
/**
 * Hooks of the room.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Health;

use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Module;

/**
 * Adds the helpdesk to Tools → Site Health: checks, a tab with the jobs, and facts.
 */
final class Health_Module implements Module {

	private const TAB = 'switchboard';

	/** What WordPress's script makes of the test's name `switchboard_files`. */
	private const FILES_ACTION = 'wp_ajax_health-check-switchboard-files';

	/**
	 * Needs nothing until somebody looks.
	 *
	 * @param \Closure(): Checks        $checks Makes the checks.
	 * @param \Closure(): Jobs_Screen   $screen Makes the screen.
	 * @param \Closure(): Debug_Section $facts  Makes the facts.
	 * @param \Closure(): Cron_Pace     $pace   Measures the schedule.
	 */
	public function __construct( private readonly \Closure $checks, private readonly \Closure $screen, private readonly \Closure $facts, private readonly \Closure $pace ) {
	}

	/**
	 * Hooks in.
	 */
	public function register(): void {
		add_filter( 'site_status_tests', [ $this, 'add_checks' ] );
		add_filter( 'site_health_navigation_tabs', [ $this, 'add_tab' ] );
		add_action( 'site_health_tab_content', [ $this, 'show_tab' ] );
		add_action( Queue::CRON_HOOK, fn() => ( $this->pace )()->note(), 1 );
		add_filter( 'debug_information', [ $this, 'add_facts' ] );
		add_action( self::FILES_ACTION, [ $this, 'answer_files_check' ] );
		add_action( 'admin_post_' . Jobs_Screen::ACTION, [ $this, 'settle_jobs' ] );
	}

	/**
	 * Adds the checks; the one that asks the site for a file runs when the screen is there already.
	 *
	 * @param array{direct?: array<string, mixed>, async?: array<string, mixed>} $tests Tests.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_checks( array $tests ): array {
		$checks = ( $this->checks )();
		foreach ( [
			'database' => __( 'Database of the helpdesk', 'switchboard' ),
			'sodium'   => __( 'Encryption of the helpdesk', 'switchboard' ),
			'cron'     => __( 'Schedule of the helpdesk', 'switchboard' ),
			'queue'    => __( 'Jobs of the helpdesk', 'switchboard' ),
		] as $name => $label ) {
			$tests['direct'][ "switchboard_$name" ] = [
				'label' => $label,
				'test'  => [ $checks, $name ],
			];
		}
		$tests['async']['switchboard_files'] = [
			'label'             => __( 'Files of the helpdesk', 'switchboard' ),
			'test'              => 'switchboard_files',
			'async_direct_test' => [ $checks, 'files' ],
		];
		return $tests;
	}

	/**
	 * Answers the screen that asks for the check of files.
	 */
	public function answer_files_check(): void {
		check_ajax_referer( 'health-check-site-status' );
		if ( ! current_user_can( 'view_site_health_checks' ) ) {
			wp_send_json_error( null, 403 );
		}
		wp_send_json_success( ( $this->checks )()->files() );
	}

	/**
	 * Adds the tab.
	 *
	 * @param array<string, string> $tabs Tabs.
	 * @return array<string, string>
	 */
	public function add_tab( array $tabs ): array {
		return current_user_can( 'switchboard_manage_settings' ) ? $tabs + [ self::TAB => 'Switchboard' ] : $tabs;
	}

	/**
	 * Prints the tab.
	 *
	 * @param string $tab The tab that is open.
	 */
	public function show_tab( string $tab ): void {
		if ( self::TAB === $tab && current_user_can( 'switchboard_manage_settings' ) ) {
			( $this->screen )()->show();
		}
	}

	/**
	 * Does what a button of the tab asks.
	 */
	public function settle_jobs(): void {
		$id = isset( $_POST['job'] ) ? absint( $_POST['job'] ) : null;
		check_admin_referer( Jobs_Screen::nonce_of( $id ) );
		if ( ! current_user_can( 'switchboard_manage_settings' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'switchboard' ), '', [ 'response' => 403 ] );
		}
		$settle = isset( $_POST['settle'] ) ? sanitize_key( wp_unslash( $_POST['settle'] ) ) : '';
		if ( in_array( $settle, [ 'again', 'remove' ], true ) ) {
			( $this->screen )()->settle( 'again' === $settle, $id );
		}
		wp_safe_redirect( Checks::tab_url() );
		exit;
	}

	/**
	 * Adds the facts.
	 *
	 * @param array<string, mixed> $sections Sections.
	 * @return array<string, mixed>
	 */
	public function add_facts( array $sections ): array {
		$sections[ self::TAB ] = ( $this->facts )()->section();
		return $sections;
	}
}
