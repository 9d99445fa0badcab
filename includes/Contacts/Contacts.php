<?php
/**
 * What can be done with contacts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

use Switchboard\Events;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

/**
 * The door of the room: everybody who finds, adds or changes a contact comes through here.
 */
final class Contacts {

	/**
	 * Needs its rows and a way to take a person's tickets along.
	 *
	 * @param Database                                              $database   Database.
	 * @param Contact_Repository                                    $contacts   Contacts.
	 * @param Identity_Repository                                   $identities Identities.
	 * @param Companies                                             $companies  Companies.
	 * @param \Closure( int $contact ): void                        $erase      Deletes the tickets and tokens of a contact, in the caller's transaction.
	 * @param \Closure( int $from, int $into, int $agent ): void $move       Gives the tickets of a contact to another, in the caller's transaction.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Contact_Repository $contacts,
		private readonly Identity_Repository $identities,
		private readonly Companies $companies,
		private readonly \Closure $erase,
		private readonly \Closure $move
	) {
	}

	/**
	 * The contact of an identity; a new one where nobody has it.
	 *
	 * @param string $type     `email`, `phone` or a channel's own.
	 * @param string $value    Address or number.
	 * @param string $name     Name that the sender gives, '' for none; a contact that has one keeps it.
	 * @param bool   $verified Whether the channel proved that it is the person's.
	 * @param string $language Locale, '' for unknown.
	 * @param bool   $wrote    Whether they wrote just now: an address that mail came back from is good again.
	 * @throws Problem When the value can't be an identity.
	 */
	public function identify( string $type, string $value, string $name, bool $verified = false, string $language = '', bool $wrote = false ): Contact {
		$value = Contact_Fields::identity( $type, $value );
		$name  = Html::excerpt( Html::valid_text( $name ), 200 );
		// A mail is not refused for a strange language.
		$language = preg_match( Contact_Fields::LANGUAGE, $language ) ? $language : '';

		$found = $this->identities->find_by( $type, $value );
		if ( null === $found ) {
			$added = $this->add_claimed( $type, $value, $verified, compact( 'name', 'language' ) );
			if ( null !== $added ) {
				return $added;
			}
			// Somebody was quicker, perhaps after this transaction began.
			$found = $this->identities->find_by( $type, $value, true ) ?? throw Problem::not_found( 'identity' );
		}
		if ( Identity::EMAIL === $type && ! $found->is_verified() && $this->is_account( $found->contact_id ) ) {
			// Anybody can register with any address: an account that only claims one must not read what is written from it.
			return $this->database->transaction(
				function () use ( $found, $type, $value, $name, $verified, $language ): Contact {
					$this->take( $found->id, $found->contact_id );
					return $this->identify( $type, $value, $name, $verified, $language );
				}
			);
		}
		if ( $wrote && $found->invalid_at > 0 ) {
			$this->identities->validate( $found->id );
		}
		$contact = $this->follow( $found->contact_id );
		if ( $verified && ! $found->is_verified() ) {
			$this->verify( $found->id );
		}
		if ( '' === $contact->name && '' !== $name ) {
			$this->contacts->update( $contact->id, [ 'name' => $name ] );
			return $this->existing( $contact->id );
		}
		return $contact;
	}

	/**
	 * The contact of a WordPress user. Their e-mail address is only claimed: anybody can register with any address.
	 *
	 * @param \WP_User $user User.
	 */
	public function identify_user( \WP_User $user ): Contact {
		$known = null !== $this->identities->find_by( Identity::WP_USER, (string) $user->ID );
		return $this->database->transaction(
			function () use ( $user, $known ): Contact {
				$contact = $this->identify( Identity::WP_USER, (string) $user->ID, $user->display_name, true, (string) get_user_meta( $user->ID, 'locale', true ) );
				if ( ! $known && is_email( $user->user_email ) && null !== $this->identities->claim( $contact->id, Identity::EMAIL, $user->user_email, Identity::CLAIMED ) ) {
					$this->companies->welcome( $contact->id, $user->user_email );
				}
				return $this->existing( $contact->id );
			}
		);
	}

