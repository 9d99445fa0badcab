<?php
/**
 * Gives out signed ways in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Clock;

/**
 * Makes, reads and revokes the secrets in customers' links: 256 random bits each, of which only a hash is stored.
 */
final class Tokens {

	/**
	 * Needs rows and the time.
	 *
	 * @param Token_Repository $tokens Rows.
	 * @param Clock            $clock  Clock.
	 */
	public function __construct( private readonly Token_Repository $tokens, private readonly Clock $clock ) {
	}

	/**
	 * Makes a secret.
	 *
	 * @param string $purpose     One of Token::PURPOSES.
	 * @param int    $contact_id  Contact who gets it.
	 * @param int    $ticket_id   Ticket that it opens.
	 * @param int    $identity_id Identity that it proves.
	 * @param int    $seconds     How long it is good.
	 * @return string 64 hex digits; it can't be read again.
	 * @throws \LogicException When the purpose is unknown.
	 */
	public function issue( string $purpose, int $contact_id, int $ticket_id = 0, int $identity_id = 0, int $seconds = 30 * DAY_IN_SECONDS ): string {
		if ( ! in_array( $purpose, Token::PURPOSES, true ) ) {
			throw new \LogicException( 'A token needs a purpose.' );
		}
		$plain = bin2hex( random_bytes( 32 ) );
		$now   = $this->clock->now();
		$this->tokens->insert(
			[
				'token_hash'  => self::hash( $plain ),
				'purpose'     => $purpose,
				'contact_id'  => $contact_id,
				'ticket_id'   => $ticket_id,
				'identity_id' => $identity_id,
				'expires_at'  => $now + $seconds,
				'created_at'  => $now,
			]
		);
		return $plain;
	}

	/**
	 * What a secret opens; null when it isn't one of ours, was revoked or has expired.
	 *
	 * @param string $plain From issue().
	 */
	public function find( string $plain ): ?Token {
		return preg_match( '/^[0-9a-f]{64}$/D', $plain ) ? $this->tokens->find( self::hash( $plain ), $this->clock->now() ) : null;
	}

	/**
	 * Makes a secret useless.
	 *
	 * @param string $plain From issue().
	 */
	public function revoke( string $plain ): void {
		$this->tokens->delete( self::hash( $plain ) );
	}

	/**
	 * Makes all secrets of a contact useless.
	 *
	 * @param int $contact_id Contact.
	 */
	public function revoke_all( int $contact_id ): void {
		$this->tokens->delete_of_contact( $contact_id );
	}

	/**
	 * Makes all secrets of a ticket useless.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function revoke_of_ticket( int $ticket_id ): void {
		$this->tokens->delete_of_ticket( $ticket_id );
	}

	/**
	 * Forgets what has expired.
	 */
	public function prune(): void {
		$this->tokens->prune( $this->clock->now() );
	}

	/**
	 * What is stored of a secret. It is random enough to need no slow hash.
	 *
	 * @param string $plain Secret.
	 */
	private static function hash( string $plain ): string {
		return hash( 'sha256', $plain );
	}
}
