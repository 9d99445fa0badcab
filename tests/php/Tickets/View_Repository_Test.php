<?php
/**
 * Tests of saved filters.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Tickets\View;
use Switchboard\Tickets\View_Repository;

/**
 * Own and shared views.
 */
final class View_Repository_Test extends Furniture_Case {

	public function test_a_person_sees_own_and_shared_ones(): void {
		$views  = new View_Repository( $this->database() );
		$mine   = $views->insert(
			3,
			[
				'name'     => 'Mine',
				'query'    => [ 'status' => [ 'new' ] ],
				'position' => 9,
			]
		);
		$shared = $views->insert(
			4,
			[
				'name'     => 'All',
				'query'    => [],
				'shared'   => true,
				'position' => 1,
			]
		);
		$other  = $views->insert(
			4,
			[
				'name'  => 'Theirs',
				'query' => [],
			]
		);
		$this->assertEquals( [ $shared, $mine ], $views->of_user( 3 ) );
		$this->assertSame( [ false, true, true ], [ $other->is_for( 3 ), $shared->is_for( 3 ), $mine->is_for( 3 ) ] );
		$this->assertSame( 10, $other->position, 'A new one is the last.' );
		$views->update(
			$mine->id,
			[
				'query'   => [ 'tag' => 2 ],
				'user_id' => 4,
			]
		);
		$this->assertEquals( new View( $mine->id, 3, 'Mine', [ 'tag' => 2 ], false, 9 ), $views->find( $mine->id ) );
		$views->delete_of_user( 4 );
		$this->assertNull( $views->find( $other->id ) );
		$this->assertNotNull( $views->find( $shared->id ) );
		$views->delete( $mine->id );
		$this->assertEquals( [ $shared ], $views->of_user( 3 ) );
	}
}
