<?php
/**
 * What is remembered of fetching.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

/**
 * Places, folders, what to come back to and the log: they go with their connection.
 */
final class Fetch_Memory {

	/**
	 * Needs all rows.
	 *
	 * @param Place_Repository      $places     Places.
	 * @param Folder_Repository     $folders    Folders.
	 * @param Unfinished_Repository $unfinished What to come back to.
	 * @param Fetch_Log_Repository  $log        Log.
	 */
	public function __construct(
		private readonly Place_Repository $places,
		private readonly Folder_Repository $folders,
		private readonly Unfinished_Repository $unfinished,
		private readonly Fetch_Log_Repository $log
	) {
	}

	/**
	 * Forgets a connection.
	 *
	 * @param int $connection Connection.
	 */
	public function forget( int $connection ): void {
		$this->unfinished->forget( $connection );
		$this->folders->forget( $connection );
		$this->log->forget( $connection );
		$this->places->forget( $connection );
	}

	/**
	 * Removes what is old.
	 */
	public function tidy(): void {
		$this->log->prune();
	}
}
