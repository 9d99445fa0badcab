<?php
/**
 * Fetches mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Email\Imap\Imap_Client;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Pop3\Pop3_Client;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database_Error;
use Switchboard\Foundation\Database\Lease_Repository;

/**
 * One run of one connection: under a lease, written down in the log, its result shown on the connection.
 */
final class Fetch {

	/** Longer than the longest silence of a run, shorter than the queue gives a job. */
	private const LEASE_SECONDS = 280;

	/**
	 * Needs rows, the way in and both ways of reading.
	 *
	 * @param Connection_Repository $connections Connections.
	 * @param Mailboxes             $mailboxes   Opens mailboxes.
	 * @param Imap_Fetch            $imap        Reads by IMAP.
	 * @param Pop3_Fetch            $pop3        Reads by POP3.
	 * @param Fetch_Log_Repository  $log         Log.
	 * @param Lease_Repository      $leases      Lets one process at a time fetch.
	 * @param Clock                 $clock       Clock.
	 */
	public function __construct(
		private readonly Connection_Repository $connections,
		private readonly Mailboxes $mailboxes,
		private readonly Imap_Fetch $imap,
		private readonly Pop3_Fetch $pop3,
		private readonly Fetch_Log_Repository $log,
		private readonly Lease_Repository $leases,
		private readonly Clock $clock
	) {
	}

	/**
	 * Fetches a connection's mail.
	 *
	 * @param int $id      Connection.
	 * @param int $seconds Budget.
	 * @return Fetched_Mail|null Null when another process is at it, or there is nothing to fetch from.
	 */
	public function run( int $id, int $seconds ): ?Fetched_Mail {
		$lease = $this->leases->take( "fetch:$id", self::LEASE_SECONDS );
		if ( null === $lease ) {
			return null;
		}
		try {
			$connection = $this->connections->find( $id );
			return null !== $connection && self::is_fetched( $connection ) ? $this->fetch( $connection, $lease, $seconds ) : null;
		} finally {
			$this->leases->release( "fetch:$id", $lease );
		}
	}

	/**
	 * Whether mail is fetched for a connection.
	 *
	 * @param Connection $connection Connection.
	 */
	public static function is_fetched( Connection $connection ): bool {
		return $connection->enabled && 'email' === $connection->channel && Receiving_Settings::of( $connection )->is_fetched();
	}

	/**
	 * Fetches under the lease.
	 *
	 * @param Connection $connection Connection.
	 * @param string     $lease      Proof.
	 * @param int        $seconds    Budget.
	 */
	private function fetch( Connection $connection, string $lease, int $seconds ): Fetched_Mail {
		$before  = $this->log->last( $connection->id );
		$careful = null !== $before && 0 === $before['ended_at'];
		if ( $careful ) {
			$this->log->end( $before['id'], 0, $before['found'], $before['taken'], $before['failed'], __( 'The run ended before its time.', 'switchboard' ) );
			Single_Fetch::tidy( $connection->id );
		}
		$entry   = $this->log->begin( $connection->id );
		$run     = new Fetch_Run( $connection, $seconds, $careful, fn() => $this->beat( $connection->id, $lease ) );
		$failure = $this->read( $run );
		$error   = $failure->message ?? $run->complaints[0] ?? '';
		$this->log->end( $entry, $before['id'] ?? 0, $run->found, $run->taken, $run->failed, '' === $error ? $run->given_up[0] ?? '' : $error );
		$this->note( $connection, $error, null === $failure && $run->is_complete, $before['error'] ?? '' );
		return new Fetched_Mail( $run->found, $run->taken, $run->failed, $error, $run->has_more && null === $failure, $run->has_read || $run->taken > 0, $failure->needs_person ?? false );
	}

	/**
	 * Reads the mailbox.
	 *
	 * @param Fetch_Run $run Run.
	 * @return Fetch_Failure|null Why it ended early, null when it didn't.
	 * @throws Database_Error When the database is away: then nothing can be noted.
	 * @throws Superseded     When another process took over.
	 */
	private function read( Fetch_Run $run ): ?Fetch_Failure {
		try {
			if ( Receiving_Settings::POP3 === $run->settings->way ) {
				$this->within( $this->mailboxes->pop3( $run->connection ), fn( Pop3_Client $client ) => $this->pop3->read( $client, $run ) );
			} else {
				$this->within( $this->mailboxes->imap( $run->connection ), fn( Imap_Client $client ) => $this->imap->read( $client, $run ) );
			}
		} catch ( Database_Error | Superseded $error ) {
			throw $error;
		} catch ( \Throwable $error ) {
			return Fetch_Failure::of( $error, $run->settings->host );
		}
		return null;
	}

	/**
	 * Works with a mailbox, and hangs up.
	 *
	 * @template T of Imap_Client|Pop3_Client
	 * @param Imap_Client|Pop3_Client $client Client.
	 * @phpstan-param T $client
	 * @param \Closure( T ): void     $work   Work.
	 */
	private function within( Imap_Client|Pop3_Client $client, \Closure $work ): void {
		try {
			$work( $client );
		} finally {
			$client->close();
		}
	}

	/**
	 * Shows on the connection how it went. What something else complained about there, such as sending, stays.
	 *
	 * @param Connection $connection  Connection.
	 * @param string     $error       What went wrong, '' for nothing.
	 * @param bool       $is_complete Whether all that should be read was read.
	 * @param string     $before      What went wrong the last time.
	 */
	private function note( Connection $connection, string $error, bool $is_complete, string $before ): void {
		$now = $this->connections->find( $connection->id );
		if ( null === $now ) {
			return;
		}
		if ( $is_complete ) {
			$this->connections->note_fetch( $connection->id, $this->clock->now() );
		}
		if ( '' !== $error && Connection::RECONNECT !== $now->state ) {
			$this->connections->set_state( $connection->id, Connection::ERROR, $error );
		} elseif ( '' === $error && Connection::ERROR === $now->state && $now->state_reason === mb_substr( $before, 0, 500 ) ) {
			$this->connections->set_state( $connection->id, Connection::OK );
		}
	}

	/**
	 * Says that the run is alive.
	 *
	 * @param int    $connection Connection.
	 * @param string $lease      Proof.
	 * @throws Superseded When another process took over.
	 */
	private function beat( int $connection, string $lease ): void {
		if ( ! $this->leases->renew( "fetch:$connection", $lease, self::LEASE_SECONDS ) ) {
			throw new Superseded( 'Another process fetches this mail.' );
		}
	}
}
