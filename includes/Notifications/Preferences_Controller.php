<?php
/**
 * Preferences over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Notifications;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;

/**
 * `preferences`: each person's own switches, nobody else's.
 */
final class Preferences_Controller extends Controller {

	/**
	 * Needs its shape, the switches and the policy.
	 *
	 * @param Schema      $schema      Shape of the preferences.
	 * @param Preferences $preferences Switches.
	 * @param Policy      $policy      Who may.
	 */
	public function __construct( Schema $schema, private readonly Preferences $preferences, private readonly Policy $policy ) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$may = fn(): bool => $this->policy->may( get_current_user_id(), 'access' );
		$this->route( 'GET', 'preferences', fn(): array => $this->preferences->of( get_current_user_id() ), $may );
		$this->route( 'PATCH', 'preferences', fn( \WP_REST_Request $request ): array => $this->change( $request ), $may, 'update' );
	}

	/**
	 * Changes switches.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, bool>
	 */
	private function change( \WP_REST_Request $request ): array {
		$this->preferences->change( get_current_user_id(), array_map( 'boolval', $this->sent( $request ) ) );
		return $this->preferences->of( get_current_user_id() );
	}
}
