<?php
/**
 * A customer on their own pages.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Token;

/**
 * Who asks, and by what right: a signed-in WordPress user, the holder of a contact's link, or the holder of one ticket's link.
 * A signed-in user may hold a link as well.
 */
final class Visitor {

	/**
	 * Made by Visitors.
	 *
	 * @param int         $user_id    Signed-in user, 0 for none.
	 * @param int         $contact_id Contact whose tickets are open, 0 for none.
	 * @param Token|null  $ticket     Token that opens one ticket.
	 * @param int         $guest_id   Contact that this token was given to.
	 * @param string      $secret     The token as it was sent, '' for none.
	 */
	public function __construct(
		public readonly int $user_id,
		public readonly int $contact_id,
		public readonly ?Token $ticket = null,
		public readonly int $guest_id = 0,
		private readonly string $secret = ''
	) {
	}

	/**
	 * Owner of what this visitor uploads.
	 */
	public function owner_key(): string {
		return $this->user_id > 0 ? Attachments::owner_of_user( $this->user_id ) : Attachments::owner_of_visitor( $this->secret );
	}

	/**
	 * Whether the link that was sent along is still good.
	 */
	public function holds_link(): bool {
		return '' !== $this->secret;
	}

	/**
	 * Whether a contact is this visitor by proof: an account, or a link that was sent to the address.
	 *
	 * @param int $contact_id Contact.
	 */
	public function has_proved( int $contact_id ): bool {
		return $contact_id > 0 && ( $contact_id === $this->contact_id || ( $contact_id === $this->guest_id && Token::TICKET === $this->ticket?->purpose ) );
	}

	/**
	 * The visitor in one word, for limits.
	 */
	public function key(): string {
		if ( $this->contact_id < 1 && null !== $this->ticket && ! $this->has_proved( $this->guest_id ) ) {
			// Who wrote in somebody's name must not use up what that person may do.
			return "ticket:{$this->ticket->ticket_id}";
		}
		return $this->contact_id > 0 ? "contact:$this->contact_id" : "contact:$this->guest_id";
	}
}
