<?php
/**
 * Who did it.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * A person or the house itself.
 */
final class Actor {

	public const AGENT   = 'agent';
	public const CONTACT = 'contact';
	public const SYSTEM  = 'system';

	/**
	 * Use the named constructors.
	 *
	 * @param string $type One of the constants.
	 * @param int    $id   User or contact; 0 for the system.
	 */
	public function __construct( public readonly string $type, public readonly int $id ) {
	}

	/**
	 * An agent.
	 *
	 * @param int $user_id WordPress user.
	 */
	public static function agent( int $user_id ): self {
		return new self( self::AGENT, $user_id );
	}

	/**
	 * A customer.
	 *
	 * @param int $contact_id Contact.
	 */
	public static function contact( int $contact_id ): self {
		return new self( self::CONTACT, $contact_id );
	}

	/**
	 * The house: a job or an upgrade.
	 */
	public static function system(): self {
		return new self( self::SYSTEM, 0 );
	}
}
