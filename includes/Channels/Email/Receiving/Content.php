<?php
/**
 * A text that may be long.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams of any size; WP_Filesystem reads whole files into memory.

/**
 * What one field of a post holds: in memory when it is short, else in a file.
 */
final class Content {

	/** What is longer goes into a file. */
	public const SHORT = 65536;

	/**
	 * By `of()` or `in()`.
	 *
	 * @param string $text Text; '' when it lies in a file.
	 * @param string $path File; '' when it is in memory.
	 */
	private function __construct( private readonly string $text, private readonly string $path ) {
	}

	/**
	 * A text in memory.
	 *
	 * @param string $text Text.
	 */
	public static function of( string $text ): self {
		return new self( $text, '' );
	}

	/**
	 * A text in a file, which must stay as long as this is used.
	 *
	 * @param string $path File.
	 */
	public static function in( string $path ): self {
		return new self( '', $path );
	}

	/**
	 * The text, its first part when it is long.
	 *
	 * @param int $most Bytes.
	 */
	public function text( int $most = 1048576 ): string {
		return '' === $this->path ? substr( $this->text, 0, $most ) : (string) file_get_contents( $this->path, false, null, 0, max( 0, min( $most, $this->size() ) ) );
	}

	/**
	 * Whether nothing but white space is in it.
	 */
	public function is_blank(): bool {
		return '' === trim( $this->text( self::SHORT ) );
	}

	/**
	 * Its size in bytes.
	 */
	public function size(): int {
		return '' === $this->path ? strlen( $this->text ) : (int) filesize( $this->path );
	}

	/**
	 * Its bytes, piece by piece.
	 *
	 * @return iterable<string>
	 */
	public function chunks(): iterable {
		if ( '' === $this->path ) {
			yield $this->text;
			return;
		}
		$stream = fopen( $this->path, 'rb' );
		while ( false !== $stream && ! feof( $stream ) ) {
			yield (string) fread( $stream, self::SHORT );
		}
		if ( false !== $stream ) {
			fclose( $stream );
		}
	}
}
