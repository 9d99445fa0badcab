<?php
/**
 * Rows of folders.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Database\Database;

/**
 * Remembers how far each folder was read.
 */
final class Folder_Repository {

	/**
	 * Needs rows.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Folders of a connection.
	 *
	 * @param int $connection Connection.
	 * @return list<Mail_Folder> By path.
	 */
	public function of_connection( int $connection ): array {
		return array_map( [ Mail_Folder::class, 'from_row' ], $this->database->rows( 'SELECT * FROM {mail_folder} WHERE connection_id = %d ORDER BY path', [ $connection ] ) );
	}

	/**
	 * Keeps a folder.
	 *
	 * @param Mail_Folder $folder Folder.
	 */
	public function save( Mail_Folder $folder ): void {
		$this->database->execute(
			'INSERT INTO {mail_folder} (connection_id, folder_key, path, uid_validity, last_uid, base_uid, since, error, on_server, here, older, counted_at, fetched_at)
			VALUES (%d, %s, %s, %d, %d, %d, %d, %s, %d, %d, %d, %d, %d) ON DUPLICATE KEY UPDATE
			uid_validity = VALUES(uid_validity), last_uid = VALUES(last_uid), base_uid = VALUES(base_uid), since = VALUES(since), error = VALUES(error),
			on_server = VALUES(on_server), here = VALUES(here), older = VALUES(older), counted_at = VALUES(counted_at), fetched_at = VALUES(fetched_at)',
			[
				$folder->connection,
				Place::folder_key( $folder->path ),
				mb_substr( $folder->path, 0, 1000 ),
				$folder->uid_validity,
				$folder->last_uid,
				$folder->base_uid,
				$folder->since,
				mb_substr( $folder->error, 0, 500 ),
				$folder->on_server,
				$folder->here,
				$folder->older,
				$folder->counted_at,
				$folder->fetched_at,
			]
		);
	}

	/**
	 * Forgets the folders of a connection.
	 *
	 * @param int $connection Connection.
	 */
	public function forget( int $connection ): void {
		$this->database->delete( 'mail_folder', [ 'connection_id' => $connection ] );
	}
}
