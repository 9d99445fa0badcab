<?php
/**
 * Access to a mailbox.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\OAuth;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Lease_Repository;

/**
 * Gives a connection's access token, and a new one when it has run out: one process asks the provider, the others wait for it.
 */
final class Access {

	/** Where the tokens are kept, sealed. */
	public const KEY = '_oauth_tokens';

	/** Longer than the provider may take to answer. */
	private const LEASE_SECONDS = 60;

	/** Looks for what another process fetches, a quarter of a second apart. */
	private const LOOKS = 80;

	/**
	 * Needs rows, the provider and a lock.
	 *
	 * @param Connection_Repository $connections Keeps tokens.
	 * @param Token_Endpoint        $endpoint    Gives new ones.
	 * @param Lease_Repository      $leases      Lets one ask.
	 * @param Clock                 $clock       Clock.
	 */
	public function __construct(
		private readonly Connection_Repository $connections,
		private readonly Token_Endpoint $endpoint,
		private readonly Lease_Repository $leases,
		private readonly Clock $clock
	) {
	}

	/**
	 * What a connection signs in with.
	 *
	 * @param Connection $connection Connection with a provider.
	 * @param string     $refused    An access token that the mail server didn't take.
	 * @throws Refusal When there is none; the connection's state says it too.
	 */
	public function tokens( Connection $connection, #[\SensitiveParameter] string $refused = '' ): Tokens {
		for ( $look = 0; $look < self::LOOKS; ++$look ) {
			$tokens = $this->kept( $connection ) ?? throw $this->ask_again( $connection );
			if ( $tokens->access !== $refused && $tokens->is_fresh( $this->clock->now() ) ) {
				return $tokens;
			}
			if ( Connection::RECONNECT === $connection->state ) {
				// The provider has said no; it is asked again when a person did something about it.
				throw new Refusal( 'login_required', $connection->state_reason ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
			}
			$lease = $this->leases->take( "oauth:$connection->id", self::LEASE_SECONDS );
			if ( null !== $lease ) {
				try {
					// Somebody may have been here between the look and the lease.
					$now = $this->kept( $connection ) ?? $tokens;
					return $now->access === $tokens->access ? $this->renew( $connection, $tokens ) : $now;
				} finally {
					$this->leases->release( "oauth:$connection->id", $lease );
				}
			}
			usleep( 250_000 );
		}
		throw new Refusal( '', __( 'Another process has been asking for access for too long. This is tried again.', 'switchboard' ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
	}

	/**
	 * What a connection has, fresh or not.
	 *
	 * @phpstan-impure
	 *
	 * @param Connection $connection Connection.
	 */
	public function kept( Connection $connection ): ?Tokens {
		$json   = $this->connections->secret( $connection, self::KEY );
		$tokens = null === $json ? null : Tokens::from_json( $json );
		return Provider::of( $connection )?->id === $tokens?->provider ? $tokens : null;
	}

	/**
	 * Keeps what a person's consent brought, in place of what there was.
	 *
	 * @param Connection $connection Connection.
	 * @param Tokens     $tokens     Tokens.
	 */
	public function keep( Connection $connection, Tokens $tokens ): void {
		$this->connections->change_secret( $connection->id, self::KEY, static fn(): string => $tokens->to_json() );
		$this->connections->set_state( $connection->id, Connection::OK );
	}

	/**
	 * Forgets what a connection has.
	 *
	 * @param Connection $connection Connection.
	 */
	public function forget( Connection $connection ): void {
		$this->connections->change_secret( $connection->id, self::KEY, static fn(): ?string => null );
	}

	/**
	 * The site's client of a connection.
	 *
	 * @param Connection $connection Connection.
	 * @throws Refusal When it isn't set up.
	 */
	public function client( Connection $connection ): Client {
		$id     = $connection->text( 'oauth_client_id' );
		$secret = (string) $this->connections->secret( $connection, 'oauth_client_secret' );
		if ( '' === $id || '' === $secret ) {
			throw new Refusal( 'invalid_client', __( 'The client ID or the client secret is missing.', 'switchboard' ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		}
		return new Client( $id, $secret );
	}

	/**
	 * Fetches a new access token. What comes back is kept only beside the refresh token that it came from: a person may have
	 * connected again meanwhile.
	 *
	 * @param Connection $connection Connection.
	 * @param Tokens     $tokens     What there is.
	 * @throws Refusal When the provider refuses.
	 */
	private function renew( Connection $connection, Tokens $tokens ): Tokens {
		$provider = Provider::of( $connection ) ?? throw $this->ask_again( $connection );
		try {
			$new = $this->endpoint->refresh( $provider, $this->client( $connection ), $tokens );
		} catch ( Refusal $refusal ) {
			if ( $this->kept( $connection )?->refresh === $tokens->refresh ) {
				$this->note( $connection, $refusal );
			}
			throw $refusal;
		}
		$this->connections->change_secret(
			$connection->id,
			self::KEY,
			static function ( ?string $json ) use ( $tokens, &$new ): ?string {
				$kept = null === $json ? null : Tokens::from_json( $json );
				if ( null !== $kept && $kept->refresh !== $tokens->refresh ) {
					$new = $kept;
				}
				return null === $kept ? $json : $new->to_json();
			}
		);
		return $new;
	}

	/**
	 * Writes down what a refusal means for the connection; an outage means nothing.
	 *
	 * @param Connection $connection Connection.
	 * @param Refusal    $refusal    Refusal.
	 */
	private function note( Connection $connection, Refusal $refusal ): void {
		if ( $refusal->needs_consent() ) {
			$this->connections->set_state( $connection->id, Connection::RECONNECT, $refusal->getMessage() );
		} elseif ( $refusal->needs_owner() ) {
			$this->connections->set_state( $connection->id, Connection::ERROR, $refusal->getMessage() );
		}
	}

	/**
	 * A connection without access.
	 *
	 * @param Connection $connection Connection.
	 */
	private function ask_again( Connection $connection ): Refusal {
		$refusal = new Refusal( 'login_required', __( 'This mailbox is not connected. Please connect it in the settings.', 'switchboard' ) );
		$this->note( $connection, $refusal );
		return $refusal;
	}
}
