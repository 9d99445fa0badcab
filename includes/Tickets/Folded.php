<?php
/**
 * A text with its quote folded away.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * What is shown of a foreign text, and what one click away from it. The whole is kept beside them.
 */
final class Folded {

	/**
	 * Both as foreign HTML.
	 *
	 * @param string $reply What the sender wrote.
	 * @param string $quote What is only quoted; '' for nothing.
	 */
	public function __construct( public readonly string $reply, public readonly string $quote = '' ) {
	}
}
