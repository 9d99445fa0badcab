<?php
/**
 * REST: contacts.
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
 * Every helpdesk role reads contacts, agents write them, managers and administrators delete them with all they wrote.
 * That two contacts are one person is for an agent to say: identities never merge by themselves.
 */
final class Contacts_Controller extends Controller {

	/**
	 * Needs its rows and verbs.
	 *
	 * @param Schema                             $schema     Shape of a contact.
	 * @param Contacts                           $verbs      Verbs.
	 * @param Contact_Repository                 $contacts   Contacts.
	 * @param Identity_Repository                $identities Identities.
	 * @param Contact_Query                      $lists      Lists.
	 * @param \Closure( string $ability ): bool $may        What the current user may do.
	 * @param \Closure( list<int> $contacts ): ?array<int, int> $count How many tickets of each the current user sees; null for all.
	 * @param Disclosure                         $disclosure Who may open tickets to whom.
	 */
	public function __construct(
		Schema $schema,
		private readonly Contacts $verbs,
		private readonly Contact_Repository $contacts,
		private readonly Identity_Repository $identities,
		private readonly Contact_Query $lists,
		private readonly \Closure $may,
		private readonly \Closure $count,
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
		$this->route( 'GET', 'contacts', fn( \WP_REST_Request $request ) => $this->list( $request ), $read, 'list' );
		$this->route( 'POST', 'contacts', fn( \WP_REST_Request $request ) => $this->create( $request ), $write, 'create' );
		$this->route( 'GET', 'contacts/{id}', fn( \WP_REST_Request $request ) => $this->item( $this->existing( $request ) ), $read );
		$this->route( 'PATCH', 'contacts/{id}', fn( \WP_REST_Request $request ) => $this->update( $request ), $write, 'update' );
		$this->route( 'DELETE', 'contacts/{id}', fn( \WP_REST_Request $request ) => $this->delete( $request ), $delete );
		$this->route( 'POST', 'contacts/{id}/merge', fn( \WP_REST_Request $request ) => $this->item( $this->verbs->merge( $this->id( $request ), (int) $request['into'], get_current_user_id() ) ), $write, 'merge' );
	}

	/**
	 * One page.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function list( \WP_REST_Request $request ): \WP_REST_Response {
		/**
		 * Checked by the schema.
		 *
		 * @var array{search?: string, company?: int, sort?: string, order?: string, per_page?: int, cursor?: string} $params
		 */
		$params = $this->sent( $request );
		$page   = $this->lists->page( $params );
		return $this->page( $this->items( $page['contacts'] ), $page['cursor'], $request );
	}

	/**
	 * Adds a contact.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function create( \WP_REST_Request $request ): \WP_REST_Response {
		$sent = $this->sent( $request );
		$this->disclosure->check_contact( null, $sent );
		$contact = $this->verbs->add( $sent );
		return $this->created( $this->item( $contact ), "contacts/$contact->id" );
	}

	/**
	 * Changes a contact.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	private function update( \WP_REST_Request $request ): array {
		$contact = $this->existing( $request );
		$sent    = $this->sent( $request );
		$this->disclosure->check_contact( $contact, $sent );
		return $this->item( $this->verbs->change( $contact->id, $sent ) );
	}

	/**
	 * Deletes a contact and all it wrote.
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
	 * The contact in the address.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When it isn't there.
	 */
	private function existing( \WP_REST_Request $request ): Contact {
		$contact = $this->contacts->find( $this->id( $request ) );
		return null === $contact || $contact->merged_into ? throw Problem::not_found( 'contact' ) : $contact;
	}

	/**
	 * What is answered.
	 *
	 * @param Contact $contact Contact.
	 * @return array<string, mixed>
	 */
	private function item( Contact $contact ): array {
		return $this->items( [ $contact ] )[0];
	}

	/**
	 * What is answered, with the identities of all in one query.
	 *
	 * @param list<Contact> $contacts Contacts.
	 * @return list<array<string, mixed>>
	 */
	private function items( array $contacts ): array {
		$ids         = array_map( static fn( Contact $contact ): int => $contact->id, $contacts );
		$identities  = $this->identities->of( $ids );
		$counts      = ( $this->count )( $ids );
		self::read_users( array_merge( ...array_values( $identities ) ) );
		$permissions = [
			'update' => ( $this->may )( 'reply' ),
			'delete' => $this->may_delete(),
		];
		return array_map(
			static fn( Contact $contact ): array => [
				'id'                => $contact->id,
				'name'              => $contact->name,
				'email'             => Identity::email_of( $identities[ $contact->id ] ),
				'identities'        => array_map( [ self::class, 'identity' ], $identities[ $contact->id ] ),
				'company'           => $contact->company_id ? $contact->company_id : null,
				'language'          => $contact->language,
				'preferred_channel' => $contact->preferred_channel,
				'timezone'          => $contact->timezone,
				'notes'             => $contact->notes,
				'ticket_count'      => null === $counts ? $contact->ticket_count : $counts[ $contact->id ] ?? 0,
				'last_seen_at'      => Clock::to_rfc3339( $contact->last_seen_at ),
				'created_at'        => Clock::to_rfc3339( $contact->created_at ),
				'permissions'       => $permissions,
			],
			$contacts
		);
	}

	/**
	 * An identity inside a contact.
	 *
	 * @param Identity $identity Identity.
	 * @return array{id: int, type: string, value: string, label: string, status: string}
	 */
	private static function identity( Identity $identity ): array {
		$user = Identity::WP_USER === $identity->type ? get_userdata( (int) $identity->value ) : false;
		return [
			'id'     => $identity->id,
			'type'   => $identity->type,
			'value'  => $identity->value,
			'label'  => $user ? $user->user_login : $identity->value,
			'status' => $identity->status,
		];
	}

	/**
	 * Reads the users of all in one query.
	 *
	 * @param list<Identity> $identities Identities.
	 */
	private static function read_users( array $identities ): void {
		$users = array_filter( $identities, static fn( Identity $identity ): bool => Identity::WP_USER === $identity->type );
		cache_users( array_map( static fn( Identity $identity ): int => (int) $identity->value, array_values( $users ) ) );
	}

	/**
	 * Whether the current user may delete people for good.
	 */
	private function may_delete(): bool {
		return ( $this->may )( 'manage' ) || ( $this->may )( 'manage_settings' );
	}
}
