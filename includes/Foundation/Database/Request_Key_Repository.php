<?php
/**
 * Requests that were done already.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Database;

use Switchboard\Foundation\Clock;

/**
 * Makes a POST repeatable: the first one with a client id does the work, a repeated one is told what it made.
 */
final class Request_Key_Repository {

	/**
	 * Needs the database and the time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * Does the work once for a key, in one transaction with the claim.
	 *
	 * @param string         $scope     What the id is unique in, such as `ticket:user:3`.
	 * @param string|null    $client_id The sender's own id; null or '' does the work each time.
	 * @param \Closure(): int $work     Makes the thing and returns its id.
	 * @return array{id: int, repeated: bool}
	 */
	public function once( string $scope, ?string $client_id, \Closure $work ): array {
		return $this->database->transaction( fn(): array => $this->once_together( $scope, $client_id, $work ) );
	}

	/**
	 * Does the work once for a key, in the transaction of a caller who fails with it.
	 *
	 * The claim comes first: a double waits for the first one to commit and then reads its result.
	 *
	 * @param string         $scope     See once().
	 * @param string|null    $client_id See once().
	 * @param \Closure(): int $work     See once().
	 * @return array{id: int, repeated: bool}
	 */
	public function once_together( string $scope, ?string $client_id, \Closure $work ): array {
		$key     = hash( 'sha256', $scope . "\0" . $client_id );
		$is_kept = null !== $client_id && '' !== $client_id;
		if ( $is_kept && ! $this->claim( $key ) ) {
			return [
				'id'       => (int) $this->database->value( 'SELECT resource_id FROM {request_key} WHERE request_key = %s', [ $key ] ),
				'repeated' => true,
			];
		}
		$id = $work();
		if ( $is_kept ) {
			$this->database->update( 'request_key', [ 'resource_id' => $id ], [ 'request_key' => $key ] );
		}
		return [
			'id'       => $id,
			'repeated' => false,
		];
	}

	/**
	 * Whether this is the first request with a key.
	 *
	 * @param string $key Key.
	 */
	private function claim( string $key ): bool {
		return $this->database->insert_once(
			'request_key',
			[
				'request_key' => $key,
				'created_at'  => $this->clock->now(),
			]
		);
	}

	/**
	 * Forgets keys that nobody will repeat any more.
	 *
	 * @param int $before Seconds since 1970.
	 */
	public function prune( int $before ): void {
		$this->database->execute( 'DELETE FROM {request_key} WHERE created_at < %d', [ $before ] );
	}
}
