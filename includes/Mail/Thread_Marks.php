<?php
/**
 * Signed marks in the text of mails.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use Switchboard\Foundation\Secrets\Keyring;

/**
 * Makes and reads marks such as `[ref:12.k1.5f0c…]`: an answer quotes them even where a provider rewrote the mail's ids. Each is good in the
 * inbox that it was made for and in no other.
 */
final class Thread_Marks {

	/** Marks that are looked at in one text. */
	private const MOST = 20;

	/**
	 * Needs our key and the settings.
	 *
	 * @param Keyring                         $keyring      Signs.
	 * @param \Closure( int $inbox_id ): bool $is_connected Whether an inbox has a door for mail: without one no answer would bring a mark back.
	 */
	public function __construct( private readonly Keyring $keyring, private readonly \Closure $is_connected ) {
	}

	/**
	 * The mark of a ticket.
	 *
	 * @param int $inbox_id  Its inbox.
	 * @param int $ticket_id Ticket.
	 * @return string '' when no mail comes in there.
	 */
	public function of_ticket( int $inbox_id, int $ticket_id ): string {
		return ( $this->is_connected )( $inbox_id ) ? "[ref:$ticket_id." . $this->keyring->sign_briefly( self::promise( $inbox_id, $ticket_id ) ) . ']' : '';
	}

	/**
	 * The tickets whose marks stand in a text, the nearest quote first.
	 *
	 * @param int    $inbox_id Inbox where the mail arrived.
	 * @param string $text     Text or HTML.
	 * @return list<int> Tickets.
	 */
	public function read( int $inbox_id, string $text ): array {
		preg_match_all( '/\[ref:(\d{1,18})\.(\w{1,10}\.[0-9a-f]{20})\]/', $text, $found, PREG_SET_ORDER );
		$tickets = [];
		foreach ( array_slice( array_column( $found, null, 0 ), 0, self::MOST ) as [ , $ticket, $signature ] ) {
			if ( $this->keyring->verify_briefly( self::promise( $inbox_id, (int) $ticket ), $signature ) ) {
				$tickets[] = (int) $ticket;
			}
		}
		return array_values( array_unique( $tickets ) );
	}

	/**
	 * What is signed.
	 *
	 * @param int $inbox_id  Inbox.
	 * @param int $ticket_id Ticket.
	 */
	private static function promise( int $inbox_id, int $ticket_id ): string {
		return "thread-mark:$inbox_id:$ticket_id";
	}
}
