<?php
/**
 * Where a request comes from.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\REST;

/**
 * The visitor's IP address. X-Forwarded-For counts only when the request comes from a proxy that the owner trusts.
 */
final class Client_Address {

	/**
	 * Reads the trusted proxies when it is asked.
	 *
	 * @param \Closure(): string $trusted_proxies Addresses and CIDR ranges, separated by commas or spaces.
	 */
	public function __construct( private readonly \Closure $trusted_proxies ) {
	}

	/**
	 * The address, in its binary form as hexadecimal, IPv6 cut to its /64: one home is one address.
	 */
	public function key(): string {
		$bytes = (string) inet_pton( $this->address() );
		return bin2hex( 16 === strlen( $bytes ) ? substr( $bytes, 0, 8 ) : $bytes );
	}

	/**
	 * The address as text.
	 */
	public function address(): string {
		$address = self::valid( sanitize_text_field( wp_unslash( $_SERVER['REMOTE_ADDR'] ?? '' ) ) ) ?? '0.0.0.0';
		$proxies = preg_split( '/[\s,]+/', ( $this->trusted_proxies )(), -1, PREG_SPLIT_NO_EMPTY );
		if ( ! $proxies || ! self::is_in( $address, $proxies ) ) {
			return $address;
		}
		// From the right: the last entry that no trusted proxy wrote itself is the visitor.
		$chain = array_reverse( explode( ',', sanitize_text_field( wp_unslash( $_SERVER['HTTP_X_FORWARDED_FOR'] ?? '' ) ) ) );
		foreach ( $chain as $hop ) {
			$hop = self::valid( trim( $hop ) );
			if ( null === $hop ) {
				break;
			}
			$address = $hop;
			if ( ! self::is_in( $hop, $proxies ) ) {
				break;
			}
		}
		return $address;
	}

	/**
	 * The address if it is one.
	 *
	 * @param string $text Text.
	 */
	private static function valid( string $text ): ?string {
		// A server that listens for both kinds at once writes IPv4 as a kind of IPv6.
		$text = (string) preg_replace( '/^::ffff:(?=\d+\.)/i', '', $text );
		return false === filter_var( $text, FILTER_VALIDATE_IP ) ? null : $text;
	}

	/**
	 * Whether an address lies in one of the ranges.
	 *
	 * @param string       $address Address.
	 * @param list<string> $ranges  Addresses or CIDR ranges.
	 */
	private static function is_in( string $address, array $ranges ): bool {
		$bytes = (string) inet_pton( $address );
		foreach ( $ranges as $range ) {
			[ $net, $bits ] = explode( '/', $range, 2 ) + [ 1 => '' ];
			$net            = self::valid( $net );
			if ( null === $net || ! preg_match( '/^\d{0,3}$/D', $bits ) ) {
				continue;
			}
			$net_bytes = (string) inet_pton( $net );
			$bits      = '' === $bits ? 8 * strlen( $net_bytes ) : (int) $bits;
			if ( strlen( $net_bytes ) === strlen( $bytes ) && self::bits( $bytes, $bits ) === self::bits( $net_bytes, $bits ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The first bits as a text of 0 and 1.
	 *
	 * @param string $bytes Binary address.
	 * @param int    $bits  How many.
	 */
	private static function bits( string $bytes, int $bits ): string {
		$text = '';
		foreach ( str_split( $bytes ) as $byte ) {
			$text .= str_pad( decbin( ord( $byte ) ), 8, '0', STR_PAD_LEFT );
		}
		return substr( $text, 0, max( 0, $bits ) );
	}
}
