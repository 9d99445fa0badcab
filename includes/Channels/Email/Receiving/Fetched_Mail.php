<?php
/**
 * What a run brought.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

/**
 * The result of a run, for whoever decides when the next one is.
 */
final class Fetched_Mail {

	/**
	 * Made by Fetch.
	 *
	 * @param int    $found        Mails that were new on the server.
	 * @param int    $taken        Of these, mails that are here now.
	 * @param int    $failed       Of these, mails that failed.
	 * @param string $error        What went wrong, '' for nothing.
	 * @param bool   $has_more     Whether there is more to fetch at once.
	 * @param bool   $got_on       Whether the server gave out anything: then it isn't asked less often.
	 * @param bool   $needs_person Whether the sign-in was refused.
	 */
	public function __construct(
		public readonly int $found,
		public readonly int $taken,
		public readonly int $failed,
		public readonly string $error,
		public readonly bool $has_more,
		public readonly bool $got_on,
		public readonly bool $needs_person
	) {
	}
}
