<?php
/**
 * Round trips over REST.
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
use Switchboard\Foundation\REST\Schema;

/**
 * `connections/{id}/round-trip`: sends a mail to the inbox's own address, and tells when it came back.
 */
final class Round_Trips_Controller extends Controller {

	/**
	 * Needs its shape, connections, the trip and the policy.
	 *
	 * @param Schema                $schema      Shape.
	 * @param Connection_Repository $connections Connections.
	 * @param Round_Trip            $trip        Sends and looks.
	 * @param Policy                $policy      Who may.
	 */
	public function __construct( Schema $schema, private readonly Connection_Repository $connections, private readonly Round_Trip $trip, private readonly Policy $policy ) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$may = fn(): bool => $this->policy->may( get_current_user_id(), 'manage_settings' );
		$this->route( 'POST', 'connections/{id}/round-trip', fn( \WP_REST_Request $request ): array => $this->begin( $this->connection( $request ) ), $may );
		$this->route( 'GET', 'connections/{id}/round-trip', fn( \WP_REST_Request $request ): array => $this->look( $this->connection( $request ), (string) $request['word'] ), $may, 'look' );
	}

	/**
	 * Sends the mail.
	 *
	 * @param Connection $connection Connection.
	 * @return array<string, mixed>
	 */
	private function begin( Connection $connection ): array {
		return [
			'word'       => $this->trip->begin( $connection ),
			'arrived_at' => null,
		];
	}

	/**
	 * Looks for the mail.
	 *
	 * @param Connection $connection Connection.
	 * @param string     $word       Word by which it is found.
	 * @return array<string, mixed>
	 */
	private function look( Connection $connection, string $word ): array {
		return [
			'word'       => $word,
			'arrived_at' => Clock::to_rfc3339( (int) $this->trip->arrived_at( $connection, $word ) ),
		];
	}

	/**
	 * The connection in the path, if mail comes in by it.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When there is none.
	 */
	private function connection( \WP_REST_Request $request ): Connection {
		$connection = $this->connections->find( $this->id( $request ) );
		if ( 'email' !== $connection?->channel ) {
			throw Problem::not_found( 'connection' );
		}
		return $connection->enabled && Receiving_Settings::of( $connection )->receives() ? $connection : throw new Problem( 'switchboard_not_received', __( 'No mail comes in by this connection.', 'switchboard' ), 409 );
	}
}
