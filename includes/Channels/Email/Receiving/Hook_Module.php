<?php
/**
 * Makes way for posted mails.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Module;

/**
 * Takes the body of such a post away before WordPress reads it, and lets the secret pass where WordPress expects a password.
 */
final class Hook_Module implements Module {

	/**
	 * Needs nothing until a mail is posted.
	 *
	 * @param \Closure(): Request_Body $body The body.
	 */
	public function __construct( private readonly \Closure $body ) {
	}

	/**
	 * Hooks in. Now is the time to take the body: WordPress has not touched the form yet.
	 */
	public function register(): void {
		if ( Request_Body::is_asked() ) {
			( $this->body )()->withhold();
			// After WordPress has looked at application passwords, before it looks at cookies.
			add_filter( 'rest_authentication_errors', [ $this, 'allow_secret' ], 95 );
		}
	}

	/**
	 * A user name and password that WordPress doesn't know may be our secret. Who is nobody to WordPress stays nobody.
	 *
	 * @param mixed $result Null, true or an error.
	 */
	public function allow_secret( mixed $result ): mixed {
		return is_wp_error( $result ) && ( $GLOBALS['wp_rest_application_password_status'] ?? null ) === $result ? null : $result;
	}
}
