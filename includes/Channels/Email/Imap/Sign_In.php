<?php
/**
 * The way into an IMAP server.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;

/**
 * Greeting, encryption, proof of who we are. Nothing secret is said in clear, see Dialer for the one exception.
 */
final class Sign_In {

	/**
	 * Into this session.
	 *
	 * @param Session     $session     Just opened.
	 * @param Endpoint    $endpoint    Where it leads.
	 * @param Credentials $credentials Name and secret.
	 */
	public function __construct( private readonly Session $session, private readonly Endpoint $endpoint, private readonly Credentials $credentials ) {
		$session->wire->transcript->hide( $credentials->secrets() );
	}

	/**
	 * Does all that it takes.
	 *
	 * @param array<string, string> $identity Who we are, for servers that want to know; some (163.com) open no folder without.
	 * @throws Server_Error When we don't get in.
	 */
	public function run( array $identity ): void {
		$is_known = $this->session->greeting();
		if ( Endpoint::STARTTLS === $this->endpoint->security ) {
			$this->encrypt( $is_known );
		}
		if ( ! $is_known ) {
			$this->log_in();
		}
		if ( $identity && $this->session->can( 'ID' ) ) {
			$this->introduce( $identity );
		}
	}

	/**
	 * Encrypts what began in clear.
	 *
	 * @param bool $is_known Whether the server said that it knows us already.
	 */
	private function encrypt( bool $is_known ): void {
		// After PREAUTH nobody can encrypt any longer: the greeting may be that of somebody in between who wants to prevent it.
		if ( $is_known || ! $this->session->can( 'STARTTLS' ) ) {
			$this->session->wire->fail( Server_Error::ENCRYPTION, 'The server offers no STARTTLS' );
		}
		$end = $this->session->attempt( new Command( 'STARTTLS' ) );
		if ( 'OK' !== $end->type ) {
			throw $this->session->refusal( $end, Server_Error::ENCRYPTION );
		}
		$this->session->wire->encrypt();
		// What was said in clear may be somebody else's words.
		$this->session->forget_capabilities();
	}

	/**
	 * Proves who we are.
	 */
	private function log_in(): void {
		$by_sasl = $this->session->can( 'AUTH=' . $this->credentials->mechanism() );
		if ( ! $by_sasl && ( $this->credentials->is_token || $this->session->can( 'LOGINDISABLED' ) ) ) {
			throw new Server_Error( Server_Error::LOGIN, 'The server offers no way to log in with this kind of secret', '', '', false );
		}
		$end = $by_sasl ? $this->session->authenticate( $this->credentials ) : null;
		// BAD means that it was not understood, not that the password is wrong.
		if ( ! $end || 'BAD' === $end->type && ! $this->credentials->is_token && ! $this->session->can( 'LOGINDISABLED' ) ) {
			$command = ( new Command( 'LOGIN' ) )->text( $this->credentials->user )->text( $this->credentials->secret, true );
			$end     = $this->session->attempt( $command );
		}
		if ( 'OK' !== $end->type ) {
			throw $this->session->refusal( $end, Server_Error::LOGIN );
		}
		if ( 'CAPABILITY' !== $end->code ) {
			$this->session->forget_capabilities();
		}
	}

	/**
	 * Says who we are. Whatever the server thinks of it.
	 *
	 * @param array<string, string> $identity Fields of ID (RFC 2971).
	 */
	private function introduce( array $identity ): void {
		$fields = [];
		foreach ( $identity as $field => $value ) {
			$fields[] = Command::quote( $field ) . ' ' . Command::quote( $value );
		}
		$this->session->attempt( new Command( 'ID (' . implode( ' ', $fields ) . ')' ) );
	}
}
