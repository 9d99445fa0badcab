<?php
/**
 * Tests of rows of inboxes.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Inboxes;

use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Inboxes\Inbox;
use Switchboard\Inboxes\Inbox_Repository;
use Switchboard\Tests\TestCase;

/**
 * Rows in and out, remembered for the request, and told to screens.
 */
final class Inbox_Repository_Test extends TestCase {

	private Inbox_Repository $inboxes;

	/**
	 * Inboxes that were announced.
	 *
	 * @var list<int>
	 */
	private array $announced = [];

	protected function setUp(): void {
		parent::setUp();
		$this->database()->execute( 'DELETE FROM {inbox}' );
		$this->database()->execute( 'DELETE FROM {inbox_member}' );
		$this->inboxes = new Inbox_Repository(
			$this->database(),
			new Frozen_Clock( 1000 ),
			function ( int $inbox ): void {
				$this->announced[] = $inbox;
			}
		);
	}

	public function test_an_inbox_keeps_what_was_written(): void {
		$id    = $this->inboxes->insert( [
			'name' => 'Support',
			'send_received' => false,
			'signature' => '<p>Hi</p>',
		] );
		$inbox = $this->inboxes->find( $id );
		$this->assertEquals( new Inbox( $id, 'Support', '', '', '<p>Hi</p>', 0, 7, 30, false, 1, 1000 ), $inbox );
		$this->inboxes->update( $id, [ 'name' => 'Help' ] );
		$this->assertSame( 'Help', $this->inboxes->find( $id )?->name );
		$this->inboxes->delete( $id );
		$this->assertNull( $this->inboxes->find( $id ) );
	}

	public function test_inboxes_stand_in_their_order(): void {
		$last  = $this->inboxes->insert( [
			'name' => 'Last',
			'position' => 9,
		] );
		$first = $this->inboxes->insert( [
			'name' => 'First',
			'position' => 1,
		] );
		$new   = $this->inboxes->insert( [ 'name' => 'New' ] );
		$this->assertSame( [ $first, $last, $new ], array_map( static fn( Inbox $inbox ): int => $inbox->id, $this->inboxes->all() ) );
	}

	public function test_memberships_from_both_sides(): void {
		$one = $this->inboxes->insert( [ 'name' => 'One' ] );
		$two = $this->inboxes->insert( [ 'name' => 'Two' ] );
		$this->inboxes->set_members( $one, [ 5, 3, 5 ] );
		$this->inboxes->set_inboxes( 5, [ $two ] );
		$this->assertSame( [ [ 3 ], [ 5 ] ], [ $this->inboxes->members( $one ), $this->inboxes->members( $two ) ] );
		$this->assertSame( [
			$one => [ 3 ],
			$two => [ 5 ],
		], $this->inboxes->members_of_all() );
		$this->assertSame( [
			3 => [ $one ],
			5 => [ $two ],
		], $this->inboxes->inboxes_of_all() );
		$this->assertSame( [ $two ], $this->inboxes->inboxes_of( 5 ) );
		$this->inboxes->delete( $two );
		$this->assertSame( [], $this->inboxes->inboxes_of( 5 ) );
	}

	public function test_only_what_changed_is_told_and_only_after_the_commit(): void {
		$heard = [];
		add_action( 'switchboard_membership_changed', static function ( int $inbox ) use ( &$heard ): void {
			$heard[] = $inbox;
		} );
		$one = $this->inboxes->insert( [ 'name' => 'One' ] );
		$two = $this->inboxes->insert( [ 'name' => 'Two' ] );
		$this->inboxes->set_members( $one, [ 3 ] );
		$this->inboxes->set_members( $one, [ 3 ] );
		$this->inboxes->set_inboxes( 3, [ $one, $two ] );
		$this->assertSame( [ $one, $two ], $this->announced );
		$this->assertSame( [], $heard );
		$this->database()->run_after_commit();
		$this->assertSame( [ $one, $two ], $heard );
	}

	public function test_what_is_asked_twice_is_read_once(): void {
		$this->inboxes->insert( [ 'name' => 'One' ] );
		$ask = function (): int {
			$before = $GLOBALS['wpdb']->num_queries;
			$this->inboxes->all();
			$this->inboxes->members( 1 );
			$this->inboxes->inboxes_of( 3 );
			return $GLOBALS['wpdb']->num_queries - $before;
		};
		$this->assertSame( [ 3, 0 ], [ $ask(), $ask() ] );
	}

	public function test_an_inbox_that_is_not_there_has_no_members(): void {
		$this->expectException( Problem::class );
		$this->inboxes->set_inboxes( 3, [ 999999 ] );
	}

	public function test_a_team_that_is_gone_is_forgotten(): void {
		$id = $this->inboxes->insert( [
			'name' => 'One',
			'default_team_id' => 8,
		] );
		$this->inboxes->all();
		$this->inboxes->forget_team( 8 );
		$this->assertSame( 0, $this->inboxes->find( $id )?->default_team_id );
	}
}
