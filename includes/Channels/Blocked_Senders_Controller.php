<?php
/**
 * Blocked senders over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Agents\Agent_Repository;
use Switchboard\Agents\Policy;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\REST\Schema;

/**
 * `blocked-senders`: whose messages are kept outside the tickets. Agents block from what waits; only managers see the whole list and
 * let a sender write again.
 */
final class Blocked_Senders_Controller extends Controller {

	/**
	 * Needs senders and who blocked them.
	 *
	 * @param Schema                    $schema  Shape of a blocked sender.
	 * @param Blocked_Sender_Repository $senders Senders.
	 * @param Agent_Repository          $agents  Names.
	 * @param Policy                    $policy  Who may.
	 */
	public function __construct(
		Schema $schema,
		private readonly Blocked_Sender_Repository $senders,
		private readonly Agent_Repository $agents,
		private readonly Policy $policy
	) {
		parent::__construct( $schema );
	}

	/**
	 * Registers the routes.
	 */
	public function register(): void {
		$may = fn(): bool => $this->policy->may( get_current_user_id(), 'manage' );
		$this->route( 'GET', 'blocked-senders', fn(): array => $this->list(), $may );
		$this->route( 'DELETE', 'blocked-senders', fn( $request ) => $this->unblock( (string) $request['sender'] ), $may, 'unblock' );
	}

	/**
	 * All of them.
	 *
	 * @return list<array<string, mixed>>
	 */
	private function list(): array {
		$all   = $this->senders->all();
		$names = $this->agents->names( array_values( array_unique( array_column( $all, 'blocked_by' ) ) ) );
		return array_map(
			static fn( array $blocked ): array => [
				'sender'     => $blocked['sender'],
				'blocked_by' => $names[ $blocked['blocked_by'] ] ?? '',
				'created_at' => Clock::to_rfc3339( $blocked['created_at'] ),
			],
			$all
		);
	}

	/**
	 * Lets a sender write again.
	 *
	 * @param string $sender As it was blocked.
	 * @return array{deleted: true, sender: string}
	 */
	private function unblock( string $sender ): array {
		$this->senders->remove( $sender );
		return [
			'deleted' => true,
			'sender'  => $sender,
		];
	}
}
