<?php
/**
 * Standstills over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;

/**
 * `standstills`: whose mail does not come in, for the notice in the app. Agents are told of their own inboxes.
 */
final class Standstills_Controller extends Controller {

	/**
	 * Needs its shape, what stands still, and the policy.
	 *
	 * @param Schema                $schema      Shape.
	 * @param Standstill_Repository $standstills What stands still.
	 * @param Policy                $policy      Who may.
	 */
	public function __construct( Schema $schema, private readonly Standstill_Repository $standstills, private readonly Policy $policy ) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the route.
	 */
	public function register(): void {
		$this->route( 'GET', 'standstills', fn(): array => $this->list( get_current_user_id() ), fn(): bool => $this->policy->may( get_current_user_id(), 'access' ) );
	}

	/**
	 * What concerns a person.
	 *
	 * @param int $user User.
	 * @return list<array<string, mixed>>
	 */
	private function list( int $user ): array {
		$may_mend = $this->policy->may( $user, 'manage_settings' );
		$inboxes  = $may_mend ? null : $this->policy->inboxes( $user );
		$items    = [];
		foreach ( $this->standstills->all() as $standstill ) {
			$connection = $standstill->connection;
			if ( null === $inboxes || in_array( $connection->inbox_id, $inboxes, true ) ) {
				$items[] = [
					'connection' => $connection->id,
					'name'       => $connection->name,
					'inbox'      => $connection->inbox_id,
					'since'      => Clock::to_rfc3339( $standstill->since ),
					'reason'     => $may_mend && '' !== $connection->state_reason ? $connection->state_reason : null,
				];
			}
		}
		return $items;
	}
}
