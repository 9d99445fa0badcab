<?php
/**
 * Counts everything anew.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;

/**
 * Rebuilds what the verbs keep by difference: counters, how many tickets a tag has and how many a contact has, and when each
 * ticket's customer last saw something happen. Needed after tickets were written past the verbs; safe to run at any time.
 */
final class Recount {

	/**
	 * Needs what is counted.
	 *
	 * @param Database           $database Database.
	 * @param Counter_Repository $counters Counters, tickets of contacts, and what customers see.
	 * @param Tag_Repository     $tags     Tickets of tags.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Counter_Repository $counters,
		private readonly Tag_Repository $tags
	) {
	}

	/**
	 * Counts.
	 */
	public function run(): void {
		$this->database->transaction(
			function (): void {
				$this->counters->recount();
				$this->counters->recount_contacts();
				$this->counters->recount_public_times();
				$this->tags->recount();
			}
		);
	}
}
