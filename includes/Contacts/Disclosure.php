<?php
/**
 * What lets somebody read customers' tickets.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

use Switchboard\Foundation\Problem;

/**
 * Whoever proves an address of a contact reads all of that contact's tickets, and the people of a company that shares read one
 * another's, whatever inbox they lie in. So only an agent who sees those inboxes may add such an address or change who belongs to
 * such a company: otherwise an agent would get in by an address of the own.
 */
final class Disclosure {

	/**
	 * Needs companies and what the current user sees.
	 *
	 * @param Company_Repository                                        $companies Companies.
	 * @param \Closure(): bool                                          $sees_all  Whether it is every inbox.
	 * @param \Closure( list<int> $contacts ): (array<int, int>|null) $count     How many tickets of each contact; null for all.
	 */
	public function __construct(
		private readonly Company_Repository $companies,
		private readonly \Closure $sees_all,
		private readonly \Closure $count
	) {
	}

	/**
	 * Checks what is to be written of a contact.
	 *
	 * @param Contact|null         $contact Contact; null for a new one.
	 * @param array<string, mixed> $sent    Fields.
	 * @throws Problem When it would open tickets that the current user doesn't see.
	 */
	public function check_contact( ?Contact $contact, array $sent ): void {
		$company = (int) ( $sent['company'] ?? 0 );
		if ( $company && $company !== $contact?->company_id && $this->is_shared_beyond( $company ) ) {
			throw self::refused();
		}
		if ( null === $contact || Identity::EMAIL !== ( $sent['add_identity']['type'] ?? '' ) ) {
			return;
		}
		$counts = ( $this->count )( [ $contact->id ] );
		if ( ( null !== $counts && ( $counts[ $contact->id ] ?? 0 ) < $contact->ticket_count ) || $this->is_shared_beyond( $contact->company_id ) ) {
			throw self::refused();
		}
	}

	/**
	 * Checks what is to be written of a company.
	 *
	 * @param Company|null         $company Company; null for a new one.
	 * @param array<string, mixed> $sent    Fields.
	 * @throws Problem When it would open tickets that the current user doesn't see.
	 */
	public function check_company( ?Company $company, array $sent ): void {
		$shared  = $company->share_tickets ?? false;
		$domains = $company ? $this->companies->domains( [ $company->id ] )[ $company->id ] : [];
		$shares  = (bool) ( $sent['share_tickets'] ?? $shared );
		$is_new  = ! $shared || array_diff( (array) ( $sent['domains'] ?? [] ), $domains );
		if ( $shares && $is_new && ! ( $this->sees_all )() ) {
			throw self::refused();
		}
	}

	/**
	 * Whether a company shares tickets, and the current user may not see them all.
	 *
	 * @param int $company Company, 0 for none.
	 */
	private function is_shared_beyond( int $company ): bool {
		return $company > 0 && $this->companies->find( $company )?->share_tickets && ! ( $this->sees_all )();
	}

	/**
	 * The refusal.
	 */
	private static function refused(): Problem {
		return new Problem( 'switchboard_other_inboxes', __( 'This would open tickets of inboxes that you don’t see. Please ask a manager to do it.', 'switchboard' ), 403 );
	}
}
