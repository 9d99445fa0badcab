<?php
/**
 * Who vouches for mail servers.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Copies of certificates, gone at the end of the process.

/**
 * Files of certificates that are trusted, such as WordPress's own and one that the site adds. PHP takes one file, so several become one.
 */
final class Trusted_Authorities {

	/**
	 * The file made of several.
	 *
	 * @var string|null
	 */
	private ?string $joined = null;

	/**
	 * None means those that PHP knows.
	 *
	 * @param list<string> $files Files in PEM format.
	 */
	public function __construct( private readonly array $files = [] ) {
	}

	/**
	 * Takes the file away again.
	 */
	public function __destruct() {
		if ( null !== $this->joined ) {
			Quiet::call( fn() => unlink( (string) $this->joined ) );
		}
	}

	/**
	 * The file for PHP; '' for those that it knows by itself.
	 *
	 * @throws Server_Error When one can't be read.
	 */
	public function file(): string {
		if ( count( $this->files ) < 2 ) {
			return $this->files[0] ?? '';
		}
		$this->joined ??= $this->join();
		return $this->joined;
	}

	/**
	 * Makes one file of all.
	 */
	private function join(): string {
		$content = '';
		foreach ( $this->files as $file ) {
			[ $part ] = Quiet::call( static fn() => file_get_contents( $file ) );
			if ( ! is_string( $part ) ) {
				throw new Server_Error( Server_Error::STORAGE, 'A file of trusted certificates can not be read', $file );
			}
			$content .= "$part\n";
		}
		[ $joined ] = Quiet::call( static fn() => tempnam( sys_get_temp_dir(), 'switchboard-ca-' ) );
		[ $written ] = Quiet::call( static fn() => $joined && file_put_contents( $joined, $content ) === strlen( $content ) );
		if ( ! $joined || ! $written ) {
			throw new Server_Error( Server_Error::STORAGE, 'The trusted certificates can not be put together' );
		}
		return $joined;
	}
}
