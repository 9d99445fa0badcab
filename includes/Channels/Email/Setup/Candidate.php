<?php
/**
 * A connection as a person has typed it.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Setup;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\OAuth\Access;
use Switchboard\Channels\Email\OAuth\Provider;
use Switchboard\Channels\Email\OAuth\Refusal;
use Switchboard\Channels\Email\OAuth\Tokens;

/**
 * Settings that are not saved yet, with the secrets that were typed; those that weren't are the stored ones. Whoever makes it has
 * seen to it that stored ones go only where they belong.
 */
final class Candidate {

	/**
	 * Made by Candidates.
	 *
	 * @param Connection                 $connection  With the typed settings; id 0 when it was never saved.
	 * @param array<string, string|null> $typed       Typed secrets, null for one that was removed.
	 * @param Connection|null            $stored      The connection as it is saved.
	 * @param bool                       $keeps_access Whether its access by OAuth 2 may be used.
	 * @param Connection_Repository      $connections Opens stored secrets.
	 * @param Access                     $access      Gives tokens.
	 */
	public function __construct(
		public readonly Connection $connection,
		#[\SensitiveParameter] private readonly array $typed,
		private readonly ?Connection $stored,
		private readonly bool $keeps_access,
		private readonly Connection_Repository $connections,
		private readonly Access $access
	) {
	}

	/**
	 * A secret; '' when there is none.
	 *
	 * @param string $key Key.
	 */
	public function secret( string $key ): string {
		if ( array_key_exists( $key, $this->typed ) ) {
			return (string) $this->typed[ $key ];
		}
		return $this->stored ? (string) $this->connections->secret( $this->stored, $key ) : '';
	}

	/**
	 * Whether it signs in by a token.
	 */
	public function is_by_token(): bool {
		return null !== Provider::of( $this->connection );
	}

	/**
	 * What the provider gave.
	 *
	 * @param string $refused A token that the server didn't take.
	 * @throws Refusal When there is nothing.
	 */
	public function tokens( #[\SensitiveParameter] string $refused = '' ): Tokens {
		if ( null === $this->stored || ! $this->keeps_access ) {
			$label = (string) Provider::of( $this->connection )?->label;
			/* translators: %s: Google or Microsoft. */
			throw new Refusal( 'login_required', sprintf( __( 'This mailbox isn’t connected with %s yet.', 'switchboard' ), $label ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		}
		return $this->access->tokens( $this->stored, $refused );
	}

	/**
	 * What one signs in to the mailbox with.
	 *
	 * @param string $refused A token that the server didn't take.
	 * @throws Refusal When there is nothing.
	 */
	public function credentials( #[\SensitiveParameter] string $refused = '' ): Credentials {
		$user = $this->connection->text( 'user' );
		if ( ! $this->is_by_token() ) {
			return Credentials::password( $user, $this->secret( 'password' ) );
		}
		$tokens = $this->tokens( $refused );
		return Credentials::token( '' === $user ? $tokens->account : $user, $tokens->access );
	}
}
