<?php
/**
 * Rows of contacts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Text\Fold;

/**
 * Stores contacts. Whoever changes a name needn't think of its key.
 */
final class Contact_Repository {

	/** A contact of whom nothing is known. */
	private const BLANK = [
		'name'              => '',
		'company_id'        => 0,
		'language'          => '',
		'preferred_channel' => '',
		'timezone'          => '',
		'notes'             => '',
		'ticket_count'      => 0,
		'merged_into'       => 0,
		'last_seen_at'      => 0,
	];

	/**
	 * Needs rows and the time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * One contact, a merged one too.
	 *
	 * @param int $id Contact.
	 */
	public function find( int $id ): ?Contact {
		return $this->find_many( [ $id ] )[ $id ] ?? null;
	}

	/**
	 * One contact as it is now, even if another process added it after this transaction began.
	 *
	 * @param int $id Contact.
	 */
	public function find_newest( int $id ): ?Contact {
		$row = $this->database->row( 'SELECT * FROM {contact} WHERE id = %d FOR UPDATE', [ $id ] );
		return null === $row ? null : Contact::from_row( $row );
	}

	/**
	 * Several contacts in one query.
	 *
	 * @param list<int> $ids Contacts.
	 * @return array<int, Contact> Those that exist, by id.
	 */
	public function find_many( array $ids ): array {
		$contacts = [];
		if ( $ids ) {
			foreach ( $this->database->rows( 'SELECT * FROM {contact} WHERE id IN (' . Database::placeholders( $ids ) . ')', $ids ) as $row ) {
				$contacts[ (int) $row['id'] ] = Contact::from_row( $row );
			}
		}
		return $contacts;
	}

	/**
	 * Names only.
	 *
	 * @param list<int> $ids Contacts.
	 * @return array<int, string> Those that exist, by id.
	 */
	public function names( array $ids ): array {
		$names = [];
		if ( $ids ) {
			foreach ( $this->database->rows( 'SELECT id, name FROM {contact} WHERE id IN (' . Database::placeholders( $ids ) . ')', $ids ) as $row ) {
				$names[ (int) $row['id'] ] = (string) $row['name'];
			}
		}
		return $names;
	}

	/**
	 * What contacts are called in front of agents: by an address or number where no name is known.
	 *
	 * @param list<int> $ids Contacts.
	 * @return array<int, string> Those that exist, by id.
	 */
	public function titles( array $ids ): array {
		$titles = $this->names( $ids );
		$bare   = array_keys( $titles, '', true );
		if ( $bare ) {
			foreach ( $this->database->rows( "SELECT contact_id, value FROM {contact_identity} WHERE type IN ('email', 'phone') AND contact_id IN (" . Database::placeholders( $bare ) . ') ORDER BY id DESC', $bare ) as $row ) {
				$titles[ (int) $row['contact_id'] ] = (string) $row['value'];
			}
		}
		return $titles;
	}

	/**
	 * The contacts of a company.
	 *
	 * @param int $company_id Company.
	 * @return list<int>
	 */
	public function of_company( int $company_id ): array {
		return array_map( 'intval', $this->database->column( 'SELECT id FROM {contact} WHERE company_id = %d AND merged_into = 0 ORDER BY id', [ $company_id ] ) );
	}

	/**
	 * The contacts that were merged into one.
	 *
	 * @param int $id Contact.
	 * @return list<int>
	 */
	public function merged_into( int $id ): array {
		// Only a contact without identities can have been merged: no index is worth its keep for so rare a question.
		return array_map( 'intval', $this->database->column( 'SELECT id FROM {contact} WHERE merged_into = %d ORDER BY id', [ $id ] ) );
	}

	/**
	 * Adds a contact.
	 *
	 * @param array<string, int|string> $columns Columns of the table; what is left out is empty.
	 */
	public function insert( array $columns ): Contact {
		$row = self::keyed( $columns + self::BLANK + [ 'created_at' => $this->clock->now() ] );
		return Contact::from_row( [ 'id' => $this->database->insert( 'contact', $row ) ] + $row );
	}

	/**
	 * Changes a contact.
	 *
	 * @param int                       $id      Contact.
	 * @param array<string, int|string> $columns Columns to change.
	 */
	public function update( int $id, array $columns ): void {
		if ( $columns ) {
			$this->database->update( 'contact', self::keyed( $columns ), [ 'id' => $id ] );
		}
	}

	/**
	 * Removes the row.
	 *
	 * @param int $id Contact.
	 */
	public function delete( int $id ): void {
		$this->database->delete( 'contact', [ 'id' => $id ] );
	}

	/**
	 * Keeps the number of tickets.
	 *
	 * @param int $id    Contact.
	 * @param int $delta 1 for a ticket more, -1 for one less.
	 */
	public function count_ticket( int $id, int $delta ): void {
		// Written without a negative number in between: the column is unsigned.
		$this->database->execute( 'UPDATE {contact} SET ticket_count = CASE WHEN ticket_count + %d < %d THEN 0 ELSE ticket_count + %d - %d END WHERE id = %d', [ max( 0, $delta ), max( 0, -$delta ), max( 0, $delta ), max( 0, -$delta ), $id ] );
	}

	/**
	 * The contact wrote or was on its own pages.
	 *
	 * @param int $id Contact.
	 * @param int $at Seconds since 1970; an earlier time than the one known changes nothing.
	 */
	public function seen( int $id, int $at ): void {
		$this->database->execute( 'UPDATE {contact} SET last_seen_at = %d WHERE id = %d AND last_seen_at < %d', [ $at, $id, $at ] );
	}

	/**
	 * Puts the contacts of an e-mail domain that have no company into one.
	 *
	 * @param string $domain     Domain, lower case.
	 * @param int    $company_id Company.
	 */
	public function join_company( string $domain, int $company_id ): void {
		$this->database->execute(
			'UPDATE {contact} SET company_id = %d WHERE company_id = 0 AND merged_into = 0 AND id IN (SELECT contact_id FROM {contact_identity} WHERE type = %s AND value LIKE %s)',
			[ $company_id, Identity::EMAIL, '%@' . $this->database->like( $domain ) ]
		);
	}

	/**
	 * Takes all contacts out of a company.
	 *
	 * @param int $company_id Company.
	 */
	public function leave_company( int $company_id ): void {
		$this->database->update( 'contact', [ 'company_id' => 0 ], [ 'company_id' => $company_id ] );
	}

	/**
	 * Adds the key of a name that changes.
	 *
	 * @param array<string, int|string> $columns Columns.
	 * @return array<string, int|string>
	 */
	private static function keyed( array $columns ): array {
		return isset( $columns['name'] ) ? $columns + [ 'name_key' => Fold::text( (string) $columns['name'] ) ] : $columns;
	}
}
