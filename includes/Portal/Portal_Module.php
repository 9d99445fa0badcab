<?php
/**
 * Hooks of the customers' pages.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

use Switchboard\Foundation\Module;
use Switchboard\Foundation\Settings;

/**
 * Registers the block, and keeps the secrets of private links out of caches, histories, referrers and search engines.
 */
final class Portal_Module implements Module {

	public const BLOCK = 'switchboard/my-tickets';

	/** What private links carry in their address. */
	private const SECRETS = [ 'switchboard_token', Sign_In_Link_Job::PARAMETER ];

	/**
	 * Takes a maker: most requests draw no such page.
	 *
	 * @param \Closure(): Portal_View $view     Draws the page.
	 * @param Settings                $settings Remembers which pages have our blocks.
	 */
	public function __construct( private readonly \Closure $view, private readonly Settings $settings ) {
	}

	/**
	 * Hooks in.
	 */
	public function register(): void {
		add_action( 'init', [ $this, 'register_block' ] );
		add_action( 'template_redirect', [ $this, 'forbid_caching' ], 0 );
		add_action( 'save_post', [ $this, 'remember_page' ], 10, 2 );
	}

	/**
	 * Registers the block, once it was built.
	 */
	public function register_block(): void {
		$built = \Switchboard\DIR . '/build/blocks/my-tickets';
		if ( is_file( "$built/block.json" ) ) {
			register_block_type( $built, [ 'render_callback' => fn( array $attributes ): string => ( $this->view )()->render( $attributes ) ] );
			wp_set_script_translations( generate_block_asset_handle( self::BLOCK, 'editorScript' ), 'switchboard', \Switchboard\DIR . '/languages' );
		}
	}

	/**
	 * A page that was opened by a private link is nobody else's.
	 */
	public function forbid_caching(): void {
		// phpcs:ignore WordPress.Security.NonceVerification -- Reading only.
		if ( ! array_intersect_key( $_GET, array_flip( self::SECRETS ) ) ) {
			return;
		}
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- The name that page caches know.
		}
		if ( ! headers_sent() ) {
			nocache_headers();
			foreach ( self::headers() as $name => $value ) {
				header( "$name: $value" );
			}
		}
		add_filter( 'wp_robots', 'wp_robots_sensitive_page' );
		// Before any other script of the page can read the address.
		add_action( 'wp_head', [ $this, 'hide_secret' ], -100 );
	}

	/**
	 * Headers of a page that was opened by a private link.
	 *
	 * @return array<string, string>
	 */
	public static function headers(): array {
		return [
			'Cache-Control'   => 'no-store, private',
			'Referrer-Policy' => 'no-referrer',
			'X-Robots-Tag'    => 'noindex, nofollow, noarchive',
		];
	}

	/**
	 * Moves the secret from the address to this tab's memory.
	 */
	public function hide_secret(): void {
		wp_print_inline_script_tag(
			'(function(l){try{var u=new URL(l.href),p=u.searchParams,o={};["token","ticket","link"].forEach(function(k){var v=p.get("switchboard_"+k);if(v){o[k]=v;p.delete("switchboard_"+k)}});window.switchboardArrival=o;history.replaceState(history.state,"",u);sessionStorage.setItem("switchboard:arrival",JSON.stringify(o))}catch(e){}})(location)'
		);
	}

	/**
	 * The first page that shows the block becomes the one that mails lead to.
	 *
	 * @param int      $id   Post.
	 * @param \WP_Post $post Post.
	 */
	public function remember_page( int $id, \WP_Post $post ): void {
		if ( 'publish' !== $post->post_status || 'page' !== $post->post_type ) {
			return;
		}
		foreach ( [
			'portal_page' => self::BLOCK,
			'form_page'   => 'switchboard/ticket-form',
		] as $setting => $block ) {
			$known = $this->settings->number( $setting );
			if ( has_block( $block, $post ) && ( 0 === $known || 'publish' !== get_post_status( $known ) ) ) {
				$this->settings->update( [ $setting => $id ] );
			}
		}
	}
}
