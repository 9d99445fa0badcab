<?php
/**
 * Replies between here and there.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;

/**
 * A mark for each reply that is being handed over. If the process dies meanwhile the mark stays, and tells the next one that the
 * reply may have gone out.
 */
final class Handover_Repository {

	/**
	 * Needs rows and time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * Sets the mark.
	 *
	 * @param int $message_id Message.
	 * @return bool False when it was there already.
	 */
	public function begin( int $message_id ): bool {
		return $this->database->insert_once(
			'handover',
			[
				'message_id' => $message_id,
				'created_at' => $this->clock->now(),
			]
		);
	}

	/**
	 * Takes the mark away: it is known what became of the reply.
	 *
	 * @param int $message_id Message.
	 * @return bool Whether there was one.
	 */
	public function end( int $message_id ): bool {
		return $this->database->delete( 'handover', [ 'message_id' => $message_id ] ) > 0;
	}
}
