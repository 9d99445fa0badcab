<?php
/**
 * Fetching over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Agents\Policy;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Cursor;
use Switchboard\Foundation\REST\Schema;

/**
 * `connections/{id}/fetch`: fetches now; `connections/{id}/fetches`: what became of earlier runs.
 *
 * @phpstan-import-type Entry from Fetch_Log_Repository
 */
final class Fetches_Controller extends Controller {

	/** Seconds that a person waits. */
	private const SECONDS = 10;

	/**
	 * Needs its shape, connections, who fetches and when, the log and the policy.
	 *
	 * @param Schema                $schema      Shape.
	 * @param Connection_Repository $connections Connections.
	 * @param Fetch                 $fetch       Fetches.
	 * @param Fetch_Schedule        $schedule    Knows when.
	 * @param Fetch_Log_Repository  $log         Log.
	 * @param Policy                $policy      Who may.
	 */
	public function __construct(
		Schema $schema,
		private readonly Connection_Repository $connections,
		private readonly Fetch $fetch,
		private readonly Fetch_Schedule $schedule,
		private readonly Fetch_Log_Repository $log,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$may = fn(): bool => $this->policy->may( get_current_user_id(), 'manage_settings' );
		$this->route( 'POST', 'connections/{id}/fetch', fn( \WP_REST_Request $request ): array => $this->fetch( $this->connection( $request ) ), $may );
		$this->route( 'GET', 'connections/{id}/fetches', fn( \WP_REST_Request $request ): \WP_REST_Response => $this->list( $request ), $may, 'list' );
	}

	/**
	 * Fetches now. What is more than a person waits for follows by itself.
	 *
	 * @param Connection $connection Connection.
	 * @return array<string, mixed>
	 * @throws Problem When there is nothing to fetch from, or another process is at it.
	 */
	private function fetch( Connection $connection ): array {
		if ( ! Fetch::is_fetched( $connection ) ) {
			throw new Problem( 'switchboard_not_fetched', __( 'No mail is fetched for this connection: it is off, or its mail comes in by another way.', 'switchboard' ), 409 );
		}
		$result = $this->fetch->run( $connection->id, self::SECONDS );
		$entry  = $this->log->last( $connection->id );
		if ( null === $result || null === $entry ) {
			throw new Problem( 'switchboard_fetch_running', __( 'The mail of this connection is being fetched at this moment.', 'switchboard' ), 409 );
		}
		$this->schedule->move_on( $connection->id, $result, 0 );
		return $this->item( $entry );
	}

	/**
	 * A page of the log.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function list( \WP_REST_Request $request ): \WP_REST_Response {
		$limit   = (int) ( $request['per_page'] ?? 25 );
		$before  = Cursor::decode( $request['cursor'], 1 );
		$entries = $this->log->page( $this->connection( $request )->id, $limit + 1, $before[0] ?? null );
		$page    = array_slice( $entries, 0, $limit );
		return $this->page( array_map( [ $this, 'item' ], $page ), count( $entries ) > $limit ? Cursor::encode( [ $page[ $limit - 1 ]['id'] ] ) : null, $request );
	}

	/**
	 * The resource.
	 *
	 * @param array<string, int|string> $entry Entry.
	 * @phpstan-param Entry $entry
	 * @return array<string, mixed>
	 */
	public function item( array $entry ): array {
		return [
			'id'         => $entry['id'],
			'started_at' => Clock::to_rfc3339( $entry['started_at'] ),
			'ended_at'   => Clock::to_rfc3339( $entry['ended_at'] ),
			'found'      => $entry['found'],
			'taken'      => $entry['taken'],
			'failed'     => $entry['failed'],
			'error'      => '' === $entry['error'] ? null : $entry['error'],
		];
	}

	/**
	 * The e-mail connection in the path.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When there is none.
	 */
	private function connection( \WP_REST_Request $request ): Connection {
		$connection = $this->connections->find( $this->id( $request ) );
		return 'email' === $connection?->channel ? $connection : throw Problem::not_found( 'connection' );
	}
}
