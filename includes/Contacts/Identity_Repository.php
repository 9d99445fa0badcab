<?php
/**
 * Rows of identities.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;

/**
 * Stores who is known by which address, number or account; each belongs to one contact only.
 */
final class Identity_Repository {

	/**
	 * Needs rows and the time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * One identity.
	 *
	 * @param int $id Identity.
	 */
	public function find( int $id ): ?Identity {
		$row = $this->database->row( 'SELECT * FROM {contact_identity} WHERE id = %d', [ $id ] );
		return null === $row ? null : Identity::from_row( $row );
	}

	/**
	 * The identity of this type and value, however it is spelled.
	 *
	 * @param string $type   Type.
	 * @param string $value  Value.
	 * @param bool   $newest Whether to see what others committed after this transaction began.
	 */
	public function find_by( string $type, string $value, bool $newest = false ): ?Identity {
		$row = $this->database->row( 'SELECT * FROM {contact_identity} WHERE type = %s AND identity_key = %s' . ( $newest ? ' FOR UPDATE' : '' ), [ $type, Identity::key( $type, $value ) ] );
		return null === $row ? null : Identity::from_row( $row );
	}

	/**
	 * The identities of contacts, in one query.
	 *
	 * @param list<int> $contacts Contacts.
	 * @return array<int, list<Identity>> By contact; each asked for is there. The oldest first.
	 */
	public function of( array $contacts ): array {
		$identities = array_fill_keys( $contacts, [] );
		if ( ! $contacts ) {
			return [];
		}
		foreach ( $this->database->rows( 'SELECT * FROM {contact_identity} WHERE contact_id IN (' . Database::placeholders( $contacts ) . ') ORDER BY id', $contacts ) as $row ) {
			$identity = Identity::from_row( $row );

			$identities[ $identity->contact_id ][] = $identity;
		}
		return $identities;
	}

	/**
	 * Adds an identity.
	 *
	 * @param int    $contact_id Whose.
	 * @param string $type       Type.
	 * @param string $value      Value, already checked.
	 * @param string $status     `verified` or `claimed`.
	 * @throws Problem 409 `switchboard_identity_taken` when a contact has it already.
	 */
	public function add( int $contact_id, string $type, string $value, string $status = Identity::CLAIMED ): Identity {
		$id = $this->claim( $contact_id, $type, $value, $status );
		if ( null === $id ) {
			throw new Problem( 'switchboard_identity_taken', __( 'Another contact has this address or number already.', 'switchboard' ), 409 );
		}
		return new Identity( $id, $contact_id, $type, trim( $value ), $status );
	}

	/**
	 * Adds an identity unless somebody has it; of two processes at once, one wins.
	 *
	 * @param int    $contact_id Whose.
	 * @param string $type       Type.
	 * @param string $value      Value, already checked.
	 * @param string $status     `verified` or `claimed`.
	 * @return int|null Its id; null when somebody has it.
	 */
	public function claim( int $contact_id, string $type, string $value, string $status ): ?int {
		$is_new = $this->database->insert_once(
			'contact_identity',
			[
				'contact_id'   => $contact_id,
				'type'         => $type,
				'identity_key' => Identity::key( $type, $value ),
				'value'        => trim( $value ),
				'status'       => $status,
				'created_at'   => $this->clock->now(),
			]
		);
		return $is_new ? $this->database->last_id() : null;
	}

	/**
	 * Gives all of one contact's identities to another.
	 *
	 * @param int $from Contact.
	 * @param int $into Contact.
	 */
	public function move( int $from, int $into ): void {
		$this->database->update( 'contact_identity', [ 'contact_id' => $into ], [ 'contact_id' => $from ] );
	}

	/**
	 * It was proved to be the person's.
	 *
	 * @param int $id Identity.
	 */
	public function verify( int $id ): void {
		$this->database->update( 'contact_identity', [ 'status' => Identity::VERIFIED ], [ 'id' => $id ] );
	}

	/**
	 * Mail to an address comes back, because nobody is there.
	 *
	 * @param string    $address  Address.
	 * @param list<int> $contacts Only if it is one of theirs.
	 * @param string    $reason   What the server said.
	 */
	public function invalidate( string $address, array $contacts, string $reason ): void {
		if ( $contacts ) {
			$this->database->execute(
				'UPDATE {contact_identity} SET invalid_reason = %s, invalid_at = %d WHERE type = %s AND identity_key = %s AND contact_id IN (' . Database::placeholders( $contacts ) . ')',
				[ mb_substr( $reason, 0, 200 ), $this->clock->now(), Identity::EMAIL, Identity::key( Identity::EMAIL, $address ), ...$contacts ]
			);
		}
	}

	/**
	 * Somebody is there after all.
	 *
	 * @param int $id Identity.
	 */
	public function validate( int $id ): void {
		$this->database->update(
			'contact_identity',
			[
				'invalid_reason' => '',
				'invalid_at'     => 0,
			],
			[ 'id' => $id ]
		);
	}

	/**
	 * Takes one of a contact's own away.
	 *
	 * @param int $id         Identity.
	 * @param int $contact_id Whose it must be.
	 * @return bool False when it isn't the contact's.
	 */
	public function remove( int $id, int $contact_id ): bool {
		return 1 === $this->database->execute( 'DELETE FROM {contact_identity} WHERE id = %d AND contact_id = %d', [ $id, $contact_id ] );
	}

	/**
	 * Removes all of a contact.
	 *
	 * @param int $contact_id Contact.
	 */
	public function remove_all( int $contact_id ): void {
		$this->database->delete( 'contact_identity', [ 'contact_id' => $contact_id ] );
	}
}
