<?php
/**
 * Signed addresses for answers.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use Switchboard\Foundation\Secrets\Keyring;
use Switchboard\Inboxes\Inbox;

/**
 * Makes and reads addresses such as `support+t.12.k1.5f0c…@shop.example` for customers, `support+a.12.3.k1.9ab3…@shop.example` for agent 3
 * alone (`+n.12.3.` where the answer must stay inside), `+f.12.34.` for whom message 34 was forwarded to, and `+b.12.34.` for what mail servers have to say of message 34. Each is good in the
 * inbox that it was made for and in no other.
 */
final class Reply_Addresses {

	/** What RFC 5321 allows before the @. */
	private const LONGEST_LOCAL_PART = 64;

	/** The letter of addresses for bounces. */
	public const BOUNCES = 'b';

	/** The letter of agents' addresses whose answers stay inside. */
	public const INSIDE = 'n';

	/** Addresses that are looked at in one text. */
	private const MOST = 50;

	/**
	 * Needs our key and the settings.
	 *
	 * @param Keyring                         $keyring    Signs.
	 * @param \Closure( int $inbox_id ): bool $takes_plus Whether the mail server of an inbox delivers `name+anything@` to `name@`.
	 */
	public function __construct( private readonly Keyring $keyring, private readonly \Closure $takes_plus ) {
	}

	/**
	 * Where the customer's answers go.
	 *
	 * @param Inbox $inbox     The ticket's inbox.
	 * @param int   $ticket_id Ticket.
	 * @return string '' when the server takes no such address, or has no room for it.
	 */
	public function of_ticket( Inbox $inbox, int $ticket_id ): string {
		return $this->make( $inbox, "t.$ticket_id" );
	}

	/**
	 * Where an agent's answers to notices of a ticket go.
	 *
	 * @param Inbox $inbox     The ticket's inbox.
	 * @param int   $ticket_id Ticket.
	 * @param int   $user_id   Agent.
	 * @param bool  $is_inside The notice is about something that the customer doesn't see: the answer is a note.
	 * @return string '' likewise.
	 */
	public function of_agent( Inbox $inbox, int $ticket_id, int $user_id, bool $is_inside = false ): string {
		return $this->make( $inbox, ( $is_inside ? self::INSIDE : 'a' ) . ".$ticket_id.$user_id" );
	}

	/**
	 * Where answers to a forward go.
	 *
	 * @param Inbox $inbox      The ticket's inbox.
	 * @param int   $ticket_id  Ticket.
	 * @param int   $message_id The forward.
	 * @return string '' likewise.
	 */
	public function of_forward( Inbox $inbox, int $ticket_id, int $message_id ): string {
		return $this->make( $inbox, "f.$ticket_id.$message_id" );
	}

	/**
	 * The envelope sender of a message, where its bounces go.
	 *
	 * @param Inbox $inbox      The ticket's inbox.
	 * @param int   $ticket_id  Ticket.
	 * @param int   $message_id Message.
	 * @return string '' likewise.
	 */
	public function of_bounces( Inbox $inbox, int $ticket_id, int $message_id ): string {
		return $this->make( $inbox, "b.$ticket_id.$message_id" );
	}

	/**
	 * What the signed addresses in a header are about.
	 *
	 * @param int    $inbox_id Inbox where the mail arrived.
	 * @param string $header   Value of a header.
	 * @return list<array{ticket_id: int, user_id: int, message_id: int, kind: string}> `user_id`: the agent that it was made for, 0 for others;
	 *                         `message_id`: the message that it is about, 0 for none; `kind`: its letter.
	 */
	public function read( int $inbox_id, string $header ): array {
		// Some servers write all of an address in small letters, some in large ones.
		preg_match_all( '/\+((t|[abfn](?=\.\d{1,18}\.\d{1,18}\.))\.(\d{1,18})(?:\.(\d{1,18}))?)\.(\w{1,10}\.[0-9a-f]{20})@/', strtolower( $header ), $found, PREG_SET_ORDER );
		$read = [];
		foreach ( array_slice( $found, 0, self::MOST ) as [ , $what, $kind, $ticket, $second, $signature ] ) {
			if ( $this->keyring->verify_briefly( self::promise( $inbox_id, $what ), $signature ) ) {
				$is_agent = in_array( $kind, [ 'a', self::INSIDE ], true );
				$read[]   = [
					'ticket_id'  => (int) $ticket,
					'user_id'    => $is_agent ? (int) $second : 0,
					'message_id' => $is_agent ? 0 : (int) $second,
					'kind'       => $kind,
				];
			}
		}
		return $read;
	}

	/**
	 * Signs and writes an address.
	 *
	 * @param Inbox  $inbox Inbox.
	 * @param string $what  What it is about.
	 */
	private function make( Inbox $inbox, string $what ): string {
		$at = strrpos( $inbox->address, '@' );
		if ( false === $at || ! ( $this->takes_plus )( $inbox->id ) ) {
			return '';
		}
		$local = substr( $inbox->address, 0, $at ) . "+$what." . $this->keyring->sign_briefly( self::promise( $inbox->id, $what ) );
		return strlen( $local ) > self::LONGEST_LOCAL_PART ? '' : $local . substr( $inbox->address, $at );
	}

	/**
	 * What is signed.
	 *
	 * @param int    $inbox_id Inbox.
	 * @param string $what     What it is about.
	 */
	private static function promise( int $inbox_id, string $what ): string {
		return "reply-address:$inbox_id:$what";
	}
}
