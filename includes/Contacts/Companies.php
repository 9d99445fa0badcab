<?php
/**
 * What can be done with companies.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

/**
 * Adds and changes companies, and says who belongs to one.
 */
final class Companies {

	/**
	 * Needs its rows.
	 *
	 * @param Database            $database   Database.
	 * @param Company_Repository  $companies  Companies.
	 * @param Contact_Repository  $contacts   Contacts.
	 * @param Identity_Repository $identities Identities.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Company_Repository $companies,
		private readonly Contact_Repository $contacts,
		private readonly Identity_Repository $identities
	) {
	}

	/**
	 * Adds a company. Contacts with an address of its domains and without another company join it.
	 *
	 * @param array<string, mixed> $fields As in the schema file's request `create`.
	 * @throws Problem When a field can't be, or 409 when another company has a domain.
	 */
	public function add( array $fields ): Company {
		return $this->save( 0, $fields );
	}

	/**
	 * Changes a company.
	 *
	 * @param int                  $id     Company.
	 * @param array<string, mixed> $fields As in the schema file's request `update`.
	 * @throws Problem When it isn't there, a field can't be, or 409 when another company has a domain.
	 */
	public function change( int $id, array $fields ): Company {
		return $this->save( $this->existing( $id )->id, $fields );
	}

	/**
	 * Removes a company; its people stay.
	 *
	 * @param int $id Company.
	 * @throws Problem When it isn't there.
	 */
	public function delete( int $id ): void {
		$this->existing( $id );
		$this->database->transaction(
			function () use ( $id ): void {
				$this->contacts->leave_company( $id );
				$this->companies->delete( $id );
			}
		);
	}

	/**
	 * Refuses a company that isn't there.
	 *
	 * @param int $id Company, 0 for none.
	 * @throws Problem When it isn't there.
	 */
	public function check( int $id ): void {
		if ( $id && null === $this->companies->find( $id ) ) {
			throw Problem::invalid( 'company', __( 'There is no such company.', 'switchboard' ) );
		}
	}

	/**
	 * The company of an address, 0 for none.
	 *
	 * @param string $email Address.
	 */
	public function of_address( string $email ): int {
		return $this->companies->of_domain( strtolower( substr( (string) strrchr( $email, '@' ), 1 ) ) );
	}

	/**
	 * A contact without a company joins the one of its address.
	 *
	 * @param int    $contact Contact.
	 * @param string $email   Address.
	 */
	public function welcome( int $contact, string $email ): void {
		$company = $this->of_address( $email );
		if ( $company && 0 === $this->contacts->find( $contact )?->company_id ) {
			$this->contacts->update( $contact, [ 'company_id' => $company ] );
		}
	}

	/**
	 * Whoever has no address of a company's domain any more leaves the company: by the domain they came, and colleagues' tickets
	 * are for those who belong to it.
	 *
	 * @param int    $contact Contact.
	 * @param string $domain  Domain of the address that was taken away, '' for none.
	 */
	public function part( int $contact, string $domain ): void {
		$company = $this->companies->of_domain( $domain );
		if ( 0 === $company || $this->contacts->find( $contact )?->company_id !== $company ) {
			return;
		}
		$own = array_map( static fn( Identity $identity ): string => $identity->domain(), $this->identities->of( [ $contact ] )[ $contact ] );
		if ( ! array_intersect( $own, $this->companies->domains( [ $company ] )[ $company ] ) ) {
			$this->contacts->update( $contact, [ 'company_id' => 0 ] );
		}
	}

	/**
	 * Whose tickets a contact may see besides its own: the people of its company, where that shares and the contact proved to
	 * belong there. Anybody can claim an address of a firm, so a claimed one opens nothing.
	 *
	 * @param int $contact Contact.
	 * @return list<int> The contact itself is not among them.
	 */
	public function colleagues( int $contact ): array {
		$company = $this->companies->find( $this->contacts->find( $contact )->company_id ?? 0 );
		if ( null === $company || ! $company->share_tickets ) {
			return [];
		}
		$domains = $this->companies->domains( [ $company->id ] )[ $company->id ];
		$proved  = [];
		$claimed = [];
		foreach ( $this->identities->of( [ $contact ] )[ $contact ] as $identity ) {
			if ( Identity::EMAIL === $identity->type ) {
				$identity->is_verified() ? $proved[] = $identity->domain() : $claimed[] = $identity->domain();
			}
		}
		// Whoever has no address of the firm at all was put there by an agent's hand.
		$belongs = array_intersect( $proved, $domains ) || ( $proved && ! array_intersect( $claimed, $domains ) );
		return $belongs ? array_values( array_diff( $this->contacts->of_company( $company->id ), [ $contact ] ) ) : [];
	}

	/**
	 * Writes a company.
	 *
	 * @param int                  $id     Company, 0 for a new one.
	 * @param array<string, mixed> $fields Fields.
	 * @throws Problem When a field can't be, or 409 when another company has a domain.
	 */
	private function save( int $id, array $fields ): Company {
		$columns = self::columns( $fields );
		$domains = isset( $fields['domains'] ) ? array_values( array_unique( array_map( 'strtolower', (array) $fields['domains'] ) ) ) : null;
		return $this->database->transaction(
			function () use ( $id, $columns, $domains ): Company {
				if ( $id ) {
					$this->companies->update( $id, $columns );
				} else {
					$id = $this->companies->insert( $columns );
				}
				if ( null !== $domains ) {
					$new = array_diff( $domains, $this->companies->domains( [ $id ] )[ $id ] );
					$this->companies->set_domains( $id, $domains );
					foreach ( $new as $domain ) {
						$this->contacts->join_company( $domain, $id );
					}
				}
				return $this->existing( $id );
			}
		);
	}

	/**
	 * Checks fields and names them as the table does.
	 *
	 * @param array<string, mixed> $fields Fields of a request.
	 * @return array<string, bool|int|string>
	 * @throws Problem When one can't be.
	 */
	private static function columns( array $fields ): array {
		$columns = [];
		if ( isset( $fields['name'] ) ) {
			$columns['name'] = Html::excerpt( Html::valid_text( (string) $fields['name'] ), 200 );
		}
		if ( '' === ( $columns['name'] ?? '-' ) ) {
			throw Problem::invalid( 'name', __( 'Please give a name.', 'switchboard' ) );
		}
		if ( isset( $fields['notes'] ) ) {
			$columns['notes'] = mb_substr( Html::valid_text( (string) $fields['notes'] ), 0, 20000 );
		}
		if ( isset( $fields['share_tickets'] ) ) {
			$columns['share_tickets'] = (bool) $fields['share_tickets'];
		}
		if ( array_key_exists( 'account_manager', $fields ) ) {
			$columns['account_manager_id'] = (int) $fields['account_manager'];
			if ( $columns['account_manager_id'] && ! user_can( $columns['account_manager_id'], 'switchboard_read' ) ) {
				throw Problem::invalid( 'account_manager', __( 'There is no such agent.', 'switchboard' ) );
			}
		}
		return $columns;
	}

	/**
	 * A company that is there.
	 *
	 * @param int $id Company.
	 * @throws Problem When it isn't.
	 */
	private function existing( int $id ): Company {
		return $this->companies->find( $id ) ?? throw Problem::not_found( 'company' );
	}
}
