<?php
/**
 * Connections over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Agents\Policy;
use Switchboard\Events;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Foundation\Text\Html;
use Switchboard\Inboxes\Inbox_Repository;

/**
 * `connections`: the administrator sets up doors. Secrets go in and never come out.
 */
final class Connections_Controller extends Controller {

	/**
	 * Needs its shape, rows, channels, inboxes and the policy.
	 *
	 * @param Schema                $schema      Shape of a connection.
	 * @param Connection_Repository $connections Rows.
	 * @param Inbound_Repository    $inbound     What waits.
	 * @param Channel_Registry      $channels    What each channel's settings are.
	 * @param Inbox_Repository      $inboxes     Where connections lead.
	 * @param Policy                $policy      Who may.
	 */
	public function __construct(
		Schema $schema,
		private readonly Connection_Repository $connections,
		private readonly Inbound_Repository $inbound,
		private readonly Channel_Registry $channels,
		private readonly Inbox_Repository $inboxes,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$may = fn(): bool => $this->policy->may( get_current_user_id(), 'manage_settings' );
		$this->route( 'GET', 'connections', fn(): array => $this->list(), $may );
		$this->route( 'POST', 'connections', fn( \WP_REST_Request $request ): \WP_REST_Response => $this->create( $request ), $may, 'create' );
		$this->route( 'GET', 'connections/{id}', fn( \WP_REST_Request $request ): array => $this->item( $this->connection( $request ) ), $may );
		$this->route( 'PATCH', 'connections/{id}', fn( \WP_REST_Request $request ): array => $this->update( $request ), $may, 'update' );
		$this->route( 'DELETE', 'connections/{id}', fn( \WP_REST_Request $request ): array => $this->delete( $request ), $may );
	}

	/**
	 * The resource.
	 *
	 * @param Connection           $connection Connection.
	 * @param array<int, int>|null $waiting    Since when messages wait, by connection; null to ask.
	 * @return array<string, mixed>
	 */
	public function item( Connection $connection, ?array $waiting = null ): array {
		$waiting ??= $this->inbound->oldest_waiting();
		$channel = $this->channels->find( $connection->channel );
		return [
			'id'           => $connection->id,
			'channel'      => $connection->channel,
			'name'         => $connection->name,
			'inbox'        => $connection->inbox_id,
			'settings'     => (object) Connection_Settings::shown( $connection, $channel ),
			'address'      => $channel instanceof Connects ? self::text( $channel->address( $connection ) ) : null,
			'fetches'      => $channel instanceof Connects && $channel->is_fetched( $connection ),
			'post_to'      => $channel instanceof Connects ? self::text( $channel->post_to( $connection ) ) : null,
			'enabled'      => $connection->enabled,
			'state'        => $connection->state,
			'state_reason' => self::text( $connection->state_reason ),
			'fetched_at'   => $connection->fetched_at ? Clock::to_rfc3339( $connection->fetched_at ) : null,
			'received_at'  => $connection->received_at ? Clock::to_rfc3339( $connection->received_at ) : null,
			'waiting_since' => isset( $waiting[ $connection->id ] ) ? Clock::to_rfc3339( $waiting[ $connection->id ] ) : null,
			'created_at'   => Clock::to_rfc3339( $connection->created_at ),
			'permissions'  => [
				'update' => true,
				'delete' => true,
			],
		];
	}

	/**
	 * All connections.
	 *
	 * @return list<array<string, mixed>>
	 */
	private function list(): array {
		$waiting = $this->inbound->oldest_waiting();
		return array_map( fn( Connection $connection ): array => $this->item( $connection, $waiting ), $this->connections->all() );
	}

	/**
	 * Adds a connection.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When channel or inbox don't exist, the channel has no connections, or a setting doesn't fit.
	 */
	private function create( \WP_REST_Request $request ): \WP_REST_Response {
		$sent    = $this->sent( $request );
		$channel = $this->channels->find( (string) $sent['channel'] ) ?? throw Problem::invalid( 'channel', __( 'There is no such channel.', 'switchboard' ) );
		if ( ! in_array( 'connect', $channel->abilities(), true ) ) {
			throw Problem::invalid( 'channel', __( 'This channel needs no connection.', 'switchboard' ) );
		}
		$read    = Connection_Settings::read( $channel, (array) ( $sent['settings'] ?? [] ) );
		$id      = $this->connections->insert( $channel->id(), self::name( $sent['name'] ), $this->inbox( (int) $sent['inbox'] ), $read['settings'], $read['secrets'], (bool) ( $sent['enabled'] ?? true ) );
		Events::connection_changed( $id );
		$made    = $this->connections->find( $id ) ?? throw Problem::not_found( 'connection' );
		return $this->created( $this->item( $made ), "connections/$id" );
	}

	/**
	 * Changes a connection.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 * @throws Problem When it isn't there, or a value doesn't fit.
	 */
	private function update( \WP_REST_Request $request ): array {
		$connection = $this->connection( $request );
		$sent       = $this->sent( $request );
		$columns    = [];
		if ( isset( $sent['name'] ) ) {
			$columns['name'] = self::name( $sent['name'] );
		}
		if ( isset( $sent['inbox'] ) ) {
			$columns['inbox_id'] = $this->inbox( (int) $sent['inbox'] );
		}
		if ( isset( $sent['enabled'] ) ) {
			$columns['enabled'] = (bool) $sent['enabled'];
		}
		$read = [
			'settings' => [],
			'secrets'  => [],
		];
		if ( isset( $sent['settings'] ) ) {
			$channel = $this->channels->find( $connection->channel ) ?? throw Problem::invalid( 'settings', __( 'The plugin of this channel is not active.', 'switchboard' ) );
			$read    = Connection_Settings::read( $channel, (array) $sent['settings'], $connection );
		}
		$this->connections->update( $connection->id, $columns, $read['settings'], $read['secrets'] );
		Events::connection_changed( $connection->id );
		return $this->item( $this->connection( $request ) );
	}

	/**
	 * Removes a connection.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{deleted: true, id: int}
	 * @throws Problem When it isn't there.
	 */
	private function delete( \WP_REST_Request $request ): array {
		$id = $this->connection( $request )->id;
		$this->connections->delete( $id );
		Events::connection_deleted( $id );
		return [
			'deleted' => true,
			'id'      => $id,
		];
	}

	/**
	 * The connection in the path.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When there is none.
	 */
	private function connection( \WP_REST_Request $request ): Connection {
		return $this->connections->find( $this->id( $request ) ) ?? throw Problem::not_found( 'connection' );
	}

	/**
	 * An inbox that exists.
	 *
	 * @param int $id Inbox.
	 * @throws Problem When it doesn't.
	 */
	private function inbox( int $id ): int {
		return $this->inboxes->find( $id )->id ?? throw Problem::invalid( 'inbox', __( 'There is no such inbox.', 'switchboard' ) );
	}

	/**
	 * A text; null for none.
	 *
	 * @param string $text Text.
	 */
	private static function text( string $text ): ?string {
		return '' === $text ? null : $text;
	}

	/**
	 * A name of one line.
	 *
	 * @param mixed $name Name.
	 * @throws Problem When it is empty.
	 */
	private static function name( mixed $name ): string {
		$name = Html::excerpt( (string) $name, 100 );
		return '' === $name ? throw Problem::invalid( 'name', __( 'A connection needs a name.', 'switchboard' ) ) : $name;
	}
}
