<?php
/**
 * Recognises customers.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

use Switchboard\Contacts\Contact_Repository;
use Switchboard\Contacts\Contacts;
use Switchboard\Contacts\Identity;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Foundation\Problem;
use Switchboard\Tickets\Token;
use Switchboard\Tickets\Tokens;

/**
 * Finds out once for each request who asks. Forged requests get nowhere: a cookie counts only with WordPress's nonce, a link
 * only in a header of our own, and browsers send neither across sites.
 */
final class Visitors {

	public const HEADER = 'X-Switchboard-Token';

	/**
	 * Who asked, by request.
	 *
	 * @var \WeakMap<\WP_REST_Request<array<string, mixed>>, Visitor|null>
	 */
	private \WeakMap $found;

	/**
	 * Needs tokens and who is known as what.
	 *
	 * @param Tokens              $tokens     Tokens.
	 * @param Contacts            $contacts   Makes a user's contact.
	 * @param Contact_Repository  $people     Contacts.
	 * @param Identity_Repository $identities Identities.
	 */
	public function __construct(
		private readonly Tokens $tokens,
		private readonly Contacts $contacts,
		private readonly Contact_Repository $people,
		private readonly Identity_Repository $identities
	) {
		$this->found = new \WeakMap();
	}

	/**
	 * Who asks.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @param int              $user_id Signed-in user.
	 * @return Visitor|null Null for somebody without any right.
	 */
	public function find( \WP_REST_Request $request, int $user_id ): ?Visitor {
		$secret  = (string) $request->get_header( self::HEADER );
		$token   = '' === $secret ? null : $this->tokens->find( $secret );
		$contact = $user_id > 0 ? $this->contact_of_user( $user_id ) : 0;
		$guest   = $token ? $this->present( $token->contact_id ) : 0;
		if ( Token::CONTACT === $token?->purpose && $guest > 0 ) {
			// Somebody signed in stays who they are: the link of another person's mail must not make two people one.
			return new Visitor( $user_id, $contact > 0 ? $contact : $guest, null, 0, $secret );
		}
		if ( in_array( $token?->purpose, [ Token::TICKET, Token::RECEIPT ], true ) && $guest > 0 ) {
			return new Visitor( $user_id, $contact, $token, $guest, $secret );
		}
		return $user_id > 0 ? new Visitor( $user_id, $contact ) : null;
	}

	/**
	 * Who asks, for calls that need somebody.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem 401 for nobody.
	 */
	public function require( \WP_REST_Request $request ): Visitor {
		if ( ! isset( $this->found[ $request ] ) ) {
			$this->found[ $request ] = $this->find( $request, get_current_user_id() );
		}
		return $this->found[ $request ] ?? throw new Problem( 'switchboard_not_signed_in', __( 'Please sign in, or open the link from our mail again.', 'switchboard' ), 401 );
	}

	/**
	 * Gives the holder of one ticket's link another one, for the ticket that goes on from it.
	 *
	 * @param Visitor $visitor Who holds a link.
	 * @param int     $ticket  Ticket of the same contact.
	 * @return array{Visitor, string} The visitor with the new link, and its secret.
	 */
	public function follow( Visitor $visitor, int $ticket ): array {
		$secret = $this->tokens->issue( $visitor->ticket->purpose ?? Token::TICKET, $visitor->guest_id, $ticket );
		return [ new Visitor( $visitor->user_id, $visitor->contact_id, $this->tokens->find( $secret ), $visitor->guest_id, $secret ), $secret ];
	}

	/**
	 * The signed-in user's contact, made where there is none: for calls that write.
	 *
	 * @throws Problem 401 for nobody.
	 */
	public function own_contact(): int {
		$user = wp_get_current_user();
		if ( ! $user->exists() ) {
			throw new Problem( 'switchboard_not_signed_in', __( 'Please sign in.', 'switchboard' ), 401 );
		}
		return $this->contacts->identify_user( $user )->id;
	}

	/**
	 * The contact of a user, if there is one; reading makes none.
	 *
	 * @param int $user_id User.
	 */
	private function contact_of_user( int $user_id ): int {
		$identity = $this->identities->find_by( Identity::WP_USER, (string) $user_id );
		return null === $identity ? 0 : $this->present( $identity->contact_id );
	}

	/**
	 * A contact, or the one that took it over; 0 when it is gone.
	 *
	 * @param int $id Contact.
	 */
	private function present( int $id ): int {
		$contact = $this->people->find( $id );
		return null === $contact ? 0 : ( $contact->merged_into > 0 ? $contact->merged_into : $contact->id );
	}
}
