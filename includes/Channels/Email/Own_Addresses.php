<?php
/**
 * Our own addresses.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email;

use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Inboxes\Inbox_Repository;

/**
 * The addresses at which the helpdesk itself is reached: of inboxes, and further ones of connections.
 */
final class Own_Addresses {

	/**
	 * Needs inboxes and connections.
	 *
	 * @param Inbox_Repository      $inboxes     Inboxes.
	 * @param Connection_Repository $connections Connections.
	 */
	public function __construct( private readonly Inbox_Repository $inboxes, private readonly Connection_Repository $connections ) {
	}

	/**
	 * All of them, in small letters.
	 *
	 * @return list<string>
	 */
	public function all(): array {
		$own = [];
		foreach ( $this->inboxes->all() as $inbox ) {
			$own[] = self::plain( $inbox->address );
		}
		foreach ( $this->connections->all() as $connection ) {
			if ( Email_Channel::ID === $connection->channel ) {
				array_push( $own, ...array_map( [ self::class, 'plain' ], Receiving_Settings::of( $connection )->aliases ) );
			}
		}
		return array_values( array_unique( array_filter( $own ) ) );
	}

	/**
	 * Whether an address is one of them, perhaps with something behind a plus.
	 *
	 * @param list<string> $own     From all().
	 * @param string       $address Address.
	 */
	public static function has( array $own, string $address ): bool {
		return in_array( self::plain( $address ), $own, true ) || in_array( (string) preg_replace( '/\+[^@]*@/', '@', self::plain( $address ) ), $own, true );
	}

	/**
	 * An address in small letters.
	 *
	 * @param string $address Address.
	 */
	private static function plain( string $address ): string {
		return strtolower( trim( $address ) );
	}
}
