<?php
/**
 * Who may do what with a ticket.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Agents\Policy;
use Switchboard\Contacts\Contacts;
use Switchboard\Foundation\Problem;

/**
 * One policy: the visible inboxes that a list is limited to, and the check of one ticket, for agents and for customers.
 */
final class Ticket_Policy {

	/** What each verb asks of the person, beside seeing the ticket. */
	private const ABILITIES = [
		'read'   => 'read',
		'note'   => 'note',
		'reply'  => 'reply',
		'update' => 'reply',
		'delete' => 'manage',
	];

	/**
	 * Needs roles, tickets and who takes part in them.
	 *
	 * @param Policy                 $policy       Roles and memberships.
	 * @param Ticket_Repository      $tickets      Tickets.
	 * @param Participant_Repository $participants Participants.
	 * @param Contacts               $contacts     Colleagues.
	 */
	public function __construct(
		private readonly Policy $policy,
		private readonly Ticket_Repository $tickets,
		private readonly Participant_Repository $participants,
		private readonly Contacts $contacts
	) {
	}

	/**
	 * Inboxes whose tickets a person sees: the predicate of every list, count and search.
	 *
	 * @param int $user_id User.
	 * @return list<int>|null Null for all.
	 */
	public function inboxes( int $user_id ): ?array {
		return $this->policy->inboxes( $user_id );
	}

	/**
	 * Whether a person sees a ticket at all.
	 *
	 * @param int    $user_id User.
	 * @param Ticket $ticket  Ticket.
	 */
	public function sees( int $user_id, Ticket $ticket ): bool {
		$inboxes = $this->policy->inboxes( $user_id );
		return null === $inboxes || in_array( $ticket->inbox_id, $inboxes, true );
	}

	/**
	 * Whether a person may do something with a ticket.
	 *
	 * @param int    $user_id User.
	 * @param string $verb    `read`, `note`, `reply`, `update` or `delete`.
	 * @param Ticket $ticket  Ticket.
	 */
	public function may( int $user_id, string $verb, Ticket $ticket ): bool {
		// Deleting for good is also the administrator's, who needn't see what is in it.
		if ( 'delete' === $verb && $this->policy->may( $user_id, 'manage_settings' ) ) {
			return $this->sees( $user_id, $ticket );
		}
		return isset( self::ABILITIES[ $verb ] ) && $this->policy->may( $user_id, self::ABILITIES[ $verb ] ) && $this->sees( $user_id, $ticket );
	}

	/**
	 * The ticket, if the person may do that with it.
	 *
	 * @param int    $user_id   User.
	 * @param string $verb      See may().
	 * @param int    $ticket_id Ticket.
	 * @throws Problem 404 when it doesn't exist or isn't visible, 403 when it is visible but the verb isn't allowed.
	 */
	public function require( int $user_id, string $verb, int $ticket_id ): Ticket {
		$ticket = $this->tickets->find( $ticket_id );
		if ( null === $ticket || ! $this->may( $user_id, 'read', $ticket ) ) {
			throw Problem::not_found( 'ticket' );
		}
		if ( ! $this->may( $user_id, $verb, $ticket ) ) {
			throw Problem::forbidden();
		}
		return $ticket;
	}

	/**
	 * Whether a customer may read a ticket: a participant, or a colleague whose company shares its tickets. What was put
	 * aside as spam or trash is nobody's outside.
	 *
	 * @param int    $contact_id Contact.
	 * @param Ticket $ticket     Ticket.
	 */
	public function customer_sees( int $contact_id, Ticket $ticket ): bool {
		if ( $contact_id < 1 || in_array( $ticket->status, Status_Category::ASIDE, true ) ) {
			return false;
		}
		return $ticket->contact_id === $contact_id
			|| $this->participants->has( $ticket->id, $contact_id )
			|| in_array( $ticket->contact_id, $this->contacts->colleagues( $contact_id ), true );
	}

	/**
	 * What REST tells a screen about tickets. The person is looked at once: WordPress's own checks are slow for a whole page.
	 *
	 * @param int $user_id User.
	 * @return \Closure( Ticket ): array{reply: bool, note: bool, update: bool, delete: bool}
	 */
	public function permissions( int $user_id ): \Closure {
		$able           = array_map( fn( string $ability ): bool => $this->policy->may( $user_id, $ability ), self::ABILITIES );
		$able['delete'] = $able['delete'] || $this->policy->may( $user_id, 'manage_settings' );

		$inboxes = $this->policy->inboxes( $user_id );
		return static function ( Ticket $ticket ) use ( $able, $inboxes ): array {
			$sees = null === $inboxes || in_array( $ticket->inbox_id, $inboxes, true );
			return [
				'reply'  => $sees && $able['reply'],
				'note'   => $sees && $able['note'],
				'update' => $sees && $able['update'],
				'delete' => $sees && $able['delete'],
			];
		};
	}
}
