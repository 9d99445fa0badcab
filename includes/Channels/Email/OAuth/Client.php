<?php
/**
 * The site's own client.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\OAuth;

/**
 * What the owner registered with the provider.
 */
final class Client {

	/**
	 * From a connection's settings.
	 *
	 * @param string $id     Client id.
	 * @param string $secret Client secret.
	 */
	public function __construct( public readonly string $id, #[\SensitiveParameter] public readonly string $secret ) {
	}

	/**
	 * Where the provider sends the person back to; the owner registers it. Without a query, which Microsoft doesn't take for
	 * personal accounts, and the same whatever the permalinks.
	 */
	public static function redirect_uri(): string {
		return admin_url( 'admin-post.php' );
	}
}
