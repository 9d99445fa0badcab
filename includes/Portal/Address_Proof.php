<?php
/**
 * Proving that an address is one's own.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

use Switchboard\Contacts\Contacts;
use Switchboard\Contacts\Identity;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Problem;
use Switchboard\Tickets\Token;
use Switchboard\Tickets\Tokens;

/**
 * Sends links to addresses and takes them back. A link without a contact signs its holder in to whatever contact the address
 * has; one with a contact gives the address to that signed-in user, and to nobody else who may open it.
 */
final class Address_Proof {

	/** How long a link in a mail works. */
	public const LINK_SECONDS = 3600;

	/** How long the browser that opened it stays signed in. */
	private const SESSION_SECONDS = 86400;

	/**
	 * Needs addresses, links and jobs.
	 *
	 * @param Database            $database   Database.
	 * @param Identity_Repository $identities Identities.
	 * @param Contacts            $contacts   Contacts.
	 * @param Tokens              $tokens     Links.
	 * @param Queue               $queue      Jobs.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Identity_Repository $identities,
		private readonly Contacts $contacts,
		private readonly Tokens $tokens,
		private readonly Queue $queue
	) {
	}

	/**
	 * Arranges a mail with a link. For an address that nobody has, the same work is done and no mail leaves, so that the answer,
	 * and the time it takes, say nothing.
	 *
	 * @param string $email      Address.
	 * @param int    $contact_id Signed-in user's contact that wants the address, 0 to sign in by it.
	 */
	public function send( string $email, int $contact_id = 0 ): void {
		$identity = $this->identities->find_by( Identity::EMAIL, $email );
		$this->queue->add(
			'sign_in_link',
			[
				'identity' => $identity->id ?? 0,
				'contact'  => $contact_id,
			]
		);
	}

	/**
	 * The address of a user that isn't proved yet.
	 *
	 * @param string $email      User's address.
	 * @param int    $contact_id User's contact, 0 for none yet.
	 */
	public function is_proved( string $email, int $contact_id ): bool {
		$identity = $this->identities->find_by( Identity::EMAIL, $email );
		return null !== $identity && $identity->contact_id === $contact_id && $identity->is_verified();
	}

	/**
	 * Takes a link back, once.
	 *
	 * @param string         $secret  From the link.
	 * @param \Closure(): int $own    The signed-in user's contact; asked only for a link that needs one.
	 * @return array{token: string|null} A way in for this browser; null for a signed-in user, who needs none.
	 * @throws Problem When it is over, or somebody else's.
	 */
	public function redeem( string $secret, \Closure $own ): array {
		$token    = $this->tokens->find( $secret );
		$identity = Token::VERIFY === $token?->purpose ? $this->identities->find( $token->identity_id ) : null;
		if ( null === $token || null === $identity ) {
			throw new Problem( 'switchboard_link_expired', __( 'This link has expired or was used already. Please ask for a new one.', 'switchboard' ), 404 );
		}
		if ( $token->contact_id > 0 && $token->contact_id !== $own() ) {
			// Whoever gets this mail without having asked for it must not give their address away by a click.
			throw new Problem( 'switchboard_other_account', __( 'Please sign in with the account in which you asked for this link, then open it again.', 'switchboard' ), 403 );
		}
		return $this->database->transaction(
			function () use ( $token, $identity, $secret ): array {
				$this->tokens->revoke( $secret );
				if ( $token->contact_id > 0 ) {
					$this->give( $identity, $token->contact_id );
					return [ 'token' => null ];
				}
				// An account that only claims the address doesn't keep it: see Contacts::identify().
				return [ 'token' => $this->tokens->issue( Token::CONTACT, $this->contacts->identify( Identity::EMAIL, $identity->value, '', true )->id, 0, $identity->id, self::SESSION_SECONDS ) ];
			}
		);
	}

	/**
	 * Gives a proved address to a user, with what was written from it.
	 *
	 * @param Identity $identity   Address.
	 * @param int      $contact_id User's contact.
	 * @throws Problem When another account has proved it.
	 */
	private function give( Identity $identity, int $contact_id ): void {
		if ( $identity->contact_id === $contact_id ) {
			$this->contacts->verify( $identity->id );
			return;
		}
		$is_account = $this->contacts->is_account( $identity->contact_id );
		if ( $is_account && $identity->is_verified() ) {
			throw new Problem( 'switchboard_identity_taken', __( 'Another account has this address already.', 'switchboard' ), 409 );
		}
		if ( $is_account || ( ! $identity->is_verified() && $this->has_other_proof( $identity ) ) ) {
			// Only the address moves: what else is known of that person was never proved to be this one.
			$this->contacts->change( $identity->contact_id, [ 'remove_identity' => $identity->id ] );
			$this->contacts->change(
				$contact_id,
				[
					'add_identity' => [
						'type'  => Identity::EMAIL,
						'value' => $identity->value,
					],
				]
			);
		} else {
			$this->contacts->merge( $identity->contact_id, $contact_id );
		}
		$proved = $this->identities->find_by( Identity::EMAIL, $identity->value );
		if ( null !== $proved ) {
			$this->contacts->verify( $proved->id );
		}
	}

	/**
	 * Whether the contact of an address has proved another one.
	 *
	 * @param Identity $address Address.
	 */
	private function has_other_proof( Identity $address ): bool {
		return [] !== array_filter( $this->identities->of( [ $address->contact_id ] )[ $address->contact_id ], static fn( Identity $identity ): bool => $identity->is_verified() && $identity->id !== $address->id );
	}
}
