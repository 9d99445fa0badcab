<?php
/**
 * A walk through a folder.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Email\Imap\Imap_Client;
use Switchboard\Channels\Email\Imap\Message_Facts;
use Switchboard\Channels\Email\Net\Server_Error;

/**
 * Takes the mails of an open folder in, some at a time, and puts away on the server what is settled here: not before, and nothing else.
 */
final class Imap_Walk {

	/** The last UID that was seen to. */
	public int $last = 0;

	/** Whether all that was seen to was put away too, so that the cursor may step on. */
	public bool $is_in_order = true;

	/** What the server didn't do. */
	public string $complaint = '';

	/**
	 * What was noted of the folder's mails.
	 *
	 * @var array<string, Unfinished>
	 */
	private array $noted;

	/** What becomes of mails that are here. */
	private readonly string $after;

	/**
	 * Begins.
	 *
	 * @param Imap_Client           $client       Client with the folder open.
	 * @param Fetch_Run             $run          Run.
	 * @param Mail_Folder           $folder       Folder.
	 * @param bool                  $is_read_only Whether nothing can be put away.
	 * @param Place_Repository      $places       What is known.
	 * @param Unfinished_Repository $unfinished   What to come back to.
	 * @param Single_Fetch          $single       Takes a mail.
	 */
	public function __construct(
		private readonly Imap_Client $client,
		private readonly Fetch_Run $run,
		public Mail_Folder $folder,
		bool $is_read_only,
		private readonly Place_Repository $places,
		private readonly Unfinished_Repository $unfinished,
		private readonly Single_Fetch $single
	) {
		$this->last  = $folder->last_uid;
		$this->noted = $unfinished->of_folder( $run->connection->id, $folder->path, $folder->uid_validity );
		$this->after = $this->after_reading( $is_read_only );
	}

	/**
	 * Sees to some mails.
	 *
	 * @param list<int> $uids Rising.
	 * @param bool      $again Whether they are those to come back to.
	 */
	public function take( array $uids, bool $again = false ): void {
		$known  = $this->known( $uids );
		$facts  = $this->facts( $uids, $known );
		$states = [];
		foreach ( $uids as $uid ) {
			$noted = $this->noted[ (string) $uid ] ?? null;
			if ( isset( $known[ $uid ] ) ) {
				$states[ $uid ] = $this->recognise( $known[ $uid ], $facts[ $uid ] ?? null );
			} elseif ( ( null === $noted || $again ) && ! $this->is_older( $uid, $facts[ $uid ] ?? null ) ) {
				if ( ! $this->run->goes_on() ) {
					break;
				}
				$states[ $uid ] = $this->fetch( $this->place( $uid ), $noted );
			}
			$this->last = max( $this->last, $uid );
		}
		$is_done = $this->put_away( array_keys( $states, Single_Fetch::SETTLED, true ) );
		foreach ( $states as $uid => $state ) {
			$this->finish( $uid, $state, $is_done, $again );
		}
		$this->run->has_moved = true;
	}

	/**
	 * Comes back to mails whose turn it is again.
	 *
	 * @param int $now Seconds since 1970.
	 */
	public function take_unfinished( int $now ): void {
		$due = array_filter( $this->noted, static fn( Unfinished $noted ): bool => $noted->next_try_at <= $now );
		foreach ( array_chunk( array_map( 'intval', array_keys( $due ) ), 50 ) as $uids ) {
			sort( $uids );
			$this->take( $uids, true );
		}
	}

