<?php
/**
 * The app in wp-admin.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Admin;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Module;

use const Switchboard\DIR;
use const Switchboard\FILE;
use const Switchboard\VERSION;

/**
 * Adds the menu and, on our screen alone, the app with its boot data.
 */
final class Admin_Module implements Module {

	public const PAGE = 'switchboard';

	private const HANDLE = 'switchboard-admin';

	/**
	 * Takes makers: nothing is made on other screens.
	 *
	 * @param \Closure(): Policy    $policy Roles.
	 * @param \Closure(): Boot      $boot   Boot data.
	 */
	public function __construct( private readonly \Closure $policy, private readonly \Closure $boot ) {
	}

	/**
	 * Hooks in.
	 */
	public function register(): void {
		add_action( 'admin_menu', [ $this, 'add_menu' ] );
		add_action( 'admin_enqueue_scripts', [ $this, 'load_app' ] );
		add_filter( 'admin_body_class', [ $this, 'mark_screen' ] );
		add_filter( 'parent_file', [ $this, 'mark_submenu' ] );
	}

	/**
	 * One menu; its entries are places in the app.
	 */
	public function add_menu(): void {
		add_menu_page( __( 'Switchboard', 'switchboard' ), __( 'Switchboard', 'switchboard' ), 'switchboard_access', self::PAGE, [ $this, 'print_root' ], 'dashicons-sos', 26 );
		$places = [];
		if ( ( $this->policy )()->may( get_current_user_id(), 'read' ) ) {
			$places = [
				'/tickets'  => __( 'Tickets', 'switchboard' ),
				'/contacts' => __( 'Contacts', 'switchboard' ),
			];
		}
		$places['/settings'] = __( 'Settings', 'switchboard' );
		foreach ( $places as $path => $label ) {
			add_submenu_page( self::PAGE, $label, $label, 'switchboard_access', 'admin.php?page=' . self::PAGE . '&path=' . rawurlencode( $path ) );
		}
		remove_submenu_page( self::PAGE, self::PAGE );
	}

	/**
	 * Where the app goes.
	 */
	public function print_root(): void {
		echo '<div id="switchboard-app"><noscript><p>' . esc_html__( 'Switchboard needs JavaScript here.', 'switchboard' ) . '</p></noscript></div>';
	}

	/**
	 * Loads the app on our screen.
	 *
	 * @param string $screen Hook name of the screen.
	 */
	public function load_app( string $screen ): void {
		if ( 'toplevel_page_' . self::PAGE !== $screen ) {
			return;
		}
		$asset = DIR . '/build/admin/index.asset.php';
		if ( ! is_file( $asset ) ) {
			wp_die( esc_html__( 'The app has not been built. Run “npm run build”.', 'switchboard' ) );
		}
		/**
		 * Written by the build.
		 *
		 * @var array{dependencies: list<non-empty-string>, version: string} $built
		 */
		$built = require $asset;
		wp_enqueue_script( self::HANDLE, plugins_url( 'build/admin/index.js', FILE ), $built['dependencies'], $built['version'], true );
		wp_set_script_translations( self::HANDLE, 'switchboard', DIR . '/languages' );
		wp_add_inline_script( self::HANDLE, Table_Words::script(), 'before' );
		wp_add_inline_script( self::HANDLE, 'window.switchboardBoot = ' . wp_json_encode( ( $this->boot )()->of( get_current_user_id() ), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES ) . ';', 'before' );
		if ( is_file( DIR . '/build/admin/index.css' ) ) {
			wp_enqueue_style( self::HANDLE, plugins_url( 'build/admin/index.css', FILE ), [ 'wp-components' ], $built['version'] );
			wp_style_add_data( self::HANDLE, 'rtl', 'replace' );
		}
		remove_all_actions( 'admin_notices' );
		remove_all_actions( 'all_admin_notices' );
	}

	/**
	 * The app fills the screen; WordPress's menu is folded beside it.
	 *
	 * @param string $classes Classes of the body.
	 */
	public function mark_screen( string $classes ): string {
		return 'toplevel_page_' . self::PAGE === get_current_screen()?->id ? "$classes switchboard-screen folded " : $classes;
	}

	/**
	 * Marks the entry of the place that the address names.
	 *
	 * @param mixed $parent_file Parent.
	 */
	public function mark_submenu( mixed $parent_file ): mixed {
		global $submenu_file;
		if ( self::PAGE === $parent_file ) {
			// phpcs:ignore WordPress.Security.NonceVerification -- Reading where a link leads.
			$path  = isset( $_GET['path'] ) ? sanitize_text_field( wp_unslash( $_GET['path'] ) ) : '/tickets';
			$place = '/' . ( explode( '/', $path )[1] ?? 'tickets' );
			// phpcs:ignore WordPress.WP.GlobalVariablesOverride -- WordPress reads the current entry from here.
			$submenu_file = 'admin.php?page=' . self::PAGE . '&path=' . rawurlencode( '/companies' === $place ? '/contacts' : $place );
		}
		return $parent_file;
	}
}
