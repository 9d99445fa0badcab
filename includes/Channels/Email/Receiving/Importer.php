<?php
/**
 * Takes mails in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Email\Email_Channel;
use Switchboard\Channels\Email\Reading\Limits;
use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Reading\Reader;
use Switchboard\Channels\Email\Threading\Thread_Finder;
use Switchboard\Channels\Inbound;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Inbound_Repository;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Channels\Inbound_Row;
use Switchboard\Channels\Verdict;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Tickets\New_File;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams: a mail may be larger than the memory.

/**
 * From one raw mail to a settled result: whatever brings a mail to the site, fetches or posts it, hands it over here.
 *
 * First the mail is kept as it is. Then it is read, judged and, in one transaction, becomes what it becomes: a process that dies on the way leaves
 * a kept mail and its job, or all of it.
 */
final class Importer {

	/** So often a mail may fail; then it waits for a person. */
	private const TRIES = 3;

	/** So often a process may die over it. Mostly it isn't the mail's fault: hosts end what takes long. */
	private const BEGUN = 6;

	/** Seconds to the second and to the third try. */
	private const DELAYS = [ MINUTE_IN_SECONDS, 30 * MINUTE_IN_SECONDS ];

	/** Decoded bytes of text; beyond them it is cut, and the whole of it is a file. A row of the database must hold it several times. */
	private const TEXT_BYTES = MB_IN_BYTES;

	/**
	 * Needs all that a mail passes.
	 *
	 * @param Kept_Mails            $kept        Keeps mails.
	 * @param Inbound_Repository    $rows        Rows of what came in.
	 * @param Thread_Finder         $threads     Finds the ticket.
	 * @param Translator            $translator  Puts it into the house's words.
	 * @param Mail_Files            $files       Takes files out.
	 * @param Inbound               $inbound     Judges, and lets in.
	 * @param Agents_Mail           $agents      What agents write by mail.
	 * @param Delivery_News         $news        What mail servers tell.
	 * @param Connection_Repository $connections Doors.
	 * @param Database              $database    For the transaction.
	 */
	public function __construct(
		private readonly Kept_Mails $kept,
		private readonly Inbound_Repository $rows,
		private readonly Thread_Finder $threads,
		private readonly Translator $translator,
		private readonly Mail_Files $files,
		private readonly Inbound $inbound,
		private readonly Agents_Mail $agents,
		private readonly Delivery_News $news,
		private readonly Connection_Repository $connections,
		private readonly Database $database
	) {
	}

	/**
	 * Takes a mail in. What can be kept is kept: a mail that fails is stored and tried again, and the result says `failed`.
	 *
	 * @param Connection $connection Door by which it came.
	 * @param string     $path       Readable file with the raw mail; the caller's, it is copied.
	 * @param Place|null $place      Where it lies on its server; null for what was posted.
	 * @throws \Throwable When it could not even be kept: then nothing happened, and the caller must leave it where it is.
	 */
	public function import( Connection $connection, string $path, ?Place $place = null ): Inbound_Result {
		[ $row, $is_known ] = $this->kept->keep( $connection, Raw_Mail::of( $path ), $place );
		if ( ! $row->is_open() || ( $is_known && Inbound_Row::FAILED === $row->state ) ) {
			// What failed has its next try planned: that it is offered again doesn't make it better.
			return $row->result();
		}
		return $this->attempt( $row, $connection, $path, $is_known );
	}

	/**
	 * Tries a mail again that is kept, by its job.
	 *
	 * @param int $id Row.
	 */
	public function retry( int $id ): ?Inbound_Result {
		$row = $this->rows->find( $id );
		if ( null === $row || ! $row->is_open() ) {
			return null;
		}
		try {
			$path = $this->kept->copy( $row );
		} catch ( \Throwable $error ) {
			$this->rows->count_try( $id );
			return $this->fail( $row, $row->attempts + 1, $error );
		}
		try {
			return $this->attempt( $row, $this->connection( $row ), $path, true );
		} finally {
			wp_delete_file( $path );
		}
	}

	/**
	 * Takes a suspended mail in, because a person says so: no filter is asked.
	 *
	 * @param Inbound_Row $row Row.
	 * @throws \Throwable When it can't be; it stays suspended.
	 */
	public function release( Inbound_Row $row ): Inbound_Result {
		$path = $this->kept->copy( $row );
		try {
			return $this->route( $row, $this->connection( $row ), $path, Inbound_Row::SUSPENDED );
		} finally {
			wp_delete_file( $path );
		}
	}

	/**
	 * One try. Each is counted before it begins, for a mail may be too much for the process.
	 *
	 * @param Inbound_Row $row        Row.
	 * @param Connection  $connection Door.
	 * @param string      $path       Readable file with the mail.
	 * @param bool        $is_known   Whether it isn't the first try.
	 */
	private function attempt( Inbound_Row $row, Connection $connection, string $path, bool $is_known ): Inbound_Result {
		$attempts = $row->attempts;
		try {
			if ( $is_known ) {
				if ( $attempts >= self::BEGUN ) {
					throw new Problem( 'switchboard_mail_cut_off', __( 'Reading this mail was cut off several times, perhaps for lack of time or memory.', 'switchboard' ), 500 );
				}
				$this->rows->count_try( $row->id );
				++$attempts;
			}
			return $this->route( $row, $connection, $path );
		} catch ( \Throwable $error ) {
			return $this->fail( $row, $attempts, $error );
		}
	}

