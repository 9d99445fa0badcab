<?php
/**
 * Files that nobody can fetch directly.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Files;

use Switchboard\Foundation\Problem;

// phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- Streams of files of any size; WP_Filesystem reads whole files into memory.

/**
 * Keeps files in SWITCHBOARD_FILES_DIR, else in a writable folder above the document root, else encrypted and without
 * extension below uploads, where a direct fetch gives unreadable bytes whatever the web server.
 */
final class Private_Store {

	private const OPTION = 'switchboard_files';
	private const CHUNK  = 65536;

	/**
	 * Stores a file.
	 *
	 * @param string $source Path of a readable file.
	 * @return array{path: string, size: int, hash: string} Path inside the store, bytes, SHA-256 of the content.
	 * @throws Problem When the place can't be written.
	 */
	public function put( string $source ): array {
		$place = $this->place();
		$path  = gmdate( 'Y/m/' ) . bin2hex( random_bytes( 16 ) );
		$file  = $place['dir'] . '/' . $path;
		if ( ! wp_mkdir_p( dirname( $file ) ) ) {
			throw self::failure();
		}
		$in  = @fopen( $source, 'rb' );
		$out = @fopen( "$file.part", 'xb' );
		if ( false === $in || false === $out ) {
			throw self::failure();
		}
		$written = $place['encrypted'] ? $this->encrypt( $in, $out ) : stream_copy_to_stream( $in, $out );
		fclose( $in );
		// A full disk must never leave half a file under its final name.
		if ( ! fclose( $out ) || (int) filesize( $source ) !== $written || ! rename( "$file.part", $file ) ) {
			@unlink( "$file.part" );
			throw self::failure();
		}
		return [
			'path' => ( $place['encrypted'] ? 'e/' : 'p/' ) . $path,
			'size' => (int) filesize( $source ),
			'hash' => (string) hash_file( 'sha256', $source ),
		];
	}

	/**
	 * Writes a stored file's content to a stream.
	 *
	 * @param string   $path From put().
	 * @param resource $out  Where to.
	 * @throws Problem When the file is not there or can't be opened.
	 */
	public function copy_to( string $path, $out ): void {
		$in = @fopen( $this->file( $path ), 'rb' );
		if ( false === $in ) {
			throw Problem::not_found( 'attachment' );
		}
		if ( str_starts_with( $path, 'e/' ) ) {
			$this->decrypt( $in, $out );
		} else {
			stream_copy_to_stream( $in, $out );
		}
		fclose( $in );
	}

	/**
	 * Removes a stored file.
	 *
	 * @param string $path From put().
	 */
	public function delete( string $path ): void {
		@unlink( $this->file( $path ) );
	}

	/**
	 * Files that were stored within a time, in portions: to find those that nobody needs.
	 *
	 * @param int $from    Seconds since 1970.
	 * @param int $until   Seconds since 1970.
	 * @param int $at_once Files of a portion.
	 * @return \Generator<int, list<string>> Paths as from put(); unfinished ones are removed on the way.
	 */
	public function files_between( int $from, int $until, int $at_once ): \Generator {
		$place = $this->place();
		$kind  = $place['encrypted'] ? 'e/' : 'p/';
		$found = [];
		foreach ( array_unique( [ gmdate( 'Y/m', $from ), gmdate( 'Y/m', $until ) ] ) as $folder ) {
			foreach ( is_dir( "$place[dir]/$folder" ) ? new \FilesystemIterator( "$place[dir]/$folder" ) : [] as $file ) {
				$name = $file instanceof \SplFileInfo ? $file->getFilename() : '';
				$time = '' === $name ? 0 : (int) @filemtime( "$place[dir]/$folder/$name" );
				if ( $time < $from || $time > $until ) {
					continue;
				}
				if ( str_ends_with( $name, '.part' ) ) {
					@unlink( "$place[dir]/$folder/$name" );
				} elseif ( preg_match( '/^[0-9a-f]{32}$/', $name ) ) {
					$found[] = "$kind$folder/$name";
				}
				if ( count( $found ) >= $at_once ) {
					yield $found;
					$found = [];
				}
			}
		}
		if ( $found ) {
			yield $found;
		}
	}

