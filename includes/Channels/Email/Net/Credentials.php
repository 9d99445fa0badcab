<?php
/**
 * How one proves who one is.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

/**
 * A user's name with a password or an OAuth 2 access token, and how SASL writes them.
 */
final class Credentials {

	/**
	 * Made by password() and token().
	 *
	 * @param string $user     Name.
	 * @param string $secret   Password or token.
	 * @param bool   $is_token Which of them.
	 */
	private function __construct(
		public readonly string $user,
		#[\SensitiveParameter] public readonly string $secret,
		public readonly bool $is_token
	) {
		if ( strpbrk( $user . $secret, "\r\n\0" ) !== false ) {
			throw new Server_Error( Server_Error::LOGIN, 'A name or secret with a line break can not be sent' );
		}
	}

	/**
	 * With a password.
	 *
	 * @param string $user     Name.
	 * @param string $password Password.
	 */
	public static function password( string $user, #[\SensitiveParameter] string $password ): self {
		return new self( $user, $password, false );
	}

	/**
	 * With an OAuth 2 access token.
	 *
	 * @param string $user  Name.
	 * @param string $token Token.
	 */
	public static function token( string $user, #[\SensitiveParameter] string $token ): self {
		// The token's own separator would let a strange one add fields.
		if ( str_contains( $user . $token, "\x01" ) ) {
			throw new Server_Error( Server_Error::LOGIN, 'A token with control characters can not be sent' );
		}
		return new self( $user, $token, true );
	}

	/**
	 * The SASL mechanism.
	 */
	public function mechanism(): string {
		return $this->is_token ? 'XOAUTH2' : 'PLAIN';
	}

	/**
	 * What the mechanism sends.
	 */
	public function initial_response(): string {
		return base64_encode( $this->is_token ? "user={$this->user}\x01auth=Bearer {$this->secret}\x01\x01" : "\0{$this->user}\0{$this->secret}" );
	}

	/**
	 * The texts that nobody may see, should a server repeat them.
	 *
	 * @return list<string>
	 */
	public function secrets(): array {
		return [ $this->initial_response(), $this->secret, base64_encode( $this->secret ) ];
	}

	/**
	 * What a server says in base64 when it refuses a token, as text.
	 *
	 * @param string $challenge Of a continuation.
	 */
	public static function refusal( string $challenge ): string {
		$json = base64_decode( trim( $challenge ), true );
		return is_string( $json ) && mb_check_encoding( $json, 'UTF-8' ) ? $json : '';
	}

	/**
	 * Nothing of it in a dump.
	 *
	 * @return array<string, mixed>
	 */
	public function __debugInfo(): array {
		return [ 'user' => $this->user ];
	}
}
