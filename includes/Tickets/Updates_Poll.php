<?php
/**
 * The quick answer to a poll.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Tickets\REST\Updates_Controller;

/**
 * Answers `updates` on `plugins_loaded`, before the REST server, the theme and everything on `init` exist, when nothing is
 * new. Anything else goes the ordinary way. Cookie and nonce are checked as WordPress checks them.
 */
final class Updates_Poll {

	/**
	 * Needs the newest events, and the queue: a poll that finds something due isn't for here.
	 *
	 * @param \Closure(): Event_Repository $events Events, made only for a poll.
	 * @param \Closure(): Queue            $queue  Queue.
	 */
	public function __construct( private readonly \Closure $events, private readonly \Closure $queue ) {
	}

	/**
	 * Whether this request is a poll; looks at the address alone.
	 */
	public static function is_asked(): bool {
		$path = isset( $_SERVER['REQUEST_URI'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REQUEST_URI'] ) ) : '';
		return str_contains( $path, 'switchboard/v1/updates' ) || str_contains( $path, 'switchboard%2Fv1%2Fupdates' );
	}

	/**
	 * Answers and ends the request when nothing is new.
	 */
	public function answer(): void {
		// phpcs:disable WordPress.Security.NonceVerification -- The nonce is verified below, for the user of the cookie.
		$since = isset( $_GET['since'] ) ? sanitize_text_field( wp_unslash( $_GET['since'] ) ) : '';
		$nonce = isset( $_SERVER['HTTP_X_WP_NONCE'] ) ? sanitize_text_field( wp_unslash( $_SERVER['HTTP_X_WP_NONCE'] ) ) : '';
		// phpcs:enable
		$is_get = isset( $_SERVER['REQUEST_METHOD'] ) && 'GET' === sanitize_text_field( wp_unslash( $_SERVER['REQUEST_METHOD'] ) ) && ! isset( $_SERVER['HTTP_X_HTTP_METHOD_OVERRIDE'] );
		if ( ! $is_get || '' === $since || '' === $nonce ) {
			return;
		}
		// A nonce is bound to the session of the cookie: only that user may be asked for here.
		$user = wp_validate_auth_cookie( '', 'logged_in' );
		if ( ! $user ) {
			return;
		}
		wp_set_current_user( $user );
		if ( ! wp_verify_nonce( $nonce, 'wp_rest' ) || ! user_can( $user, 'switchboard_access' ) ) {
			wp_set_current_user( 0 );
			return;
		}
		$mark = ( $this->events )()->mark();
		// Jobs need the whole of WordPress: a poll that finds some due goes the ordinary way and runs them there.
		if ( $since !== $mark || ( $this->queue )()->is_due() ) {
			return;
		}
		$this->send( (string) wp_json_encode( Updates_Controller::nothing( $mark ) ) );
	}

	/**
	 * Sends the answer with the headers of a REST answer.
	 *
	 * @param string $json Body.
	 */
	private function send( string $json ): void {
		status_header( 200 );
		header( 'Content-Type: application/json; charset=UTF-8' );
		header( 'Cache-Control: no-store, private' );
		header( 'X-Content-Type-Options: nosniff' );
		header( 'Content-Length: ' . strlen( $json ) );
		echo $json; // phpcs:ignore WordPress.Security.EscapeOutput -- JSON of our own.
		exit;
	}
}
