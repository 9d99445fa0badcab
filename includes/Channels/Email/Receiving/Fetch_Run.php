<?php
/**
 * A run of a fetch.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;

/**
 * What one run knows: whose mail it fetches, how long it may go on, and what came of it so far.
 */
final class Fetch_Run {

	/** Share of the memory limit that a run may leave behind for the next mail. */
	private const MEMORY = 0.7;

	/** Seconds between two signs of life. */
	private const HEARTBEAT = 10.0;

	/** Settings of the connection. */
	public readonly Receiving_Settings $settings;

	/** Mails that were new on the server. */
	public int $found = 0;

	/** Of these, mails that are here now. */
	public int $taken = 0;

	/** Of these, mails that failed. */
	public int $failed = 0;

	/** Whether it got on at all. */
	public bool $has_moved = false;

	/** Whether it ended before all was done. */
	public bool $has_more = false;

	/** Whether a folder was read to its end, or as far as time allowed. */
	public bool $has_read = false;

	/** Whether every folder was. */
	public bool $is_complete = true;

	/**
	 * What a person has to see to.
	 *
	 * @var list<string>
	 */
	public array $complaints = [];

	/**
	 * Mails that could not be fetched although they were tried often.
	 *
	 * @var list<string>
	 */
	public array $given_up = [];

	/** When it has to end, by microtime(). */
	private readonly float $until;

	/** The last sign of life, by microtime(). */
	private float $alive_at;

	/** Bytes that must not be exceeded; 0 for any number. */
	private readonly int $memory;

	/**
	 * Begins.
	 *
	 * @param Connection      $connection Connection.
	 * @param int             $seconds    Budget.
	 * @param bool            $careful    Whether the run before died: then each mail is noted before it is touched, and one that kills is found.
	 * @param \Closure(): void $beat      Says that the run is alive; throws when it isn't wanted any longer.
	 */
	public function __construct( public readonly Connection $connection, int $seconds, public readonly bool $careful, private readonly \Closure $beat ) {
		$this->settings = Receiving_Settings::of( $connection );
		$this->alive_at = microtime( true );
		$this->until    = $this->alive_at + $seconds;
		$this->memory   = (int) ( self::MEMORY * max( 0, wp_convert_hr_to_bytes( (string) ini_get( 'memory_limit' ) ) ) );
	}

	/**
	 * Whether there is time and memory for another mail. Says it if not.
	 */
	public function goes_on(): bool {
		$this->stay_alive();
		// One step is always taken, else a slow server or a site with little memory would never get on.
		$is_spent       = $this->has_moved && ( microtime( true ) >= $this->until || ( $this->memory > 0 && memory_get_usage() > $this->memory ) );
		$this->has_more = $this->has_more || $is_spent;
		return ! $is_spent;
	}

	/**
	 * Says from time to time that the run is alive.
	 */
	public function stay_alive(): void {
		$now = microtime( true );
		if ( $now - $this->alive_at >= self::HEARTBEAT ) {
			( $this->beat )();
			$this->alive_at = $now;
		}
	}
}
