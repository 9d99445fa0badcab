<?php
/**
 * How much of a mail is read.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * What one mail may cost. Above a limit the mail still comes in; `Mail::$problems` names what was cut.
 */
final class Limits {

	/**
	 * Takes the limits.
	 *
	 * @param int $header_bytes Bytes of one block of headers; fields that the reader itself needs are kept beyond it, each up to ten times that.
	 * @param int $depth        Levels of multiparts, and of mails within mails.
	 * @param int $parts        Parts of one mail.
	 * @param int $text_bytes   Decoded bytes of all text that is shown.
	 * @param int $file_bytes   Decoded bytes of all files; of a packed one that is looked into.
	 * @param int $files        Files that are shown; of others, the mail only says that they are there.
	 */
	public function __construct(
		public readonly int $header_bytes = 102400,
		public readonly int $depth = 20,
		public readonly int $parts = 1000,
		public readonly int $text_bytes = 4194304,
		public readonly int $file_bytes = 26214400,
		public readonly int $files = 50
	) {
	}
}