	/**
	 * Adds a contact by hand; its address and number are claimed.
	 *
	 * @param array{name?: string, email?: string, phone?: string, company?: int|null, language?: string, notes?: string} $fields As in the schema file's request `create`.
	 * @throws Problem When a field can't be, or 409 when somebody has the address or number.
	 */
	public function add( array $fields ): Contact {
		$columns = $this->columns( $fields );
		return $this->database->transaction(
			function () use ( $fields, $columns ): Contact {
				$id = $this->contacts->insert( $columns )->id;
				foreach ( [ Identity::EMAIL, Identity::PHONE ] as $type ) {
					if ( '' !== trim( $fields[ $type ] ?? '' ) ) {
						$this->add_identity( $id, $type, (string) $fields[ $type ] );
					}
				}
				$this->database->after_commit( static fn() => Events::contact_added( $id ) );
				return $this->existing( $id );
			}
		);
	}

	/**
	 * Changes a contact.
	 *
	 * @param int                  $id     Contact.
	 * @param array<string, mixed> $fields As in the schema file's request `update`.
	 * @throws Problem When it isn't there, a field can't be, or somebody has the address or number.
	 */
	public function change( int $id, array $fields ): Contact {
		$this->existing( $id );
		$columns = $this->columns( $fields );
		return $this->database->transaction(
			function () use ( $id, $fields, $columns ): Contact {
				$this->contacts->update( $id, $columns );
				if ( isset( $fields['remove_identity'] ) && ! $this->take( (int) $fields['remove_identity'], $id ) ) {
					throw Problem::not_found( 'identity' );
				}
				if ( isset( $fields['add_identity'] ) ) {
					$this->add_identity( $id, (string) $fields['add_identity']['type'], (string) $fields['add_identity']['value'] );
				}
				$this->database->after_commit( static fn() => Events::contact_changed( $id ) );
				return $this->existing( $id );
			}
		);
	}

	/**
	 * The address to write to: the first verified one, else the first that is claimed, else that of the account.
	 *
	 * @param int $contact Contact.
	 */
	public function email( int $contact ): ?string {
		$identities = $this->identities->of( [ $contact ] )[ $contact ];
		$email      = Identity::email_of( $identities );
		foreach ( null === $email ? $identities : [] as $identity ) {
			$user = Identity::WP_USER === $identity->type ? get_userdata( (int) $identity->value ) : false;
			if ( $user && is_email( $user->user_email ) ) {
				return $user->user_email;
			}
		}
		return $email;
	}

	/**
	 * Whether a contact is a WordPress user.
	 *
	 * @param int $contact Contact.
	 */
	public function is_account( int $contact ): bool {
		return in_array( Identity::WP_USER, array_map( static fn( Identity $identity ): string => $identity->type, $this->identities->of( [ $contact ] )[ $contact ] ), true );
	}

	/**
	 * An identity was proved to be the person's.
	 *
	 * @param int $identity Identity.
	 * @throws Problem When it is gone.
	 */
	public function verify( int $identity ): void {
		$found = $this->identities->find( $identity ) ?? throw Problem::not_found( 'identity' );
		$this->database->transaction(
			function () use ( $found ): void {
				$this->identities->verify( $found->id );
				if ( Identity::EMAIL === $found->type ) {
					$this->companies->welcome( $found->contact_id, $found->value );
				}
				$this->database->after_commit( static fn() => Events::contact_changed( $found->contact_id ) );
			}
		);
	}

	/**
	 * One person, two contacts: tickets, identities and what `into` doesn't know yet move.
	 *
	 * @param int $from  Contact that ends.
	 * @param int $into  Contact that stays.
	 * @param int $agent Who says so, 0 when a proof does.
	 * @throws Problem When one isn't there, or both are the same.
	 */
	public function merge( int $from, int $into, int $agent = 0 ): Contact {
		$old = $this->existing( $from );
		$new = $this->existing( $into );
		if ( $from === $into ) {
			throw Problem::invalid( 'into', __( 'A contact can’t be merged with itself.', 'switchboard' ) );
		}
		return $this->database->transaction(
			function () use ( $old, $new, $agent ): Contact {
				// Tickets first, as whoever changes a ticket holds it before its contacts.
				( $this->move )( $old->id, $new->id, $agent );
				foreach ( [ $old->id, $new->id ] as $id ) {
					if ( 0 !== $this->contacts->find_newest( $id )?->merged_into ) {
						// Somebody merged one of them meanwhile, perhaps the other way round.
						throw Problem::not_found( 'contact' );
					}
				}
				$this->identities->move( $old->id, $new->id );
				$this->contacts->update( $new->id, $new->gains( $old ) );
				$this->contacts->seen( $new->id, $old->last_seen_at );
				foreach ( [ $old->id, ...$this->contacts->merged_into( $old->id ) ] as $id ) {
					$this->contacts->update( $id, [ 'merged_into' => $new->id ] );
				}
				$this->database->after_commit(
					static function () use ( $old, $new ): void {
						Events::contact_merged( $old->id, $new->id );
						Events::contact_changed( $new->id );
					}
				);
				return $this->existing( $new->id );
			}
		);
	}

