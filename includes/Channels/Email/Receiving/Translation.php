<?php
/**
 * A mail as the house understands it.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Email\Reading\Part;
use Switchboard\Channels\Inbound_Message;

/**
 * The message that a mail becomes, and what is fetched out of the mail only if it becomes one.
 */
final class Translation {

	/**
	 * By Translator.
	 *
	 * @param Inbound_Message $message  Message, still without files.
	 * @param list<Part>      $files    Files of the mail.
	 * @param list<string>    $problems What the reader found odd or cut.
	 * @param string          $comment  What an agent wrote above a mail that they passed on.
	 */
	public function __construct(
		public readonly Inbound_Message $message,
		public readonly array $files,
		public readonly array $problems,
		public readonly string $comment = ''
	) {
	}
}
