<?php
/**
 * Rows of blocked senders.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;

/**
 * Whose messages are kept outside the tickets: an address, or a whole domain, written with its @.
 */
final class Blocked_Sender_Repository {

	/**
	 * Needs rows and time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * Whether an address, or its domain, is blocked.
	 *
	 * @param string $address Address.
	 */
	public function has( string $address ): bool {
		$keys = [ self::key( $address ), self::key( self::domain( $address ) ) ];
		return null !== $this->database->value( 'SELECT sender_key FROM {blocked_sender} WHERE sender_key IN (%s, %s) LIMIT 1', $keys );
	}

	/**
	 * All of them.
	 *
	 * @return list<array{sender: string, blocked_by: int, created_at: int}>
	 */
	public function all(): array {
		return array_map(
			static fn( array $row ): array => [
				'sender'     => (string) $row['sender'],
				'blocked_by' => (int) $row['blocked_by'],
				'created_at' => (int) $row['created_at'],
			],
			$this->database->rows( 'SELECT sender, blocked_by, created_at FROM {blocked_sender} ORDER BY sender' )
		);
	}

	/**
	 * Blocks a sender.
	 *
	 * @param string $sender  Address, or a domain with its @.
	 * @param int    $user_id Who does so.
	 */
	public function add( string $sender, int $user_id ): void {
		$this->database->insert_once(
			'blocked_sender',
			[
				'sender_key' => self::key( $sender ),
				'sender'     => mb_substr( trim( $sender ), 0, 254 ),
				'blocked_by' => $user_id,
				'created_at' => $this->clock->now(),
			]
		);
	}

	/**
	 * Lets a sender write again.
	 *
	 * @param string $sender As it was blocked.
	 */
	public function remove( string $sender ): void {
		$this->database->delete( 'blocked_sender', [ 'sender_key' => self::key( $sender ) ] );
	}

	/**
	 * The domain of an address, with its @; '' where there is none.
	 *
	 * @param string $address Address.
	 */
	public static function domain( string $address ): string {
		return (string) strrchr( trim( $address ), '@' );
	}

	/**
	 * The form in which two spellings are one.
	 *
	 * @param string $sender Address or domain.
	 */
	private static function key( string $sender ): string {
		return hash( 'sha256', mb_strtolower( trim( $sender ), 'UTF-8' ) );
	}
}
