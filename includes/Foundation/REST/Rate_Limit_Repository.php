<?php
/**
 * How often is too often.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\REST;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Secrets\Keyring;

/**
 * Counts hits in fixed windows. Keys are blinded: no address of a visitor is stored.
 */
final class Rate_Limit_Repository {

	/**
	 * Needs rows, time and a key to blind with.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 * @param Keyring  $keyring  Blinds keys.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock, private readonly Keyring $keyring ) {
	}

	/**
	 * Counts a hit and refuses when there were too many.
	 *
	 * @param string $what    What is limited and for whom, such as `form:<address>`.
	 * @param int    $most    Hits allowed in a window.
	 * @param int    $seconds Length of a window.
	 * @throws Problem 429 with `retry_after`.
	 */
	public function hit( string $what, int $most, int $seconds ): void {
		$now    = $this->clock->now();
		$window = intdiv( $now, $seconds );
		$key    = $this->keyring->blind( "$what:$seconds:$window" );
		$ends   = ( $window + 1 ) * $seconds;
		$this->database->execute(
			'INSERT INTO {rate_limit} (limit_key, hits, expires_at) VALUES (%s, 1, %d) ON DUPLICATE KEY UPDATE hits = hits + 1',
			[ $key, $ends ]
		);
		if ( (int) $this->database->value( 'SELECT hits FROM {rate_limit} WHERE limit_key = %s', [ $key ] ) > $most ) {
			throw new Problem( 'switchboard_rate_limited', __( 'That was too often in a short time. Please wait a little and try again.', 'switchboard' ), 429, [ 'retry_after' => $ends - $now ] );
		}
	}

	/**
	 * Forgets windows that are over.
	 */
	public function prune(): void {
		$this->database->execute( 'DELETE FROM {rate_limit} WHERE expires_at < %d', [ $this->clock->now() ] );
	}
}
