<?php
/**
 * Rows of tokens.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;

/**
 * Stores hashes of tokens and what they open.
 */
final class Token_Repository {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Adds a token.
	 *
	 * @param array<string, int|string> $columns Columns.
	 */
	public function insert( array $columns ): void {
		$this->database->insert( 'token', $columns );
	}

	/**
	 * The token of a hash, if it hasn't expired.
	 *
	 * @param string $hash SHA-256.
	 * @param int    $now  Seconds since 1970.
	 */
	public function find( string $hash, int $now ): ?Token {
		$row = $this->database->row( 'SELECT * FROM {token} WHERE token_hash = %s AND expires_at > %d', [ $hash, $now ] );
		return $row ? Token::from_row( $row ) : null;
	}

	/**
	 * Removes a token.
	 *
	 * @param string $hash SHA-256.
	 */
	public function delete( string $hash ): void {
		$this->database->delete( 'token', [ 'token_hash' => $hash ] );
	}

	/**
	 * Removes all tokens of a contact.
	 *
	 * @param int $contact_id Contact.
	 */
	public function delete_of_contact( int $contact_id ): void {
		$this->database->delete( 'token', [ 'contact_id' => $contact_id ] );
	}

	/**
	 * Removes all tokens of a ticket that goes.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function delete_of_ticket( int $ticket_id ): void {
		$this->database->delete( 'token', [ 'ticket_id' => $ticket_id ] );
	}

	/**
	 * Removes expired tokens.
	 *
	 * @param int $now Seconds since 1970.
	 */
	public function prune( int $now ): void {
		$this->database->execute( 'DELETE FROM {token} WHERE expires_at <= %d', [ $now ] );
	}
}
