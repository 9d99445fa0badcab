<?php
/**
 * Rows of places.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Database\Database;

/**
 * Remembers which mail lies where on its server, so that none is fetched twice. A place without a mail is one that was left alone:
 * its mail is older than what the connection takes in.
 */
final class Place_Repository {

	/** State of a mail that was left alone. */
	public const OLDER = 'older';

	/** Ids in one statement. */
	private const AT_ONCE = 500;

	/**
	 * Needs rows.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Which of these mails are known.
	 *
	 * @param int          $connection Connection.
	 * @param string       $folder     Path of the folder.
	 * @param int          $validity   Its UIDVALIDITY.
	 * @param list<string> $uids       Ids.
	 * @return array<string, string> State of what came in, or OLDER, by id; the others are new.
	 */
	public function known( int $connection, string $folder, int $validity, array $uids ): array {
		$known = [];
		foreach ( array_chunk( $uids, self::AT_ONCE ) as $chunk ) {
			$by_key = [];
			foreach ( $chunk as $uid ) {
				$by_key[ ( new Place( $folder, $validity, $uid ) )->key() ] = $uid;
			}
			$rows = $this->database->rows(
				'SELECT p.uid, i.state FROM {inbound_place} p LEFT JOIN {inbound} i ON i.id = p.inbound_id
				WHERE p.connection_id = %d AND p.folder_key = %s AND p.uid_validity = %d AND p.uid IN (' . Database::placeholders( $chunk, '%s' ) . ')',
				[ $connection, Place::folder_key( $folder ), $validity, ...array_map( 'strval', array_keys( $by_key ) ) ]
			);
			foreach ( $rows as $row ) {
				// What was erased since stays known: it must not come in again.
				$known[ $by_key[ (string) $row['uid'] ] ] = (string) ( $row['state'] ?? self::OLDER );
			}
		}
		return $known;
	}

	/**
	 * Remembers a mail's place, in the transaction that takes the mail in.
	 *
	 * @param int   $connection Connection.
	 * @param Place $place      Place.
	 * @param int   $inbound    Row of what came in.
	 */
	public function add( int $connection, Place $place, int $inbound ): void {
		$this->database->execute(
			'INSERT INTO {inbound_place} (connection_id, folder_key, uid_validity, uid, inbound_id) VALUES (%d, %s, %d, %s, %d) ON DUPLICATE KEY UPDATE inbound_id = VALUES(inbound_id)',
			[ $connection, Place::folder_key( $place->folder ), $place->uid_validity, $place->key(), $inbound ]
		);
	}

	/**
	 * Remembers mails that are left alone.
	 *
	 * @param int          $connection Connection.
	 * @param string       $folder     Path of the folder.
	 * @param int          $validity   Its UIDVALIDITY.
	 * @param list<string> $uids       Ids.
	 */
	public function leave_alone( int $connection, string $folder, int $validity, array $uids ): void {
		foreach ( array_chunk( $uids, self::AT_ONCE ) as $chunk ) {
			$this->database->insert_all(
				'inbound_place',
				array_map(
					static fn( string $uid ): array => [
						'connection_id' => $connection,
						'folder_key'    => Place::folder_key( $folder ),
						'uid_validity'  => $validity,
						'uid'           => ( new Place( $folder, $validity, $uid ) )->key(),
						'inbound_id'    => 0,
					],
					$chunk
				),
				'INSERT IGNORE'
			);
		}
	}

	/**
	 * Forgets which mails of a folder were left alone: the connection takes in older ones now.
	 *
	 * @param int    $connection Connection.
	 * @param string $folder     Path of the folder.
	 */
	public function reconsider( int $connection, string $folder ): void {
		$this->database->delete(
			'inbound_place',
			[
				'connection_id' => $connection,
				'folder_key'    => Place::folder_key( $folder ),
				'inbound_id'    => 0,
			]
		);
	}

	/**
	 * Forgets all places of a connection.
	 *
	 * @param int $connection Connection.
	 */
	public function forget( int $connection ): void {
		$this->database->delete( 'inbound_place', [ 'connection_id' => $connection ] );
	}
}
