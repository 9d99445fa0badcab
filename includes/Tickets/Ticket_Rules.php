<?php
/**
 * What a change must keep to.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Agents\Policy;
use Switchboard\Agents\Team_Repository;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Inboxes\Inbox_Repository;

/**
 * Refuses changes that can't be: each refusal names the argument.
 */
final class Ticket_Rules {

	/**
	 * Needs whatever a change may name.
	 *
	 * @param Policy                 $policy   Roles and memberships.
	 * @param Team_Repository        $teams    Teams.
	 * @param Status_Repository      $statuses Own statuses.
	 * @param Field_Value_Repository $values   Custom fields.
	 * @param Event_Repository       $events   Events.
	 * @param Inbox_Repository       $inboxes  Inboxes.
	 */
	public function __construct(
		private readonly Policy $policy,
		private readonly Team_Repository $teams,
		private readonly Status_Repository $statuses,
		private readonly Field_Value_Repository $values,
		private readonly Event_Repository $events,
		private readonly Inbox_Repository $inboxes
	) {
	}

	/**
	 * The ticket is still as the person saw it.
	 *
	 * @param Ticket   $ticket  The ticket as locked.
	 * @param int|null $version Version that the person saw; null doesn't ask.
	 * @throws Problem 409 with the version of now and what changed.
	 */
	public function require_version( Ticket $ticket, ?int $version ): void {
		if ( null === $version || $version === $ticket->version ) {
			return;
		}
		$since = array_filter( $this->events->of_ticket( $ticket->id, 50 ), static fn( Event $event ): bool => (int) ( $event->payload['version'] ?? 0 ) > $version );
		throw new Problem(
			'switchboard_conflict',
			__( 'Somebody changed this ticket while you wrote. Look at what is new before this goes out.', 'switchboard' ),
			409,
			[
				'version' => $ticket->version,
				'changes' => array_values(
					array_map(
						static fn( Event $event ): array => [
							'id'         => $event->id,
							'name'       => $event->name,
							'actor'      => [
								'type' => $event->actor->type,
								'id'   => $event->actor->id,
							],
							'payload'    => $event->payload,
							'created_at' => Clock::to_rfc3339( $event->created_at ),
						],
						$since
					)
				),
			]
		);
	}

	/**
	 * The status can be set: an own one belongs to its category, and what is solved has the fields that solving needs.
	 *
	 * @param Ticket      $ticket        Ticket.
	 * @param string|null $status        Category; null keeps it.
	 * @param int|null    $custom_status Own status; null for the category's default.
	 * @throws Problem When it can't.
	 */
	public function require_status( Ticket $ticket, ?string $status, ?int $custom_status ): void {
		if ( $custom_status && $this->statuses->find( $custom_status )?->category !== ( $status ?? $ticket->status ) ) {
			throw Problem::invalid( 'custom_status', __( 'This status does not belong to that category.', 'switchboard' ) );
		}
		if ( Status_Category::SOLVED !== $status || Status_Category::SOLVED === $ticket->status ) {
			return;
		}
		$missing = $this->values->missing_to_solve( $ticket->id );
		if ( $missing ) {
			$labels = implode( ', ', array_map( static fn( Field $field ): string => $field->label, $missing ) );
			/* translators: %s: labels of custom fields. */
			throw Problem::invalid( 'status', sprintf( __( 'Fill these in before the ticket is solved: %s.', 'switchboard' ), $labels ) );
		}
	}

	/**
	 * The new owner can see the inbox.
	 *
	 * @param int $user_id  User, 0 for nobody.
	 * @param int $inbox_id Inbox.
	 * @throws Problem When not.
	 */
	public function require_assignee( int $user_id, int $inbox_id ): void {
		if ( $user_id && ! $this->sees_inbox( $user_id, $inbox_id ) ) {
			throw Problem::invalid( 'assignee', __( 'This person does not work in that inbox.', 'switchboard' ) );
		}
	}

	/**
	 * The team exists.
	 *
	 * @param int $team_id Team, 0 for none.
	 * @throws Problem When not.
	 */
	public function require_team( int $team_id ): void {
		if ( $team_id && null === $this->teams->find( $team_id ) ) {
			throw Problem::invalid( 'team', __( 'This team does not exist.', 'switchboard' ) );
		}
	}

	/**
	 * The agent sees the inbox that the ticket goes to.
	 *
	 * @param Actor $actor    Who.
	 * @param int   $inbox_id Inbox.
	 * @throws Problem When not.
	 */
	public function require_inbox( Actor $actor, int $inbox_id ): void {
		if ( null === $this->inboxes->find( $inbox_id ) || ( Actor::AGENT === $actor->type && ! $this->sees_inbox( $actor->id, $inbox_id ) ) ) {
			throw Problem::invalid( 'inbox', __( 'This inbox does not exist, or you may not see it.', 'switchboard' ) );
		}
	}

	/**
	 * Whether a person sees an inbox.
	 *
	 * @param int $user_id  User.
	 * @param int $inbox_id Inbox.
	 */
	public function sees_inbox( int $user_id, int $inbox_id ): bool {
		$inboxes = $this->policy->inboxes( $user_id );
		return null === $inboxes || in_array( $inbox_id, $inboxes, true );
	}
}
