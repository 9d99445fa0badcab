<?php
/**
 * A participant.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * Somebody outside who takes part in a ticket and, unless that is only claimed or by a forward, may read its replies.
 */
final class Participant {

	public const REQUESTER = 'requester';
	public const CC        = 'cc';

	/** Wrote into the ticket with its token, such as somebody whom our mail was passed on to: nobody invited them, so they read nothing. */
	public const CLAIMED = 'claimed';

	/** Was asked by us with a forward: they read what was sent to them and nothing else, and what they answer is the team's. */
	public const CONSULTED = 'consulted';

	/** Who read nothing. */
	public const BLIND = [ self::CLAIMED, self::CONSULTED ];

	/**
	 * As in the table.
	 *
	 * @param int    $contact_id Contact.
	 * @param string $role       `requester`, `cc`, `claimed` or `consulted`.
	 * @param string $address    E-mail address by which replies go to this person; may be empty.
	 */
	public function __construct( public readonly int $contact_id, public readonly string $role, public readonly string $address ) {
	}
}
