<?php
/**
 * Fetching by IMAP.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Email\Imap\Folder_State;
use Switchboard\Channels\Email\Imap\Imap_Client;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Foundation\Clock;

/**
 * Reads the folders of a mailbox, each from where the last run ended. Whether somebody has seen a mail means nothing: what counts are
 * UIDVALIDITY, the last UID and the places that are known.
 */
final class Imap_Fetch {

	/** Mails between two looks at the database and two steps of the cursor. */
	private const AT_ONCE = 50;

	/** Seconds between two counts of a folder. */
	private const COUNT_SECONDS = HOUR_IN_SECONDS;

	/**
	 * Needs rows, time, and who takes single mails.
	 *
	 * @param Folder_Repository     $folders    How far each folder was read.
	 * @param Place_Repository      $places     What is known.
	 * @param Unfinished_Repository $unfinished What to come back to.
	 * @param Single_Fetch          $single     Takes a mail.
	 * @param Clock                 $clock      Clock.
	 */
	public function __construct(
		private readonly Folder_Repository $folders,
		private readonly Place_Repository $places,
		private readonly Unfinished_Repository $unfinished,
		private readonly Single_Fetch $single,
		private readonly Clock $clock
	) {
	}

	/**
	 * Reads the folders that the settings name. One that can't be opened doesn't stop the others.
	 *
	 * @param Imap_Client $client Signed in.
	 * @param Fetch_Run   $run    Run.
	 * @throws Server_Error When the line is dead.
	 */
	public function read( Imap_Client $client, Fetch_Run $run ): void {
		foreach ( $this->in_turn( $run ) as $folder ) {
			if ( ! $run->goes_on() ) {
				return;
			}
			try {
				$state = $client->open( $folder->path, Receiving_Settings::LEAVE === $run->settings->after_reading );
			} catch ( Server_Error $error ) {
				if ( Server_Error::REFUSED !== $error->name ) {
					throw $error;
				}
				/* translators: 1: name of a folder, 2: the server's answer. */
				$run->complaints[] = sprintf( __( 'The folder “%1$s” can’t be opened: %2$s', 'switchboard' ), $folder->path, $error->answer );
				$run->is_complete  = false;
				$this->folders->save( $folder->with( error: $error->answer ) );
				continue;
			}
			$this->read_folder( $client, $run, $folder, $state );
			$run->has_read = true;
		}
	}

	/**
	 * The folders, the one that waits longest first: a full one must not keep the others from their turn.
	 *
	 * @param Fetch_Run $run Run.
	 * @return list<Mail_Folder>
	 */
	private function in_turn( Fetch_Run $run ): array {
		$kept    = array_column( $this->folders->of_connection( $run->connection->id ), null, 'path' );
		$folders = array_map( static fn( string $path ): Mail_Folder => $kept[ $path ] ?? new Mail_Folder( $run->connection->id, $path ), $run->settings->folders );
		usort( $folders, static fn( Mail_Folder $a, Mail_Folder $b ): int => $a->fetched_at <=> $b->fetched_at );
		return $folders;
	}

	/**
	 * Reads an open folder.
	 *
	 * @param Imap_Client  $client Client.
	 * @param Fetch_Run    $run    Run.
	 * @param Mail_Folder  $folder How far it was read.
	 * @param Folder_State $state  What the server says of it.
	 */
	private function read_folder( Imap_Client $client, Fetch_Run $run, Mail_Folder $folder, Folder_State $state ): void {
		$walk = new Imap_Walk( $client, $run, $this->prepare( $client, $run, $folder, $state ), $state->is_read_only, $this->places, $this->unfinished, $this->single );
		foreach ( array_chunk( $this->listed( $client, $walk->folder ), self::AT_ONCE ) as $uids ) {
			if ( ! $run->goes_on() ) {
				break;
			}
			$walk->take( $uids );
			if ( $walk->is_in_order ) {
				$walk->folder = $walk->folder->with( last_uid: $walk->last );
				$this->folders->save( $walk->folder );
			}
		}
		if ( ! $run->has_more ) {
			$walk->take_unfinished( $this->clock->now() );
		}
		if ( ! $run->has_more && $this->clock->now() - $walk->folder->counted_at >= self::COUNT_SECONDS ) {
			$walk->count( $this->clock->now() );
		}
		$this->folders->save( $walk->folder->with( error: $walk->complaint, fetched_at: $this->clock->now() ) );
	}

	/**
	 * A folder before it is read: is it new, or its UIDs mean other mails than before, or the settings reach further back, it begins anew.
	 *
	 * @param Imap_Client  $client Client.
	 * @param Fetch_Run    $run    Run.
	 * @param Mail_Folder  $folder How far it was read.
	 * @param Folder_State $state  What the server says of it.
	 */
	private function prepare( Imap_Client $client, Fetch_Run $run, Mail_Folder $folder, Folder_State $state ): Mail_Folder {
		$is_new = 0 === $folder->fetched_at && 0 === $folder->base_uid;
		$floor  = $run->settings->floor( $this->clock->now() );
		$since  = $is_new ? $floor : min( $folder->since, $floor );
		if ( $is_new || $folder->uid_validity !== $state->uid_validity ) {
			$this->unfinished->forget( $run->connection->id, $folder->path );
			$base   = $state->uid_next > 0 ? $state->uid_next : 1 + (int) max( [ 0, ...$client->uids() ] );
			$folder = $folder->with( uid_validity: $state->uid_validity, last_uid: 0, base_uid: $base, since: $since, counted_at: 0 );
		} elseif ( $since < $folder->since ) {
			$folder = $folder->with( last_uid: 0, since: $since, counted_at: 0 );
		} else {
			return $folder;
		}
		// Remembered before the first mail: should the run end here, the next one must not draw the line anew.
		$this->folders->save( $folder );
		return $folder;
	}

	/**
	 * UIDs that were not seen to yet, rising.
	 *
	 * @param Imap_Client $client Client.
	 * @param Mail_Folder $folder Folder.
	 * @return list<int>
	 */
	private function listed( Imap_Client $client, Mail_Folder $folder ): array {
		$from = $folder->last_uid + 1;
		if ( ! $folder->may_leave_alone( $from ) ) {
			return $client->uids( $from );
		}
		// The server's day may be another than ours, so one more; the second is looked at later.
		$since = new \DateTimeImmutable( '@' . max( 0, $folder->since - 2 * DAY_IN_SECONDS ) );
		return [ ...$client->uids( $from, $folder->base_uid - 1, $since ), ...$client->uids( $folder->base_uid ) ];
	}
}
