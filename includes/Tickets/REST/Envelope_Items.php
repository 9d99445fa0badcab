<?php
/**
 * Envelopes as REST answers them.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Agents\Agent_Repository;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Envelope;
use Switchboard\Tickets\Envelope_Repository;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\Participant_Repository;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Policy;
use Switchboard\Tickets\Ticket_Repository;

/**
 * What a message says of its way: from whom, to whom, why it is here, and what is in doubt. Read once for a page of messages.
 */
final class Envelope_Items {

	/**
	 * Needs envelopes and what they name.
	 *
	 * @param Envelope_Repository    $envelopes    Envelopes.
	 * @param Participant_Repository $participants Who takes part.
	 * @param Ticket_Repository      $tickets      Suggested tickets.
	 * @param Ticket_Policy          $policy       Who may know of them.
	 * @param Agent_Repository       $agents       Names of agents.
	 */
	public function __construct(
		private readonly Envelope_Repository $envelopes,
		private readonly Participant_Repository $participants,
		private readonly Ticket_Repository $tickets,
		private readonly Ticket_Policy $policy,
		private readonly Agent_Repository $agents
	) {
	}

	/**
	 * Reads what messages of one ticket need.
	 *
	 * @param list<Message> $messages Messages.
	 * @return \Closure( Message ): array{envelope: array<string, mixed>|null, author_role: string|null}
	 */
	public function of( array $messages ): \Closure {
		$outside   = array_values( array_filter( $messages, static fn( Message $message ): bool => Message::NOTE !== $message->kind ) );
		$envelopes = $this->envelopes->of_messages( array_map( static fn( Message $message ): int => $message->id, $outside ) );
		$suggested = $this->tickets->find_many( self::ids( $envelopes, 'suggested_ticket_id' ) );
		$agents    = $this->agents->names( self::ids( $envelopes, 'forwarded_by' ) );
		$roles     = $this->roles( $outside );
		$user      = get_current_user_id();
		return fn( Message $message ): array => [
			'envelope'    => isset( $envelopes[ $message->id ] ) ? $this->item( $envelopes[ $message->id ], $suggested, $agents, $message, $user ) : null,
			'author_role' => Actor::CONTACT === $message->author->type ? $roles[ $message->author->id ] ?? null : null,
		];
	}

	/**
	 * One envelope.
	 *
	 * @param Envelope           $envelope  Envelope.
	 * @param array<int, Ticket> $suggested Suggested tickets.
	 * @param array<int, string> $agents    Names.
	 * @param Message            $message   Its message.
	 * @param int                $user      Who asks.
	 * @return array<string, mixed>
	 */
	private function item( Envelope $envelope, array $suggested, array $agents, Message $message, int $user ): array {
		return [
			'from'             => '' === $envelope->sender ? null : [
				'email' => $envelope->sender,
				'name'  => $envelope->sender_name,
			],
			'to'               => $envelope->recipients( 'to' ),
			'cc'               => $envelope->recipients( 'cc' ),
			'bcc'              => $envelope->recipients( 'bcc' ),
			'rule'             => '' === $envelope->rule ? null : $envelope->rule,
			'reason'           => '' === $envelope->reason ? null : $envelope->reason,
			'automatic'        => '' === $envelope->automatic ? null : $envelope->automatic,
			'suggested_ticket' => $this->suggestion( $suggested[ $envelope->suggested_ticket_id ] ?? null, $message, $user ),
			'forwarded_by'     => $envelope->forwarded_by ? [
				'id'   => $envelope->forwarded_by,
				'name' => $agents[ $envelope->forwarded_by ] ?? __( 'somebody who left', 'switchboard' ),
			] : null,
			'has_original'     => $envelope->inbound_id > 0,
		];
	}

	/**
	 * The ticket that a message may belong to, through merges, for those who may see it.
	 *
	 * @param Ticket|null $ticket  Ticket.
	 * @param Message     $message Message.
	 * @param int         $user    Who asks.
	 * @return array{id: int, number: int, subject: string}|null
	 */
	private function suggestion( ?Ticket $ticket, Message $message, int $user ): ?array {
		for ( $hops = 0; $ticket && $ticket->merged_into && $hops < 10; $hops++ ) {
			$ticket = $this->tickets->find( $ticket->merged_into );
		}
		if ( null === $ticket || $ticket->id === $message->ticket_id || ! $this->policy->may( $user, 'read', $ticket ) ) {
			return null;
		}
		return [
			'id'      => $ticket->id,
			'number'  => $ticket->number,
			'subject' => $ticket->subject,
		];
	}

	/**
	 * Roles of those who wrote.
	 *
	 * @param list<Message> $messages Messages of one ticket.
	 * @return array<int, string> By contact.
	 */
	private function roles( array $messages ): array {
		$by_contacts = array_filter( $messages, static fn( Message $message ): bool => Actor::CONTACT === $message->author->type );
		$roles       = [];
		foreach ( $by_contacts ? $this->participants->of( reset( $by_contacts )->ticket_id ) : [] as $participant ) {
			$roles[ $participant->contact_id ] = $participant->role;
		}
		return $roles;
	}

	/**
	 * Ids that envelopes name.
	 *
	 * @param array<int, Envelope> $envelopes Envelopes.
	 * @param string               $property  Which.
	 * @return list<int>
	 */
	private static function ids( array $envelopes, string $property ): array {
		return array_values( array_unique( array_filter( array_map( static fn( Envelope $envelope ): int => $envelope->$property, $envelopes ) ) ) );
	}
}
