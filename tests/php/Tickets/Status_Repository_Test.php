<?php
/**
 * Tests of statuses.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Tickets\Status;
use Switchboard\Tickets\Status_Category;
use Switchboard\Tickets\Status_Repository;
use Switchboard\Tickets\Term_Repository;

/**
 * Labels of categories, and a site's own statuses.
 */
final class Status_Repository_Test extends Furniture_Case {

	private Status_Repository $statuses;

	protected function setUp(): void {
		parent::setUp();
		$this->database()->execute( 'DELETE FROM {status}' );
		wp_cache_flush();
		$this->statuses = new Status_Repository( $this->database() );
	}

	public function test_a_category_means_something_without_a_row(): void {
		$status = $this->statuses->default_of( 'pending' );
		$this->assertSame( [ 0, 'Pending', 'Answered', true ], [ $status->id, $status->label(), $status->customer_label(), $status->is_default ] );
	}

	public function test_seeding_adds_what_is_missing_once(): void {
		$this->statuses->seed();
		$this->database()->execute( 'DELETE FROM {status} WHERE category = %s', [ 'spam' ] );
		wp_cache_flush();
		$this->statuses->seed();
		$this->statuses->seed();
		$this->assertSame( Status_Category::ALL, array_map( static fn( Status $status ): string => $status->category, $this->statuses->all() ) );
		$this->assertGreaterThan( 0, $this->statuses->default_of( 'spam' )->id );
	}

	public function test_own_statuses_follow_their_category(): void {
		$this->statuses->seed();
		$parts = $this->own( 'Waiting for parts' );
		$this->own( 'Waiting for the boss' );
		$labels = array_map( static fn( Status $status ): string => $status->label(), $this->statuses->all() );
		$this->assertSame( [ 'On hold', 'Waiting for parts', 'Waiting for the boss', 'Solved' ], array_slice( $labels, 3, 4 ) );
		$this->assertEquals( $parts, $this->statuses->find( $parts->id ) );
		$this->assertSame( 'With us', $parts->customer_label() );
	}

	public function test_the_built_in_label_is_not_stored(): void {
		$this->statuses->seed();
		$open = $this->statuses->default_of( 'open' );
		$this->statuses->update(
			$open,
			[
				'label'          => 'In work',
				'customer_label' => 'We are on it',
			]
		);
		$this->assertSame( [ 'In work', 'We are on it' ], [ $this->statuses->default_of( 'open' )->label(), $this->statuses->default_of( 'open' )->customer_label() ] );
		$this->statuses->update(
			$open,
			[
				'label'          => 'Open',
				'customer_label' => 'With us',
			]
		);
		$this->assertSame( [ '', '' ], [ $this->statuses->default_of( 'open' )->label, $this->statuses->default_of( 'open' )->customer_label ] );
	}

	public function test_a_default_stays(): void {
		$this->statuses->seed();
		$problem = $this->assert_problem( 'switchboard_default_status', fn() => $this->statuses->delete( $this->statuses->default_of( 'new' ) ) );
		$this->assertSame( 409, $problem->status );
	}

	public function test_tickets_of_a_deleted_status_fall_back(): void {
		$parts  = $this->own( 'Waiting for parts' );
		$boss   = $this->own( 'Waiting for the boss' );
		$first  = $this->ticket( 1, $parts->id );
		$second = $this->ticket( 1, $boss->id );
		$this->statuses->delete( $parts );
		$this->assertNull( $this->statuses->find( $parts->id ) );
		$this->assertSame( 0, $this->services->ticket_rows()->find( $first->id )?->custom_status_id );
		$this->assertSame( $boss->id, $this->services->ticket_rows()->find( $second->id )?->custom_status_id );
		$this->assertSame(
			[ Term_Repository::custom_status( $boss->id ) ],
			$this->database()->column( "SELECT term FROM {ticket_term} WHERE ticket_id IN (%d, %d) AND term LIKE 'u:%%'", [ $first->id, $second->id ] )
		);
	}

	/**
	 * A status of the site's own.
	 */
	private function own( string $label ): Status {
		return $this->statuses->insert(
			[
				'category' => 'on_hold',
				'label'    => $label,
			]
		);
	}
}
