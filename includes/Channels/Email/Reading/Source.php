<?php
/**
 * Bytes of a mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * A stretch of bytes, in memory or in a file, that is read piece by piece: a big attachment never has to be in memory.
 */
final class Source {

	/**
	 * Takes bytes or a stream, and which stretch of it is meant.
	 *
	 * @param string|resource $bytes Bytes, or a seekable stream.
	 * @param int             $start Where the stretch begins.
	 * @param int             $end   Where it ends.
	 */
	private function __construct( private readonly mixed $bytes, private readonly int $start, private readonly int $end ) {
	}

	/**
	 * The whole of a string or a stream. A stream that can't be rewound is copied.
	 *
	 * @param string|resource $source Bytes or a stream.
	 */
	public static function of( mixed $source ): self {
		if ( ! is_resource( $source ) ) {
			$bytes = is_string( $source ) ? $source : '';
			return new self( $bytes, 0, strlen( $bytes ) );
		}
		if ( ! stream_get_meta_data( $source )['seekable'] ) {
			$copy = self::space();
			stream_copy_to_stream( $source, $copy );
			$source = $copy;
		}
		fseek( $source, 0, SEEK_END );
		return new self( $source, 0, (int) ftell( $source ) );
	}

	/**
	 * Room for bytes that are made while reading: in memory as long as they are few.
	 *
	 * @return resource
	 */
	public static function space(): mixed {
		$stream = fopen( 'php://temp/maxmemory:1048576', 'w+b' );
		assert( is_resource( $stream ) );
		return $stream;
	}

	/** How many bytes. */
	public function size(): int {
		return $this->end - $this->start;
	}

	/**
	 * Some of the bytes; fewer at the end.
	 *
	 * @param int $offset First byte.
	 * @param int $length How many.
	 */
	public function read( int $offset, int $length ): string {
		$length = min( $length, $this->size() - $offset );
		if ( $offset < 0 || $length < 1 ) {
			return '';
		}
		if ( is_string( $this->bytes ) ) {
			return substr( $this->bytes, $this->start + $offset, $length );
		}
		if ( ! is_resource( $this->bytes ) || -1 === fseek( $this->bytes, $this->start + $offset ) ) {
			return '';
		}
		return (string) stream_get_contents( $this->bytes, $length );
	}

	/**
	 * A stretch of this stretch.
	 *
	 * @param int $from First byte.
	 * @param int $to   The byte after its last.
	 */
	public function window( int $from, int $to ): self {
		$from = max( 0, min( $from, $this->size() ) );
		$to   = max( $from, min( $to, $this->size() ) );
		return new self( $this->bytes, $this->start + $from, $this->start + $to );
	}
}
