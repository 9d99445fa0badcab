<?php
/**
 * Tests of tags.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Foundation\Database\Database;
use Switchboard\Tickets\Tag_Repository;

/**
 * Tags, and which tickets have them.
 */
final class Tag_Repository_Test extends Furniture_Case {

	private Tag_Repository $tags;

	protected function setUp(): void {
		parent::setUp();
		$this->tags = new Tag_Repository( $this->database() );
	}

	public function test_a_name_is_unique_whatever_its_case_and_accents(): void {
		$tag     = $this->tags->insert( 'Café  au lait', '#112233' );
		$problem = $this->assert_problem( 'switchboard_tag_exists', fn() => $this->tags->insert( 'CAFE au LAIT', '#000000' ) );
		$this->assertSame( [ 409, [ 'tag' => $tag->id ] ], [ $problem->status, $problem->details ] );
		$this->assertEquals( $tag, $this->tags->find( $tag->id ) );
	}

	public function test_names_of_other_scripts_and_emoji_are_told_apart(): void {
		$names = [ 'срочно', '急ぎ', '🚚', '🚛', 'عاجل' ];
		foreach ( $names as $name ) {
			$this->tags->insert( $name, '#000000' );
		}
		$this->assertCount( count( $names ), $this->tags->all() );
	}

	public function test_all_are_sorted_as_people_sort(): void {
		foreach ( [ 'zebra', 'Äpfel', 'batch 10', 'batch 9' ] as $name ) {
			$this->tags->insert( $name, '#000000' );
		}
		$this->assertSame( [ 'Äpfel', 'batch 9', 'batch 10', 'zebra' ], array_map( static fn( $tag ) => $tag->name, $this->tags->all() ) );
	}

	public function test_renaming_keeps_names_unique(): void {
		$one = $this->tags->insert( 'one', '#000000' );
		$two = $this->tags->insert( 'two', '#000000' );
		$this->assert_problem( 'switchboard_tag_exists', fn() => $this->tags->update( $two->id, [ 'name' => 'ONE' ] ) );
		$this->tags->update(
			$two->id,
			[
				'name'  => 'Two',
				'color' => '#aabbcc',
			]
		);
		$this->tags->update( $one->id, [] );
		$this->assertSame( [ 'Two', '#aabbcc' ], [ $this->tags->find( $two->id )?->name, $this->tags->find( $two->id )?->color ] );
		$this->tags->insert( 'three', '#000000' );
		$this->assert_problem( 'switchboard_tag_exists', fn() => $this->tags->insert( 'two', '#000000' ) );
	}

	public function test_setting_tells_the_difference_and_counts(): void {
		[ $a, $b, $c ] = $this->three();
		$this->assertSame(
			[
				'added'   => [ $a, $b ],
				'removed' => [],
			],
			$this->tags->set( 7, [ $a, $b, $a ] )
		);
		$this->assertSame(
			[
				'added'   => [ $c ],
				'removed' => [ $a ],
			],
			$this->tags->set( 7, [ $c, $b ] )
		);
		$this->assertSame(
			[
				'added'   => [],
				'removed' => [],
			],
			$this->tags->set( 7, [ $b, $c ] )
		);
		$this->assertSame( [ 0, 1, 1 ], $this->counts( $a, $b, $c ) );
		$this->assertSame(
			[
				7 => [ $b, $c ],
				8 => [],
			],
			$this->tags->of_tickets( [ 7, 8 ] )
		);
		$this->assertSame( [], $this->tags->of_tickets( [] ) );
	}

	public function test_an_unknown_tag_is_refused_and_nothing_is_written(): void {
		[ $a, $b ] = $this->three();
		$this->tags->set( 7, [ $a ] );
		$problem = $this->assert_problem( 'rest_invalid_param', fn() => $this->tags->set( 7, [ $b, 999999 ] ) );
		$this->assertSame( [ 'tags' ], array_keys( $problem->details['params'] ) );
		$this->assertSame( [ $a ], $this->tags->of_tickets( [ 7 ] )[7] );
		$this->assertSame( [ 1, 0 ], $this->counts( $a, $b ) );
	}

	public function test_a_deleted_tag_leaves_its_tickets(): void {
		[ $a, $b ] = $this->three();
		$this->tags->set( 7, [ $a, $b ] );
		$this->tags->delete( $a );
		$this->assertNull( $this->tags->find( $a ) );
		$this->assertSame( [ $b ], $this->tags->of_tickets( [ 7 ] )[7] );
	}

	public function test_a_merged_ticket_gives_its_tags(): void {
		[ $a, $b, $c ] = $this->three();
		$this->tags->set( 7, [ $a, $b ] );
		$this->tags->set( 8, [ $b, $c ] );
		$this->tags->move_all( 7, 8 );
		$this->assertSame(
			[
				7 => [],
				8 => [ $a, $b, $c ],
			],
			$this->tags->of_tickets( [ 7, 8 ] )
		);
		$this->assertSame( [ 1, 1, 1 ], $this->counts( $a, $b, $c ) );
		$this->tags->remove_ticket( 8 );
		$this->assertSame( [ 0, 0, 0 ], $this->counts( $a, $b, $c ) );
	}

	public function test_recount_agrees_with_the_differences(): void {
		[ $a, $b, $c ] = $this->three();
		$this->tags->set( 7, [ $a, $b ] );
		$this->tags->set( 8, [ $b ] );
		$kept = $this->counts( $a, $b, $c );
		$this->database()->execute( 'UPDATE {tag} SET ticket_count = 99' );
		$this->tags->recount();
		$this->assertSame( $kept, $this->counts( $a, $b, $c ) );
	}

	public function test_a_count_that_was_wrong_never_falls_below_nothing(): void {
		[ $a ] = $this->three();
		$this->tags->set( 7, [ $a ] );
		$this->database()->execute( 'UPDATE {tag} SET ticket_count = 0' );
		$this->tags->set( 7, [] );
		$this->assertSame( [ 0 ], $this->counts( $a ) );
	}

	/**
	 * Three tags.
	 *
	 * @return array{int, int, int}
	 */
	private function three(): array {
		return [ $this->tags->insert( 'a', '#000000' )->id, $this->tags->insert( 'b', '#000000' )->id, $this->tags->insert( 'c', '#000000' )->id ];
	}

	/**
	 * Counts of tags.
	 *
	 * @return list<int>
	 */
	private function counts( int ...$ids ): array {
		return array_map( 'intval', $this->database()->column( 'SELECT ticket_count FROM {tag} WHERE id IN (' . Database::placeholders( $ids ) . ') ORDER BY id', $ids ) );
	}
}