	/**
	 * Compares the folder with what is here. A mail that should be here and isn't is taken in: some servers show a mail later than
	 * one with a higher UID.
	 *
	 * @param int $now Seconds since 1970.
	 */
	public function count( int $now ): void {
		$here        = 0;
		$older       = 0;
		$missing     = [];
		$all         = $this->last > 0 ? $this->client->uids( 1, $this->last ) : [];
		$this->noted = $this->unfinished->of_folder( $this->run->connection->id, $this->folder->path, $this->folder->uid_validity );
		foreach ( array_chunk( $all, 500 ) as $uids ) {
			// However long it takes, it is done to the end: half a count is none.
			$this->run->stay_alive();
			$known = $this->known( $uids );
			$here += count( $known );
			foreach ( $uids as $uid ) {
				if ( ! isset( $known[ $uid ] ) && ! isset( $this->noted[ (string) $uid ] ) ) {
					$this->folder->may_leave_alone( $uid ) ? ++$older : $missing[] = $uid;
				}
			}
		}
		if ( $missing ) {
			$this->take( $missing );
			$here += count( $this->known( $missing ) );
		}
		$this->folder = $this->folder->with( on_server: count( $all ), here: $here, older: $older, counted_at: $now );
	}

	/**
	 * Fetches a mail.
	 *
	 * @param Place           $place Place.
	 * @param Unfinished|null $noted What was noted of it.
	 * @return string One of Single_Fetch's constants.
	 */
	private function fetch( Place $place, ?Unfinished $noted ): string {
		$copy  = function ( $stream ) use ( $place ): bool {
			$fetched = $this->client->fetch( (int) $place->uid, $stream, Single_Fetch::LIMIT );
			// So servers show a mail that somebody deleted a moment ago.
			return 0 === $fetched->bytes ? throw new Server_Error( Server_Error::REFUSED, 'The server gives out an empty mail' ) : $fetched->is_whole;
		};
		$state = $this->single->take( $this->run, $place, $noted, $copy );
		// What doesn't lie here whole isn't deleted there.
		return Single_Fetch::CUT === $state && Receiving_Settings::DELETE !== $this->after ? Single_Fetch::SETTLED : $state;
	}

	/**
	 * What is to be done with a mail that came before.
	 *
	 * @param string             $state State of what came in.
	 * @param Message_Facts|null $facts What the server says of it, where it was asked.
	 * @return string One of Single_Fetch's constants.
	 */
	private function recognise( string $state, ?Message_Facts $facts ): string {
		if ( ! Single_Fetch::is_settled( $state ) ) {
			return Place_Repository::OLDER === $state ? Single_Fetch::GONE : Single_Fetch::KEPT;
		}
		$is_whole = Receiving_Settings::DELETE !== $this->after || ( null !== $facts && $facts->size > 0 && $facts->size <= Single_Fetch::LIMIT );
		return $is_whole ? Single_Fetch::SETTLED : Single_Fetch::CUT;
	}

	/**
	 * Notes what is still to be done with a mail, or that nothing is.
	 *
	 * @param int    $uid     UID.
	 * @param string $state   One of Single_Fetch's constants.
	 * @param bool   $is_done Whether settled ones were put away.
	 * @param bool   $again   Whether the cursor is beyond it already.
	 */
	private function finish( int $uid, string $state, bool $is_done, bool $again ): void {
		$waits = ( Single_Fetch::KEPT === $state && Receiving_Settings::LEAVE !== $this->after ) || ( Single_Fetch::SETTLED === $state && ! $is_done && $again );
		if ( $waits ) {
			// It is here, but there it is to be put away later.
			$this->unfinished->note( $this->run->connection->id, $this->place( $uid ), 0, '' );
		} elseif ( Single_Fetch::FAILED !== $state && ( $this->run->careful || isset( $this->noted[ (string) $uid ] ) ) ) {
			$this->unfinished->done( $this->run->connection->id, $this->place( $uid ) );
		}
	}

	/**
	 * A mail's place.
	 *
	 * @param int $uid UID.
	 */
	private function place( int $uid ): Place {
		return new Place( $this->folder->path, $this->folder->uid_validity, (string) $uid );
	}

