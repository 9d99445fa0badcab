<?php
/**
 * Who posts mails.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving\Providers;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Receiving\Posted;
use Switchboard\Channels\Email\Receiving\Posted_Mail;
use Switchboard\Foundation\Problem;

/**
 * A way in which mails are posted: how it proves itself, and how a raw mail comes out of it.
 */
interface Provider {

	/**
	 * Whether a signature proves where a post of this connection comes from; else the connection's secret must come with it.
	 *
	 * @param Connection $connection Connection.
	 */
	public function is_signed( Connection $connection ): bool;

	/**
	 * Checks the signature, if there is one, and gives the mail.
	 *
	 * @param Connection $connection Connection.
	 * @param Posted     $posted     What was posted.
	 * @throws Problem 401 when the signature isn't right or too old, 413, 415, 400 for what holds no mail, 503 when it can't be told now.
	 */
	public function read( Connection $connection, Posted $posted ): Posted_Mail;
}
