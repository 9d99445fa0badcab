<?php
/**
 * What a folder holds.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Imap;

/**
 * What SELECT, EXAMINE and STATUS say. A number that the server doesn't tell is 0.
 */
final class Folder_State {

	/**
	 * Named arguments, please.
	 *
	 * @param int  $messages       How many there are.
	 * @param int  $uid_validity   As long as it stays, so do the UIDs.
	 * @param int  $uid_next       The next message's UID, or more.
	 * @param int  $highest_modseq Grows with every change.
	 * @param bool $is_read_only   Whether nothing can be marked here.
	 * @param bool $keeps_uids     Whether UIDs outlive the session.
	 */
	public function __construct(
		public readonly int $messages,
		public readonly int $uid_validity,
		public readonly int $uid_next,
		public readonly int $highest_modseq = 0,
		public readonly bool $is_read_only = false,
		public readonly bool $keeps_uids = true
	) {
	}
}
