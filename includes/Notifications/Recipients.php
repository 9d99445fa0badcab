<?php
/**
 * Who is told of what.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Notifications;

use Switchboard\Inboxes\Inbox_Repository;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Event;
use Switchboard\Tickets\Status_Category;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Policy;

/**
 * Chooses the kind of notice for each person; whether each still wants and may see it is asked again when the mail is sent.
 */
final class Recipients {

	/**
	 * Needs memberships and the policy.
	 *
	 * @param Inbox_Repository $inboxes     Members.
	 * @param Ticket_Policy    $policy      Who sees what.
	 * @param Preferences      $preferences Who wants what.
	 */
	public function __construct(
		private readonly Inbox_Repository $inboxes,
		private readonly Ticket_Policy $policy,
		private readonly Preferences $preferences
	) {
	}

	/**
	 * Agents to tell of an event, never the one who did it.
	 *
	 * @param Event  $event  Event.
	 * @param Ticket $ticket Its ticket as it is now.
	 * @return array<int, string> Template by user.
	 */
	public function agents( Event $event, Ticket $ticket ): array {
		[ $kind, $users ] = match ( $event->name ) {
			'ticket_opened'    => [ 'agent_new', array_diff( $this->inboxes->members( $ticket->inbox_id ), self::told_otherwise( $event, $ticket ) ) ],
			'message_received' => [ 'agent_customer_replied', $this->responsible( $ticket ) ],
			'ticket_assigned'  => [ 'agent_assigned', [ (int) ( $event->payload['to'] ?? 0 ) ] ],
			'note_added'       => [ 'agent_mentioned', array_map( 'intval', (array) ( $event->payload['mentions'] ?? [] ) ) ],
			default            => [ '', [] ],
		};
		$chosen = [];
		foreach ( array_unique( $users ) as $user ) {
			if ( $this->may_tell( $user, $kind, $event, $ticket ) ) {
				$chosen[ $user ] = $kind;
			}
		}
		return $chosen;
	}

	/**
	 * Whether an agent is told: wants it, sees the ticket, and didn't do it.
	 *
	 * @param int    $user_id User.
	 * @param string $kind    Kind of notice.
	 * @param Event  $event   Event.
	 * @param Ticket $ticket  Its ticket as it is now.
	 */
	public function may_tell( int $user_id, string $kind, Event $event, Ticket $ticket ): bool {
		if ( $user_id < 1 || self::is_aside( $ticket ) || ( Actor::AGENT === $event->actor->type && $event->actor->id === $user_id ) ) {
			return false;
		}
		if ( 'agent_assigned' === $kind && $ticket->assignee_id !== $user_id ) {
			return false;
		}
		return $this->preferences->wants( $user_id, $kind ) && $this->policy->may( $user_id, 'read', $ticket );
	}

	/**
	 * The kind of mail that the customer gets, if any.
	 *
	 * @param Event  $event  Event.
	 * @param Ticket $ticket Its ticket as it is now.
	 */
	public function customer( Event $event, Ticket $ticket ): ?string {
		if ( self::is_aside( $ticket ) ) {
			return null;
		}
		$by_customer = Actor::CONTACT === $event->actor->type;
		if ( 'ticket_opened' === $event->name && $by_customer ) {
			return $this->inboxes->find( $ticket->inbox_id )?->send_received ? 'ticket_received' : null;
		}
		$is_solved = 'status_changed' === $event->name && Status_Category::SOLVED === ( $event->payload['to'] ?? '' );
		return $is_solved && ! $by_customer && Status_Category::SOLVED === $ticket->status ? 'ticket_solved' : null;
	}

	/**
	 * Whether an address is one of our own: answering it would be talking to ourselves.
	 *
	 * @param string $address Address.
	 */
	public function is_own_address( string $address ): bool {
		foreach ( $this->inboxes->all() as $inbox ) {
			if ( 0 === strcasecmp( trim( $address ), $inbox->address ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a ticket was put aside: nobody is told anything of spam and trash.
	 *
	 * @param Ticket $ticket Ticket.
	 */
	private static function is_aside( Ticket $ticket ): bool {
		return in_array( $ticket->status, Status_Category::ASIDE, true );
	}

	/**
	 * Who has to answer: the assignee, else all members.
	 *
	 * @param Ticket $ticket Ticket.
	 * @return list<int>
	 */
	private function responsible( Ticket $ticket ): array {
		$assignee = $ticket->assignee_id;
		return $assignee && $this->policy->may( $assignee, 'read', $ticket ) ? [ $assignee ] : $this->inboxes->members( $ticket->inbox_id );
	}

	/**
	 * Who learns of a new ticket by being given it.
	 *
	 * @param Event  $event  Event.
	 * @param Ticket $ticket Ticket.
	 * @return list<int>
	 */
	private static function told_otherwise( Event $event, Ticket $ticket ): array {
		return Actor::AGENT === $event->actor->type && $ticket->assignee_id ? [ $ticket->assignee_id ] : [];
	}
}
