<?php
/**
 * Files for as long as a request lasts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Problem;

// phpcs:disable WordPress.WP.AlternativeFunctions, WordPress.PHP.NoSilencedErrors -- Streams of any size; WP_Filesystem reads whole files into memory.

/**
 * Puts what was posted into files of its own, and removes them when nobody needs it any more.
 */
final class Spool {

	/**
	 * Files to remove.
	 *
	 * @var list<string>
	 */
	private array $paths = [];

	/**
	 * Removes them.
	 */
	public function __destruct() {
		foreach ( $this->paths as $path ) {
			@unlink( $path );
		}
	}

	/**
	 * A new, empty file that nobody else may read.
	 *
	 * @throws Problem 503 when there is no room.
	 */
	public function path(): string {
		$path = @tempnam( get_temp_dir(), 'switchboard-' );
		if ( false === $path ) {
			throw self::full();
		}
		$this->paths[] = $path;
		return $path;
	}

	/**
	 * The same, open for writing.
	 *
	 * @return array{0: string, 1: resource} Path and stream.
	 * @throws Problem 503 when there is no room.
	 */
	public function open(): array {
		$path   = $this->path();
		$stream = @fopen( $path, 'wb' );
		return [ $path, false === $stream ? throw self::full() : $stream ];
	}

	/**
	 * Writes all of a text.
	 *
	 * @param resource $stream Where to.
	 * @param string   $text   Text.
	 * @throws Problem 503 when there is no room.
	 */
	public static function write( $stream, string $text ): void {
		if ( strlen( $text ) !== @fwrite( $stream, $text ) ) {
			throw self::full();
		}
	}

	/**
	 * A stream's bytes in a file.
	 *
	 * @param resource $from Stream.
	 * @param int      $most Bytes that are taken; null comes back when there are more.
	 * @throws Problem 503 when there is no room.
	 */
	public function keep( $from, int $most ): ?string {
		[ $path, $to ] = $this->open();
		$size          = 0;
		while ( ! feof( $from ) ) {
			$chunk = (string) fread( $from, Content::SHORT );
			$size += strlen( $chunk );
			if ( $size > $most ) {
				fclose( $to );
				return null;
			}
			self::write( $to, $chunk );
		}
		// What is only in a buffer isn't on the disk.
		return fclose( $to ) ? $path : throw self::full();
	}

	/**
	 * A text, in a file if it is long.
	 *
	 * @param string $text Text.
	 */
	public function content( string $text ): Content {
		if ( strlen( $text ) <= Content::SHORT ) {
			return Content::of( $text );
		}
		[ $path, $to ] = $this->open();
		self::write( $to, $text );
		fclose( $to );
		return Content::in( $path );
	}

	/**
	 * What is told when a mail couldn't be kept; whoever posts it tries again.
	 */
	public static function full(): Problem {
		return new Problem( 'switchboard_mail_not_kept', __( 'The mail could not be kept. Nothing was taken in; please post it again later.', 'switchboard' ), 503 );
	}
}
