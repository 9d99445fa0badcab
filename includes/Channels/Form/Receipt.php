<?php
/**
 * What a visitor is told after sending.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

/**
 * The number and the private link of what was sent.
 */
final class Receipt {

	/**
	 * Made by Form_Desk.
	 *
	 * @param int    $number   Ticket's number; 0 when a person must look first.
	 * @param string $url      Private link, '' without a ticket.
	 * @param bool   $repeated Whether an earlier request had sent it already.
	 */
	public function __construct( public readonly int $number, public readonly string $url, public readonly bool $repeated = false ) {
	}
}
