<?php
/**
 * Opens connections to mail servers.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

/**
 * Connects to an address that was checked, so the name is never asked for twice, and encrypts for the name.
 */
final class Dialer {

	/** A host may have many addresses; patience for each would add up. */
	private const MOST_ADDRESSES = 4;

	/**
	 * Needs to know whom it may call and whom to trust.
	 *
	 * @param Address_Check       $check       Knows where one may connect to.
	 * @param Trusted_Authorities $authorities Who vouches for servers.
	 */
	public function __construct( private readonly Address_Check $check, private readonly Trusted_Authorities $authorities = new Trusted_Authorities() ) {
	}

	/**
	 * Connects, and encrypts where that comes first.
	 *
	 * @param Endpoint   $endpoint   Where to.
	 * @param Transcript $transcript Takes what is said.
	 * @throws Server_Error When it can't.
	 */
	public function open( Endpoint $endpoint, Transcript $transcript ): Wire {
		if ( $endpoint->port < 1 || $endpoint->port > 65535 ) {
			throw new Server_Error( Server_Error::CONNECT, 'There is no such port', '', '', false );
		}
		$addresses = array_slice( $this->check->addresses( $endpoint->host ), 0, self::MOST_ADDRESSES );
		if ( Endpoint::PLAIN === $endpoint->security ) {
			// Passwords in clear stay inside the own network, which the site had to allow.
			$addresses = array_filter( $addresses, static fn( string $address ): bool => ! Address_Check::is_public( $address ) );
			if ( ! $addresses ) {
				throw new Server_Error( Server_Error::ENCRYPTION, 'Without encryption only servers inside the own network are reached' );
			}
		}
		$words = '';
		foreach ( $addresses as $address ) {
			$place               = ( str_contains( $address, ':' ) ? "[$address]" : $address ) . ":{$endpoint->port}";
			[ [ $stream, $words ] ] = Quiet::call( static fn() => self::connect( $place, min( $endpoint->connect_seconds, max( 0.1, $endpoint->until - microtime( true ) ) ) ) );
			if ( $stream ) {
				$transcript->note( "connected to $place" );
				$wire = new Wire( $stream, $endpoint, $transcript, $this->authorities->file() );
				if ( Endpoint::TLS === $endpoint->security ) {
					$wire->encrypt();
				}
				return $wire;
			}
			$transcript->note( "$place: $words" );
		}
		$name = str_contains( strtolower( $words ), 'timed out' ) ? Server_Error::TIMEOUT : Server_Error::CONNECT;
		throw new Server_Error( $name, "No connection to {$endpoint->host}, port {$endpoint->port}", $transcript->clean( $words ) );
	}

	/**
	 * Connects to one address.
	 *
	 * @param string $place   Address and port.
	 * @param float  $seconds Patience.
	 * @return array{resource|false, string} The socket, or why there is none.
	 */
	private static function connect( string $place, float $seconds ): array {
		// A context of its own: what is set for encryption would hold for all streams of the site otherwise.
		$stream = stream_socket_client( "tcp://$place", $number, $words, $seconds, STREAM_CLIENT_CONNECT, stream_context_create() );
		return [ $stream, (string) $words ];
	}
}
