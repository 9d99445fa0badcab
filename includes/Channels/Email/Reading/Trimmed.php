<?php
/**
 * A mail's text, parted.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * What is shown of a mail's body and what is folded away until somebody asks for it; nothing is lost.
 */
final class Trimmed {

	/**
	 * By {@see Trimmer}.
	 *
	 * For text `reply . quote` is the whole, unless the quote stands above or amid the reply: then both hold their parts in order.
	 *
	 * @param string $reply What the sender wrote.
	 * @param string $quote What is folded away; '' for none.
	 */
	public function __construct( public readonly string $reply, public readonly string $quote = '' ) {
	}
}
