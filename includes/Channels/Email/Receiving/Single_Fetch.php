<?php
/**
 * The way of a single mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Net\Quiet;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Foundation\Database\Database_Error;
use Switchboard\Foundation\Problem;

// phpcs:disable WordPress.WP.AlternativeFunctions -- A stream that takes a mail of any size piece by piece.

/**
 * Takes one mail from the server into a file, and from there in. Its trouble stays its own: it is noted, and the next mail goes on.
 */
final class Single_Fetch {

	/** It is here, whole; it may be put away on the server. */
	public const SETTLED = 'settled';

	/** It is here as far as the limit goes: the server has more of it. */
	public const CUT = 'cut';

	/** It is kept and will be tried again: on the server it stays as it is. */
	public const KEPT = 'kept';

	/** It isn't on the server any longer. */
	public const GONE = 'gone';

	/** It could not be fetched. */
	public const FAILED = 'failed';

	/** States of what came in that are not final. */
	private const OPEN_STATES = [ 'stored', 'parsed', 'failed', 'quarantined' ];

	/** Bytes of a mail that are taken: 25 MB of files and what transport makes of them. */
	public const LIMIT = 40 * 1024 * 1024;

	/** Mails in a row that could not be kept, after which the disk is taken for full. */
	private const MOST_UNKEPT = 3;

	/** Mails in a row that could not be kept. */
	private int $unkept = 0;

	/**
	 * Needs the importer and a notebook.
	 *
	 * @param \Closure( Connection, string, Place ): Inbound_Result $import     Takes the mail in a file in, see Importer.
	 * @param Unfinished_Repository                                $unfinished Mails to come back to.
	 */
	public function __construct( private readonly \Closure $import, private readonly Unfinished_Repository $unfinished ) {
	}

	/**
	 * Whether a mail that came before may be put away.
	 *
	 * @param string $state State of what came in.
	 */
	public static function is_settled( string $state ): bool {
		return ! in_array( $state, self::OPEN_STATES, true ) && Place_Repository::OLDER !== $state;
	}

	/**
	 * Takes a mail. What was noted of it stays until the caller has put it away.
	 *
	 * @param Fetch_Run                    $run    Run.
	 * @param Place                        $place  Where it lies.
	 * @param Unfinished|null              $before What was noted of it.
	 * @param \Closure( resource ): bool   $copy   Writes it to a stream; says whether it is whole.
	 * @return string One of the constants.
	 * @throws Server_Error When the line is dead.
	 * @throws \Throwable When nothing can be kept: the run must end.
	 */
	public function take( Fetch_Run $run, Place $place, ?Unfinished $before, \Closure $copy ): string {
		++$run->found;
		$run->has_moved = true;
		$attempts       = $before->attempts ?? 0;
		if ( $run->careful ) {
			// Should the process die of this mail, the next one knows.
			$this->unfinished->note( $run->connection->id, $place, $attempts + 1, __( 'The run ended while it was at this mail.', 'switchboard' ) );
		}
		$file = $this->open( $run->connection->id );
		try {
			$state = $this->bring( $run, $place, $copy, $file );
		} catch ( \Throwable $error ) {
			return $this->trouble( $run, $place, $attempts, $error );
		} finally {
			fclose( $file['stream'] );
			Quiet::call( static fn() => unlink( $file['path'] ) );
		}
		$this->unkept = 0;
		return $state;
	}

	/**
	 * Removes files that dead processes left behind. Only whoever has the connection's lease may do so.
	 *
	 * @param int $connection Connection.
	 */
	public static function tidy( int $connection ): void {
		foreach ( glob( get_temp_dir() . self::prefix( $connection ) . '*' ) ?: [] as $path ) {
			Quiet::call( static fn() => unlink( $path ) );
		}
	}

	/**
	 * Beginning of the names of a connection's files: several sites may share the folder.
	 *
	 * @param int $connection Connection.
	 */
	private static function prefix( int $connection ): string {
		return 'switchboard-mail-' . substr( wp_hash( 'mail' ), 0, 12 ) . '-' . get_current_blog_id() . "-$connection-";
	}

	/**
	 * Fetches a mail and takes it in.
	 *
	 * @param Fetch_Run                              $run   Run.
	 * @param Place                                  $place Where it lies.
	 * @param \Closure( resource ): bool             $copy  Writes it.
	 * @param array{path: string, stream: resource}  $file  File.
	 * @return string SETTLED, CUT, KEPT or GONE.
	 */
	private function bring( Fetch_Run $run, Place $place, \Closure $copy, array $file ): string {
		try {
			$is_whole = $copy( $file['stream'] );
		} catch ( Server_Error $error ) {
			if ( Server_Error::GONE === $error->name ) {
				--$run->found;
				return self::GONE;
			}
			throw $error;
		}
		fflush( $file['stream'] );
		$result = ( $this->import )( $run->connection, $file['path'], $place );
		++$run->taken;
		if ( 'failed' === $result->action ) {
			++$run->failed;
			return self::KEPT;
		}
		return $is_whole ? self::SETTLED : self::CUT;
	}

	/**
	 * Notes a mail that didn't come in.
	 *
	 * @param Fetch_Run  $run      Run.
	 * @param Place      $place    Where it lies.
	 * @param int        $attempts How often it failed before.
	 * @param \Throwable $error    Why.
	 * @throws \Throwable When it isn't the mail's trouble alone.
	 */
	private function trouble( Fetch_Run $run, Place $place, int $attempts, \Throwable $error ): string {
		$is_unkept    = $error instanceof Problem || ( $error instanceof Server_Error && Server_Error::STORAGE === $error->name );
		$this->unkept = $is_unkept || $error instanceof Database_Error ? $this->unkept + 1 : 0;
		++$run->failed;
		// A full disk is no fault of the mail. Is it the database that is away, this fails too, and the run ends.
		$this->unfinished->note( $run->connection->id, $place, $is_unkept ? $attempts : $attempts + 1, $error->getMessage() );
		if ( $this->unkept >= self::MOST_UNKEPT || ( $error instanceof Server_Error && ! in_array( $error->name, [ Server_Error::REFUSED, Server_Error::STORAGE ], true ) ) ) {
			throw $error;
		}
		if ( ! $is_unkept && $attempts + 1 >= Unfinished::MANY ) {
			/* translators: 1: number of a mail on its server, 2: name of a folder, 3: why. */
			$run->given_up[] = sprintf( __( 'Mail %1$s of “%2$s” can’t be fetched: %3$s', 'switchboard' ), $place->uid, '' === $place->folder ? 'INBOX' : $place->folder, $error->getMessage() );
		}
		return self::FAILED;
	}

	/**
	 * A file for a mail, that nobody else can read.
	 *
	 * @param int $connection Connection.
	 * @return array{path: string, stream: resource}
	 * @throws Server_Error When there can't be one.
	 */
	private function open( int $connection ): array {
		[ $path ]   = Quiet::call( static fn() => tempnam( get_temp_dir(), self::prefix( $connection ) ) );
		[ $stream ] = Quiet::call( static fn() => fopen( (string) $path, 'w+b' ) );
		if ( ! $path || ! $stream ) {
			throw new Server_Error( Server_Error::STORAGE, 'There is no room for a file', get_temp_dir() );
		}
		return [
			'path'   => $path,
			'stream' => $stream,
		];
	}
}
