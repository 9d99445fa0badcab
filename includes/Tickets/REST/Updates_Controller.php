<?php
/**
 * Updates over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Tickets\Event_Repository;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Policy;
use Switchboard\Tickets\Ticket_Repository;

/**
 * `updates`: what changed since a cursor. The one thing that screens poll; with nothing new Updates_Poll answers first.
 */
final class Updates_Controller extends Controller {

	/** More events at once mean that a screen had better read its lists again. */
	private const MANY = 200;

	/**
	 * Needs events, tickets and counters.
	 *
	 * @param Schema              $schema   Shape.
	 * @param Event_Repository    $events   Events.
	 * @param Ticket_Repository   $tickets  Tickets.
	 * @param Ticket_Items        $items    Items.
	 * @param Counters_Controller $counters Counters.
	 * @param Ticket_Policy       $policy   Visible inboxes.
	 * @param Policy              $roles    Who may ask at all.
	 * @param Queue               $queue    A poll is also a chance to run what is due.
	 */
	public function __construct(
		Schema $schema,
		private readonly Event_Repository $events,
		private readonly Ticket_Repository $tickets,
		private readonly Ticket_Items $items,
		private readonly Counters_Controller $counters,
		private readonly Ticket_Policy $policy,
		private readonly Policy $roles,
		private readonly Queue $queue
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the route.
	 */
	public function register(): void {
		$this->route( 'GET', 'updates', fn( $request ) => $this->since( (string) $request['since'] ), fn(): bool => $this->roles->may( get_current_user_id(), 'access' ), 'list' );
	}

	/**
	 * What changed.
	 *
	 * @param string $since Cursor; '' asks for the cursor of now.
	 * @return array<string, mixed>
	 */
	private function since( string $since ): array {
		$this->queue->poll();
		$mark = $this->events->mark();
		if ( '' === $since || $since === $mark ) {
			return self::nothing( $mark );
		}
		$user    = get_current_user_id();
		$changed = $this->events->since( $since, self::MANY, $this->policy->inboxes( $user ) );
		$reset   = $changed['too_many'] || $changed['inboxes'];
		$found   = $reset ? [] : $this->tickets->find_many( $changed['tickets'] );
		$visible = array_filter( $found, fn( Ticket $ticket ): bool => $this->policy->may( $user, 'read', $ticket ) );
		return [
			'cursor'   => $mark,
			'tickets'  => $this->items->of( $visible, $user ),
			// Deleted and moved away look the same.
			'gone'     => $reset ? [] : array_values( array_diff( $changed['tickets'], array_keys( $visible ) ) ),
			'reset'    => $reset,
			'counters' => $this->counters->of( $user ),
		];
	}

	/**
	 * The answer when nothing happened.
	 *
	 * @param string $mark Cursor.
	 * @return array<string, mixed>
	 */
	public static function nothing( string $mark ): array {
		return [
			'cursor'   => $mark,
			'tickets'  => [],
			'gone'     => [],
			'reset'    => false,
			'counters' => null,
		];
	}
}
