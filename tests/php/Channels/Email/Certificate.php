<?php
/**
 * A certificate for tests.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email;

/**
 * A key and a certificate that is its own authority, made out to one name.
 */
final class Certificate {

	/** Private key, PEM. */
	public readonly string $key;

	/** Certificate, PEM. */
	public readonly string $pem;

	/**
	 * Makes them.
	 *
	 * @param string $name Name of the server.
	 * @throws \RuntimeException When OpenSSL can't.
	 */
	public function __construct( string $name ) {
		$config = (string) tempnam( sys_get_temp_dir(), 'openssl' );
		file_put_contents( $config, "[req]\ndefault_bits=2048\ndistinguished_name=dn\n[dn]\n[ext]\nsubjectAltName=DNS:$name\nbasicConstraints=CA:TRUE\n" );
		$options = [
			'config'           => $config,
			'private_key_type' => OPENSSL_KEYTYPE_EC,
			'curve_name'       => 'prime256v1',
			'digest_alg'       => 'sha256',
			'x509_extensions'  => 'ext',
		];
		$key     = openssl_pkey_new( $options );
		$request = openssl_csr_new( [ 'commonName' => $name ], $key, $options );
		$made    = openssl_csr_sign( false === $request ? '' : $request, null, $key, 2, $options, random_int( 1, PHP_INT_MAX ) );
		if ( false === $made ) {
			throw new \RuntimeException( (string) openssl_error_string() );
		}
		openssl_pkey_export( $key, $private, null, $options );
		openssl_x509_export( $made, $pem );
		unlink( $config );
		$this->key = $private;
		$this->pem = $pem;
	}
}
