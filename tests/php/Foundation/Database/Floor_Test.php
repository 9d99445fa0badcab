<?php
/**
 * Tests of the database floor.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\Database;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Foundation\Database\Floor;
use Switchboard\Tests\TestCase;

/**
 * What servers say of themselves.
 */
final class Floor_Test extends TestCase {

	/**
	 * Old servers are named, good ones pass.
	 *
	 * @param string $info      Server info.
	 * @param bool   $is_sqlite Whether it is SQLite.
	 * @param bool   $is_good   Whether it passes.
	 */
	#[DataProvider( 'servers' )]
	public function test_complaint( string $info, bool $is_sqlite, bool $is_good ): void {
		$this->assertSame( $is_good, null === Floor::complaint( $info, $is_sqlite ) );
	}

	/**
	 * Servers.
	 *
	 * @return iterable<array{string, bool, bool}>
	 */
	public static function servers(): iterable {
		yield [ '10.11.6-MariaDB-0+deb12u1', false, true ];
		yield [ '5.5.5-10.6.0-MariaDB', false, true ];
		yield [ '5.5.5-10.5.9-MariaDB', false, false ];
		yield [ '8.0.36', false, true ];
		yield [ '8.4.0-cloud', false, true ];
		yield [ '5.7.44-log', false, false ];
		yield [ '3.40.1', true, true ];
		yield [ '', false, false ];
	}
}
