<?php
/**
 * General settings over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Admin;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Foundation\Settings;

/**
 * `settings`: read and change, by administrators.
 */
final class Settings_Controller extends Controller {

	/**
	 * Needs the settings.
	 *
	 * @param Schema   $schema   Shape.
	 * @param Settings $settings Settings.
	 * @param Policy   $policy   Roles.
	 */
	public function __construct( Schema $schema, private readonly Settings $settings, private readonly Policy $policy ) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$may = fn(): bool => $this->policy->may( get_current_user_id(), 'manage_settings' );
		$this->route( 'GET', 'settings', fn() => $this->settings->all(), $may );
		$this->route( 'PATCH', 'settings', fn( $request ) => $this->change( $request ), $may, 'update' );
	}

	/**
	 * Changes what was sent.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, bool|int|string>
	 * @throws Problem When a page doesn't exist.
	 */
	private function change( \WP_REST_Request $request ): array {
		$changes = $this->sent( $request );
		foreach ( array_intersect_key( $changes, array_flip( [ 'portal_page', 'form_page' ] ) ) as $name => $page ) {
			if ( $page && 'page' !== get_post_type( (int) $page ) ) {
				throw Problem::invalid( $name, __( 'This page does not exist.', 'switchboard' ) );
			}
		}
		$this->settings->update( $changes );
		return $this->settings->all();
	}
}
