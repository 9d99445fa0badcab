<?php
/**
 * Tests of lists of contacts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Contacts\Contact;
use Switchboard\Contacts\Contact_Query;
use Switchboard\Contacts\Contact_Repository;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Tests\TestCase;

/**
 * Pages neither skip nor repeat anybody.
 */
final class Contact_Query_Test extends TestCase {

	private Contact_Query $query;

	private Contact_Repository $contacts;

	private Identity_Repository $identities;

	/**
	 * Seven people; three share a name, two were seen at the same time, one was merged.
	 */
	protected function setUp(): void {
		parent::setUp();
		$clock            = new Frozen_Clock( 1000 );
		$this->contacts   = new Contact_Repository( $this->database(), $clock );
		$this->identities = new Identity_Repository( $this->database(), $clock );
		$this->query      = new Contact_Query( $this->database(), $this->identities );
		$this->database()->execute( 'DELETE FROM {contact}' );
		foreach ( [ [ 'Cleo', 30 ], [ 'ada', 20 ], [ 'Béa', 20 ], [ 'Ada', 0 ], [ 'ÁDA', 50 ], [ 'Zoë', 40 ], [ 'Merged', 60 ] ] as [ $name, $seen ] ) {
			$id = $this->contacts->insert(
				[
					'name'         => $name,
					'last_seen_at' => $seen,
				]
			)->id;
		}
		$this->contacts->update( $id, [ 'merged_into' => 1 ] );
	}

	/**
	 * Sorts, directions and the names in their order.
	 *
	 * @return array<string, array{array<string, string>, list<string>}>
	 */
	public static function orders(): array {
		return [
			'by name'                 => [ [], [ 'ada', 'Ada', 'ÁDA', 'Béa', 'Cleo', 'Zoë' ] ],
			'by name, backwards'      => [ [ 'order' => 'desc' ], [ 'Zoë', 'Cleo', 'Béa', 'ÁDA', 'Ada', 'ada' ] ],
			'the newest first'        => [ [ 'sort' => 'created' ], [ 'Zoë', 'ÁDA', 'Ada', 'Béa', 'ada', 'Cleo' ] ],
			'the oldest first'        => [
				[
					'sort' => 'created',
					'order' => 'asc',
				],
				[ 'Cleo', 'ada', 'Béa', 'Ada', 'ÁDA', 'Zoë' ],
			],
			'last seen'               => [ [ 'sort' => 'last_seen' ], [ 'ÁDA', 'Zoë', 'Cleo', 'Béa', 'ada', 'Ada' ] ],
			'last seen, long ago'     => [
				[
					'sort' => 'last_seen',
					'order' => 'asc',
				],
				[ 'Ada', 'ada', 'Béa', 'Cleo', 'Zoë', 'ÁDA' ],
			],
			'beginning of a name'     => [ [ 'search' => ' ÁD' ], [ 'ada', 'Ada', 'ÁDA' ] ],
			'nobody is called so'     => [ [ 'search' => 'a%a' ], [] ],
			'an address nobody has'   => [ [ 'search' => 'ada@example.org' ], [] ],
		];
	}

	/**
	 * Pages of every size show the same list.
	 *
	 * @param array<string, string> $params Parameters.
	 * @param list<string>          $names  Names in their order.
	 */
	#[DataProvider( 'orders' )]
	public function test_order( array $params, array $names ): void {
		foreach ( [ 1, 2, 3, 6, 7 ] as $size ) {
			$seen   = [];
			$cursor = '';
			do {
				/**
				 * As REST hands them over.
				 *
				 * @var array{search?: string, sort?: string, order?: string} $params
				 */
				$page = $this->query->page(
					$params + [
						'per_page' => $size,
						'cursor'   => (string) $cursor,
					]
				);
				$this->assertLessThanOrEqual( $size, count( $page['contacts'] ) );
				$seen   = [ ...$seen, ...array_map( static fn( Contact $contact ): string => $contact->name, $page['contacts'] ) ];
				$cursor = $page['cursor'];
			} while ( null !== $cursor );
			$this->assertSame( $names, $seen, "pages of $size" );
		}
	}

	public function test_search_by_address_finds_its_owner(): void {
		$ada = $this->query->page( [ 'search' => 'ada' ] )['contacts'][1];
		$this->identities->add( $ada->id, 'email', 'ada@example.org' );
		$this->assertEquals( [ $ada ], $this->query->page( [ 'search' => ' ADA@Example.org ' ] )['contacts'] );
	}

	public function test_only_a_company(): void {
		$ada = $this->query->page( [ 'search' => 'ada' ] )['contacts'][1];
		$this->contacts->update( $ada->id, [ 'company_id' => 5 ] );
		$this->assertSame( [ $ada->id ], array_map( static fn( Contact $contact ): int => $contact->id, $this->query->page( [ 'company' => 5 ] )['contacts'] ) );
	}

	/**
	 * Cursors that lead nowhere.
	 *
	 * @return array<string, array{string}>
	 */
	public static function bad_cursors(): array {
		return [
			'a row that is gone' => [ 'OTk5OTk5' ],
			'words'              => [ 'hello' ],
			'SQL'                => [ base64_encode( "1' OR 1=1" ) ],
			'another list\'s'    => [ base64_encode( '1,2' ) ],
		];
	}

	/**
	 * A foreign cursor is refused by name.
	 *
	 * @param string $cursor Cursor.
	 */
	#[DataProvider( 'bad_cursors' )]
	public function test_a_foreign_cursor_is_refused( string $cursor ): void {
		$this->expectException( Problem::class );
		$this->query->page( [ 'cursor' => $cursor ] );
	}
}
