<?php
/**
 * Folders over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Agents\Policy;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Email\Imap\Mailbox_Name;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;

/**
 * `connections/{id}/folders`: what lies on the server and what of it is here.
 */
final class Folders_Controller extends Controller {

	/**
	 * Needs its shape, connections, folders, what was given up, and the policy.
	 *
	 * @param Schema                $schema      Shape.
	 * @param Connection_Repository $connections Connections.
	 * @param Folder_Repository     $folders     Folders.
	 * @param Unfinished_Repository $unfinished  Mails to come back to.
	 * @param Policy                $policy      Who may.
	 */
	public function __construct(
		Schema $schema,
		private readonly Connection_Repository $connections,
		private readonly Folder_Repository $folders,
		private readonly Unfinished_Repository $unfinished,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the route.
	 */
	public function register(): void {
		$this->route( 'GET', 'connections/{id}/folders', fn( \WP_REST_Request $request ): array => $this->list( $this->id( $request ) ), fn(): bool => $this->policy->may( get_current_user_id(), 'manage_settings' ) );
	}

	/**
	 * The folders of a connection that are read.
	 *
	 * @param int $id Connection.
	 * @return list<array<string, mixed>>
	 * @throws Problem When it isn't an e-mail connection.
	 */
	private function list( int $id ): array {
		$connection = $this->connections->find( $id );
		if ( 'email' !== $connection?->channel ) {
			throw Problem::not_found( 'connection' );
		}
		$settings = Receiving_Settings::of( $connection );
		$read     = Receiving_Settings::IMAP === $settings->way ? $settings->folders : [ '' ];
		$given_up = $this->unfinished->given_up()[ $id ] ?? [];
		$items    = [];
		$known    = array_column( $this->folders->of_connection( $id ), null, 'path' );
		foreach ( $read as $path ) {
			$folder = $known[ $path ] ?? null;
			if ( null !== $folder ) {
				$items[] = [
					'path'       => $folder->path,
					'name'       => '' === $folder->path ? __( 'Mailbox', 'switchboard' ) : Mailbox_Name::decode( $folder->path ),
					'on_server'  => $folder->on_server,
					'here'       => $folder->here,
					'older'      => $folder->older,
					'given_up'   => $given_up[ Place::folder_key( $folder->path ) ] ?? 0,
					'since'      => Clock::to_rfc3339( $folder->since ),
					'counted_at' => Clock::to_rfc3339( $folder->counted_at ),
					'fetched_at' => Clock::to_rfc3339( $folder->fetched_at ),
					'error'      => '' === $folder->error ? null : $folder->error,
				];
			}
		}
		return $items;
	}
}
