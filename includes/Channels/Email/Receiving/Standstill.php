<?php
/**
 * Mail that stands still.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;

/**
 * A connection whose server was not asked with success for too long.
 */
final class Standstill {

	/** Seconds without a success after which somebody has to know. */
	public const SECONDS = 30 * MINUTE_IN_SECONDS;

	/**
	 * Made by the query.
	 *
	 * @param Connection $connection Connection.
	 * @param int        $since      The last success, or since when mail is expected at all.
	 * @param int        $alarmed_at When somebody was last told; 0 for not yet.
	 */
	public function __construct( public readonly Connection $connection, public readonly int $since, public readonly int $alarmed_at ) {
	}
}
