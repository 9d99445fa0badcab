<?php
/**
 * Finds whom a privacy request is about.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Privacy;

use Switchboard\Contacts\Identity;
use Switchboard\Foundation\Database\Database;

/**
 * From an e-mail address to a person.
 */
final class Person_Query {

	/**
	 * Needs rows.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * The person of an address; with no contacts and no user when nobody is known by it.
	 *
	 * @param string $email Address, which WordPress has confirmed.
	 */
	public function find( string $email ): Person {
		$user = get_user_by( 'email', $email );
		$id   = $user ? $user->ID : 0;
		$own  = $this->ids(
			'SELECT contact_id FROM {contact_identity} WHERE (type = %s AND identity_key = %s) OR (type = %s AND identity_key = %s)',
			[ Identity::EMAIL, Identity::key( Identity::EMAIL, $email ), Identity::WP_USER, Identity::key( Identity::WP_USER, (string) $id ) ]
		);
		$list = Database::placeholders( $own );
		$all  = $this->ids( "SELECT id FROM {contact} WHERE id IN ($list) OR merged_into IN ($list)", [ ...$own, ...$own ] );

		$addresses = $all ? $this->database->column( 'SELECT value FROM {contact_identity} WHERE type = %s AND contact_id IN (' . Database::placeholders( $all ) . ')', [ Identity::EMAIL, ...$all ] ) : [];
		return new Person( $email, $all, array_values( array_unique( [ $email, ...$addresses ] ) ), $id );
	}

	/**
	 * The tickets that a person takes or took part in.
	 *
	 * @param Person $person Person.
	 * @return array<int, bool> By ticket, the oldest first: whether the person is the one who asks in it.
	 */
	public function tickets( Person $person ): array {
		if ( ! $person->contacts ) {
			return [];
		}
		$list  = Database::placeholders( $person->contacts );
		$own   = $this->ids( "SELECT id FROM {ticket} WHERE contact_id IN ($list)", $person->contacts );
		$other = $this->ids( "SELECT ticket_id FROM {participant} WHERE contact_id IN ($list)", $person->contacts );
		$all   = array_fill_keys( $own, true ) + array_fill_keys( $other, false );
		ksort( $all );
		return $all;
	}

	/**
	 * A column of ids.
	 *
	 * @param string       $sql    SQL.
	 * @param array<mixed> $values Values.
	 * @return list<int>
	 */
	private function ids( string $sql, array $values ): array {
		return array_map( 'intval', $this->database->column( $sql, $values ) );
	}
}
