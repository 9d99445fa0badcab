<?php
/**
 * The way into a POP3 server.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Pop3;

use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Net\Server_Error;

/**
 * Greeting, encryption, proof of who we are.
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
	 * @throws Server_Error When we don't get in.
	 */
	public function run(): void {
		$this->session->greeting();
		if ( Endpoint::STARTTLS === $this->endpoint->security ) {
			$this->encrypt();
		}
		$mechanism = $this->credentials->mechanism();
		if ( in_array( $mechanism, $this->session->mechanisms(), true ) ) {
			$this->session->authenticate( $this->credentials );
			return;
		}
		if ( $this->credentials->is_token ) {
			throw new Server_Error( Server_Error::LOGIN, 'The server offers no way to log in with a token', '', '', false );
		}
		$this->session->run( 'USER ' . $this->credentials->user, Server_Error::LOGIN );
		$this->session->run( 'PASS ' . $this->credentials->secret, Server_Error::LOGIN, 'PASS ••••' );
	}

	/**
	 * Encrypts what began in clear.
	 */
	private function encrypt(): void {
		if ( ! $this->session->can( 'STLS' ) ) {
			$this->session->wire->fail( Server_Error::ENCRYPTION, 'The server offers no STLS' );
		}
		$this->session->run( 'STLS', Server_Error::ENCRYPTION );
		$this->session->wire->encrypt();
		// What was said in clear may be somebody else's words.
		$this->session->forget_capabilities();
	}
}
