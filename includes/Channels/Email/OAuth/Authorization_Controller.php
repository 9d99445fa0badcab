<?php
/**
 * Consent over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\OAuth;

use Switchboard\Agents\Policy;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;

/**
 * `connections/{id}/authorization`: whether a mailbox is connected, and the way to connect it. Tokens never come out.
 */
final class Authorization_Controller extends Controller {

	/**
	 * Needs its shape, connections, access, consent, the secrets' ends and the policy.
	 *
	 * @param Schema                $schema        Shape.
	 * @param Connection_Repository $connections   Connections.
	 * @param Access                $access        What they have.
	 * @param Authorization         $authorization Sends people to the provider.
	 * @param Secret_Expiry         $expiry        Ends of client secrets.
	 * @param Policy                $policy        Who may.
	 */
	public function __construct(
		Schema $schema,
		private readonly Connection_Repository $connections,
		private readonly Access $access,
		private readonly Authorization $authorization,
		private readonly Secret_Expiry $expiry,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$may = fn(): bool => $this->policy->may( get_current_user_id(), 'manage_settings' );
		$this->route( 'GET', 'connections/{id}/authorization', fn( \WP_REST_Request $request ): array => $this->item( $this->connection( $request ) ), $may );
		$this->route( 'POST', 'connections/{id}/authorization', fn( \WP_REST_Request $request ): array => $this->start( $this->connection( $request ) ), $may );
		$this->route( 'DELETE', 'connections/{id}/authorization', fn( \WP_REST_Request $request ): array => $this->forget( $this->connection( $request ) ), $may );
	}

	/**
	 * Begins; the person's browser goes to `url`.
	 *
	 * @param Connection $connection Connection.
	 * @return array<string, mixed>
	 */
	private function start( Connection $connection ): array {
		return [ 'url' => $this->authorization->start( $connection, get_current_user_id() ) ] + $this->item( $connection );
	}

	/**
	 * Forgets the access; the settings stay.
	 *
	 * @param Connection $connection Connection.
	 * @return array<string, mixed>
	 */
	private function forget( Connection $connection ): array {
		$this->access->forget( $connection );
		return $this->item( $connection );
	}

	/**
	 * The resource.
	 *
	 * @param Connection $connection Connection.
	 * @return array<string, mixed>
	 */
	private function item( Connection $connection ): array {
		$tokens   = $this->access->kept( $connection );
		$provider = Provider::of( $connection );
		return [
			'provider'     => $provider ? $provider->id : null,
			'label'        => $provider ? $provider->label : null,
			'connected'    => null !== $tokens && Connection::RECONNECT !== $connection->state,
			'account'      => null === $tokens || '' === $tokens->account ? null : $tokens->account,
			'redirect_uri' => Client::redirect_uri(),
			'secret_state' => $this->expiry->state( $connection ),
			'url'          => null,
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
