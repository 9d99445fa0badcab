<?php
/**
 * Who is the sender of a mail in a ticket?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Threading;

use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Contacts\Identity;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Participant_Repository;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Policy;

/**
 * Compares the address in From, which proves nothing by itself, with who takes part.
 */
final class Senders {

	/** An agent who sees the ticket. */
	public const AGENT = 'agent';

	/** Nobody who is known in the ticket. */
	public const STRANGER = 'stranger';

	/**
	 * Needs who is who.
	 *
	 * @param Identity_Repository    $identities   Addresses of contacts.
	 * @param Participant_Repository $participants Who takes part.
	 * @param Ticket_Policy          $policy       Who sees the ticket.
	 */
	public function __construct(
		private readonly Identity_Repository $identities,
		private readonly Participant_Repository $participants,
		private readonly Ticket_Policy $policy
	) {
	}

	/**
	 * What the sender is in a ticket, by the address alone.
	 *
	 * @param Mail   $mail   Mail.
	 * @param Ticket $ticket Ticket.
	 * @return string A role of Participant, AGENT or STRANGER.
	 */
	public function role( Mail $mail, Ticket $ticket ): string {
		$address = $mail->from[0]->email ?? '';
		if ( '' === $address ) {
			return self::STRANGER;
		}
		$contact = $this->identities->find_by( Identity::EMAIL, $address )->contact_id ?? 0;
		if ( $contact > 0 && $contact === $ticket->contact_id ) {
			return Participant::REQUESTER;
		}
		foreach ( $this->participants->of( $ticket->id ) as $participant ) {
			if ( ( $contact > 0 && $participant->contact_id === $contact ) || 0 === strcasecmp( $participant->address, $address ) ) {
				return $participant->role;
			}
		}
		$user = get_user_by( 'email', $address );
		return $user && $this->policy->may( $user->ID, 'read', $ticket ) ? self::AGENT : self::STRANGER;
	}

	/**
	 * Whether somebody was invited into the ticket: asked in it, or is on Cc.
	 *
	 * @param string $role From role().
	 */
	public static function takes_part( string $role ): bool {
		return in_array( $role, [ Participant::REQUESTER, Participant::CC ], true );
	}

	/**
	 * Whether somebody never wrote into the ticket and wasn't invited either. An agent's address in From may be forged, so it is no better.
	 *
	 * @param string $role From role().
	 */
	public static function is_unknown( string $role ): bool {
		return in_array( $role, [ self::STRANGER, self::AGENT ], true );
	}

	/**
	 * Whether the mail is from an agent's own address and the agent sees the ticket.
	 *
	 * @param Mail   $mail    Mail.
	 * @param Ticket $ticket  Ticket.
	 * @param int    $user_id Agent.
	 */
	public function is_agent( Mail $mail, Ticket $ticket, int $user_id ): bool {
		$user = get_userdata( $user_id );
		return $user && 1 === count( $mail->from ) && 0 === strcasecmp( $user->user_email, $mail->from[0]->email ) && $this->policy->may( $user_id, 'read', $ticket );
	}
}