	/**
	 * Does with mails on the server what the settings say.
	 *
	 * @param list<int> $uids Mails that are here for good.
	 * @return bool Whether the server did it.
	 */
	private function put_away( array $uids ): bool {
		if ( ! $uids || Receiving_Settings::LEAVE === $this->after ) {
			return true;
		}
		try {
			match ( $this->after ) {
				Receiving_Settings::MARK => $this->client->flag( $uids ),
				Receiving_Settings::MOVE => $this->client->move( $uids, $this->run->settings->move_to ),
				default                  => $this->client->delete( $uids ),
			};
		} catch ( Server_Error $error ) {
			$this->is_in_order = false;
			if ( ! in_array( $error->name, [ Server_Error::REFUSED, Server_Error::UNSUPPORTED ], true ) ) {
				throw $error;
			}
			$this->complain( $error->answer );
			return false;
		}
		return true;
	}

	/**
	 * What is to be done with mails that are here.
	 *
	 * @param bool $is_read_only Whether nothing can be changed in the folder.
	 */
	private function after_reading( bool $is_read_only ): string {
		$after = $this->run->settings->after_reading;
		if ( Receiving_Settings::MOVE === $after && in_array( $this->run->settings->move_to, [ '', $this->folder->path ], true ) ) {
			return Receiving_Settings::LEAVE;
		}
		if ( $is_read_only && Receiving_Settings::LEAVE !== $after ) {
			$this->complain( __( 'it can only be read', 'switchboard' ) );
			return Receiving_Settings::LEAVE;
		}
		return $after;
	}

	/**
	 * Notes what the server didn't do.
	 *
	 * @param string $words Its own.
	 */
	private function complain( string $words ): void {
		if ( '' === $this->complaint ) {
			/* translators: 1: name of a folder, 2: the server's answer. */
			$this->run->complaints[] = sprintf( __( 'Mails of “%1$s” are here but could not be marked, moved or deleted on the server: %2$s', 'switchboard' ), $this->folder->path, $words );
		}
		$this->complaint = $words;
	}

	/**
	 * States of the mails that are known.
	 *
	 * @param list<int> $uids Mails.
	 * @return array<int, string> By UID.
	 */
	private function known( array $uids ): array {
		// PHP makes numbers of keys that look like one.
		return $this->places->known( $this->run->connection->id, $this->folder->path, $this->folder->uid_validity, array_map( 'strval', $uids ) ); // @phpstan-ignore return.type
	}

	/**
	 * What the server says of mails, where that decides.
	 *
	 * @param list<int>          $uids  Mails.
	 * @param array<int, string> $known States of those that are known.
	 * @return array<int, Message_Facts> By UID.
	 */
	private function facts( array $uids, array $known ): array {
		$deletes = Receiving_Settings::DELETE === $this->after;
		$asked   = array_filter( $uids, fn( int $uid ): bool => isset( $known[ $uid ] ) ? $deletes : $this->folder->may_leave_alone( $uid ) );
		if ( ! $asked ) {
			return [];
		}
		try {
			return $this->client->facts( array_values( $asked ) );
		} catch ( Server_Error $error ) {
			if ( Server_Error::REFUSED !== $error->name ) {
				throw $error;
			}
			return $this->facts_of_each( $asked );
		}
	}

	/**
	 * What the server says of mails, asked for each: one is wrong, and for all together it says no.
	 *
	 * @param array<int> $uids Mails.
	 * @return array<int, Message_Facts> By UID; of the wrong one, nothing is known.
	 */
	private function facts_of_each( array $uids ): array {
		$facts = [];
		foreach ( $uids as $uid ) {
			try {
				$facts += $this->client->facts( [ $uid ] );
			} catch ( Server_Error $error ) {
				if ( Server_Error::REFUSED !== $error->name ) {
					throw $error;
				}
				$facts[ $uid ] = new Message_Facts( uid: $uid, size: 0, flags: [], received: 0 );
			}
		}
		return $facts;
	}

	/**
	 * Whether a mail is left alone because it is older than what the connection takes in.
	 *
	 * @param int                $uid   UID.
	 * @param Message_Facts|null $facts What the server says of it; null when it is gone.
	 */
	private function is_older( int $uid, ?Message_Facts $facts ): bool {
		return $this->folder->may_leave_alone( $uid ) && ( null === $facts || ( $facts->received > 0 && $facts->received < $this->folder->since ) );
	}
}
