<?php
/**
 * A message that was fetched.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

/**
 * Its facts, and how much of it was written.
 */
final class Fetched {

	/**
	 * Made by the client.
	 *
	 * @param Message_Facts $facts    Facts.
	 * @param int           $bytes    Bytes written.
	 * @param bool          $is_whole Whether that is all; if not, the limit was reached.
	 */
	public function __construct( public readonly Message_Facts $facts, public readonly int $bytes, public readonly bool $is_whole ) {
	}
}
