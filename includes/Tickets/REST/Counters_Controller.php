<?php
/**
 * Counters over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Tickets\Counter_Repository;
use Switchboard\Tickets\Ticket_Policy;

/**
 * `counters`: how many tickets each view holds for the person who asks.
 */
final class Counters_Controller extends Controller {

	/**
	 * Needs the counters.
	 *
	 * @param Schema             $schema   Shape.
	 * @param Counter_Repository $counters Counters.
	 * @param Ticket_Policy      $policy   Visible inboxes.
	 * @param Policy             $roles    Who may ask at all.
	 */
	public function __construct(
		Schema $schema,
		private readonly Counter_Repository $counters,
		private readonly Ticket_Policy $policy,
		private readonly Policy $roles
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the route.
	 */
	public function register(): void {
		$this->route( 'GET', 'counters', fn() => $this->of( get_current_user_id() ), fn(): bool => $this->roles->may( get_current_user_id(), 'read' ) );
	}

	/**
	 * The counters of a person.
	 *
	 * @param int $user_id User.
	 * @return array<string, mixed>
	 */
	public function of( int $user_id ): array {
		$counts = $this->counters->counts( $user_id, $this->policy->inboxes( $user_id ) );
		return [
			'inboxes' => (object) $counts['inboxes'],
			'teams'   => (object) $counts['teams'],
		] + $counts;
	}
}
