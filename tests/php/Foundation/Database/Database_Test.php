<?php
/**
 * Tests of the database layer.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\Database;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Foundation\Database\Database_Error;
use Switchboard\Tests\TestCase;

/**
 * Transactions that nest, values that are only values, failures that are seen.
 */
#[Group( 'smoke' )]
final class Database_Test extends TestCase {

	/**
	 * An inner failure undoes the inner part alone; the outer part stays.
	 */
	public function test_nested_transactions(): void {
		$database = $this->database();
		$database->transaction(
			function () use ( $database ): void {
				$this->add( 'outer' );
				try {
					$database->transaction(
						function (): void {
							$this->add( 'inner' );
							throw new \RuntimeException( 'no' );
						}
					);
				} catch ( \RuntimeException ) {
					$this->add( 'after' );
				}
			}
		);
		$this->assertSame( [ 'after', 'outer' ], $database->column( 'SELECT limit_key FROM {rate_limit} ORDER BY limit_key' ) );
	}

	/**
	 * What waits for a commit of undone work never runs; the rest runs after the outermost commit.
	 */
	public function test_after_commit(): void {
		$database = $this->database();
		$seen     = [];
		$database->transaction(
			static function () use ( $database, &$seen ): void {
				$database->after_commit(
					static function () use ( &$seen ): void {
						$seen[] = 'kept';
					}
				);
				try {
					$database->transaction(
						static function () use ( $database, &$seen ): void {
							$database->after_commit(
								static function () use ( &$seen ): void {
									$seen[] = 'undone';
								}
							);
							throw new \RuntimeException( 'no' );
						}
					);
				} catch ( \RuntimeException ) {
					$seen[] = 'caught';
				}
			}
		);
		$database->run_after_commit();
		$this->assertSame( [ 'caught', 'kept' ], $seen );
	}

	/**
	 * Hostile values stay values; null is NULL; text of any script comes back as it was.
	 */
	public function test_values(): void {
		$database = $this->database();
		foreach ( [ "'; DROP TABLE x; --", '%s %d {ticket} {unknown}', 'ü 🫖 ليلى', '\\', "a\nb" ] as $index => $text ) {
			$id = $database->insert(
				'tag',
				[
					'name'     => $text,
					'name_key' => "key$index",
				]
			);
			$this->assertSame( $text, $database->value( 'SELECT name FROM {tag} WHERE id = %d', [ $id ] ) );
			$this->assertSame( (string) $id, $database->value( 'SELECT id FROM {tag} WHERE name_key = %s AND name = %s', [ "key$index", $text ] ) );
		}
		$job = $database->insert(
			'job',
			[
				'name'       => 'x',
				'payload'    => '{}',
				'unique_key' => null,
			]
		);
		$this->assertNull( $database->value( 'SELECT unique_key FROM {job} WHERE id = %d', [ $job ] ) );
	}

	/**
	 * A refused statement is an exception, not a silent false.
	 */
	public function test_failure_is_an_exception(): void {
		$this->add( 'twice' );
		$this->expectException( Database_Error::class );
		$this->add( 'twice' );
	}

	/**
	 * What the database undid for a deadlock inside another transaction isn't tried again there: the outermost one decides.
	 */
	public function test_deadlock_inside_is_passed_on(): void {
		$tries = 0;
		$this->expectException( Database_Error::class );
		$this->database()->transaction(
			function () use ( &$tries ): never {
				$this->assertSame( 1, ++$tries );
				throw new Database_Error( 'Deadlock found when trying to get lock; try restarting transaction' );
			}
		);
	}

	/**
	 * `insert_once` says whether it wrote.
	 */
	public function test_insert_once(): void {
		$row = [
			'limit_key'  => 'once',
			'expires_at' => 1,
		];
		$this->assertTrue( $this->database()->insert_once( 'rate_limit', $row ) );
		$this->assertFalse( $this->database()->insert_once( 'rate_limit', $row ) );
	}

	/**
	 * Adds a row.
	 *
	 * @param string $key Key.
	 */
	private function add( string $key ): void {
		$this->database()->insert( 'rate_limit', [ 'limit_key' => $key ] );
	}
}
