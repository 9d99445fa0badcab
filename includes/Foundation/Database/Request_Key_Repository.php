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
	 * The claim is the transaction's first statement: a double waits for the first one to commit and then reads its result.
	 *
	 * @param string         $scope     What the id is unique in, such as `ticket:user:3`.
	 * @param string|null    $client_id The sender's own id; null or '' does the work each time.
	 * @param \Closure(): int $work     Makes the thing and returns its id.
	 * @return array{id: int, repeated: bool}
	 */
	public function once( string $scope, ?string $client_id, \Closure $work ): array {
		if ( null === $client_id || '' === $client_id ) {
			return [
				'id'       => $this->database->transaction( $work ),
				'repeated' => false,
			];
		}
		$key = hash( 'sha256', $scope . "\0" . $client_id );
		return $this->database->transaction(
			function () use ( $key, $work ): array {
				$is_first = $this->database->insert_once(
					'request_key',
					[
						'request_key' => $key,
						'created_at'  => $this->clock->now(),
					]
				);
				if ( ! $is_first ) {
					return [
						'id'       => (int) $this->database->value( 'SELECT resource_id FROM {request_key} WHERE request_key = %s', [ $key ] ),
						'repeated' => true,
					];
				}
				$id = $work();
				$this->database->update( 'request_key', [ 'resource_id' => $id ], [ 'request_key' => $key ] );
				return [
					'id'       => $id,
					'repeated' => false,
				];
			}
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
