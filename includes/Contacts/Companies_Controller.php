<?php
/**
 * REST: companies.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;

/**
 * Every helpdesk role reads companies, agents write them, managers and administrators delete them.
 */
final class Companies_Controller extends Controller {

	/**
	 * Needs its rows and verbs.
	 *
	 * @param Schema                             $schema    Shape of a company.
	 * @param Companies                          $verbs     Verbs.
	 * @param Company_Repository                 $companies Companies.
	 * @param \Closure( string $ability ): bool $may       What the current user may do.
	 * @param Disclosure                         $disclosure Who may open tickets to whom.
	 */
	public function __construct(
		Schema $schema,
		private readonly Companies $verbs,
		private readonly Company_Repository $companies,
		private readonly \Closure $may,
		private readonly Disclosure $disclosure
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$read   = fn(): bool => ( $this->may )( 'read' );
		$write  = fn(): bool => ( $this->may )( 'reply' );
		$delete = fn(): bool => $this->may_delete();
		$this->route( 'GET', 'companies', fn( \WP_REST_Request $request ) => $this->list( $request ), $read, 'list' );
		$this->route( 'POST', 'companies', fn( \WP_REST_Request $request ) => $this->create( $request ), $write, 'create' );
		$this->route( 'GET', 'companies/{id}', fn( \WP_REST_Request $request ) => $this->item( $this->companies->find( $this->id( $request ) ) ?? throw Problem::not_found( 'company' ) ), $read );
		$this->route( 'PATCH', 'companies/{id}', fn( \WP_REST_Request $request ) => $this->update( $request ), $write, 'update' );
		$this->route( 'DELETE', 'companies/{id}', fn( \WP_REST_Request $request ) => $this->delete( $request ), $delete );
	}

	/**
	 * One page.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function list( \WP_REST_Request $request ): \WP_REST_Response {
		$page = $this->companies->page( (string) $request['search'], (int) $request['per_page'], $request['cursor'] );
		return $this->page( $this->items( $page['companies'] ), $page['cursor'], $request );
	}

	/**
	 * Adds a company.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function create( \WP_REST_Request $request ): \WP_REST_Response {
		$sent = $this->sent( $request );
		$this->disclosure->check_company( null, $sent );
		$company = $this->verbs->add( $sent );
		return $this->created( $this->item( $company ), "companies/$company->id" );
	}

	/**
	 * Changes a company.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function update( \WP_REST_Request $request ): array {
		$company = $this->companies->find( $this->id( $request ) ) ?? throw Problem::not_found( 'company' );
		$sent    = $this->sent( $request );
		$this->disclosure->check_company( $company, $sent );
		return $this->item( $this->verbs->change( $company->id, $sent ) );
	}

	/**
	 * Removes a company.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 */
	private function delete( \WP_REST_Request $request ): array {
		$id = $this->id( $request );
		$this->verbs->delete( $id );
		return [
			'deleted' => true,
			'id'      => $id,
		];
	}

	/**
	 * What is answered.
	 *
	 * @param Company $company Company.
	 * @return array<string, mixed>
	 */
	private function item( Company $company ): array {
		return $this->items( [ $company ] )[0];
	}

	/**
	 * What is answered, with the domains and people of all in one query each.
	 *
	 * @param list<Company> $companies Companies.
	 * @return list<array<string, mixed>>
	 */
	private function items( array $companies ): array {
		$ids         = array_map( static fn( Company $company ): int => $company->id, $companies );
		$domains     = $this->companies->domains( $ids );
		$counts      = $this->companies->contact_counts( $ids );
		$permissions = [
			'update' => ( $this->may )( 'reply' ),
			'delete' => $this->may_delete(),
		];
		return array_map(
			static fn( Company $company ): array => [
				'id'              => $company->id,
				'name'            => $company->name,
				'domains'         => $domains[ $company->id ],
				'share_tickets'   => $company->share_tickets,
				'account_manager' => $company->account_manager_id ? $company->account_manager_id : null,
				'notes'           => $company->notes,
				'contact_count'   => $counts[ $company->id ],
				'created_at'      => Clock::to_rfc3339( $company->created_at ),
				'permissions'     => $permissions,
			],
			$companies
		);
	}

	/**
	 * Whether the current user may delete companies.
	 */
	private function may_delete(): bool {
		return ( $this->may )( 'manage' ) || ( $this->may )( 'manage_settings' );
	}
}
