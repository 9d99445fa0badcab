<?php
/**
 * Certificates of Amazon SNS.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving\Providers;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;

/**
 * Fetches the certificate that a message names, from Amazon only, and checks the message's signature by it.
 */
final class Sns_Certificates {

	private const HOST = '/^sns\.[a-z0-9-]{3,30}\.amazonaws\.com(?:\.cn)?$/D';

	/** Hash by version of the signature. */
	private const HASHES = [
		'1' => 'sha1',
		'2' => 'sha256',
	];

	/**
	 * Needs the time.
	 *
	 * @param Clock $clock Clock.
	 */
	public function __construct( private readonly Clock $clock ) {
	}

	/**
	 * Whether an address is one of Amazon SNS's own.
	 *
	 * @param string $url Address.
	 */
	public static function is_amazon( string $url ): bool {
		$parts = wp_parse_url( $url );
		return is_array( $parts ) && 'https' === ( $parts['scheme'] ?? '' ) && ! array_intersect_key( $parts, array_flip( [ 'user', 'pass', 'fragment' ] ) ) && 443 === ( $parts['port'] ?? 443 )
			&& 1 === preg_match( self::HOST, (string) ( $parts['host'] ?? '' ) ) && ! preg_match( '/[\s\\\\\x00-\x1f]/', $url );
	}

	/**
	 * Checks a message's signature.
	 *
	 * @param Sns_Message $message Message.
	 * @throws Problem 401 when it isn't right, 503 when the certificate can't be had now.
	 */
	public function verify( Sns_Message $message ): void {
		$signature = (string) base64_decode( $message->field( 'Signature' ), true );
		$hash      = self::HASHES[ $message->field( 'SignatureVersion' ) ] ?? null;
		$url       = $message->field( 'SigningCertURL' );
		if ( null === $hash || '' === $signature || ! self::is_amazon( $url ) || ! str_ends_with( (string) wp_parse_url( $url, PHP_URL_PATH ), '.pem' ) ) {
			throw Signature::wrong();
		}
		if ( ! function_exists( 'openssl_verify' ) ) {
			throw Signature::unverifiable( __( 'PHP’s extension openssl is missing, so that signatures can’t be checked.', 'switchboard' ) );
		}
		$certificate = openssl_x509_read( $this->certificate( $url ) );
		$facts       = false === $certificate ? false : openssl_x509_parse( $certificate );
		$now         = $this->clock->now();
		if ( false === $certificate || false === $facts || $facts['validFrom_time_t'] > $now || $facts['validTo_time_t'] < $now ) {
			throw Signature::wrong();
		}
		$key = openssl_pkey_get_public( $certificate );
		if ( false === $key || 1 !== openssl_verify( $message->signed_text(), $signature, $key, $hash ) ) {
			throw Signature::wrong();
		}
	}

	/**
	 * A certificate, fetched once a day.
	 *
	 * @param string $url Address.
	 * @throws Problem 503 when it can't be had.
	 */
	private function certificate( string $url ): string {
		$name  = 'switchboard_sns_' . substr( hash( 'sha256', $url ), 0, 40 );
		$known = get_transient( $name );
		if ( is_string( $known ) ) {
			return $known;
		}
		$answer = wp_safe_remote_get(
			$url,
			[
				'timeout'             => 5,
				'redirection'         => 0,
				'limit_response_size' => 65536,
			]
		);
		$pem    = wp_remote_retrieve_body( $answer );
		if ( 200 !== wp_remote_retrieve_response_code( $answer ) || ! str_contains( $pem, '-----BEGIN CERTIFICATE-----' ) ) {
			throw Signature::unverifiable( __( 'Amazon’s certificate could not be fetched. It will be tried again.', 'switchboard' ) );
		}
		set_transient( $name, $pem, DAY_IN_SECONDS );
		return $pem;
	}
}
