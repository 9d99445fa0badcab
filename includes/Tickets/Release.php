<?php
/**
 * When somebody goes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * What happens to tickets when an agent, a team or a contact is removed; runs in the caller's transaction.
 */
final class Release {

	/**
	 * Needs the verbs.
	 *
	 * @param Tickets                $verbs        Verbs.
	 * @param Ticket_Repository      $tickets      Tickets.
	 * @param Participant_Repository $participants Participants.
	 * @param Tokens                 $tokens       Signed ways in.
	 * @param View_Repository        $views        Saved views.
	 * @param Draft_Repository       $drafts       Drafts.
	 */
	public function __construct(
		private readonly Tickets $verbs,
		private readonly Ticket_Repository $tickets,
		private readonly Participant_Repository $participants,
		private readonly Tokens $tokens,
		private readonly View_Repository $views,
		private readonly Draft_Repository $drafts
	) {
	}

	/**
	 * An agent is gone: the agent's tickets are nobody's, what only the agent saw goes; shared views stay.
	 *
	 * @param int $user_id User.
	 */
	public function agent( int $user_id ): void {
		foreach ( $this->tickets->ids_of_term( Term_Repository::assignee( $user_id ) ) as $id ) {
			$this->verbs->change( $id, [ 'assignee' => null ], Actor::system() );
		}
		$this->views->delete_of_user( $user_id );
		$this->drafts->delete_of_user( $user_id );
	}

	/**
	 * A team is gone.
	 *
	 * @param int $team_id Team.
	 */
	public function team( int $team_id ): void {
		foreach ( $this->tickets->ids_of_term( Term_Repository::team( $team_id ) ) as $id ) {
			$this->verbs->change( $id, [ 'team' => null ], Actor::system() );
		}
	}

	/**
	 * A contact is deleted: so are the contact's tickets, places in others' tickets and links.
	 *
	 * @param int $contact_id Contact.
	 */
	public function contact( int $contact_id ): void {
		foreach ( $this->tickets->ids_of_contact( $contact_id ) as $id ) {
			$this->verbs->delete( $id, Actor::system() );
		}
		$this->participants->delete_of_contact( $contact_id );
		$this->tokens->revoke_all( $contact_id );
	}
}
