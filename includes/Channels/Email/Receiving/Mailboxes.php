<?php
/**
 * The way into mailboxes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Email\Imap\Imap_Client;
use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Dialer;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\OAuth\Access;
use Switchboard\Channels\Email\OAuth\Provider;
use Switchboard\Channels\Email\OAuth\Refusal;
use Switchboard\Channels\Email\Pop3\Pop3_Client;

/**
 * Opens a connection's mailbox and signs in as its settings say. A token that was taken back before its end is replaced once.
 */
final class Mailboxes {

	/** Patience for a whole answer, such as a mail of the largest size: shorter than the lease of a run. */
	private const ANSWER_SECONDS = 200.0;

	/**
	 * Needs a line, secrets and tokens.
	 *
	 * @param Dialer                $dialer      Opens lines.
	 * @param Connection_Repository $connections Opens secrets.
	 * @param Access                $access      Gives tokens.
	 */
	public function __construct( private readonly Dialer $dialer, private readonly Connection_Repository $connections, private readonly Access $access ) {
	}

	/**
	 * Opens a mailbox by IMAP.
	 *
	 * @param Connection $connection Connection.
	 * @throws Server_Error When the server doesn't let us in.
	 * @throws Refusal      When there is nothing to sign in with.
	 */
	public function imap( Connection $connection ): Imap_Client {
		return $this->sign_in( $connection, fn( Endpoint $endpoint, Credentials $credentials ): Imap_Client => Imap_Client::connect( $this->dialer, $endpoint, $credentials ) );
	}

	/**
	 * Opens a mailbox by POP3.
	 *
	 * @param Connection $connection Connection.
	 * @throws Server_Error When the server doesn't let us in.
	 * @throws Refusal      When there is nothing to sign in with.
	 */
	public function pop3( Connection $connection ): Pop3_Client {
		return $this->sign_in( $connection, fn( Endpoint $endpoint, Credentials $credentials ): Pop3_Client => Pop3_Client::connect( $this->dialer, $endpoint, $credentials ) );
	}

	/**
	 * Signs in.
	 *
	 * @template T
	 * @param Connection                           $connection Connection.
	 * @param \Closure( Endpoint, Credentials ): T $connect    Connects.
	 * @return T
	 */
	private function sign_in( Connection $connection, \Closure $connect ): mixed {
		$settings = Receiving_Settings::of( $connection );
		$endpoint = new Endpoint( $settings->host, $settings->port, $settings->security, answer_seconds: self::ANSWER_SECONDS );
		if ( null === Provider::of( $connection ) ) {
			return $connect( $endpoint, $this->password( $connection ) );
		}
		$token = $this->token( $connection, '' );
		try {
			return $connect( $endpoint, $token );
		} catch ( Server_Error $error ) {
			if ( Server_Error::LOGIN !== $error->name || $error->may_pass ) {
				throw $error;
			}
			return $connect( $endpoint, $this->token( $connection, $token->secret ) );
		}
	}

	/**
	 * The stored password.
	 *
	 * @param Connection $connection Connection.
	 * @throws Refusal When there is none.
	 */
	private function password( Connection $connection ): Credentials {
		$password = $this->connections->secret( $connection, 'password' );
		if ( null === $password || '' === $password ) {
			throw new Refusal( 'login_required', __( 'The password of this mailbox is missing. Please enter it in the settings.', 'switchboard' ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		}
		return Credentials::password( $connection->text( 'user' ), $password );
	}

	/**
	 * An access token.
	 *
	 * @param Connection $connection Connection.
	 * @param string     $refused    One that the server didn't take.
	 * @throws Refusal When there is none.
	 */
	private function token( Connection $connection, #[\SensitiveParameter] string $refused ): Credentials {
		$tokens = $this->access->tokens( $connection, $refused );
		$user   = $connection->text( 'user' );
		return Credentials::token( '' === $user ? $tokens->account : $user, $tokens->access );
	}
}
