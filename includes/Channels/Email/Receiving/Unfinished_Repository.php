<?php
/**
 * Rows of mails to come back to.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;

/**
 * Notes the mails that a run passed over, so that none is passed over in silence or for good.
 */
final class Unfinished_Repository {

	/**
	 * Needs rows and time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * The mails of a folder to come back to.
	 *
	 * @param int    $connection Connection.
	 * @param string $folder     Path.
	 * @param int    $validity   Its UIDVALIDITY.
	 * @return array<string, Unfinished> By key.
	 */
	public function of_folder( int $connection, string $folder, int $validity ): array {
		$found = [];
		$rows  = $this->database->rows(
			'SELECT uid, attempts, reason, next_try_at FROM {mail_unfinished} WHERE connection_id = %d AND folder_key = %s AND uid_validity = %d ORDER BY created_at, uid',
			[ $connection, Place::folder_key( $folder ), $validity ]
		);
		foreach ( $rows as $row ) {
			$found[ (string) $row['uid'] ] = new Unfinished( (string) $row['uid'], (int) $row['attempts'], (string) $row['reason'], (int) $row['next_try_at'] );
		}
		return $found;
	}

	/**
	 * Notes a mail.
	 *
	 * @param int    $connection Connection.
	 * @param Place  $place      Where it lies.
	 * @param int    $attempts   How often it failed by now.
	 * @param string $reason     Why.
	 */
	public function note( int $connection, Place $place, int $attempts, string $reason ): void {
		$now = $this->clock->now();
		$this->database->execute(
			'INSERT INTO {mail_unfinished} (connection_id, folder_key, uid_validity, uid, attempts, reason, next_try_at, created_at) VALUES (%d, %s, %d, %s, %d, %s, %d, %d)
			ON DUPLICATE KEY UPDATE attempts = VALUES(attempts), reason = VALUES(reason), next_try_at = VALUES(next_try_at)',
			[ $connection, Place::folder_key( $place->folder ), $place->uid_validity, $place->key(), $attempts, mb_substr( $reason, 0, 500 ), $now + Unfinished::delay( $attempts ), $now ]
		);
	}

	/**
	 * A mail is done with.
	 *
	 * @param int   $connection Connection.
	 * @param Place $place      Where it lies or lay.
	 */
	public function done( int $connection, Place $place ): void {
		$this->database->delete(
			'mail_unfinished',
			[
				'connection_id' => $connection,
				'folder_key'    => Place::folder_key( $place->folder ),
				'uid_validity'  => $place->uid_validity,
				'uid'           => $place->key(),
			]
		);
	}

	/**
	 * How many mails could not be fetched although they were tried often.
	 *
	 * @return array<int, array<string, int>> By connection and Place::folder_key().
	 */
	public function given_up(): array {
		$found = [];
		foreach ( $this->database->rows( 'SELECT connection_id, folder_key, COUNT(*) AS mails FROM {mail_unfinished} WHERE attempts >= %d GROUP BY connection_id, folder_key', [ Unfinished::MANY ] ) as $row ) {
			$found[ (int) $row['connection_id'] ][ (string) $row['folder_key'] ] = (int) $row['mails'];
		}
		return $found;
	}

	/**
	 * Forgets the mails of a connection, or of one of its folders whose UIDs mean others now.
	 *
	 * @param int         $connection Connection.
	 * @param string|null $folder     Path; null for all.
	 */
	public function forget( int $connection, ?string $folder = null ): void {
		$this->database->delete( 'mail_unfinished', [ 'connection_id' => $connection ] + ( null === $folder ? [] : [ 'folder_key' => Place::folder_key( $folder ) ] ) );
	}
}
