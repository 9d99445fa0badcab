<?php
/**
 * Tests that no table was forgotten.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Privacy;

use PHPUnit\Framework\TestCase;
use Switchboard\Privacy\Coverage;
use Switchboard\Schema;

/**
 * A new table needs a decision; Privacy_Module_Test proves that each decision is kept.
 */
final class Coverage_Test extends TestCase {

	public function test_each_table_has_a_decision(): void {
		$tables    = array_keys( Schema::tables() );
		$decisions = array_keys( Coverage::TABLES );
		$this->assertSame( [], array_values( array_diff( $tables, $decisions ) ), 'Decide in Privacy\Coverage what these tables hold of a person.' );
		$this->assertSame( [], array_values( array_diff( $decisions, $tables ) ), 'These tables are no more.' );
	}
}
