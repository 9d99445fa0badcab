<?php
/**
 * When mail is fetched.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection_Repository;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Jobs\Queue;

/**
 * One job for each connection whose mail is fetched: it is there as long as the connection is on, and moves on after each run.
 */
final class Fetch_Schedule {

	/** Name of the job. */
	public const JOB = 'fetch_mail';

	/** Seconds between two runs. */
	private const USUAL = MINUTE_IN_SECONDS;

	/** Minutes to the next run after failures in a row: a server that is down isn't hammered. */
	private const BACK_OFF = [ 1, 2, 5, 10 ];

	/** Seconds to the next run after a refused sign-in: more tries would lock the account. */
	private const REFUSED = 15 * MINUTE_IN_SECONDS;

	/**
	 * Needs connections, the queue and time.
	 *
	 * @param Connection_Repository $connections Connections.
	 * @param Queue                 $queue       Queue.
	 * @param Clock                 $clock       Clock.
	 */
	public function __construct( private readonly Connection_Repository $connections, private readonly Queue $queue, private readonly Clock $clock ) {
	}

	/**
	 * A connection was added or changed: fetches at once if it is on, without waiting for the end of a back-off; else no more.
	 *
	 * @param int $id Connection.
	 */
	public function follow( int $id ): void {
		$connection = $this->connections->find( $id );
		if ( null === $connection || ! Fetch::is_fetched( $connection ) ) {
			$this->queue->cancel( self::key( $id ) );
			return;
		}
		if ( ! $this->queue->waiting( [ self::key( $id ) ] ) ) {
			$this->connections->watch( $id, $this->clock->now() );
		}
		$this->add( $id, 0, 0 );
	}

	/**
	 * Sees to it that every connection has its job: one that was lost must not stop its mail for good.
	 */
	public function mend(): void {
		$ids = [];
		foreach ( $this->connections->all() as $connection ) {
			if ( Fetch::is_fetched( $connection ) ) {
				$ids[ self::key( $connection->id ) ] = $connection->id;
			}
		}
		$waiting = $ids ? $this->queue->waiting( array_keys( $ids ) ) : [];
		foreach ( array_diff_key( $ids, array_flip( $waiting ) ) as $id ) {
			$this->add( $id, 0, 0 );
		}
	}

	/**
	 * Arranges the next run.
	 *
	 * @param int               $id       Connection.
	 * @param Fetched_Mail|null $result   What the last one brought; null when another process was at it.
	 * @param int               $failures Failures in a row before it.
	 */
	public function move_on( int $id, ?Fetched_Mail $result, int $failures ): void {
		$connection = $this->connections->find( $id );
		if ( null === $connection || ! Fetch::is_fetched( $connection ) ) {
			return;
		}
		if ( null === $result ) {
			$this->add( $id, self::USUAL, $failures );
			return;
		}
		$failures = '' === $result->error || $result->got_on ? 0 : $failures + 1;
		$seconds  = match ( true ) {
			$result->needs_person => self::REFUSED,
			$result->has_more     => 0,
			$failures > 0         => MINUTE_IN_SECONDS * ( self::BACK_OFF[ $failures - 1 ] ?? max( self::BACK_OFF ) ),
			default               => self::USUAL,
		};
		$this->add( $id, $seconds, $failures );
	}

	/**
	 * Adds the job, or moves it.
	 *
	 * @param int $id       Connection.
	 * @param int $seconds  Seconds from now.
	 * @param int $failures Failures in a row.
	 */
	private function add( int $id, int $seconds, int $failures ): void {
		$this->queue->add(
			self::JOB,
			[
				'connection' => $id,
				'failures'   => $failures,
			],
			0 === $seconds ? 0 : $this->clock->now() + $seconds,
			self::key( $id )
		);
	}

	/**
	 * The job's unique key.
	 *
	 * @param int $id Connection.
	 */
	private static function key( int $id ): string {
		return "fetch:$id";
	}
}
