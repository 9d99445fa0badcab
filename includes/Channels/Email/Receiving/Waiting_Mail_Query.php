<?php
/**
 * Mails that wait.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Database\Database;

/**
 * Counts mails that are kept and have not become anything yet.
 */
final class Waiting_Mail_Query {

	/**
	 * Needs rows.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Mails by state.
	 *
	 * @return array<string, array{mails: int, oldest_at: int}> `stored` and `failed` are tried again by themselves, `quarantined` ones wait for a person.
	 */
	public function counts(): array {
		$counts = [];
		foreach ( $this->database->rows( "SELECT state, COUNT(*) AS mails, MIN(created_at) AS oldest FROM {inbound} WHERE state IN ('stored', 'failed', 'quarantined') AND connection_id > 0 GROUP BY state" ) as $row ) {
			$counts[ (string) $row['state'] ] = [
				'mails'     => (int) $row['mails'],
				'oldest_at' => (int) $row['oldest'],
			];
		}
		return $counts;
	}
}
