<?php
/**
 * Tests of rows of companies.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use Switchboard\Contacts\Company;
use Switchboard\Contacts\Company_Repository;
use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Tests\TestCase;

/**
 * Rows in and out, page by page.
 */
final class Company_Repository_Test extends TestCase {

	private Company_Repository $companies;

	protected function setUp(): void {
		parent::setUp();
		$this->companies = new Company_Repository( $this->database(), new Frozen_Clock( 1000 ) );
		$this->database()->execute( 'DELETE FROM {company}' );
		foreach ( [ 'Zebra', 'acme', 'Ácme', 'Acme & Sons', '50% off' ] as $name ) {
			$this->companies->insert( [ 'name' => $name ] );
		}
	}

	public function test_pages_neither_skip_nor_repeat(): void {
		foreach ( [ 1, 2, 5, 9 ] as $size ) {
			$this->assertSame( [ '50% off', 'acme', 'Ácme', 'Acme & Sons', 'Zebra' ], $this->names( '', $size ) );
			$this->assertSame( [ 'acme', 'Ácme', 'Acme & Sons' ], $this->names( 'ACM', $size ) );
			$this->assertSame( [ '50% off' ], $this->names( '50%', $size ) );
			$this->assertSame( [], $this->names( '%', $size ) );
		}
	}

	public function test_a_cursor_to_nowhere_is_refused(): void {
		$this->expectException( Problem::class );
		$this->companies->page( '', 5, 'OTk5OTk5' );
	}

	public function test_names(): void {
		$id = $this->companies->insert( [ 'name' => 'New' ] );
		$this->companies->update( $id, [
			'name' => 'Newer',
			'share_tickets' => true,
		] );
		$this->assertSame( [ $id => 'Newer' ], $this->companies->names( [ $id, $id + 1 ] ) );
		$this->assertTrue( $this->companies->find( $id )?->share_tickets );
	}

	/**
	 * All names by pages of a size.
	 *
	 * @return list<string>
	 */
	private function names( string $search, int $size ): array {
		$names  = [];
		$cursor = null;
		do {
			$page   = $this->companies->page( $search, $size, $cursor );
			$names  = [ ...$names, ...array_map( static fn( Company $company ): string => $company->name, $page['companies'] ) ];
			$cursor = $page['cursor'];
		} while ( null !== $cursor );
		return $names;
	}
}
