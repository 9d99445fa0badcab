<?php
/**
 * What customers do with their tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

use Switchboard\Contacts\Contacts;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Rate_Limit_Repository;
use Switchboard\Foundation\Text\Html;
use Switchboard\Inboxes\Inbox_Repository;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Participant_Repository;
use Switchboard\Tickets\Received;
use Switchboard\Tickets\Status_Category;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Policy;
use Switchboard\Tickets\Ticket_Repository;
use Switchboard\Tickets\Tickets;

/**
 * Finds a customer's tickets and hands what they do to the verbs. What isn't theirs does not exist.
 */
final class Customer_Tickets {

	/**
	 * Needs tickets, rules and verbs.
	 *
	 * @param Customer_Ticket_Query  $query        Lists.
	 * @param Ticket_Repository      $tickets      Tickets.
	 * @param Ticket_Policy          $policy       Who sees what.
	 * @param Participant_Repository $participants Who takes part.
	 * @param Tickets                $verbs        Verbs.
	 * @param Contacts               $contacts     Colleagues and addresses.
	 * @param Inbox_Repository       $inboxes      How long a closed ticket can be reopened.
	 * @param Rate_Limit_Repository  $limits       Limits.
	 * @param Clock                  $clock        Clock.
	 * @param string                 $channel      Name of the channel by which their replies come.
	 */
	public function __construct(
		private readonly Customer_Ticket_Query $query,
		private readonly Ticket_Repository $tickets,
		private readonly Ticket_Policy $policy,
		private readonly Participant_Repository $participants,
		private readonly Tickets $verbs,
		private readonly Contacts $contacts,
		private readonly Inbox_Repository $inboxes,
		private readonly Rate_Limit_Repository $limits,
		private readonly Clock $clock,
		private readonly string $channel
	) {
	}

	/**
	 * A page of tickets.
	 *
	 * @param Visitor        $visitor Who asks.
	 * @param string         $scope   `mine` or `company`.
	 * @param int            $limit   At most so many.
	 * @param list<int>|null $after   Last activity and id of the last one already read.
	 * @return list<Ticket>
	 */
	public function page( Visitor $visitor, string $scope, int $limit, ?array $after ): array {
		if ( $visitor->contact_id < 1 ) {
			$only = null === $after && 'mine' === $scope && $visitor->ticket ? $this->granted( $visitor ) : null;
			return $only ? [ $only ] : [];
		}
		return 'company' === $scope
			? $this->query->of_contacts( $this->contacts->colleagues( $visitor->contact_id ), $limit, $after )
			: $this->query->of_contact( $visitor->contact_id, $limit, $after );
	}

	/**
	 * Whether the visitor has colleagues whose tickets are open to them.
	 *
	 * @param Visitor $visitor Who asks.
	 */
	public function has_company( Visitor $visitor ): bool {
		return $visitor->contact_id > 0 && [] !== $this->contacts->colleagues( $visitor->contact_id );
	}

	/**
	 * A ticket, or the one that it was merged into.
	 *
	 * @param Visitor $visitor Who asks.
	 * @param int     $id      Ticket.
	 * @throws Problem The same 404 for what isn't there and what isn't theirs.
	 */
	public function find( Visitor $visitor, int $id ): Ticket {
		$ticket = $this->present( $id );
		if ( null === $ticket || 0 === $this->acting( $visitor, $ticket ) ) {
			throw Problem::not_found( 'ticket' );
		}
		return $ticket;
	}

	/**
	 * What the visitor may do with a ticket that they see.
	 *
	 * @param Visitor $visitor Who asks.
	 * @param Ticket  $ticket  Ticket.
	 * @return array{reply: bool, close: bool, reopen: bool}
	 */
	public function permissions( Visitor $visitor, Ticket $ticket ): array {
		// A colleague may join the talk; what becomes of the ticket is for those who take part in it.
		$takes_part = $this->participants->has( $ticket->id, $this->acting( $visitor, $ticket ) );
		return [
			'reply'  => true,
			'close'  => $takes_part && $ticket->is_unsolved(),
			'reopen' => $takes_part && ( Status_Category::SOLVED === $ticket->status || ( Status_Category::CLOSED === $ticket->status && $this->is_fresh( $ticket ) ) ),
		];
	}

