<?php
/**
 * Tests of transactions that the database undid.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\Database;

use Switchboard\Foundation\Database\Database_Error;
use Switchboard\Tests\TestCase;

/**
 * Outside any other transaction a deadlock's victim runs again, a few times.
 */
final class Deadlock_Test extends TestCase {

	protected const TRANSACTION = false;

	/**
	 * The second try succeeds.
	 */
	public function test_runs_again(): void {
		$tries  = 0;
		$result = $this->database()->transaction(
			static function () use ( &$tries ): string {
				if ( 1 === ++$tries ) {
					throw new Database_Error( 'Deadlock found when trying to get lock; try restarting transaction' );
				}
				return 'done';
			}
		);
		$this->assertSame( 'done', $result );
		$this->assertSame( 2, $tries );
	}

	/**
	 * It gives up in the end, and other failures aren't tried again.
	 */
	public function test_gives_up(): void {
		foreach ( [
			'Deadlock found' => 3,
			'Unknown column' => 1,
		] as $message => $expected ) {
			$tries = 0;
			try {
				$this->database()->transaction(
					static function () use ( &$tries, $message ): void {
						++$tries;
						throw new Database_Error( $message );
					}
				);
			} catch ( Database_Error ) {
				$this->assertSame( $expected, $tries );
			}
		}
	}
}
