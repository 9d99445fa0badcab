<?php
/**
 * How a delivery went.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * What a channel says after it handed a message on.
 */
final class Delivery {

	/**
	 * Made by the channel.
	 *
	 * @param string $provider_id Id of the message at the provider, such as its Message-ID; '' for none.
	 * @param string $state       `sent` when it was handed on, `delivered` when the provider says that it arrived.
	 */
	public function __construct( public readonly string $provider_id = '', public readonly string $state = 'sent' ) {
	}
}
