<?php
/**
 * Keeps the site from being sent into its own network.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

use Switchboard\Foundation\Problem;

/**
 * Address_Check with the site's own exceptions, and with words for whoever typed the host.
 */
final class Host_Guard {

	private readonly Address_Check $check;

	/**
	 * May be given another way to look names up.
	 *
	 * @param (\Closure( string ): list<string>)|null $lookup Gives the addresses of a name.
	 */
	public function __construct( ?\Closure $lookup = null ) {
		$this->check = new Address_Check( self::is_wanted( ... ), $lookup );
	}

	/**
	 * Addresses by which a host may be called. Whoever connects takes one of these and not the name: a second look-up could answer otherwise.
	 *
	 * @param string $host Name or address.
	 * @return list<string> IPv4 and IPv6 addresses without brackets, at least one.
	 * @throws Problem When the host isn't a name, isn't known, or lies in a private network.
	 */
	public function addresses( string $host ): array {
		try {
			return $this->check->addresses( $host );
		} catch ( Server_Error $error ) {
			$shown = mb_substr( sanitize_text_field( $host ), 0, 100 );
			if ( Server_Error::ADDRESS === $error->name ) {
				/* translators: %s: name of a server. */
				throw new Problem( 'switchboard_mail_host_private', sprintf( __( '“%s” lies in a private network. If that is meant, the site’s owner can allow it with the constant SWITCHBOARD_PRIVATE_MAIL_HOSTS.', 'switchboard' ), $shown ) );
			}
			if ( $error->may_pass ) {
				/* translators: %s: name of a server. */
				throw new Problem( 'switchboard_mail_host_unknown', sprintf( __( 'There is no server named “%s”.', 'switchboard' ), $shown ), 502 );
			}
			/* translators: %s: what should have been the name of a server. */
			throw new Problem( 'switchboard_mail_host', sprintf( __( '“%s” is not the name of a server.', 'switchboard' ), $shown ) );
		}
	}

	/**
	 * Whether an address is the machine itself, where a line needs no encryption.
	 *
	 * @param string $address IPv4 or IPv6.
	 */
	public static function is_loopback( string $address ): bool {
		return '::1' === $address || str_starts_with( $address, '127.' );
	}

	/**
	 * Whether the site wants a server inside its own network.
	 *
	 * @param string $address One of its addresses.
	 * @param string $host    Name as the person wrote it.
	 */
	public static function is_wanted( string $address, string $host ): bool {
		$listed = defined( 'SWITCHBOARD_PRIVATE_MAIL_HOSTS' ) ? constant( 'SWITCHBOARD_PRIVATE_MAIL_HOSTS' ) : '';
		$wanted = true === $listed || in_array( strtolower( $host ), array_map( 'trim', explode( ',', strtolower( (string) $listed ) ) ), true );
		/**
		 * Whether a mail server in a private network may be called.
		 *
		 * @param bool   $wanted  True for hosts named in SWITCHBOARD_PRIVATE_MAIL_HOSTS (separated by commas, or true for all).
		 * @param string $host    Name of the server.
		 * @param string $address Its address.
		 */
		return (bool) apply_filters( 'switchboard_mail_host_allowed', $wanted, $host, $address );
	}
}
