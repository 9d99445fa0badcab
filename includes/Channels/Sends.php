<?php
/**
 * A channel that delivers.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * What a channel with the ability `send` can do.
 */
interface Sends extends Channel {

	/**
	 * Delivers a reply. It may be called again for the same message when an earlier call failed or its end is unknown: the same
	 * message then goes out under the same id.
	 *
	 * @param Outbound_Message $message Reply.
	 * @return Delivery How it went.
	 * @throws Undeliverable When it must not be tried again by itself.
	 * @throws \Throwable When it could not be delivered; the message says why in words for the agent. It is tried again later.
	 */
	public function send( Outbound_Message $message ): Delivery;
}
