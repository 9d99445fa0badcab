<?php
/**
 * Fetching by POP3.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Pop3\Pop3_Client;
use Switchboard\Channels\Email\Reading\Mail_Date;
use Switchboard\Channels\Email\Reading\Reader;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;

// phpcs:disable WordPress.WP.AlternativeFunctions -- A stream in memory.

/**
 * Reads a mailbox by POP3. There is no cursor: what has a place is known. What is to be deleted is deleted when the server said goodbye,
 * long after the commit.
 */
final class Pop3_Fetch {

	/** Mails between two looks at the database. */
	private const AT_ONCE = 50;

	/** Bytes of a header. */
	private const MOST_HEADER = 102_400;

	/** What was noted of the mails; see Unfinished_Repository. */
	private const FOLDER = '';

	/**
	 * Needs rows, time, and who takes single mails.
	 *
	 * @param Folder_Repository     $folders    What was counted.
	 * @param Place_Repository      $places     What is known.
	 * @param Unfinished_Repository $unfinished What to come back to.
	 * @param Single_Fetch          $single     Takes a mail.
	 * @param Database              $database   For the transaction of the first look.
	 * @param Clock                 $clock      Clock.
	 */
	public function __construct(
		private readonly Folder_Repository $folders,
		private readonly Place_Repository $places,
		private readonly Unfinished_Repository $unfinished,
		private readonly Single_Fetch $single,
		private readonly Database $database,
		private readonly Clock $clock
	) {
	}

	/**
	 * Reads the mailbox.
	 *
	 * @param Pop3_Client $client Signed in.
	 * @param Fetch_Run   $run    Run.
	 * @throws Server_Error When the line is dead.
	 */
	public function read( Pop3_Client $client, Fetch_Run $run ): void {
		$ids    = $client->unique_ids();
		$folder = $this->prepare( $run, array_values( $ids ) );
		$noted  = $this->unfinished->of_folder( $run->connection->id, self::FOLDER, 0 );
		$turns  = [ [], [] ];
		$gone   = $noted;
		foreach ( $ids as $number => $id ) {
			$mail = new Place( self::FOLDER, 0, $id );
			$was  = $noted[ $mail->key() ] ?? null;
			unset( $gone[ $mail->key() ] );
			// What to come back to comes last.
			if ( null === $was || $was->next_try_at <= $this->clock->now() ) {
				$turns[ null === $was ? 0 : 1 ][ $number ] = $mail;
			}
		}
		foreach ( $gone as $key => $was ) {
			$this->unfinished->done( $run->connection->id, new Place( self::FOLDER, 0, (string) $key ) );
		}
		foreach ( $turns as $mails ) {
			foreach ( array_chunk( $mails, self::AT_ONCE, true ) as $some ) {
				if ( ! $run->goes_on() ) {
					break 2;
				}
				$this->take( $client, $run, $folder, $some, $noted );
				$run->has_moved = true;
			}
		}
		$client->quit();
		$run->has_read = true;
		$known         = array_count_values( $this->places->known( $run->connection->id, self::FOLDER, 0, array_values( $ids ) ) );
		$older         = $known[ Place_Repository::OLDER ] ?? 0;
		$this->folders->save(
			$folder->with( last_uid: $run->has_more ? $folder->last_uid : 1, on_server: count( $ids ), here: (int) array_sum( $known ) - $older, older: $older, counted_at: $this->clock->now(), fetched_at: $this->clock->now() )
		);
	}

	/**
	 * The mailbox before it is read. At the first look, and when the settings reach further back, a line is drawn between older mails
	 * and those that are taken in.
	 *
	 * @param Fetch_Run    $run Run.
	 * @param list<string> $ids Unique ids of all mails.
	 */
	private function prepare( Fetch_Run $run, array $ids ): Mail_Folder {
		$folder = array_column( $this->folders->of_connection( $run->connection->id ), null, 'path' )[ self::FOLDER ] ?? new Mail_Folder( $run->connection->id, self::FOLDER );
		$floor  = $run->settings->floor( $this->clock->now() );
		$is_new = 0 === $folder->base_uid;
		if ( ! $is_new && $floor >= $folder->since ) {
			return $folder;
		}
		return $this->database->transaction(
			function () use ( $run, $ids, $folder, $floor, $is_new ): Mail_Folder {
				$this->places->reconsider( $run->connection->id, self::FOLDER );
				if ( $is_new && 0 === $run->settings->days ) {
					$this->places->leave_alone( $run->connection->id, self::FOLDER, 0, $ids );
				}
				$folder = $folder->with( base_uid: 1, last_uid: 0 === $run->settings->days ? 1 : 0, since: $floor );
				$this->folders->save( $folder );
				return $folder;
			}
		);
	}

