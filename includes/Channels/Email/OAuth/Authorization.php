<?php
/**
 * A person's consent.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\OAuth;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Events;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;

/**
 * Sends a person to the provider and takes them back: OAuth 2's authorization code with PKCE. What is sent along is bound to that person
 * and that connection, good once and for ten minutes. Connecting again changes nothing but the access.
 */
final class Authorization {

	/** Begins every state of ours: the address that the provider sends people to isn't ours alone. */
	public const PREFIX = 'switchboard.';

	/** Where the pending request is kept, sealed. */
	private const KEY = '_oauth_request';

	/**
	 * Needs rows, the provider and time.
	 *
	 * @param Connection_Repository $connections Keeps the request.
	 * @param Access                $access      Keeps the tokens.
	 * @param Token_Endpoint        $endpoint    Gives them.
	 * @param Clock                 $clock       Clock.
	 */
	public function __construct(
		private readonly Connection_Repository $connections,
		private readonly Access $access,
		private readonly Token_Endpoint $endpoint,
		private readonly Clock $clock
	) {
	}

	/**
	 * Begins: the address where the person agrees.
	 *
	 * @param Connection $connection Connection.
	 * @param int        $user       Person.
	 * @throws Problem When the connection isn't set up for it.
	 */
	public function start( Connection $connection, int $user ): string {
		$provider = self::provider( $connection );
		try {
			$client = $this->access->client( $connection );
		} catch ( Refusal $refusal ) {
			throw new Problem( 'switchboard_oauth_client', $refusal->getMessage() ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		}
		$state    = self::PREFIX . $connection->id . '.' . bin2hex( random_bytes( 24 ) );
		$verifier = self::base64url( random_bytes( 48 ) );
		$request  = [
			'state'      => hash( 'sha256', $state ),
			'user'       => $user,
			'verifier'   => $verifier,
			'client'     => $client->id,
			'provider'   => $provider->id,
			'expires_at' => $this->clock->now() + 10 * MINUTE_IN_SECONDS,
		];
		$this->connections->change_secret( $connection->id, self::KEY, static fn(): string => (string) wp_json_encode( $request ) );
		$query = [
			'response_type'         => 'code',
			'client_id'             => $client->id,
			'redirect_uri'          => Client::redirect_uri(),
			'scope'                 => implode( ' ', [ ...$provider->mail_scopes, ...$provider->other_scopes ] ),
			'state'                 => $state,
			'code_challenge'        => self::base64url( hash( 'sha256', $verifier, true ) ),
			'code_challenge_method' => 'S256',
		] + $provider->parameters;
		$name  = $connection->text( 'user' );
		if ( is_email( $name ) ) {
			$query['login_hint'] = $name;
		}
		return $provider->authorize_url . '?' . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 );
	}

	/**
	 * Ends: takes what the person brings from the provider.
	 *
	 * @param int                   $user  Person.
	 * @param array<string, string> $query What the provider put into the address: `state`, and `code` or `error` with `error_description`.
	 * @return Connection The connection that has access now.
	 * @throws Problem When the request wasn't this person's, was used or is too old.
	 * @throws Refusal When the provider or the person said no.
	 */
	public function finish( int $user, #[\SensitiveParameter] array $query ): Connection {
		$state      = $query['state'] ?? '';
		$connection = preg_match( '/^switchboard\.(\d{1,18})\.[0-9a-f]{48}$/D', $state, $found ) ? $this->connections->find( (int) $found[1] ) : null;
		$request    = $connection ? $this->take_request( $connection, $state, $user ) : null;
		$provider   = $connection ? Provider::of( $connection ) : null;
		if ( null === $connection || null === $request || null === $provider || $provider->id !== $request['provider'] ) {
			throw new Problem( 'switchboard_oauth_state', __( 'This answer does not belong to a request of yours, or the request is too old. Please connect again.', 'switchboard' ), 403 );
		}
		if ( isset( $query['error'] ) ) {
			throw Refusal::said( $provider->label, $query['error'], $query['error_description'] ?? '' );
		}
		$client = $this->access->client( $connection );
		if ( $client->id !== $request['client'] ) {
			throw new Problem( 'switchboard_oauth_client', __( 'The client ID was changed meanwhile. Please connect again.', 'switchboard' ) );
		}
		$this->access->keep( $connection, $this->endpoint->exchange( $provider, $client, $query['code'] ?? '', (string) $request['verifier'] ) );
		Events::connection_changed( $connection->id );
		return $this->connections->find( $connection->id ) ?? throw Problem::not_found( 'connection' );
	}

	/**
	 * The provider of a connection.
	 *
	 * @param Connection $connection Connection.
	 * @throws Problem When it signs in otherwise.
	 */
	private static function provider( Connection $connection ): Provider {
		return Provider::of( $connection ) ?? throw new Problem( 'switchboard_oauth_provider', __( 'This connection signs in with a password. Choose a provider and save first.', 'switchboard' ) );
	}

	/**
	 * The pending request, which thereby is used up; another person's or an old one stays what it is: useless.
	 *
	 * @param Connection $connection Connection.
	 * @param string     $state      From the address.
	 * @param int        $user       Person.
	 * @return array<string, mixed>|null
	 */
	private function take_request( Connection $connection, string $state, int $user ): ?array {
		$taken = null;
		$now   = $this->clock->now();
		$this->connections->change_secret(
			$connection->id,
			self::KEY,
			static function ( ?string $json ) use ( &$taken, $state, $user, $now ): ?string {
				$request = json_decode( (string) $json, true );
				if ( ! is_array( $request ) || $request['user'] !== $user || ! hash_equals( (string) $request['state'], hash( 'sha256', $state ) ) ) {
					return $json;
				}
				$taken = $request['expires_at'] > $now ? $request : null;
				return null;
			}
		);
		return $taken;
	}

	/**
	 * Base64 for addresses.
	 *
	 * @param string $bytes Bytes.
	 */
	private static function base64url( string $bytes ): string {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}
}
