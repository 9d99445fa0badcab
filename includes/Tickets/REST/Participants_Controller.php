<?php
/**
 * Participants over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Policy;
use Switchboard\Contacts\Contact_Repository;
use Switchboard\Contacts\Identity;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Participant_Repository;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Policy;

/**
 * `tickets/{id}/participants`: who outside takes part, and by which addresses they can be reached.
 */
final class Participants_Controller extends Controller {

	/**
	 * Needs participants, their names and addresses.
	 *
	 * @param Schema                 $schema       Shape of a participant.
	 * @param Participant_Repository $participants Participants.
	 * @param Contact_Repository     $contacts     Names.
	 * @param Identity_Repository    $identities   Addresses.
	 * @param Ticket_Policy          $tickets      Who sees a ticket.
	 * @param Policy                 $policy       Who may ask at all.
	 */
	public function __construct(
		Schema $schema,
		private readonly Participant_Repository $participants,
		private readonly Contact_Repository $contacts,
		private readonly Identity_Repository $identities,
		private readonly Ticket_Policy $tickets,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the route.
	 */
	public function register(): void {
		$read = fn(): bool => $this->policy->may( get_current_user_id(), 'read' );
		$this->route( 'GET', 'tickets/{id}/participants', fn( $request ) => $this->list( $this->tickets->require( get_current_user_id(), 'read', $this->id( $request ) ) ), $read );
	}

	/**
	 * All participants, the requester first.
	 *
	 * @param Ticket $ticket Ticket.
	 * @return list<array<string, mixed>>
	 */
	private function list( Ticket $ticket ): array {
		$participants = $this->participants->of( $ticket->id );
		$ids          = array_map( static fn( Participant $participant ): int => $participant->contact_id, $participants );
		$names        = $this->contacts->titles( $ids );
		$identities   = $this->identities->of( $ids );
		return array_map(
			static fn( Participant $participant ): array => [
				'contact'   => $participant->contact_id,
				'name'      => $names[ $participant->contact_id ] ?? '',
				'role'      => $participant->role,
				'address'   => $participant->address,
				'addresses' => self::addresses( $identities[ $participant->contact_id ] ),
			],
			$participants
		);
	}

	/**
	 * E-mail addresses of a contact.
	 *
	 * @param list<Identity> $identities Identities.
	 * @return list<array{email: string, verified: bool, refused: string|null}>
	 */
	private static function addresses( array $identities ): array {
		$emails = array_filter( $identities, static fn( Identity $identity ): bool => Identity::EMAIL === $identity->type );
		return array_values(
			array_map(
				static fn( Identity $identity ): array => [
					'email'    => $identity->value,
					'verified' => $identity->is_verified(),
					'refused'  => $identity->invalid_at > 0 ? $identity->invalid_reason : null,
				],
				$emails
			)
		);
	}
}
