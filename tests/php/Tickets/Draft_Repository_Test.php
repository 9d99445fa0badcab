<?php
/**
 * Tests of drafts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Tickets\Draft;
use Switchboard\Tickets\Draft_Repository;

/**
 * One draft for a ticket and an agent.
 */
final class Draft_Repository_Test extends Furniture_Case {

	public function test_a_draft_replaces_the_one_before(): void {
		$drafts = new Draft_Repository( $this->database(), $this->clock );
		$drafts->save( 7, 3, 'reply', '<p>One</p>', [ 4, 5 ] );
		$this->clock->set( self::NOW + 5 );
		$saved = $drafts->save( 7, 3, 'note', "<p>Two 'quoted' \\ 100% 🚚</p>", [] );
		$this->assertEquals( new Draft( 7, 3, 'note', "<p>Two 'quoted' \\ 100% 🚚</p>", [], self::NOW + 5 ), $saved );
		$this->assertEquals( $saved, $drafts->find( 7, 3 ) );
		$this->assertNull( $drafts->find( 7, 4 ) );
		$this->assertNull( $drafts->find( 8, 3 ) );
	}

	public function test_drafts_go_alone_with_their_ticket_and_with_their_agent(): void {
		$drafts = new Draft_Repository( $this->database(), $this->clock );
		foreach ( [ [ 7, 3 ], [ 7, 4 ], [ 8, 3 ], [ 8, 4 ] ] as [ $ticket, $user ] ) {
			$drafts->save( $ticket, $user, 'reply', 'x', [] );
		}
		$left = fn(): array => $this->database()->column( 'SELECT ticket_id * 10 + user_id FROM {draft} ORDER BY 1' );
		$drafts->delete( 7, 3 );
		$this->assertSame( [ '74', '83', '84' ], $left() );
		$drafts->delete_of_ticket( 7 );
		$this->assertSame( [ '83', '84' ], $left() );
		$drafts->delete_of_user( 3 );
		$this->assertSame( [ '84' ], $left() );
	}
}