	/**
	 * Reads, judges, and does what was decided in one transaction.
	 *
	 * @param Inbound_Row $row        Row.
	 * @param Connection  $connection Door.
	 * @param string      $path       Readable file with the mail.
	 * @param string      $released   State that it is released from by a person; '' when the filters decide.
	 * @throws \Throwable When it can't be taken in: then nothing of it is left but the kept mail.
	 */
	private function route( Inbound_Row $row, Connection $connection, string $path, string $released = '' ): Inbound_Result {
		$stream = fopen( $path, 'rb' );
		if ( false === $stream ) {
			throw new Problem( 'switchboard_mail_not_readable', __( 'The mail could not be read from the disk.', 'switchboard' ), 500 );
		}
		$message = null;
		try {
			$mail        = Reader::read( $stream, new Limits( text_bytes: self::TEXT_BYTES ) );
			$thread      = $this->threads->find( $mail, $connection );
			$translation = $this->translator->translate( $mail, $connection, $thread, $row->id, '' !== $released );
			$verdict     = '' === $released ? $this->inbound->judge( $translation->message ) : Verdict::accept( 'released' );
			$message     = in_array( $verdict->action, [ 'accept', 'record' ], true ) ? $this->files->put( $translation ) : $translation->message;
			return $this->database->transaction(
				function () use ( $row, $connection, $mail, $thread, $translation, $message, $verdict, $released ): Inbound_Result {
					$now = $this->rows->lock( $row->id );
					if ( null === $now || ! ( '' === $released ? $now->is_open() : $now->state === $released ) ) {
						// Another process did it, or a person, meanwhile.
						$this->database->after_commit( fn() => $this->files->discard( $message->files ) );
						return $now ? $now->result() : throw Problem::not_found( 'mail' );
					}
					$result = $this->enter( $row->id, $translation, '' === $released ? $message : self::released( $message ), $verdict );
					$this->news->note( $mail, $thread, $connection->inbox_id );
					$this->kept->settled( $row->id );
					return $result;
				}
			);
		} catch ( \Throwable $error ) {
			if ( null !== $message && $message->files ) {
				$this->discard( $message );
			}
			throw $error;
		} finally {
			fclose( $stream );
		}
	}

	/**
	 * Lets it in.
	 *
	 * @param int             $id          Row.
	 * @param Translation     $translation What it was made of.
	 * @param Inbound_Message $message     Message with its files.
	 * @param Verdict         $verdict     What was decided.
	 */
	private function enter( int $id, Translation $translation, Inbound_Message $message, Verdict $verdict ): Inbound_Result {
		if ( 'accept' === $verdict->action && $message->agent_id > 0 ) {
			return $this->inbound->settle( $id, Inbound_Row::ROUTED, 'released' === $verdict->reason ? $this->agents->keep( $message ) : $this->agents->answer( $message ) );
		}
		$result = $this->inbound->enter( $id, $message, $verdict );
		if ( '' !== $translation->comment && $result->ticket_id > 0 ) {
			$this->agents->comment( $result->ticket_id, (int) $message->envelope?->forwarded_by, $translation->comment );
		}
		return $result;
	}

	/**
	 * What a person released enters as an ordinary message, but gets no automatic answer.
	 *
	 * @param Inbound_Message $message Message.
	 */
	private static function released( Inbound_Message $message ): Inbound_Message {
		return $message->with( [ 'no_reply' => true ] );
	}

	/**
	 * Removes the files of a message that wasn't stored. Where it isn't sure that it wasn't, they stay: once a day those go that no row names.
	 *
	 * @param Inbound_Message $message Message.
	 */
	private function discard( Inbound_Message $message ): void {
		try {
			$used = $this->rows->used( array_map( static fn( New_File $file ): string => $file->path, $message->files ) );
		} catch ( \Throwable ) {
			return;
		}
		$this->files->discard( array_values( array_filter( $message->files, static fn( New_File $file ): bool => ! in_array( $file->path, $used, true ) ) ) );
	}

	/**
	 * Notes a failed try, and plans the next one or leaves the mail to a person.
	 *
	 * @param Inbound_Row $row      Row.
	 * @param int         $attempts Tries so far.
	 * @param \Throwable  $error    Why.
	 */
	private function fail( Inbound_Row $row, int $attempts, \Throwable $error ): Inbound_Result {
		$state = $attempts < self::TRIES ? Inbound_Row::FAILED : Inbound_Row::QUARANTINED;
		try {
			$now = $this->rows->find( $row->id );
			if ( null !== $now && ! $now->is_open() ) {
				// It was taken in; what failed came after.
				return $now->result();
			}
			$this->database->transaction(
				function () use ( $row, $attempts, $state, $error ): void {
					$this->rows->note_failure( $row->id, $state, $error->getMessage() );
					if ( Inbound_Row::FAILED === $state ) {
						$this->kept->plan( $row->id, self::DELAYS[ max( 0, $attempts - 1 ) ] );
					} else {
						$this->kept->settled( $row->id );
					}
				}
			);
		} catch ( \Throwable ) {
			// The database is away, too. The mail is kept, and so is the job that comes back to it.
			$state = Inbound_Row::FAILED;
		}
		return new Inbound_Result( 'failed', mb_substr( $error->getMessage(), 0, 500 ) );
	}

	/**
	 * The door by which a mail came; what is known of it, where it is gone.
	 *
	 * @param Inbound_Row $row Row.
	 */
	private function connection( Inbound_Row $row ): Connection {
		return $this->connections->find( $row->connection_id ) ?? new Connection( $row->connection_id, Email_Channel::ID, '', $row->inbox_id );
	}
}
