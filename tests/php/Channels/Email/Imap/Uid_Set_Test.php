<?php
/**
 * Tests of sets of UIDs.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Imap;

use Switchboard\Channels\Email\Imap\Uid_Set;

final class Uid_Set_Test extends \PHPUnit\Framework\TestCase {

	public function test_writes_ranges(): void {
		$this->assertSame( [ '1:3,5,7:8' ], Uid_Set::of( [ 7, 3, 1, 2, 8, 5, 3 ] ) );
		$this->assertSame( [], Uid_Set::of( [] ) );
	}

	public function test_makes_several_sets_of_bearable_length(): void {
		$uids = range( 1_000_001, 1_001_000, 2 );
		$sets = Uid_Set::of( $uids );
		$this->assertSame( $uids, array_map( 'intval', explode( ',', implode( ',', $sets ) ) ) );
		$this->assertSame( [], array_filter( $sets, static fn( string $set ): bool => strlen( $set ) > 1000 ) );
		$this->assertCount( 4, $sets );
	}
}
