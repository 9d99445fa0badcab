<?php
/**
 * Who is signed in on a page that a cache keeps.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\REST;

/**
 * A page that is the same for every visitor carries no nonce, so its script first asks who is signed in. WordPress ignores
 * cookies of such a call; here they count, but only for a call that a page of another site can't make: it needs a header of
 * our own, which browsers don't send across sites without leave.
 */
final class Cookie_User {

	public const HEADER = 'X-Switchboard-Page';

	/**
	 * The signed-in user.
	 *
	 * @param \WP_REST_Request $request The call.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return int 0 for nobody.
	 */
	public function id( \WP_REST_Request $request ): int {
		if ( is_user_logged_in() ) {
			return get_current_user_id();
		}
		if ( '1' !== $request->get_header( self::HEADER ) || ! self::is_same_origin() ) {
			return 0;
		}
		return (int) wp_validate_auth_cookie( '', 'logged_in' );
	}

	/**
	 * A nonce with which this user's further calls count as theirs.
	 *
	 * @param int $user User; 0 gets none.
	 */
	public function nonce( int $user ): string {
		if ( 0 === $user ) {
			return '';
		}
		$before = get_current_user_id();
		wp_set_current_user( $user );
		$nonce = wp_create_nonce( 'wp_rest' );
		wp_set_current_user( $before );
		return $nonce;
	}

	/**
	 * Whether the browser says that one of this site's own pages makes the call. Old browsers say nothing.
	 */
	public static function is_same_origin(): bool {
		$site = sanitize_text_field( wp_unslash( $_SERVER['HTTP_SEC_FETCH_SITE'] ?? '' ) );
		if ( '' !== $site ) {
			return 'same-origin' === $site;
		}
		$origin = get_http_origin();
		return '' === $origin || in_array( self::origin( $origin ), [ self::origin( home_url() ), self::origin( site_url() ) ], true );
	}

	/**
	 * Scheme, host and port.
	 *
	 * @param string $address Address.
	 */
	private static function origin( string $address ): string {
		$parts = (array) wp_parse_url( $address );
		return strtolower( ( $parts['scheme'] ?? '' ) . '://' . ( $parts['host'] ?? '' ) . ':' . ( $parts['port'] ?? '' ) );
	}
}