	/**
	 * Removes everything, on uninstallation.
	 */
	public function delete_all(): void {
		$place = defined( 'SWITCHBOARD_FILES_DIR' ) ? $this->place() : get_option( self::OPTION );
		if ( ! is_array( $place ) || ! is_dir( $place['dir'] ) ) {
			return;
		}
		$entries = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $place['dir'], \FilesystemIterator::SKIP_DOTS ), \RecursiveIteratorIterator::CHILD_FIRST );
		foreach ( $entries as $entry ) {
			$entry->isDir() ? @rmdir( $entry->getPathname() ) : @unlink( $entry->getPathname() );
		}
		@rmdir( $place['dir'] );
		delete_option( self::OPTION );
	}

	/**
	 * Where files lie, and whether a visitor could reach them by an address; for Site Health.
	 *
	 * @return array{dir: string, url: string, encrypted: bool}
	 */
	public function place(): array {
		if ( defined( 'SWITCHBOARD_FILES_DIR' ) ) {
			return [
				'dir'       => untrailingslashit( (string) constant( 'SWITCHBOARD_FILES_DIR' ) ) . '/' . get_current_blog_id(),
				'url'       => '',
				'encrypted' => false,
			];
		}
		$place = get_option( self::OPTION );
		if ( ! is_array( $place ) ) {
			$place = $this->choose();
			add_option( self::OPTION, $place );
		}
		/**
		 * As chosen below.
		 *
		 * @var array{dir: string, url: string, encrypted: bool, key: string} $place
		 */
		return $place;
	}

	/**
	 * Chooses a place once for a site; it must not move by itself later.
	 *
	 * @return array{dir: string, url: string, encrypted: bool, key: string}
	 */
	private function choose(): array {
		$name    = 'switchboard-' . bin2hex( random_bytes( 8 ) );
		$root    = realpath( sanitize_text_field( wp_unslash( $_SERVER['DOCUMENT_ROOT'] ?? '' ) ) );
		$above   = false === $root ? '' : dirname( $root );
		$key     = base64_encode( random_bytes( SODIUM_CRYPTO_SECRETSTREAM_XCHACHA20POLY1305_KEYBYTES ) );
		$uploads = wp_upload_dir( null, false );
		// WordPress itself may lie above the document root only if the site's files do: then "above" isn't private for sure.
		if ( '' !== $above && '/' !== $above && str_starts_with( (string) realpath( ABSPATH ), (string) $root ) && wp_is_writable( $above ) && @mkdir( "$above/$name", 0700 ) ) {
			return [
				'dir'       => "$above/$name",
				'url'       => '',
				'encrypted' => false,
				'key'       => $key,
			];
		}
		return [
			'dir'       => $uploads['basedir'] . '/' . $name,
			'url'       => $uploads['baseurl'] . '/' . $name,
			'encrypted' => true,
			'key'       => $key,
		];
	}

	/**
	 * Full path of a stored file.
	 *
	 * @param string $path From put().
	 * @throws Problem When the path isn't one of ours.
	 */
	private function file( string $path ): string {
		if ( ! preg_match( '#^[ep]/(\d{4}/\d{2}/[0-9a-f]{32})$#', $path, $found ) ) {
			throw Problem::not_found( 'attachment' );
		}
		return $this->place()['dir'] . '/' . $found[1];
	}

	/**
	 * Encrypts a stream in chunks.
	 *
	 * @param resource $in  Plain.
	 * @param resource $out Encrypted.
	 * @return int Plain bytes.
	 */
	private function encrypt( $in, $out ): int {
		[ $state, $header ] = sodium_crypto_secretstream_xchacha20poly1305_init_push( $this->key() );
		fwrite( $out, $header );
		$total = 0;
		do {
			$chunk  = (string) fread( $in, self::CHUNK );
			$total += strlen( $chunk );
			$last   = feof( $in );
			fwrite( $out, sodium_crypto_secretstream_xchacha20poly1305_push( $state, $chunk, '', $last ? SODIUM_CRYPTO_SECRETSTREAM_XCHACHA20POLY1305_TAG_FINAL : SODIUM_CRYPTO_SECRETSTREAM_XCHACHA20POLY1305_TAG_MESSAGE ) );
		} while ( ! $last );
		return $total;
	}

	/**
	 * Decrypts a stream in chunks.
	 *
	 * @param resource $in  Encrypted.
	 * @param resource $out Plain.
	 * @throws Problem When it was damaged.
	 */
	private function decrypt( $in, $out ): void {
		$header = (string) fread( $in, SODIUM_CRYPTO_SECRETSTREAM_XCHACHA20POLY1305_HEADERBYTES );
		$state  = sodium_crypto_secretstream_xchacha20poly1305_init_pull( $header, $this->key() );
		$tag    = null;
		while ( ! feof( $in ) ) {
			$chunk = (string) stream_get_contents( $in, self::CHUNK + SODIUM_CRYPTO_SECRETSTREAM_XCHACHA20POLY1305_ABYTES );
			if ( '' === $chunk ) {
				break;
			}
			$plain = sodium_crypto_secretstream_xchacha20poly1305_pull( $state, $chunk );
			if ( ! is_array( $plain ) ) {
				throw self::damage();
			}
			[ $text, $tag ] = $plain;
			fwrite( $out, $text );
		}
		// A file that was cut between two chunks opens well up to there.
		if ( SODIUM_CRYPTO_SECRETSTREAM_XCHACHA20POLY1305_TAG_FINAL !== $tag ) {
			throw self::damage();
		}
	}

	/**
	 * The site's file key.
	 */
	private function key(): string {
		$place = get_option( self::OPTION );
		return (string) base64_decode( is_array( $place ) ? (string) ( $place['key'] ?? '' ) : '', true );
	}

	/**
	 * What a person is told when a file can't be read whole.
	 */
	private static function damage(): Problem {
		return new Problem( 'switchboard_file_damaged', __( 'This file is damaged and can’t be read.', 'switchboard' ), 500 );
	}

	/**
	 * What a person is told when a file can't be stored.
	 */
	private static function failure(): Problem {
		return new Problem( 'switchboard_file_not_stored', __( 'The file could not be stored. Please tell the owner of this site.', 'switchboard' ), 500 );
	}
}
