<?php
/**
 * Leases.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Database;

use Switchboard\Foundation\Clock;

/**
 * Lets one process at a time do a thing. A lease ends by itself, so a process that dies blocks nobody for long.
 */
final class Lease_Repository {

	/**
	 * Needs rows and time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * Takes a lease. Not inside a transaction: nobody else would see it before its end.
	 *
	 * @phpstan-impure
	 *
	 * @param string $name    What is done, at most 64 characters.
	 * @param int    $seconds For how long at most.
	 * @return string|null Proof for release(); null while another process has it.
	 */
	public function take( string $name, int $seconds ): ?string {
		$now    = $this->clock->now();
		$holder = bin2hex( random_bytes( 16 ) );
		$row    = [
			'lease_key'  => $name,
			'holder'     => $holder,
			'expires_at' => $now + $seconds,
		];
		if ( $this->database->insert_once( 'lease', $row ) ) {
			return $holder;
		}
		$taken = $this->database->execute( 'UPDATE {lease} SET holder = %s, expires_at = %d WHERE lease_key = %s AND expires_at <= %d', [ $holder, $now + $seconds, $name, $now ] );
		return 1 === $taken ? $holder : null;
	}

	/**
	 * Keeps a lease for longer: who works for long says from time to time that it is still alive.
	 *
	 * @phpstan-impure
	 *
	 * @param string $name    What is done.
	 * @param string $holder  Proof.
	 * @param int    $seconds For how long from now.
	 * @return bool False when it was lost: it had ended, and another process took it.
	 */
	public function renew( string $name, string $holder, int $seconds ): bool {
		$this->database->execute( 'UPDATE {lease} SET expires_at = %d WHERE lease_key = %s AND holder = %s', [ $this->clock->now() + $seconds, $name, $holder ] );
		// Databases don't count a row in which nothing changed.
		return $this->database->value( 'SELECT holder FROM {lease} WHERE lease_key = %s', [ $name ] ) === $holder;
	}

	/**
	 * Gives a lease back.
	 *
	 * @param string $name   What was done.
	 * @param string $holder Proof.
	 */
	public function release( string $name, string $holder ): void {
		$this->database->delete(
			'lease',
			[
				'lease_key' => $name,
				'holder'    => $holder,
			]
		);
	}
}
