<?php
/**
 * Which addresses a site may connect to.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

/**
 * Resolves a host that a person typed and keeps the addresses of the open internet, so that nobody explores the network behind the
 * site. Whoever connects must use the addresses given here and not ask for the name again: the answer might have changed.
 */
final class Address_Check {

	/** IPv4 that isn't the open internet (RFC 6890 and its heirs). */
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
	];

	/** IPv6: all that is given out. */
	private const OPEN_V6 = '2000::/3';

	/** What of it isn't the open internet, or hides another address. */
	private const CLOSED_V6 = [ '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20' ];

	/** IPv4 in the coat of IPv6: the last four bytes decide. */
	private const COATS = [ '::ffff:0:0/96', '64:ff9b::/96' ];

	/**
	 * How names are resolved.
	 *
	 * @var \Closure(string): list<string>
	 */
	private readonly \Closure $resolve;

	/**
	 * Whether an address inside the own network is wanted.
	 *
	 * @var \Closure(string, string): bool
	 */
	private readonly \Closure $allows;

	/**
	 * Both may be given from outside.
	 *
	 * @param (\Closure(string, string): bool)|null $allows  Gets an address inside the own network and the host, says whether it is wanted; none is, by default.
	 * @param (\Closure(string): list<string>)|null $resolve Gets a host, gives its addresses.
	 */
	public function __construct( ?\Closure $allows = null, ?\Closure $resolve = null ) {
		$this->allows  = $allows ?? static fn( string $address, string $host ): bool => false;
		$this->resolve = $resolve ?? self::ask( ... );
	}

	/**
	 * The addresses of a host that one may connect to, at least one.
	 *
	 * @param string $host Host.
	 * @return list<string>
	 * @throws Server_Error When there is none.
	 */
	public function addresses( string $host ): array {
		if ( false !== filter_var( trim( $host, '[]' ), FILTER_VALIDATE_IP ) ) {
			$addresses = [ trim( $host, '[]' ) ];
		} elseif ( preg_match( '/^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_-]{1,63})*\.?$/Di', $host ) ) {
			$addresses = ( $this->resolve )( $host );
		} else {
			throw new Server_Error( Server_Error::UNKNOWN_HOST, 'This is no host name', '', '', false );
		}
		if ( ! $addresses ) {
			throw new Server_Error( Server_Error::UNKNOWN_HOST, "No address is known for $host" );
		}
		$good = array_values( array_filter( $addresses, fn( string $address ): bool => self::is_public( $address ) || ( $this->allows )( $address, $host ) ) );
		if ( ! $good ) {
			throw new Server_Error( Server_Error::ADDRESS, "$host is inside the own network" );
		}
		return $good;
	}

	/**
	 * Whether an address belongs to the open internet.
	 *
	 * @param string $address IPv4 or IPv6.
	 */
	public static function is_public( string $address ): bool {
		$bytes = false === filter_var( $address, FILTER_VALIDATE_IP ) ? '' : (string) inet_pton( $address );
		if ( 16 === strlen( $bytes ) && self::is_in( $bytes, self::COATS ) ) {
			$bytes = substr( $bytes, 12 );
		}
		return match ( strlen( $bytes ) ) {
			4       => ! self::is_in( $bytes, self::CLOSED ),
			16      => self::is_in( $bytes, [ self::OPEN_V6 ] ) && ! self::is_in( $bytes, self::CLOSED_V6 ),
			default => false,
		};
	}

	/**
	 * Whether an address lies in one of the ranges.
	 *
	 * @param string       $bytes  Address.
	 * @param list<string> $ranges Of the same kind or the other.
	 */
	private static function is_in( string $bytes, array $ranges ): bool {
		foreach ( $ranges as $range ) {
			[ $net, $bits ] = explode( '/', $range );
			$net            = (string) inet_pton( $net );
			if ( strlen( $net ) !== strlen( $bytes ) ) {
				continue;
			}
			$whole = intdiv( (int) $bits, 8 );
			$mask  = 0xff << ( 8 - (int) $bits % 8 ) & 0xff;
			if ( substr( $bytes, 0, $whole ) === substr( $net, 0, $whole )
				&& ( 0 === $mask || ( ord( $bytes[ $whole ] ) & $mask ) === ( ord( $net[ $whole ] ) & $mask ) ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Asks the system, and the DNS for IPv6, which the system's call leaves out.
	 *
	 * @param string $host Host.
	 * @return list<string>
	 */
	private static function ask( string $host ): array {
		[ $v4 ] = Quiet::call( static fn() => gethostbynamel( $host ) );
		[ $v6 ] = Quiet::call( static fn() => dns_get_record( $host, DNS_AAAA ) );
		return array_values( array_unique( [ ...( $v4 ?: [] ), ...array_column( $v6 ?: [], 'ipv6' ) ] ) );
	}
}
