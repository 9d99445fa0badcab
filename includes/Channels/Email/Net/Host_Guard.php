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
 * Turns the name of a mail server into addresses that may be called. Whoever connects takes one of these addresses and not the
 * name: a second look-up could answer otherwise.
 */
final class Host_Guard {

	/** Networks that aren't the internet: own, private, shared, link-local, documentation, multicast and what wraps IPv4. */
	private const CLOSED = [
		'0.0.0.0/8',
		'10.0.0.0/8',
		'100.64.0.0/10',
		'127.0.0.0/8',
		'169.254.0.0/16',
		'172.16.0.0/12',
		'192.0.0.0/24',
		'192.0.2.0/24',
		'192.88.99.0/24',
		'192.168.0.0/16',
		'198.18.0.0/15',
		'198.51.100.0/24',
		'203.0.113.0/24',
		'224.0.0.0/3',
		'::/96',
		'::ffff:0:0/96',
		'64:ff9b::/32',
		'100::/64',
		'2001::/23',
		'2001:db8::/32',
		'2002::/16',
		'fc00::/7',
		'fe80::/9',
		'ff00::/8',
	];

	/**
	 * May be given another way to look names up.
	 *
	 * @param (\Closure( string ): list<string>)|null $lookup Gives the addresses of a name.
	 */
	public function __construct( private readonly ?\Closure $lookup = null ) {
	}

	/**
	 * Addresses by which a host may be called.
	 *
	 * @param string $host Name or address.
	 * @return non-empty-list<string> IPv4 and IPv6 addresses without brackets.
	 * @throws Problem When the host isn't a name, isn't known, or lies in a private network.
	 */
	public function addresses( string $host ): array {
		$host = trim( $host, '[]' );
		if ( ! filter_var( $host, FILTER_VALIDATE_IP ) && ! preg_match( '/^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,62}[a-z0-9_])?)*\.?$/i', $host ) ) {
			/* translators: %s: what should have been the name of a server. */
			throw new Problem( 'switchboard_mail_host', sprintf( __( '“%s” is not the name of a server.', 'switchboard' ), mb_substr( sanitize_text_field( $host ), 0, 100 ) ) );
		}
		$found = filter_var( $host, FILTER_VALIDATE_IP ) ? [ $host ] : ( $this->lookup ?? self::look_up( ... ) )( $host );
		if ( ! $found ) {
			/* translators: %s: name of a server. */
			throw new Problem( 'switchboard_mail_host_unknown', sprintf( __( 'There is no server named “%s”.', 'switchboard' ), $host ), 502 );
		}
		$open = array_values( array_filter( $found, static fn( string $address ): bool => self::may_be_called( $host, $address ) ) );
		if ( ! $open ) {
			/* translators: %s: name of a server. */
			throw new Problem( 'switchboard_mail_host_private', sprintf( __( '“%s” lies in a private network. If that is meant, the site’s owner can allow it with the constant SWITCHBOARD_PRIVATE_MAIL_HOSTS.', 'switchboard' ), $host ) );
		}
		return $open;
	}

	/**
	 * Whether an address is on the internet.
	 *
	 * @param string $address IPv4 or IPv6.
	 */
	public static function is_public( string $address ): bool {
		$bits = self::bits( $address );
		foreach ( '' === $bits ? [] : self::CLOSED as $network ) {
			[ $start, $length ] = explode( '/', $network );
			$start              = self::bits( $start );
			if ( strlen( $start ) === strlen( $bits ) && 0 === strncmp( $start, $bits, (int) $length ) ) {
				return false;
			}
		}
		return '' !== $bits;
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
	 * Whether an address may be called: a public one, or one that the site allows.
	 *
	 * @param string $host    Name as the person wrote it.
	 * @param string $address One of its addresses.
	 */
	private static function may_be_called( string $host, string $address ): bool {
		$listed  = defined( 'SWITCHBOARD_PRIVATE_MAIL_HOSTS' ) ? constant( 'SWITCHBOARD_PRIVATE_MAIL_HOSTS' ) : '';
		$allowed = self::is_public( $address ) || true === $listed || in_array( strtolower( $host ), array_map( 'trim', explode( ',', strtolower( (string) $listed ) ) ), true );
		/**
		 * Whether a mail server may be called.
		 *
		 * @param bool   $allowed True for addresses on the internet, and for hosts named in SWITCHBOARD_PRIVATE_MAIL_HOSTS (separated by commas, or true for all).
		 * @param string $host    Name of the server.
		 * @param string $address Its address.
		 */
		return (bool) apply_filters( 'switchboard_mail_host_allowed', $allowed, $host, $address );
	}

	/**
	 * An address as zeros and ones; '' when it is none.
	 *
	 * @param string $address IPv4 or IPv6.
	 */
	private static function bits( string $address ): string {
		$bytes = filter_var( $address, FILTER_VALIDATE_IP ) ? (string) inet_pton( $address ) : '';
		return implode( '', array_map( static fn( string $byte ): string => sprintf( '%08b', ord( $byte ) ), '' === $bytes ? [] : str_split( $bytes ) ) );
	}

	/**
	 * Asks the system, as a connection would: its hosts file too.
	 *
	 * @param string $host Name.
	 * @return list<string>
	 */
	private static function look_up( string $host ): array {
		$found = gethostbynamel( $host );
		if ( $found ) {
			return $found;
		}
		// phpcs:ignore WordPress.PHP.NoSilencedErrors -- A name that isn't there is no error of ours.
		$records = @dns_get_record( $host, DNS_AAAA );
		return array_values( array_filter( array_column( $records ? $records : [], 'ipv6' ), 'is_string' ) );
	}
}
