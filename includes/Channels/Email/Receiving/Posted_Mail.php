<?php
/**
 * A mail out of a post.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

/**
 * What a provider's post holds once its signature was found right.
 */
final class Posted_Mail {

	/**
	 * As the provider says.
	 *
	 * @param string       $path       File with the raw mail; '' when it is no mail but a notice of the provider.
	 * @param string|null  $sender     Envelope's sender, '' for the empty one, null when the provider doesn't tell.
	 * @param list<string> $recipients Envelope's recipients, where the provider tells.
	 * @param string       $token      What the provider signs this one post with, once; '' when there is no such thing.
	 * @param string       $notice     What the notice was about, such as `subscribed`.
	 */
	public function __construct(
		public readonly string $path,
		public readonly ?string $sender = null,
		public readonly array $recipients = [],
		public readonly string $token = '',
		public readonly string $notice = ''
	) {
	}
}
