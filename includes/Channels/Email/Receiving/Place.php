<?php
/**
 * Where a mail lies.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

/**
 * A mail's place on its server: what makes a mail that is fetched twice one mail.
 */
final class Place {

	/**
	 * As the server says.
	 *
	 * @param string $folder       Path of the folder; '' for POP3, which has none.
	 * @param int    $uid_validity Of the folder; 0 for POP3.
	 * @param string $uid          UID, or POP3's unique id.
	 */
	public function __construct( public readonly string $folder, public readonly int $uid_validity, public readonly string $uid ) {
	}
}