	/**
	 * Deletes a person with their tickets, for good.
	 *
	 * @param int $id Contact.
	 * @throws Problem When it isn't there.
	 */
	public function delete( int $id ): void {
		$this->existing( $id );
		$this->database->transaction(
			function () use ( $id ): void {
				foreach ( [ ...$this->contacts->merged_into( $id ), $id ] as $each ) {
					( $this->erase )( $each );
					$this->identities->remove_all( $each );
					$this->contacts->delete( $each );
				}
				$this->database->after_commit( static fn() => Events::contact_deleted( $id ) );
			}
		);
	}

	/**
	 * Whose tickets the contact may see besides its own, because its company shares them.
	 *
	 * @param int $contact Contact.
	 * @return list<int> The contact itself is not among them.
	 */
	public function colleagues( int $contact ): array {
		return $this->companies->colleagues( $contact );
	}

	/**
	 * Makes a contact for an identity that nobody has. Of two messages at once one claims it, the other one's contact goes again.
	 *
	 * @param string                               $type     Type.
	 * @param string                               $value    Value.
	 * @param bool                                 $verified Proved.
	 * @param array{name: string, language: string} $fields   What is known of the person.
	 * @return Contact|null Null when somebody else was quicker.
	 */
	private function add_claimed( string $type, string $value, bool $verified, array $fields ): ?Contact {
		return $this->database->together(
			function () use ( $type, $value, $verified, $fields ): ?Contact {
				$company = Identity::EMAIL === $type ? $this->companies->of_address( $value ) : 0;
				$contact = $this->contacts->insert( $fields + [ 'company_id' => $company ] );
				if ( null === $this->identities->claim( $contact->id, $type, $value, $verified ? Identity::VERIFIED : Identity::CLAIMED ) ) {
					$this->contacts->delete( $contact->id );
					return null;
				}
				$this->database->after_commit( static fn() => Events::contact_added( $contact->id ) );
				return $contact;
			}
		);
	}

	/**
	 * Takes an identity from a contact, and with an address the company that only it belongs to.
	 *
	 * @param int $identity Identity.
	 * @param int $contact  Contact that has it.
	 * @return bool Whether the contact had it.
	 */
	private function take( int $identity, int $contact ): bool {
		$found = $this->identities->find( $identity );
		if ( null === $found || ! $this->identities->remove( $identity, $contact ) ) {
			return false;
		}
		$this->companies->part( $contact, $found->domain() );
		return true;
	}

	/**
	 * Gives a contact another way to be reached.
	 *
	 * @param int    $contact Contact.
	 * @param string $type    Type.
	 * @param string $value   Value.
	 */
	private function add_identity( int $contact, string $type, string $value ): void {
		$value = Contact_Fields::identity( $type, $value );
		$this->identities->add( $contact, $type, $value );
		if ( Identity::EMAIL === $type ) {
			$this->companies->welcome( $contact, $value );
		}
	}

	/**
	 * Checks fields and names them as the table does.
	 *
	 * @param array<string, mixed> $fields Fields of a request.
	 * @return array<string, int|string>
	 * @throws Problem When one can't be.
	 */
	private function columns( array $fields ): array {
		$columns = Contact_Fields::columns( $fields );
		$this->companies->check( $columns['company_id'] ?? 0 );
		return $columns;
	}

	/**
	 * A contact that is there and wasn't merged.
	 *
	 * @param int $id Contact.
	 * @throws Problem When it isn't.
	 */
	private function existing( int $id ): Contact {
		$contact = $this->contacts->find( $id );
		return null === $contact || $contact->merged_into ? throw Problem::not_found( 'contact' ) : $contact;
	}

	/**
	 * A contact, or the one that took it over.
	 *
	 * @param int $id Contact.
	 * @throws Problem When it isn't there.
	 */
	private function follow( int $id ): Contact {
		$contact = $this->contacts->find( $id ) ?? $this->contacts->find_newest( $id );
		return $contact?->merged_into ? $this->existing( $contact->merged_into ) : $contact ?? throw Problem::not_found( 'contact' );
	}
}
