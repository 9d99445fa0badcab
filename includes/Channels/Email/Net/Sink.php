<?php
/**
 * Where a raw message goes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

// phpcs:disable WordPress.WP.AlternativeFunctions -- A message of any size goes through here piece by piece.

/**
 * Writes a message to a stream as it comes, no more than wanted; what came in vain is taken back.
 */
final class Sink {

	/**
	 * Where the message begins in the stream.
	 *
	 * @var int<0, max>
	 */
	private readonly int $start;

	/**
	 * Bytes written.
	 *
	 * @var int
	 */
	private int $written = 0;

	/**
	 * Whether there was more than wanted.
	 *
	 * @var bool
	 */
	private bool $was_cut = false;

	/**
	 * The stream must be one that can be cut, such as a file.
	 *
	 * @param resource $stream Stream.
	 * @param int      $limit  Bytes to keep at most.
	 */
	public function __construct( private $stream, public readonly int $limit ) {
		$this->start = max( 0, (int) ftell( $stream ) );
	}

	/**
	 * Writes a piece.
	 *
	 * @param string $bytes Piece.
	 * @throws Server_Error When the disk is full.
	 */
	public function write( string $bytes ): void {
		$room = $this->limit - $this->written;
		if ( strlen( $bytes ) > $room ) {
			$this->was_cut = true;
			$bytes         = substr( $bytes, 0, $room );
		}
		if ( '' === $bytes ) {
			return;
		}
		[ $count, $complaint ] = Quiet::call( fn() => fwrite( $this->stream, $bytes ) );
		if ( strlen( $bytes ) !== $count ) {
			throw new Server_Error( Server_Error::STORAGE, 'The message can not be kept', $complaint );
		}
		$this->written += $count;
	}

	/**
	 * Takes back all that was written.
	 */
	public function undo(): void {
		Quiet::call( fn() => ftruncate( $this->stream, $this->start ) && fseek( $this->stream, $this->start ) );
		$this->written = 0;
		$this->was_cut = false;
	}

	/**
	 * Bytes written.
	 */
	public function bytes(): int {
		return $this->written;
	}

	/**
	 * Whether the message was longer than wanted.
	 */
	public function was_cut(): bool {
		return $this->was_cut;
	}
}
