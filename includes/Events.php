<?php
/**
 * Every event of the house.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard;

/**
 * Events on one page: each is fired after the commit, in the past tense, with identifiers. Listeners hook the action
 * `switchboard_<method name>`; senders don't know them. What must happen isn't left to a listener: it is a job already.
 */
final class Events {

	/**
	 * A ticket was opened, by whomever.
	 *
	 * @param int $ticket Ticket.
	 */
	public static function ticket_opened( int $ticket ): void {
		do_action( 'switchboard_ticket_opened', $ticket );
	}

	/**
	 * A customer's message was stored; it may have opened its ticket.
	 *
	 * @param int $ticket  Ticket.
	 * @param int $message Message.
	 */
	public static function message_received( int $ticket, int $message ): void {
		do_action( 'switchboard_message_received', $ticket, $message );
	}

	/**
	 * An agent's reply was stored; its delivery follows.
	 *
	 * @param int $ticket  Ticket.
	 * @param int $message Message.
	 */
	public static function reply_added( int $ticket, int $message ): void {
		do_action( 'switchboard_reply_added', $ticket, $message );
	}

	/**
	 * An agent passed something on to somebody outside; its delivery follows.
	 *
	 * @param int $ticket  Ticket.
	 * @param int $message Message.
	 */
	public static function forward_added( int $ticket, int $message ): void {
		do_action( 'switchboard_forward_added', $ticket, $message );
	}

	/**
	 * A note was stored.
	 *
	 * @param int $ticket  Ticket.
	 * @param int $message Message.
	 */
	public static function note_added( int $ticket, int $message ): void {
		do_action( 'switchboard_note_added', $ticket, $message );
	}

	/**
	 * A ticket's status category changed.
	 *
	 * @param int    $ticket Ticket.
	 * @param string $from   Category.
	 * @param string $to     Category.
	 */
	public static function status_changed( int $ticket, string $from, string $to ): void {
		do_action( 'switchboard_status_changed', $ticket, $from, $to );
	}

	/**
	 * A ticket's owner changed.
	 *
	 * @param int $ticket Ticket.
	 * @param int $from   User, 0 for nobody.
	 * @param int $to     User, 0 for nobody.
	 */
	public static function ticket_assigned( int $ticket, int $from, int $to ): void {
		do_action( 'switchboard_ticket_assigned', $ticket, $from, $to );
	}

	/**
	 * Anything of a ticket changed; fired beside the more precise events.
	 *
	 * @param int    $ticket Ticket.
	 * @param string $event  Name of the stored event.
	 */
	public static function ticket_changed( int $ticket, string $event ): void {
		do_action( 'switchboard_ticket_changed', $ticket, $event );
	}

	/**
	 * A ticket was deleted for good.
	 *
	 * @param int $ticket Ticket.
	 */
	public static function ticket_deleted( int $ticket ): void {
		do_action( 'switchboard_ticket_deleted', $ticket );
	}

	/**
	 * What became of an outgoing reply.
	 *
	 * @param int    $ticket  Ticket.
	 * @param int    $message Message.
	 * @param string $state   Delivery state.
	 */
	public static function delivery_changed( int $ticket, int $message, string $state ): void {
		do_action( 'switchboard_delivery_changed', $ticket, $message, $state );
	}

	/**
	 * Somebody writes without end; what they write is kept in silence.
	 *
	 * @param int    $inbox  Inbox that they write to.
	 * @param string $sender Kind of identity and identity, such as `email:ada@example.org`.
	 */
	public static function storm_began( int $inbox, string $sender ): void {
		do_action( 'switchboard_storm_began', $inbox, $sender );
	}

	/**
	 * A connection's automatic answers were so many that no more are sent for a while.
	 *
	 * @param int $connection Connection; 0 for what came by none.
	 * @param int $until      Seconds since 1970.
	 */
	public static function automatic_answers_paused( int $connection, int $until ): void {
		do_action( 'switchboard_automatic_answers_paused', $connection, $until );
	}

	/**
	 * A contact was added.
	 *
	 * @param int $contact Contact.
	 */
	public static function contact_added( int $contact ): void {
		do_action( 'switchboard_contact_added', $contact );
	}

	/**
	 * A contact or its identities changed.
	 *
	 * @param int $contact Contact.
	 */
	public static function contact_changed( int $contact ): void {
		do_action( 'switchboard_contact_changed', $contact );
	}

	/**
	 * A contact ended in another one, which has its tickets and identities now.
	 *
	 * @param int $contact Contact that ended.
	 * @param int $into    Contact that stays.
	 */
	public static function contact_merged( int $contact, int $into ): void {
		do_action( 'switchboard_contact_merged', $contact, $into );
	}

	/**
	 * A contact was deleted.
	 *
	 * @param int $contact Contact.
	 */
	public static function contact_deleted( int $contact ): void {
		do_action( 'switchboard_contact_deleted', $contact );
	}

	/**
	 * Who sees an inbox changed.
	 *
	 * @param int $inbox Inbox.
	 */
	public static function membership_changed( int $inbox ): void {
		do_action( 'switchboard_membership_changed', $inbox );
	}

	/**
	 * A connection was added, or its settings, its inbox or whether it is on changed.
	 *
	 * @param int $connection Connection.
	 */
	public static function connection_changed( int $connection ): void {
		do_action( 'switchboard_connection_changed', $connection );
	}

	/**
	 * A connection was removed.
	 *
	 * @param int $connection Connection.
	 */
	public static function connection_deleted( int $connection ): void {
		do_action( 'switchboard_connection_deleted', $connection );
	}
}
