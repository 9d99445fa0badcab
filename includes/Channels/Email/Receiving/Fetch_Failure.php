<?php
/**
 * Why a fetch failed.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\OAuth\Refusal;

/**
 * A sentence for whoever looks after the connection, with the server's own words, and whether waiting helps.
 */
final class Fetch_Failure {

	/**
	 * Made by of().
	 *
	 * @param string $message      Sentence.
	 * @param bool   $needs_person Whether the sign-in was refused: trying again soon is of no use, and may lock the account.
	 */
	private function __construct( public readonly string $message, public readonly bool $needs_person ) {
	}

	/**
	 * From what was thrown.
	 *
	 * @param \Throwable $error Error.
	 * @param string     $host  Name of the server.
	 */
	public static function of( \Throwable $error, string $host ): self {
		if ( $error instanceof Refusal ) {
			return new self( $error->getMessage(), $error->needs_consent() || $error->needs_owner() );
		}
		if ( $error instanceof Server_Error ) {
			return new self( self::sentence( $error, $host ), Server_Error::LOGIN === $error->name && ! $error->may_pass );
		}
		return new self( $error->getMessage(), false );
	}

	/**
	 * What happened, in words.
	 *
	 * @param Server_Error $error Error.
	 * @param string       $host  Name of the server.
	 */
	private static function sentence( Server_Error $error, string $host ): string {
		$words = '' === $error->answer ? (string) preg_replace( '/^\w+: /', '', $error->getMessage() ) : $error->answer;
		$frame = match ( $error->name ) {
			/* translators: %s: name of a server. */
			Server_Error::UNKNOWN_HOST => __( 'There is no server named “%s”.', 'switchboard' ),
			/* translators: %s: name of a server. */
			Server_Error::ADDRESS => __( '“%s” lies in a private network. If that is meant, the site’s owner can allow it with the constant SWITCHBOARD_PRIVATE_MAIL_HOSTS.', 'switchboard' ),
			/* translators: 1: name of a server, 2: technical reason. */
			Server_Error::CONNECT => __( '%1$s can’t be reached: %2$s', 'switchboard' ),
			/* translators: 1: name of a server, 2: technical reason. */
			Server_Error::CERTIFICATE, Server_Error::ENCRYPTION => __( 'The line to %1$s can’t be encrypted: %2$s', 'switchboard' ),
			/* translators: 1: name of a server, 2: its answer. */
			Server_Error::LOGIN => __( '%1$s refused the sign-in: %2$s', 'switchboard' ),
			/* translators: 1: name of a server, 2: technical reason. */
			Server_Error::TIMEOUT => __( '%1$s did not answer in time: %2$s', 'switchboard' ),
			/* translators: 1: name of a server, 2: its last words. */
			Server_Error::CLOSED => __( '%1$s hung up: %2$s', 'switchboard' ),
			/* translators: 1: name of a server, 2: technical reason. */
			Server_Error::STORAGE => __( 'Mail of %1$s can’t be kept here: %2$s', 'switchboard' ),
			/* translators: 1: name of a server, 2: its answer. */
			default => __( '%1$s answered: %2$s', 'switchboard' ),
		};
		return sprintf( $frame, $host, $words );
	}
}
