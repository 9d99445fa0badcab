<?php
/**
 * Whom a privacy request is about.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Privacy;

/**
 * All that an e-mail address stands for in the helpdesk: contacts, those merged into them, and a WordPress user.
 */
final class Person {

	/**
	 * Made by Person_Query.
	 *
	 * @param string       $email     The address of the request.
	 * @param list<int>    $contacts  Contacts.
	 * @param list<string> $addresses All e-mail addresses of these contacts and the request's.
	 * @param int          $user      WordPress user with this address, 0 for none.
	 */
	public function __construct(
		public readonly string $email,
		public readonly array $contacts,
		public readonly array $addresses,
		public readonly int $user
	) {
	}
}
