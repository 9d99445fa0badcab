<?php
/**
 * What a trial showed.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Setup;

/**
 * How far one came with a server, what it said, and what a person can do about it.
 */
final class Trial_Result {

	/**
	 * Named arguments, please.
	 *
	 * @param bool                              $ok         Whether all went well.
	 * @param string                            $summary    A few words.
	 * @param list<array{ok: bool, text: string}> $steps    What was done, in order; only the last may have failed.
	 * @param string                            $answer     The server's own words, or the system's; '' for none.
	 * @param list<string>                      $transcript All that was said, without secrets.
	 * @param string                            $hint       What to do, '' for nothing.
	 */
	public function __construct(
		public readonly bool $ok,
		public readonly string $summary,
		public readonly array $steps = [],
		public readonly string $answer = '',
		public readonly array $transcript = [],
		public readonly string $hint = ''
	) {
	}
}