	/**
	 * Sees to some mails.
	 *
	 * @param Pop3_Client               $client Client.
	 * @param Fetch_Run                 $run    Run.
	 * @param Mail_Folder               $folder Mailbox.
	 * @param array<int, Place>         $mails  By their numbers.
	 * @param array<string, Unfinished> $noted  What was noted of them.
	 */
	private function take( Pop3_Client $client, Fetch_Run $run, Mail_Folder $folder, array $mails, array $noted ): void {
		$known  = $this->places->known( $run->connection->id, self::FOLDER, 0, array_values( array_map( static fn( Place $place ): string => $place->uid, $mails ) ) );
		$delete = Receiving_Settings::DELETE === $run->settings->after_reading;
		$sizes  = $delete && $known ? $client->sizes() : [];
		foreach ( $mails as $number => $place ) {
			$was   = $noted[ $place->key() ] ?? null;
			$state = $known[ $place->uid ] ?? null;
			if ( null === $state && $this->is_older( $client, $folder, $number ) ) {
				$this->places->leave_alone( $run->connection->id, self::FOLDER, 0, [ $place->uid ] );
				$state = Place_Repository::OLDER;
			}
			if ( null === $state && ! $run->goes_on() ) {
				return;
			}
			$fate = null === $state
				? $this->single->take( $run, $place, $was, static fn( $stream ): bool => $client->fetch( $number, $stream, Single_Fetch::LIMIT ) )
				: self::recognise( $state, $sizes[ $number ] ?? PHP_INT_MAX );
			if ( Single_Fetch::SETTLED === $fate && $delete ) {
				$this->delete( $client, $run, $number );
			}
			// Whether it is still there the next run sees by itself.
			if ( Single_Fetch::FAILED !== $fate && ( null !== $was || $run->careful ) ) {
				$this->unfinished->done( $run->connection->id, $place );
			}
		}
	}

	/**
	 * What is to be done with a mail that came before.
	 *
	 * @param string $state State of what came in.
	 * @param int    $size  Bytes on the server.
	 * @return string One of Single_Fetch's constants.
	 */
	private static function recognise( string $state, int $size ): string {
		if ( ! Single_Fetch::is_settled( $state ) ) {
			return Single_Fetch::KEPT;
		}
		return $size <= Single_Fetch::LIMIT ? Single_Fetch::SETTLED : Single_Fetch::CUT;
	}

	/**
	 * Marks a mail as deleted.
	 *
	 * @param Pop3_Client $client Client.
	 * @param Fetch_Run   $run    Run.
	 * @param int         $number Mail.
	 */
	private function delete( Pop3_Client $client, Fetch_Run $run, int $number ): void {
		try {
			$client->delete( $number );
		} catch ( Server_Error $error ) {
			if ( Server_Error::REFUSED !== $error->name ) {
				throw $error;
			}
			/* translators: %s: the server's answer. */
			$run->complaints = [ sprintf( __( 'Mails are here but could not be deleted on the server: %s', 'switchboard' ), $error->answer ) ];
		}
	}

	/**
	 * Whether a mail that was there at the first look is older than what the connection takes in. POP3 doesn't say when a mail came: the
	 * last server that it passed does.
	 *
	 * @param Pop3_Client $client Client.
	 * @param Mail_Folder $folder Mailbox.
	 * @param int         $number Mail.
	 */
	private function is_older( Pop3_Client $client, Mail_Folder $folder, int $number ): bool {
		if ( 0 === $folder->since || 1 === $folder->last_uid ) {
			return false;
		}
		$header = fopen( 'php://memory', 'w+b' );
		try {
			$header && $client->top( $number, $header, self::MOST_HEADER );
		} catch ( Server_Error $error ) {
			if ( Server_Error::REFUSED !== $error->name ) {
				throw $error;
			}
			return false;
		}
		$mail     = Reader::read( $header ?: '' );
		$received = (string) strrchr( $mail->header( 'received' ), ';' );
		$date     = Mail_Date::parse( ltrim( $received, ';' ) ) ?? $mail->date;
		return null !== $date && $date < $folder->since;
	}
}
