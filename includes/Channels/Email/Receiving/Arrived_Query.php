<?php
/**
 * Mails that arrived.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;

/**
 * Looks for a mail among the newest, whatever became of it.
 */
final class Arrived_Query {

	/** Rows that are looked through. */
	private const NEWEST = 2000;

	/**
	 * Needs rows and time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * When a mail of a subject arrived within the last day.
	 *
	 * @param int    $connection Connection.
	 * @param string $subject    Subject.
	 * @return int|null Seconds since 1970.
	 */
	public function when( int $connection, string $subject ): ?int {
		$newest = (int) $this->database->value( 'SELECT MAX(id) FROM {inbound}' );
		$when   = $this->database->value(
			'SELECT created_at FROM {inbound} WHERE id > %d AND connection_id = %d AND subject = %s AND created_at > %d ORDER BY id DESC LIMIT 1',
			[ $newest - self::NEWEST, $connection, $subject, $this->clock->now() - DAY_IN_SECONDS ]
		);
		return null === $when ? null : (int) $when;
	}
}
