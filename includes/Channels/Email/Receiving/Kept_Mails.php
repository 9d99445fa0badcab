<?php
/**
 * Mails that are kept as they came.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Inbound_Repository;
use Switchboard\Channels\Inbound_Row;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Files\Private_Store;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Problem;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams: a mail may be larger than the memory.

/**
 * Puts a mail into the private store with its row and the job that takes it in should this process die, before anything else is done with it.
 */
final class Kept_Mails {

	/** The job that takes a mail in. */
	public const JOB = 'import_mail';

	/** Until then whoever keeps a mail takes it in itself. */
	private const HEAD_START = 5 * MINUTE_IN_SECONDS;

	/** Mails that became a message, or our own coming back, are kept as they came for so long. */
	private const DAYS = 30;

	/** Mails that waited for a person, who didn't come, likewise. */
	private const WAITING_DAYS = 90;

	/** Files that no row names: those of a process that was killed between storing and writing. */
	private const ORPHANED_FROM  = 8 * DAY_IN_SECONDS;
	private const ORPHANED_UNTIL = DAY_IN_SECONDS;

	private const AT_ONCE = 200;

	/**
	 * Needs rows, files, places and jobs.
	 *
	 * @param Inbound_Repository $rows     Rows of what came in.
	 * @param Place_Repository   $places   Where mails lie on their servers.
	 * @param Connection_Repository $connections Doors.
	 * @param Private_Store      $store    Files.
	 * @param Queue              $queue    Jobs.
	 * @param Database           $database For the transaction.
	 * @param Clock              $clock    Clock.
	 */
	public function __construct(
		private readonly Inbound_Repository $rows,
		private readonly Place_Repository $places,
		private readonly Connection_Repository $connections,
		private readonly Private_Store $store,
		private readonly Queue $queue,
		private readonly Database $database,
		private readonly Clock $clock
	) {
	}

	/**
	 * Keeps a mail, unless it is here already; then only its place is new.
	 *
	 * @param Connection $connection Door.
	 * @param Raw_Mail   $mail       Mail.
	 * @param Place|null $place      Where it lies on its server.
	 * @return array{Inbound_Row, bool} Its row, and whether it was here already.
	 * @throws \Throwable When it can't be kept; nothing of it is here then.
	 */
	public function keep( Connection $connection, Raw_Mail $mail, ?Place $place ): array {
		$row = $this->rows->find_by_key( $connection->id, $mail->key );
		if ( null !== $row ) {
			if ( null !== $place ) {
				$this->places->add( $connection->id, $place, $row->id );
			}
			return [ $row, true ];
		}
		$file = $this->store->put( $mail->path );
		try {
			$is_new = $this->database->transaction(
				function () use ( $connection, $mail, $place, $file ): bool {
					$columns = [
						'raw_file' => $file['path'],
						'size'     => $file['size'],
						'inbox_id' => $connection->inbox_id,
						'sender'   => $mail->sender,
						'subject'  => $mail->subject,
					];
					if ( ! $this->rows->keep( $connection->id, $mail->key, $columns ) ) {
						return false;
					}
					$id = $this->database->last_id();
					if ( null !== $place ) {
						$this->places->add( $connection->id, $place, $id );
					}
					$this->plan( $id, self::HEAD_START );
					$this->connections->note_receipt( $connection->id );
					return true;
				}
			);
		} catch ( \Throwable $error ) {
			$this->store->delete( $file['path'] );
			throw $error;
		}
		if ( ! $is_new ) {
			// Another process was quicker.
			$this->store->delete( $file['path'] );
			return $this->keep( $connection, $mail, $place );
		}
		return [ $this->rows->find_by_key( $connection->id, $mail->key ) ?? throw Problem::not_found( 'mail' ), false ];
	}

