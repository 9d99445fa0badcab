<?php
/**
 * A mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

/**
 * A letter with its envelope, ready for Mailer.
 */
final class Mail {

	/**
	 * Use named arguments.
	 *
	 * @param string                                                          $to           Address.
	 * @param Letter                                                          $letter       Content.
	 * @param string                                                          $from_address The inbox's own address; '' for the site's.
	 * @param string                                                          $from_name    Name shown to the recipient, '' for the site's.
	 * @param string                                                          $message_id   With its angle brackets; '' lets the mailer choose.
	 * @param array<string, string>                                           $headers      Further headers.
	 * @param list<array{path: string, name: string}>                         $files        Attached files.
	 * @param list<array{path: string, name: string, type: string, cid: string}> $pictures  Files that the HTML shows by `cid:`.
	 * @param string                                                          $automatic    `` for what a person wrote, else `auto-generated` or `auto-replied`.
	 * @param int                                                             $inbox_id     Inbox by whose way it leaves; 0 for the site's.
	 * @param list<string>                                                    $cc           Addresses that get a copy.
	 * @param list<string>                                                    $bcc          Addresses that get a copy unseen.
	 * @param string                                                          $bounce_to    Where a refusal goes, if the server lets us say so; '' for the sender.
	 */
	public function __construct(
		public readonly string $to,
		public readonly Letter $letter,
		public readonly string $from_address = '',
		public readonly string $from_name = '',
		public readonly string $message_id = '',
		public readonly array $headers = [],
		public readonly array $files = [],
		public readonly array $pictures = [],
		public readonly string $automatic = '',
		public readonly int $inbox_id = 0,
		public readonly array $cc = [],
		public readonly array $bcc = [],
		public readonly string $bounce_to = ''
	) {
	}
}
