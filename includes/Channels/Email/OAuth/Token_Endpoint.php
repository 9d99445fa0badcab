<?php
/**
 * Asks a provider for tokens.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\OAuth;

use Switchboard\Foundation\Clock;

/**
 * The one place that talks to a provider.
 */
final class Token_Endpoint {

	private const SECONDS = 15;

	/**
	 * Needs the time.
	 *
	 * @param Clock $clock Clock.
	 */
	public function __construct( private readonly Clock $clock ) {
	}

	/**
	 * Turns the code that a person brought into tokens.
	 *
	 * @param Provider $provider Provider.
	 * @param Client   $client   The site's client.
	 * @param string   $code     Code.
	 * @param string   $verifier What only we know of the request (PKCE).
	 * @throws Refusal When the provider refuses, can't be reached, or gives less than mail needs.
	 */
	public function exchange( Provider $provider, Client $client, #[\SensitiveParameter] string $code, #[\SensitiveParameter] string $verifier ): Tokens {
		$answer = $this->ask(
			$provider,
			$client,
			[
				'grant_type'    => 'authorization_code',
				'code'          => $code,
				'code_verifier' => $verifier,
				'redirect_uri'  => Client::redirect_uri(),
			]
		);
		$tokens = Tokens::from_answer( $answer, $provider->id, $this->clock->now(), null );
		$given  = is_string( $answer['scope'] ?? null ) ? explode( ' ', strtolower( $answer['scope'] ) ) : null;
		if ( null !== $given && array_diff( array_map( 'strtolower', $provider->mail_scopes ), $given ) ) {
			// Google lets a person untick it.
			/* translators: %s: Google or Microsoft. */
			throw new Refusal( 'consent_required', sprintf( __( '%s did not give the permission for mail. Please connect again and leave it ticked.', 'switchboard' ), $provider->label ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		}
		if ( '' === $tokens->refresh ) {
			/* translators: %s: Google or Microsoft. */
			throw new Refusal( 'consent_required', sprintf( __( '%s gave access for one hour only. Please connect again.', 'switchboard' ), $provider->label ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		}
		return $tokens;
	}

	/**
	 * Gets a new access token.
	 *
	 * @param Provider $provider Provider.
	 * @param Client   $client   The site's client.
	 * @param Tokens   $tokens   What there is.
	 * @throws Refusal When the provider refuses or can't be reached.
	 */
	public function refresh( Provider $provider, Client $client, #[\SensitiveParameter] Tokens $tokens ): Tokens {
		$answer = $this->ask(
			$provider,
			$client,
			[
				'grant_type'    => 'refresh_token',
				'refresh_token' => $tokens->refresh,
			]
		);
		return Tokens::from_answer( $answer, $provider->id, $this->clock->now(), $tokens );
	}

	/**
	 * One question.
	 *
	 * @param Provider              $provider Provider.
	 * @param Client                $client   The site's client.
	 * @param array<string, string> $body     Body.
	 * @return array<string, mixed> Answer with an `access_token`.
	 * @throws Refusal When there is no token.
	 */
	private function ask( Provider $provider, Client $client, #[\SensitiveParameter] array $body ): array {
		$response = wp_remote_post(
			$provider->token_url,
			[
				'timeout'     => self::SECONDS,
				'redirection' => 0,
				'headers'     => [ 'Accept' => 'application/json' ],
				'body'        => $body + [
					'client_id'     => $client->id,
					'client_secret' => $client->secret,
				],
			]
		);
		if ( is_wp_error( $response ) ) {
			throw self::unreachable( $provider, $response->get_error_message() );
		}
		$answer = json_decode( wp_remote_retrieve_body( $response ), true );
		$status = (int) wp_remote_retrieve_response_code( $response );
		if ( is_array( $answer ) && is_string( $answer['error'] ?? null ) ) {
			throw Refusal::said( $provider->label, $answer['error'], is_string( $answer['error_description'] ?? null ) ? $answer['error_description'] : '' );
		}
		if ( 200 !== $status || ! is_array( $answer ) || ! is_string( $answer['access_token'] ?? null ) || '' === $answer['access_token'] ) {
			throw self::unreachable( $provider, "HTTP $status" );
		}
		return $answer;
	}

	/**
	 * A provider that can't be asked now.
	 *
	 * @param Provider $provider Provider.
	 * @param string   $why      Technical reason.
	 */
	private static function unreachable( Provider $provider, string $why ): Refusal {
		/* translators: 1: Google or Microsoft, 2: technical reason. */
		return new Refusal( '', sprintf( __( '%1$s can’t be asked for access at the moment: %2$s', 'switchboard' ), $provider->label, $why ) );
	}
}
