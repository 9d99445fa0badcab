<?php
/**
 * Signs in with a token.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\OAuth;

/**
 * The SASL answer of XOAUTH2, for IMAP, POP3 and SMTP alike.
 */
final class Xoauth2 {

	/**
	 * Needs both halves.
	 *
	 * @param string $user  User name.
	 * @param string $token Access token.
	 */
	public function __construct( private readonly string $user, #[\SensitiveParameter] private readonly string $token ) {
	}

	/**
	 * The answer in Base64.
	 *
	 * @throws \InvalidArgumentException When a part would end it early.
	 */
	public function response(): string {
		if ( preg_match( '/[\x00-\x1f\x7f]/', $this->user . $this->token ) ) {
			throw new \InvalidArgumentException( 'A control character in a user name or token.' );
		}
		return base64_encode( "user=$this->user\x01auth=Bearer $this->token\x01\x01" );
	}
}
