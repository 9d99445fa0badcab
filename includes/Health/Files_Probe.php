<?php
/**
 * Tries to read a private file from outside.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Health;

use Switchboard\Foundation\Files\Private_Store;
use Switchboard\Foundation\Problem;

// phpcs:disable WordPress.WP.AlternativeFunctions -- A temporary file of a few bytes.

/**
 * Stores a file as any attachment is stored, fetches it the way a stranger would, and removes it again.
 */
final class Files_Probe {

	/** The place can't be reached by any address of the site. */
	public const OUTSIDE = 'outside';

	/** The server refuses to give the file out. */
	public const REFUSED = 'refused';

	/** The server gives the file out, but nobody can read it. */
	public const UNREADABLE = 'unreadable';

	/** A stranger could read the file. */
	public const OPEN = 'open';

	/** The site couldn't ask itself. */
	public const UNKNOWN = 'unknown';

	/** Nothing can be stored. */
	public const BROKEN = 'broken';

	/**
	 * Needs the store.
	 *
	 * @param Private_Store $store Files.
	 */
	public function __construct( private readonly Private_Store $store ) {
	}

	/**
	 * One of the constants above.
	 */
	public function result(): string {
		$content = 'switchboard probe ' . bin2hex( random_bytes( 16 ) );
		$source  = wp_tempnam( 'switchboard' );
		file_put_contents( $source, $content );
		try {
			$path = $this->store->put( $source )['path'];
		} catch ( Problem $problem ) {
			return self::BROKEN;
		} finally {
			wp_delete_file( $source );
		}
		$address = $this->address();
		$result  = '' === $address ? self::OUTSIDE : self::fetch( $address . '/' . substr( $path, 2 ), $content );
		$this->store->delete( $path );
		return $result;
	}

	/**
	 * The address that leads to the place; '' when there is none. A folder that the owner has chosen may lie inside the site.
	 */
	private function address(): string {
		$place = $this->store->place();
		$root  = trailingslashit( wp_normalize_path( (string) realpath( ABSPATH ) ) );
		$dir   = wp_normalize_path( (string) realpath( $place['dir'] ) );
		if ( '' !== $place['url'] ) {
			return $place['url'];
		}
		return str_starts_with( $dir, $root ) ? site_url( substr( $dir, strlen( $root ) ) ) : '';
	}

	/**
	 * Asks the site for a file.
	 *
	 * @param string $url     Address.
	 * @param string $content What is in the file.
	 */
	private static function fetch( string $url, string $content ): string {
		// The site asks itself, and may do so by a certificate that it doesn't trust.
		$answer = wp_remote_get(
			$url,
			[
				'timeout'   => 5,
				'sslverify' => false,
			]
		);
		if ( is_wp_error( $answer ) ) {
			return self::UNKNOWN;
		}
		if ( str_contains( wp_remote_retrieve_body( $answer ), $content ) ) {
			return self::OPEN;
		}
		return 200 === wp_remote_retrieve_response_code( $answer ) ? self::UNREADABLE : self::REFUSED;
	}
}
