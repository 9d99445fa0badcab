<?php
/**
 * Takes mails in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Inbound_Result;

/**
 * From one raw mail to a settled result: whatever brings a mail to the site, fetches or posts it, hands it over here.
 */
final class Importer {

	/**
	 * Takes a mail in. What can be kept is kept: a mail that fails is stored and tried again, and the result says `failed`.
	 *
	 * @param Connection $connection Door by which it came.
	 * @param string     $path       Readable file with the raw mail; the caller's, it is copied.
	 * @param Place|null $place      Where it lies on its server; null for what was posted.
	 * @throws \Throwable When it could not even be kept: then nothing happened, and the caller must leave it where it is.
	 */
	public function import( Connection $connection, string $path, ?Place $place = null ): Inbound_Result {
		throw new \LogicException( 'Not yet: ' . $connection->id . $path . ( $place->uid ?? '' ) );
	}
}
