<?php
/**
 * The way out of one connection.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Smtp;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Email\Net\Host_Guard;
use Switchboard\Channels\Email\OAuth\Access;
use Switchboard\Channels\Email\OAuth\Provider;
use Switchboard\Channels\Email\OAuth\Refusal;
use Switchboard\Channels\Email\OAuth\Xoauth2;
use Switchboard\Mail\Mail;
use Switchboard\Mail\Mail_Parts;
use Switchboard\Mail\Not_Sent;
use Switchboard\Mail\Transport;

/**
 * Signs in to a connection's server as its settings say, and writes down on the connection when that isn't taken.
 */
final class Connection_Transport implements Transport {

	/** The access token of the last try. */
	private string $token = '';

	/**
	 * Needs the connection and what opens its secrets.
	 *
	 * @param Connection            $connection  Connection.
	 * @param Smtp_Settings         $server      Its server.
	 * @param Connection_Repository $connections Opens secrets, keeps the state.
	 * @param Access                $access      Gives tokens.
	 * @param Mail_Parts            $parts       Takes a mail apart.
	 * @param Host_Guard            $guard       Keeps out of the site's own network.
	 */
	public function __construct(
		private readonly Connection $connection,
		private readonly Smtp_Settings $server,
		private readonly Connection_Repository $connections,
		private readonly Access $access,
		private readonly Mail_Parts $parts,
		private readonly Host_Guard $guard
	) {
	}

	/**
	 * Sends a mail. A token that was taken back before its end is replaced once.
	 *
	 * @param Mail                    $mail         Mail.
	 * @param (\Closure(): void)|null $handing_over Called just before the server gets the content.
	 * @return string The server's answer.
	 * @throws Not_Sent When the server doesn't take it, or when nobody knows.
	 */
	public function send( Mail $mail, ?\Closure $handing_over = null ): string {
		try {
			try {
				$answer = $this->mailer( '' )->send( $mail, $handing_over );
			} catch ( Not_Sent $failure ) {
				if ( ! $failure->sign_in || '' === $this->token ) {
					throw $failure;
				}
				$answer = $this->mailer( $this->token )->send( $mail, $handing_over );
			}
		} catch ( Refusal $refusal ) {
			// The connection's state was set where the provider was asked.
			throw new Not_Sent( Not_Sent::TEMPORARY, $refusal->getMessage(), '', true ); // phpcs:ignore WordPress.Security.EscapeOutput -- Plain text.
		} catch ( Not_Sent $failure ) {
			if ( $failure->sign_in ) {
				$this->connections->set_state( $this->connection->id, Connection::ERROR, $failure->getMessage() );
			}
			throw $failure;
		}
		if ( Connection::ERROR === $this->connection->state ) {
			$this->connections->set_state( $this->connection->id, Connection::OK );
		}
		return $answer;
	}

	/**
	 * A mailer that signs in.
	 *
	 * @param string $refused Token that the server didn't take.
	 */
	private function mailer( #[\SensitiveParameter] string $refused ): Smtp_Mailer {
		$password = fn(): string => (string) $this->connections->secret( $this->connection, $this->server->secret );
		$token    = function () use ( $refused ): Xoauth2 {
			$tokens      = $this->access->tokens( $this->connection, $refused );
			$this->token = $tokens->access;
			return new Xoauth2( '' === $this->server->user ? $tokens->account : $this->server->user, $tokens->access );
		};
		// A user name of its own for sending has a password of its own.
		$by_token = 'password' === $this->server->secret && null !== Provider::of( $this->connection );
		return new Smtp_Mailer( $this->server, $this->parts, $this->guard, $password, $by_token ? $token : null );
	}
}
