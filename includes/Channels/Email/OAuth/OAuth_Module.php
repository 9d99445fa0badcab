<?php
/**
 * The way back from a provider.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\OAuth;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Module;
use Switchboard\Foundation\Problem;
use Switchboard\Mail\Ticket_Links;

/**
 * Hooks in where the provider sends people back to, and Site Health's look at client secrets.
 */
final class OAuth_Module implements Module {

	/**
	 * Needs nothing until somebody comes.
	 *
	 * @param \Closure(): Authorization $authorization Takes people back.
	 * @param \Closure(): Secret_Expiry $expiry        Ends of client secrets.
	 * @param \Closure(): Policy        $policy        Who may.
	 */
	public function __construct( private readonly \Closure $authorization, private readonly \Closure $expiry, private readonly \Closure $policy ) {
	}

	/**
	 * Hooks in. The address has no action of its own, see Client::redirect_uri().
	 */
	public function register(): void {
		add_action( 'admin_post', [ $this, 'finish' ] );
		add_action( 'admin_post_nopriv', [ $this, 'sign_in' ] );
		add_filter( 'site_status_tests', [ $this, 'add_check' ] );
	}

	/**
	 * Takes a person back. A GET that changes something: the state, which is good once and only for this person, is its nonce.
	 */
	public function finish(): void {
		$query = self::query();
		if ( null === $query ) {
			return;
		}
		if ( ! headers_sent() ) {
			nocache_headers();
			// The address holds a code: it must not go on to any other place.
			header( 'Referrer-Policy: no-referrer' );
		}
		if ( ! ( $this->policy )()->may( get_current_user_id(), 'manage_settings' ) ) {
			self::complain( Problem::forbidden()->getMessage(), 403 );
		}
		try {
			$connection = ( $this->authorization )()->finish( get_current_user_id(), $query );
		} catch ( Problem $problem ) {
			self::complain( $problem->getMessage(), $problem->status );
		} catch ( Refusal $refusal ) {
			self::complain( $refusal->getMessage(), 400 );
		}
		wp_safe_redirect( Ticket_Links::app_url( "/settings/connections/$connection->id" ) );
		exit;
	}

	/**
	 * Whoever was signed out meanwhile signs in first.
	 */
	public function sign_in(): void {
		if ( null !== self::query() ) {
			auth_redirect();
		}
	}

	/**
	 * Adds the check.
	 *
	 * @param array{direct?: array<string, mixed>, async?: array<string, mixed>} $tests Tests.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_check( array $tests ): array {
		$tests['direct']['switchboard_client_secrets'] = [
			'label' => __( 'Client secrets of the helpdesk’s mail', 'switchboard' ),
			'test'  => fn(): array => ( $this->expiry )()->check(),
		];
		return $tests;
	}

	/**
	 * What the provider put into the address; null when this isn't an answer to us.
	 *
	 * @return array<string, string>|null
	 */
	private static function query(): ?array {
		$query = [];
		// phpcs:ignore WordPress.Security.NonceVerification -- The state is checked by Authorization.
		foreach ( array_intersect_key( $_GET, array_flip( [ 'state', 'code', 'error', 'error_description' ] ) ) as $key => $value ) {
			$query[ (string) $key ] = is_string( $value ) ? wp_unslash( $value ) : '';
		}
		return str_starts_with( $query['state'] ?? '', Authorization::PREFIX ) ? $query : null;
	}

	/**
	 * Says what went wrong, with the way back.
	 *
	 * @param string $message Sentence.
	 * @param int    $status  HTTP status.
	 */
	private static function complain( string $message, int $status ): never {
		wp_die(
			esc_html( $message ),
			esc_html__( 'The mailbox was not connected', 'switchboard' ),
			[
				'response'  => (int) $status,
				'link_url'  => esc_url( Ticket_Links::app_url( '/settings/connections' ) ),
				'link_text' => esc_html__( 'Back to the connections', 'switchboard' ),
			]
		);
		exit; // @phpstan-ignore deadCode.unreachable (a plugin's handler may come back)
	}
}
