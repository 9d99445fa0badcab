<?php
/**
 * Takes a person out of the tables.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Privacy;

use Switchboard\Foundation\Database\Database;
use Switchboard\Tickets\Actor;

/**
 * Overwrites and deletes, each table by the decision in Coverage. The caller holds the transaction.
 */
final class Erasure_Repository {

	/** Stands where a person's words stood. */
	public const ERASED = '[erased]';

	/**
	 * Needs rows.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Everything of a ticket that the person opened: subject, words to be found by, custom fields, quotes and drafts too.
	 *
	 * @param list<int> $tickets Tickets.
	 * @return list<string> Files in the private store that nobody needs any more.
	 */
	public function own_tickets( array $tickets ): array {
		if ( ! $tickets ) {
			return [];
		}
		$list = Database::placeholders( $tickets );
		$this->database->execute( "UPDATE {ticket} SET subject = %s WHERE id IN ($list)", [ self::ERASED, ...$tickets ] );
		$this->database->execute( "DELETE FROM {ticket_term} WHERE ticket_id IN ($list) AND term LIKE %s", [ ...$tickets, 'w:%' ] );
		$this->database->execute( "DELETE FROM {ticket_field} WHERE ticket_id IN ($list) AND field_id NOT IN (SELECT id FROM {field} WHERE type IN ('choice', 'checkbox'))", $tickets );
		$this->database->execute( "UPDATE {message} SET delivery_to = '', delivery_reason = '' WHERE ticket_id IN ($list)", $tickets );
		$this->database->execute( "DELETE FROM {message_envelope} WHERE message_id IN (SELECT id FROM {message} WHERE ticket_id IN ($list))", $tickets );
		$this->database->execute( "DELETE FROM {draft} WHERE ticket_id IN ($list)", $tickets );
		return $this->inbound( "ticket_id IN ($list)", $tickets );
	}

	/**
	 * The person's part of tickets, own ones and others': what the person wrote and what others quoted.
	 *
	 * @param Person    $person  Person with contacts.
	 * @param list<int> $tickets Tickets.
	 * @return list<string> Files in the private store that nobody needs any more.
	 */
	public function part_in_tickets( Person $person, array $tickets ): array {
		$list    = Database::placeholders( $tickets );
		$by      = 'author_type = %s AND author_id IN (' . Database::placeholders( $person->contacts ) . ')';
		$author  = [ Actor::CONTACT, ...$person->contacts ];
		$written = "SELECT id FROM {message} WHERE ticket_id IN ($list) AND $by";

		$mails = $this->inbound( "message_id IN ($written)", [ ...$tickets, ...$author ] );
		$this->database->execute( "DELETE FROM {message_envelope} WHERE message_id IN ($written)", [ ...$tickets, ...$author ] );
		foreach ( $person->addresses as $address ) {
			$named = '%' . $this->database->like( $address ) . '%';
			$this->database->execute( "DELETE FROM {message_envelope} WHERE message_id IN (SELECT id FROM {message} WHERE ticket_id IN ($list)) AND (sender = %s OR recipients LIKE %s)", [ ...$tickets, $address, $named ] );
			$this->database->execute( "UPDATE {draft} SET recipients = 'null' WHERE ticket_id IN ($list) AND recipients LIKE %s", [ ...$tickets, $named ] );
		}
		// A list shows the beginning of the last message: it may be the person's.
		$this->database->execute( "UPDATE {ticket} SET snippet = %s, version = version + 1 WHERE id IN ($list)", [ self::ERASED, ...$tickets ] );
		$files = $this->files( "message_id IN ($written)", [ ...$tickets, ...$author ] );
		$this->database->execute( "UPDATE {message} SET quote = '' WHERE ticket_id IN ($list)", $tickets );
		$this->database->execute(
			"UPDATE {message} SET original = %s, html = %s, text = %s WHERE ticket_id IN ($list) AND $by",
			[ self::ERASED, '<p>' . self::ERASED . '</p>', self::ERASED, ...$tickets, ...$author ]
		);
		$this->database->execute( "UPDATE {participant} SET address = '' WHERE ticket_id IN ($list) AND contact_id IN (" . Database::placeholders( $person->contacts ) . ')', [ ...$tickets, ...$person->contacts ] );
		$addresses = Database::placeholders( $person->addresses, '%s' );
		$this->database->execute( "UPDATE {message} SET delivery_to = '', delivery_reason = '' WHERE ticket_id IN ($list) AND delivery_to IN ($addresses)", [ ...$tickets, ...$person->addresses ] );
		return [ ...$files, ...$mails ];
	}

