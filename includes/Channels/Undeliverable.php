<?php
/**
 * A delivery that must not be tried again by itself.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * Thrown by a channel when another try would end the same way, or when the message may have gone out already. The message is a
 * sentence for the agent, who decides.
 */
final class Undeliverable extends \RuntimeException {
}
