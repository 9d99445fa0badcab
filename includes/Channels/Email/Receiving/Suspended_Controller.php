<?php
/**
 * Messages that wait for a person, over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Agents\Policy;
use Switchboard\Channels\Inbound_Repository;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Channels\Inbound_Row;
use Switchboard\Channels\Suspended_Query;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Cursor;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Tickets\Actor;

/**
 * `suspended`: what a filter kept outside the tickets is the business of the agents of its inbox; mails that could not be taken in are
 * the managers'. To everybody else they don't exist.
 */
final class Suspended_Controller extends Controller {

	/**
	 * Needs the verbs and what answers show.
	 *
	 * @param Schema             $schema    Shape of a waiting message.
	 * @param Suspended          $verbs     Verbs.
	 * @param Suspended_Query    $query     Lists.
	 * @param Inbound_Repository $rows      Rows.
	 * @param Originals          $originals Their content.
	 * @param Policy             $policy    Who may do what in which inboxes.
	 */
	public function __construct(
		Schema $schema,
		private readonly Suspended $verbs,
		private readonly Suspended_Query $query,
		private readonly Inbound_Repository $rows,
		private readonly Originals $originals,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$reply  = fn(): bool => $this->policy->may( get_current_user_id(), 'reply' );
		$manage = fn(): bool => $this->policy->may( get_current_user_id(), 'manage' );
		$this->route( 'GET', 'suspended', fn( $request ) => $this->list( $request ), $reply, 'list' );
		$this->route( 'GET', 'suspended/count', fn(): array => $this->count(), $reply );
		$this->route( 'GET', 'suspended/{id}/source', fn( $request ) => $this->originals->look( $this->row( $request ) ), $reply );
		$this->route( 'POST', 'suspended/{id}/release', fn( $request ) => self::done( $this->verbs->release( $this->row( $request )->id, Actor::agent( get_current_user_id() ) ) ), $reply );
		$this->route( 'POST', 'suspended/{id}/block', fn( $request ) => $this->block( $request ), $reply, 'block' );
		$this->route( 'POST', 'suspended/{id}/replay', fn( $request ) => self::done( $this->verbs->replay( $this->row( $request )->id ) ), $manage );
		$this->route( 'DELETE', 'suspended/{id}', fn( $request ) => $this->remove( $this->row( $request ) ), $reply );
	}

	/**
	 * A page, the latest first.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function list( \WP_REST_Request $request ): \WP_REST_Response {
		$limit  = (int) ( $request['per_page'] ?? 25 );
		$before = Cursor::decode( $request['cursor'], 1 );
		$rows   = $this->query->page( $this->states(), $this->policy->inboxes( get_current_user_id() ), $limit + 1, $before[0] ?? 0 );
		$page   = array_slice( $rows, 0, $limit );
		$cursor = count( $rows ) > $limit ? Cursor::encode( [ $page[ $limit - 1 ]->id ] ) : null;
		return $this->page( array_map( $this->item( ... ), $page ), $cursor, $request );
	}

	/**
	 * How many wait.
	 *
	 * @return array{suspended: int, quarantined: int}
	 */
	private function count(): array {
		$counts = $this->query->counts( $this->states(), $this->policy->inboxes( get_current_user_id() ) );
		return [
			'suspended'   => $counts[ Inbound_Row::SUSPENDED ] ?? 0,
			'quarantined' => $counts[ Inbound_Row::QUARANTINED ] ?? 0,
		];
	}

	/**
	 * Blocks the sender, or all of the sender's domain.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 */
	private function block( \WP_REST_Request $request ): array {
		$row = $this->row( $request );
		$this->verbs->block( $row->id, (bool) $request['domain'], get_current_user_id() );
		return self::gone( $row );
	}

	/**
	 * Removes a message.
	 *
	 * @param Inbound_Row $row Row.
	 * @return array{deleted: true, id: int}
	 */
	private function remove( Inbound_Row $row ): array {
		$this->verbs->remove( $row->id );
		return self::gone( $row );
	}

	/**
	 * The row of the path, if it waits for this person.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem 404 otherwise.
	 */
	private function row( \WP_REST_Request $request ): Inbound_Row {
		$row     = $this->rows->find( $this->id( $request ) );
		$inboxes = $this->policy->inboxes( get_current_user_id() );
		if ( null === $row || ! in_array( $row->state, $this->states(), true ) || ( null !== $inboxes && ! in_array( $row->inbox_id, $inboxes, true ) ) ) {
			throw Problem::not_found( 'message' );
		}
		return $row;
	}

	/**
	 * What waits for this person.
	 *
	 * @return list<string>
	 */
	private function states(): array {
		return $this->policy->may( get_current_user_id(), 'manage' ) ? [ Inbound_Row::SUSPENDED, Inbound_Row::QUARANTINED ] : [ Inbound_Row::SUSPENDED ];
	}

	/**
	 * One item.
	 *
	 * @param Inbound_Row $row Row.
	 * @return array<string, mixed>
	 */
	private function item( Inbound_Row $row ): array {
		$is_suspended = Inbound_Row::SUSPENDED === $row->state;
		return [
			'id'          => $row->id,
			'state'       => $row->state,
			'inbox'       => $row->inbox_id,
			'sender'      => $row->sender,
			'subject'     => $row->subject,
			'reason'      => $is_suspended ? ( explode( ': ', $row->reason, 2 )[1] ?? '' ) : $row->reason,
			'size'        => $row->size,
			'created_at'  => Clock::to_rfc3339( $row->created_at ),
			'permissions' => [
				'release' => $is_suspended,
				'replay'  => ! $is_suspended,
				'block'   => str_contains( $row->sender, '@' ) && ! str_ends_with( $row->sender, '.invalid' ),
			],
		];
	}

	/**
	 * What became of a message.
	 *
	 * @param Inbound_Result $result Result.
	 * @return array{action: string, reason: string, ticket: int|null}
	 */
	private static function done( Inbound_Result $result ): array {
		return [
			'action' => $result->action,
			'reason' => $result->reason,
			'ticket' => $result->ticket_id ?: null,
		];
	}

	/**
	 * What is answered about a message that is gone.
	 *
	 * @param Inbound_Row $row Row.
	 * @return array{deleted: true, id: int}
	 */
	private static function gone( Inbound_Row $row ): array {
		return [
			'deleted' => true,
			'id'      => $row->id,
		];
	}
}
