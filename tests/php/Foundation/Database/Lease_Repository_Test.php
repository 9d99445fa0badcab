<?php

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\Database;

use Switchboard\Foundation\Database\Lease_Repository;
use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Tests\TestCase;

final class Lease_Repository_Test extends TestCase {

	public function test_one_has_it_until_it_is_given_back_or_over(): void {
		$clock  = new Frozen_Clock( 1000 );
		$leases = new Lease_Repository( $this->database(), $clock );
		$first  = $leases->take( 'fetch:1', 60 );
		$this->assertNotNull( $first );
		$this->assertNull( $leases->take( 'fetch:1', 60 ) );
		$this->assertNotNull( $leases->take( 'fetch:2', 60 ) );
		$leases->release( 'fetch:1', 'of somebody else' );
		$this->assertNull( $leases->take( 'fetch:1', 60 ) );
		$leases->release( 'fetch:1', $first );
		$this->assertNotNull( $leases->take( 'fetch:1', 60 ) );

		$clock->set( 1059 );
		$this->assertNull( $leases->take( 'fetch:1', 60 ) );
		$clock->set( 1060 );
		$second = $leases->take( 'fetch:1', 60 );
		$this->assertNotNull( $second );
		// Whose lease is over can't give back the other's.
		$leases->release( 'fetch:1', $first );
		$this->assertNull( $leases->take( 'fetch:1', 60 ) );
	}
}