	/**
	 * The customer writes.
	 *
	 * @param Visitor   $visitor     Who asks.
	 * @param Ticket    $ticket      Ticket.
	 * @param string    $text        Plain text.
	 * @param list<int> $attachments Files of this visitor.
	 * @param string    $client_id   Sender's own id, '' for none.
	 * @throws Problem When it can't be stored, or 429.
	 */
	public function reply( Visitor $visitor, Ticket $ticket, string $text, array $attachments, string $client_id ): Received {
		if ( '' === trim( $text ) && ! $attachments ) {
			throw Problem::invalid( 'text', __( 'Please write something first.', 'switchboard' ) );
		}
		$this->limits->hit( 'portal-reply:' . $visitor->key(), 30, HOUR_IN_SECONDS );
		$contact = $this->acting( $visitor, $ticket );
		$text    = Html::valid_text( str_replace( "\r\n", "\n", $text ) );
		return $this->verbs->receive(
			new Incoming(
				inbox_id: $ticket->inbox_id,
				connection_id: $ticket->connection_id,
				channel: $this->channel,
				contact_id: $contact,
				// Whoever takes part already keeps the address by which replies come.
				address: $this->participants->has( $ticket->id, $contact ) ? '' : (string) $this->contacts->email( $contact ),
				subject: $ticket->subject,
				html: Html::from_text( $text ),
				attachments: $attachments,
				ticket_id: $ticket->id,
				rule: 'portal',
				client_id: $client_id,
				text: $text,
				owner_key: $visitor->owner_key()
			)
		);
	}

	/**
	 * The customer says that it is solved, or that it isn't.
	 *
	 * @param Visitor $visitor Who asks.
	 * @param Ticket  $ticket  Ticket.
	 * @param string  $status  `solved` or `open`.
	 * @throws Problem 403 when this can't be done with it.
	 */
	public function move( Visitor $visitor, Ticket $ticket, string $status ): Ticket {
		$permissions = $this->permissions( $visitor, $ticket );
		$is_done     = Status_Category::SOLVED === $status ? ! $ticket->is_unsolved() : $ticket->is_unsolved();
		if ( $is_done ) {
			return $ticket;
		}
		if ( ! $permissions[ Status_Category::SOLVED === $status ? 'close' : 'reopen' ] ) {
			throw Problem::forbidden();
		}
		$contact = $this->acting( $visitor, $ticket );
		return $this->verbs->change( $ticket->id, [ 'status' => $status ], Actor::contact( $contact ) );
	}

	/**
	 * The contact as which the visitor sees a ticket; 0 for nobody.
	 *
	 * @param Visitor $visitor Who asks.
	 * @param Ticket  $ticket  Ticket, not merged.
	 */
	public function acting( Visitor $visitor, Ticket $ticket ): int {
		if ( $visitor->contact_id > 0 && $this->policy->customer_sees( $visitor->contact_id, $ticket ) ) {
			return $visitor->contact_id;
		}
		$opens      = $visitor->ticket->ticket_id ?? 0;
		$is_granted = $opens === $ticket->id || ( $opens > 0 && $visitor->has_proved( $visitor->guest_id ) && $this->present( $opens )?->id === $ticket->id );
		return $is_granted && $this->policy->customer_sees( $visitor->guest_id, $ticket ) ? $visitor->guest_id : 0;
	}

	/**
	 * The ticket of a link.
	 *
	 * @param Visitor $visitor Who holds it.
	 */
	private function granted( Visitor $visitor ): ?Ticket {
		$ticket = $visitor->ticket ? $this->present( $visitor->ticket->ticket_id ) : null;
		return $ticket && $this->acting( $visitor, $ticket ) > 0 ? $ticket : null;
	}

	/**
	 * A ticket, through merges.
	 *
	 * @param int $id Ticket.
	 */
	private function present( int $id ): ?Ticket {
		$ticket = $this->tickets->find( $id );
		for ( $hops = 0; $ticket && $ticket->merged_into && $hops < 10; $hops++ ) {
			$ticket = $this->tickets->find( $ticket->merged_into );
		}
		return $ticket;
	}

	/**
	 * Whether a closed ticket can still be taken up again.
	 *
	 * @param Ticket $ticket Ticket.
	 */
	private function is_fresh( Ticket $ticket ): bool {
		$days = $this->inboxes->find( $ticket->inbox_id )->reopen_days ?? 0;
		return $ticket->closed_at + $days * DAY_IN_SECONDS >= $this->clock->now();
	}
}