	/**
	 * A copy of a kept mail that can be read; whoever asked for it removes it.
	 *
	 * @param Inbound_Row $row Row.
	 * @return string Path.
	 * @throws Problem When the mail is gone or damaged, or the disk is full.
	 */
	public function copy( Inbound_Row $row ): string {
		if ( '' === $row->raw_file ) {
			throw Problem::not_found( 'mail' );
		}
		$path = (string) tempnam( get_temp_dir(), 'switchboard-' . getmypid() . '-' );
		$out  = fopen( $path, 'wb' );
		if ( false === $out ) {
			throw new Problem( 'switchboard_file_not_copied', __( 'The temporary folder of this site can’t be written.', 'switchboard' ), 500 );
		}
		try {
			$this->store->copy_to( $row->raw_file, $out );
		} catch ( Problem $problem ) {
			fclose( $out );
			wp_delete_file( $path );
			throw $problem;
		}
		if ( ! fclose( $out ) || filesize( $path ) !== $row->size ) {
			wp_delete_file( $path );
			throw new Problem( 'switchboard_file_not_copied', __( 'The temporary folder of this site can’t be written.', 'switchboard' ), 500 );
		}
		return $path;
	}

	/**
	 * The beginning of a kept mail.
	 *
	 * @param string $path  File in the private store.
	 * @param int    $bytes How much of it.
	 * @return string '' when it is gone or damaged.
	 */
	public function beginning( string $path, int $bytes ): string {
		$out = fopen( 'php://temp', 'w+b' );
		if ( false === $out ) {
			return '';
		}
		try {
			$this->store->copy_to( $path, $out );
		} catch ( Problem ) {
			return '';
		}
		rewind( $out );
		return (string) stream_get_contents( $out, $bytes );
	}

	/**
	 * Plans the next try.
	 *
	 * @param int $id      Row.
	 * @param int $seconds From now.
	 */
	public function plan( int $id, int $seconds ): void {
		$this->queue->add( self::JOB, [ 'inbound' => $id ], $this->clock->now() + $seconds, self::JOB . ":$id" );
	}

	/**
	 * No further try is needed.
	 *
	 * @param int $id Row.
	 */
	public function settled( int $id ): void {
		$this->queue->cancel( self::JOB . ":$id" );
	}

	/**
	 * Deletes a mail once the commit made it final that nobody needs it.
	 *
	 * @param Inbound_Row $row Row.
	 */
	public function delete( Inbound_Row $row ): void {
		$this->rows->forget_files( [ $row->id ] );
		if ( '' !== $row->raw_file ) {
			$this->database->after_commit( fn() => $this->store->delete( $row->raw_file ) );
		}
	}

	/**
	 * Once a day: deletes old mails, comes back to forgotten ones, and deletes what killed processes left behind.
	 */
	public function prune(): void {
		/**
		 * Filters for how many days mails are kept as they came, once they are on a ticket.
		 *
		 * @param int $days Days.
		 */
		$this->prune_state( [ Inbound_Row::ROUTED, Inbound_Row::DROPPED ], (int) apply_filters( 'switchboard_keep_mail_days', self::DAYS ) );
		/**
		 * Filters for how many days mails are kept that wait for a person: suspended ones, and those that could not be taken in.
		 *
		 * @param int $days Days.
		 */
		$this->prune_state( [ Inbound_Row::SUSPENDED, Inbound_Row::QUARANTINED ], (int) apply_filters( 'switchboard_keep_waiting_mail_days', self::WAITING_DAYS ) );
		$now = $this->clock->now();
		// A mail whose job was lost, or deleted as dead, is come back to.
		foreach ( $this->rows->open_before( $now - DAY_IN_SECONDS, self::AT_ONCE ) as $id ) {
			$this->plan( $id, 0 );
		}
		foreach ( $this->store->files_between( $now - self::ORPHANED_FROM, $now - self::ORPHANED_UNTIL, self::AT_ONCE ) as $paths ) {
			foreach ( array_diff( $paths, $this->rows->used( $paths ) ) as $path ) {
				$this->store->delete( $path );
			}
		}
	}

	/**
	 * Deletes old mails of some states.
	 *
	 * @param list<string> $states States.
	 * @param int          $days   Older than that.
	 */
	private function prune_state( array $states, int $days ): void {
		do {
			$files = $this->rows->files_before( $states, $this->clock->now() - max( 1, $days ) * DAY_IN_SECONDS, self::AT_ONCE );
			array_map( [ $this->store, 'delete' ], $files );
			$this->rows->forget_files( array_keys( $files ) );
		} while ( $files );
	}
}
