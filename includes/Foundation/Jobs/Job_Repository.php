<?php
/**
 * Rows of jobs.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Jobs;

use Switchboard\Foundation\Database\Database;

/**
 * Stores jobs. A taken job is one whose `available_at` lies ahead by the lease: if its process dies, it is due again by itself.
 */
final class Job_Repository {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Adds a job, or moves and renews the one with the same unique key.
	 *
	 * @param string               $name         Kind.
	 * @param array<string, mixed> $payload      Ids.
	 * @param int                  $available_at Seconds since 1970.
	 * @param string|null          $unique_key   At most one job with this key waits.
	 * @param int                  $now          Seconds since 1970.
	 */
	public function add( string $name, array $payload, int $available_at, ?string $unique_key, int $now ): void {
		// An emptied lease makes a run that is under way leave the row, so that it runs once more.
		$this->database->execute(
			"INSERT INTO {job} (name, payload, unique_key, available_at, created_at) VALUES (%s, %s, %s, %d, %d)
			ON DUPLICATE KEY UPDATE payload = VALUES(payload), available_at = VALUES(available_at), state = 'waiting', attempts = 0, lease = ''",
			[ $name, (string) wp_json_encode( $payload ), $unique_key, $available_at, $now ]
		);
	}

	/**
	 * Removes a job that nobody has taken yet.
	 *
	 * @param string $unique_key Key.
	 * @return bool Whether there was one.
	 */
	public function cancel( string $unique_key ): bool {
		return $this->database->execute( "DELETE FROM {job} WHERE unique_key = %s AND lease = ''", [ $unique_key ] ) > 0;
	}

	/**
	 * Which of these jobs wait or run.
	 *
	 * @param list<string> $unique_keys Keys.
	 * @return list<string>
	 */
	public function waiting( array $unique_keys ): array {
		return $this->database->column( "SELECT unique_key FROM {job} WHERE state = 'waiting' AND unique_key IN (" . Database::placeholders( $unique_keys, '%s' ) . ')', $unique_keys );
	}

	/**
	 * Makes a waiting or dead job due now.
	 *
	 * @param string $unique_key Key.
	 * @param int    $now        Seconds since 1970.
	 */
	public function hasten( string $unique_key, int $now ): void {
		$this->database->execute( "UPDATE {job} SET available_at = %d, state = 'waiting', attempts = 0, lease = '' WHERE unique_key = %s", [ $now, $unique_key ] );
	}

	/**
	 * Whether something is due: one look at an index.
	 *
	 * @param int $now Seconds since 1970.
	 */
	public function is_due( int $now ): bool {
		return null !== $this->database->value( "SELECT id FROM {job} WHERE state = 'waiting' AND available_at <= %d LIMIT 1", [ $now ] );
	}

	/**
	 * Takes the next due job.
	 *
	 * @param int $now   Seconds since 1970.
	 * @param int $lease Seconds that the taker may need.
	 * @return array{id: int, name: string, payload: array<string, mixed>, attempts: int, lease: string}|null
	 */
	public function take( int $now, int $lease ): ?array {
		$due = $this->database->rows( "SELECT id, name, payload, attempts FROM {job} WHERE state = 'waiting' AND available_at <= %d ORDER BY available_at, id LIMIT 10", [ $now ] );
		foreach ( $due as $row ) {
			$token = bin2hex( random_bytes( 16 ) );
			$taken = $this->database->execute(
				"UPDATE {job} SET lease = %s, available_at = %d, attempts = attempts + 1 WHERE id = %d AND state = 'waiting' AND available_at <= %d",
				[ $token, $now + $lease, $row['id'], $now ]
			);
			if ( 1 === $taken ) {
				return [
					'id'       => (int) $row['id'],
					'name'     => (string) $row['name'],
					'payload'  => (array) json_decode( (string) $row['payload'], true ),
					'attempts' => (int) $row['attempts'] + 1,
					'lease'    => $token,
				];
			}
		}
		return null;
	}

	/**
	 * A job is done; stays when it was added anew meanwhile.
	 *
	 * @param int    $id    Job.
	 * @param string $lease Lease of the run.
	 */
	public function done( int $id, string $lease ): void {
		$this->database->execute( 'DELETE FROM {job} WHERE id = %d AND lease = %s', [ $id, $lease ] );
	}

	/**
	 * A job failed.
	 *
	 * @param int    $id          Job.
	 * @param string $lease       Lease of the run.
	 * @param string $error       Why.
	 * @param int    $next_try_at Seconds since 1970; 0 makes it a dead letter.
	 */
	public function failed( int $id, string $lease, string $error, int $next_try_at ): void {
		$this->database->execute(
			"UPDATE {job} SET state = %s, available_at = %d, lease = '', last_error = %s WHERE id = %d AND lease = %s",
			[ $next_try_at ? 'waiting' : 'dead', $next_try_at, mb_substr( $error, 0, 500 ), $id, $lease ]
		);
	}

	/**
	 * How the queue stands, for the status screen.
	 *
	 * @param int $now Seconds since 1970.
	 * @return array{waiting: int, due: int, oldest_due_at: int, dead: int}
	 */
	public function state( int $now ): array {
		$row = $this->database->row(
			"SELECT SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END) AS waiting, SUM(CASE WHEN state = 'waiting' AND available_at <= %d THEN 1 ELSE 0 END) AS due,
			MIN(CASE WHEN state = 'waiting' THEN available_at END) AS oldest, SUM(CASE WHEN state = 'dead' THEN 1 ELSE 0 END) AS dead FROM {job}",
			[ $now ]
		);
		return [
			'waiting'       => (int) ( $row['waiting'] ?? 0 ),
			'due'           => (int) ( $row['due'] ?? 0 ),
			'oldest_due_at' => (int) ( $row['oldest'] ?? 0 ),
			'dead'          => (int) ( $row['dead'] ?? 0 ),
		];
	}

	/**
	 * The newest dead letters.
	 *
	 * @param int $limit How many.
	 * @return list<array{id: int, name: string, payload: string, last_error: string, created_at: int}>
	 */
	public function dead( int $limit ): array {
		return array_map(
			static fn( array $row ): array => [
				'id'         => (int) $row['id'],
				'name'       => (string) $row['name'],
				'payload'    => (string) $row['payload'],
				'last_error' => (string) $row['last_error'],
				'created_at' => (int) $row['created_at'],
			],
			$this->database->rows( "SELECT * FROM {job} WHERE state = 'dead' ORDER BY id DESC LIMIT %d", [ $limit ] )
		);
	}

	/**
	 * Brings dead letters back, or removes them.
	 *
	 * @param bool     $again True to try them again, false to remove them.
	 * @param int      $now   Seconds since 1970.
	 * @param int|null $id    One of them; null for all.
	 */
	public function settle_dead( bool $again, int $now, ?int $id = null ): void {
		$where  = null === $id ? '' : ' AND id = %d';
		$values = null === $id ? [] : [ $id ];
		if ( $again ) {
			$this->database->execute( "UPDATE {job} SET state = 'waiting', attempts = 0, available_at = %d WHERE state = 'dead'$where", [ $now, ...$values ] );
		} else {
			$this->database->execute( "DELETE FROM {job} WHERE state = 'dead'$where", $values );
		}
	}
}
