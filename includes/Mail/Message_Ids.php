<?php
/**
 * Our own Message-IDs.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use Switchboard\Foundation\Secrets\Keyring;

/**
 * Makes ids such as `<t12.m34.5f0c….k1.9ab3…@shop.example>` that nobody else can make.
 *
 * The same message always has the same id, so a mail that a broken connection made us send twice is one mail to its reader.
 */
final class Message_Ids {

	/**
	 * Needs our key.
	 *
	 * @param Keyring $keyring Signs.
	 */
	public function __construct( private readonly Keyring $keyring ) {
	}

	/**
	 * Id of a message of a ticket.
	 *
	 * @param int $ticket_id  Ticket.
	 * @param int $message_id Message; 0 for the confirmation that a ticket was opened.
	 * @return string With angle brackets.
	 */
	public function of_message( int $ticket_id, int $message_id ): string {
		return $this->make( "t$ticket_id.m$message_id" );
	}

	/**
	 * Id of a notice about an event.
	 *
	 * @param int    $ticket_id Ticket.
	 * @param int    $event_id  Event.
	 * @param string $recipient Letters and digits that tell its recipients apart.
	 * @return string With angle brackets.
	 */
	public function of_notice( int $ticket_id, int $event_id, string $recipient ): string {
		return $this->make( "t$ticket_id.e$event_id$recipient" );
	}

	/**
	 * What one of our ids is about; null for an id that isn't ours.
	 *
	 * @param string $id Message-ID, with or without angle brackets.
	 * @return array{ticket_id: int, message_id: int, user_id: int}|null `user_id`: the agent whom a notice told.
	 */
	public function read( string $id ): ?array {
		if ( ! preg_match( '/^<?(t(\d{1,18})\.(?:m(\d{1,18})|e\d{1,18}(?:u(\d{1,18})|c\d{1,18}))\.[0-9a-f]{12})\.(\w+\.[0-9a-f]{64})@[^@>]+>?$/', trim( $id ), $found ) || ! $this->keyring->verify( "message-id:$found[1]", $found[5] ) ) {
			return null;
		}
		return [
			'ticket_id'  => (int) $found[2],
			'message_id' => (int) $found[3],
			'user_id'    => (int) $found[4],
		];
	}

	/**
	 * The key by which any Message-ID is remembered.
	 *
	 * @param string $id Message-ID, with or without angle brackets.
	 * @return string 64 hex digits.
	 */
	public static function hash( string $id ): string {
		return hash( 'sha256', trim( $id, "<> \t\r\n" ) );
	}

	/**
	 * A mark in the head of automatic mail, by which we know it when it comes back.
	 */
	public function loop_mark(): string {
		return $this->keyring->sign( 'loop' );
	}

	/**
	 * Whether a mark is ours.
	 *
	 * @param string $mark Value of the header X-Loop.
	 */
	public function is_loop_mark( string $mark ): bool {
		return $this->keyring->verify( 'loop', trim( $mark ) );
	}

	/**
	 * Signs and writes an id.
	 *
	 * @param string $what What it is about.
	 */
	private function make( string $what ): string {
		$what .= '.' . substr( $this->keyring->blind( "message-id:$what" ), 0, 12 );
		$host  = (string) wp_parse_url( home_url(), PHP_URL_HOST );
		return '<' . $what . '.' . $this->keyring->sign( "message-id:$what" ) . '@' . ( '' === $host ? 'localhost' : $host ) . '>';
	}
}
