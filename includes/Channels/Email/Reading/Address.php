<?php
/**
 * An address in a mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * One mailbox as a header names it.
 */
final class Address {

	/**
	 * Takes both.
	 *
	 * @param string $email Address as written; '' when only a name was given.
	 * @param string $name  Name for people; '' for none.
	 */
	public function __construct( public readonly string $email, public readonly string $name = '' ) {
	}
}
