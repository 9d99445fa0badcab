<?php
/**
 * What all routes share.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\REST;

use Switchboard\Foundation\Module;

/**
 * Registers controllers when REST begins, and forbids caches to keep any answer of ours, errors too.
 */
final class REST_Module implements Module {

	/** Options that WordPress asks for one at a time on the way to an answer, on sites that never set them. */
	private const OPTIONS = [ 'WPLANG', 'current_theme', 'theme_switched', 'can_compress_scripts', 'medium_crop', 'medium_large_crop', 'large_crop' ];

	/**
	 * Takes a maker, so that no controller is built on requests that aren't REST.
	 *
	 * @param \Closure(): iterable<Controller> $controllers Makes all controllers.
	 */
	public function __construct( private readonly \Closure $controllers ) {
	}

	/**
	 * Hooks in.
	 */
	public function register(): void {
		if ( self::is_asked() ) {
			wp_prime_option_caches( [ 'theme_mods_' . get_option( 'stylesheet' ), ...self::OPTIONS ] );
		}
		add_action(
			'rest_api_init',
			function (): void {
				foreach ( ( $this->controllers )() as $controller ) {
					$controller->register();
				}
			}
		);
		add_filter( 'rest_post_dispatch', [ $this, 'forbid_caching' ], 10, 3 );
	}

	/**
	 * Whether this request is for us; looks at the address alone.
	 */
	private static function is_asked(): bool {
		$path = isset( $_SERVER['REQUEST_URI'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REQUEST_URI'] ) ) : '';
		return 1 === preg_match( '#' . Controller::REST_NAMESPACE . '#i', str_ireplace( '%2F', '/', $path ) );
	}

	/**
	 * Adds `no-store`.
	 *
	 * @param mixed            $response Response.
	 * @param \WP_REST_Server  $server   Server.
	 * @param \WP_REST_Request $request  Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	public function forbid_caching( mixed $response, \WP_REST_Server $server, \WP_REST_Request $request ): mixed {
		// WordPress finds a route however it is written, big letters or small.
		if ( $response instanceof \WP_HTTP_Response && 0 === stripos( $request->get_route(), '/' . Controller::REST_NAMESPACE ) ) {
			$response->header( 'Cache-Control', 'no-store, private' );
			$response->header( 'Referrer-Policy', 'no-referrer' );
		}
		return $response;
	}
}