	/**
	 * The contacts themselves, the ways to reach them and their links. A contact that tickets refer to stays as a nameless row.
	 *
	 * @param Person    $person  Person.
	 * @param list<int> $needed  Contacts that tickets refer to.
	 */
	public function contacts( Person $person, array $needed ): void {
		if ( ! $person->contacts ) {
			return;
		}
		$list = Database::placeholders( $person->contacts );
		$this->database->execute( "DELETE FROM {token} WHERE contact_id IN ($list)", $person->contacts );
		$this->database->execute( "DELETE FROM {contact_identity} WHERE contact_id IN ($list)", $person->contacts );
		$this->database->execute(
			"UPDATE {contact} SET name = %s, name_key = %s, notes = '', language = '', timezone = '', preferred_channel = '', company_id = 0, last_seen_at = 0 WHERE id IN ($list)",
			[ self::ERASED, self::ERASED, ...$person->contacts ]
		);
		$gone = array_values( array_diff( $person->contacts, $needed ) );
		$this->database->execute( 'DELETE FROM {contact} WHERE id IN (' . Database::placeholders( $gone ) . ')', $gone );
	}

	/**
	 * Which contacts tickets and messages refer to.
	 *
	 * @param Person $person Person.
	 * @return list<int>
	 */
	public function needed_contacts( Person $person ): array {
		$list = Database::placeholders( $person->contacts );
		return array_map(
			'intval',
			$this->database->column( "SELECT contact_id FROM {ticket} WHERE contact_id IN ($list) UNION SELECT contact_id FROM {participant} WHERE contact_id IN ($list)", [ ...$person->contacts, ...$person->contacts ] )
		);
	}

	/**
	 * What a WordPress user left who works or worked for the helpdesk, or uploaded files that were never sent.
	 *
	 * @param int    $user      WordPress user.
	 * @param string $owner_key Key of the user's files that aren't part of a message yet.
	 * @return list<string> Files that nobody needs any more.
	 */
	public function user( int $user, string $owner_key ): array {
		$files = $this->files( 'owner_key = %s AND message_id = 0', [ $owner_key ] );
		$this->database->delete( 'draft', [ 'user_id' => $user ] );
		$this->database->delete( 'ticket_read', [ 'user_id' => $user ] );
		$this->database->execute( 'DELETE FROM {view} WHERE user_id = %d AND shared = 0', [ $user ] );
		return $files;
	}

	/**
	 * An address where nothing leads to a contact: messages that became no ticket, the list of blocked senders, and reasons of failures.
	 *
	 * @param string $address Address.
	 * @return list<string> Files that nobody needs any more.
	 */
	public function address( string $address ): array {
		$like = '%' . $this->database->like( $address ) . '%';
		$this->database->execute( 'DELETE FROM {blocked_sender} WHERE sender = %s', [ $address ] );
		$this->database->execute( 'UPDATE {job} SET last_error = %s WHERE last_error LIKE %s', [ self::ERASED, $like ] );
		return $this->inbound( "state NOT IN ('stored', 'routed') AND (sender = %s OR raw LIKE %s)", [ $address, $like ] );
	}

	/**
	 * Messages as they came. That they came stays known, by their keys alone; what still waited for a person doesn't any more.
	 *
	 * @param string       $where  Condition.
	 * @param array<mixed> $values Values.
	 * @return list<string> Files that nobody needs any more.
	 */
	private function inbound( string $where, array $values ): array {
		$files = $this->database->column( "SELECT raw_file FROM {inbound} WHERE raw_file > '' AND ($where)", $values );
		$this->database->execute(
			"UPDATE {inbound} SET raw = '', raw_file = '', size = 0, sender = '', subject = '', reason = CASE WHEN state IN ('routed', 'dropped') THEN reason ELSE 'dropped: erased' END,
			state = CASE WHEN state = 'routed' THEN state ELSE 'dropped' END WHERE $where",
			$values
		);
		return $files;
	}

	/**
	 * Deletes attachments and says which of their files no other attachment uses.
	 *
	 * @param string       $where  Condition.
	 * @param array<mixed> $values Values.
	 * @return list<string>
	 */
	private function files( string $where, array $values ): array {
		$paths = $this->database->column( "SELECT path FROM {attachment} WHERE $where", $values );
		if ( ! $paths ) {
			return [];
		}
		$this->database->execute( "DELETE FROM {attachment} WHERE $where", $values );
		$used = $this->database->column( 'SELECT path FROM {attachment} WHERE path IN (' . Database::placeholders( $paths, '%s' ) . ')', $paths );
		return array_values( array_diff( array_unique( $paths ), $used ) );
	}
}
