<?php
/**
 * What a provider gave.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\OAuth;

/**
 * Access to one mailbox, as it is kept sealed.
 */
final class Tokens {

	/** Seconds before its end from which a token isn't used any more: clocks differ, and a sign-in takes a while. */
	private const MARGIN = 120;

	/**
	 * All of it.
	 *
	 * @param string $access     Access token.
	 * @param string $refresh    Refresh token.
	 * @param int    $expires_at End of the access token, seconds since 1970.
	 * @param string $account    Address of the mailbox's owner, as the provider says; '' when it doesn't.
	 * @param string $provider   Who gave it, and who alone may see the refresh token again.
	 */
	public function __construct(
		#[\SensitiveParameter] public readonly string $access,
		#[\SensitiveParameter] public readonly string $refresh,
		public readonly int $expires_at,
		public readonly string $account,
		public readonly string $provider
	) {
	}

	/**
	 * From a provider's answer.
	 *
	 * @param array<string, mixed> $answer   Decoded answer.
	 * @param string               $provider Id of the provider.
	 * @param int                  $now      Seconds since 1970.
	 * @param self|null            $before   What there was: a provider that doesn't rotate its refresh token leaves it out.
	 */
	public static function from_answer( #[\SensitiveParameter] array $answer, string $provider, int $now, ?self $before ): self {
		$text = static fn( string $key ): string => is_string( $answer[ $key ] ?? null ) ? $answer[ $key ] : '';
		$life = is_numeric( $answer['expires_in'] ?? null ) ? (int) $answer['expires_in'] : HOUR_IN_SECONDS;
		return new self(
			$text( 'access_token' ),
			'' === $text( 'refresh_token' ) ? (string) $before?->refresh : $text( 'refresh_token' ),
			$now + max( 0, $life ),
			self::account( $text( 'id_token' ) ) ?? (string) $before?->account,
			$provider
		);
	}

	/**
	 * From what was kept.
	 *
	 * @param string $json From to_json().
	 */
	public static function from_json( #[\SensitiveParameter] string $json ): ?self {
		$kept = json_decode( $json, true );
		return is_array( $kept ) ? new self( (string) $kept['access'], (string) $kept['refresh'], (int) $kept['expires_at'], (string) $kept['account'], (string) $kept['provider'] ) : null;
	}

	/**
	 * To be kept.
	 */
	public function to_json(): string {
		return (string) wp_json_encode( get_object_vars( $this ) );
	}

	/**
	 * Whether the access token is still good.
	 *
	 * @param int $now Seconds since 1970.
	 */
	public function is_fresh( int $now ): bool {
		return '' !== $this->access && $now < $this->expires_at - self::MARGIN;
	}

	/**
	 * The address in an id token. It came from the provider itself over TLS, so its signature needs no check.
	 *
	 * @param string $id_token JWT.
	 */
	private static function account( string $id_token ): ?string {
		$claims = json_decode( (string) base64_decode( strtr( explode( '.', $id_token )[1] ?? '', '-_', '+/' ), true ), true );
		foreach ( [ 'email', 'preferred_username' ] as $claim ) {
			if ( is_array( $claims ) && is_email( $claims[ $claim ] ?? '' ) ) {
				return (string) $claims[ $claim ];
			}
		}
		return null;
	}
}
