<?php
/**
 * Tests of what screens learn by polling.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets\REST;

use Switchboard\Services;
use Switchboard\Tests\TestCase;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Ticket;

/**
 * `updates` says nothing of tickets that somebody never saw.
 */
final class Updates_Controller_Test extends TestCase {

	private Services $services;

	private int $own;

	private int $other;

	/**
	 * An agent of one inbox, and another inbox.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		$agent          = $this->factory->user();
		$this->services->agent_verbs()->add( $agent, 'agent' );
		$this->own   = $this->services->inbox_verbs()->add(
			[
				'name'    => 'Orders',
				'members' => [ $agent ],
			]
		)->id;
		$this->other = $this->services->inbox_verbs()->add( [ 'name' => 'Billing' ] )->id;
		$this->act_as( $agent );
	}

	/**
	 * Neither id nor number of what happens in another inbox.
	 */
	public function test_another_inbox_is_silent(): void {
		$theirs = $this->open( $this->other );
		$cursor = $this->cursor();
		$this->change( $theirs, [ 'priority' => 3 ] );
		$new  = $this->open( $this->other );
		$mine = $this->open( $this->own );
		$news = $this->news( $cursor );
		$this->assertSame( [ $mine->id ], array_column( $news['tickets'], 'id' ) );
		$this->assertSame( [], $news['gone'], "Tickets $theirs->id and $new->id are nobody's business here." );
	}

	/**
	 * What was seen and is moved away or deleted is gone; what comes from elsewhere is there.
	 */
	public function test_moved_and_deleted(): void {
		$moved   = $this->open( $this->own );
		$deleted = $this->open( $this->own );
		$coming  = $this->open( $this->other );
		$cursor  = $this->cursor();
		$this->change( $moved, [ 'inbox' => $this->other ] );
		$this->change( $moved, [ 'priority' => 3 ] );
		$this->change( $coming, [ 'inbox' => $this->own ] );
		$this->services->tickets()->delete( $deleted->id, Actor::system() );
		$news = $this->news( $cursor );
		$this->assertSame( [ $coming->id ], array_column( $news['tickets'], 'id' ) );
		$this->assertEqualsCanonicalizing( [ $moved->id, $deleted->id ], $news['gone'] );
	}

	/**
	 * A ticket of a customer.
	 *
	 * @param int $inbox Inbox.
	 */
	private function open( int $inbox ): Ticket {
		$contact = $this->services->contact_verbs()->identify( 'email', 'ada@example.org', 'Ada' );
		return $this->services->tickets()->receive( new Incoming( $inbox, 0, 'form', $contact->id, 'ada@example.org', 'Lamp', '<p>It broke.</p>' ) )->ticket;
	}

	/**
	 * Changes a ticket.
	 *
	 * @param Ticket               $ticket  Ticket.
	 * @param array<string, mixed> $changes Changes.
	 */
	private function change( Ticket $ticket, array $changes ): void {
		$this->services->tickets()->change( $ticket->id, $changes, Actor::system() );
	}

	/**
	 * The cursor of now, with all that its overlap holds of the time before seen.
	 */
	private function cursor(): string {
		// What opened the tickets lies further back than the overlap.
		for ( $event = 0; $event < 20; $event++ ) {
			$this->services->events()->announce( 0, 'nothing' );
		}
		return (string) ( (array) $this->rest( 'GET', '/switchboard/v1/updates' )->get_data() )['cursor'];
	}

	/**
	 * What is new.
	 *
	 * @param string $since Cursor.
	 * @return array{tickets: list<array<string, mixed>>, gone: list<int>}
	 */
	private function news( string $since ): array {
		/**
		 * As the schema says.
		 *
		 * @var array{tickets: list<array<string, mixed>>, gone: list<int>} $news
		 */
		$news = (array) $this->rest( 'GET', '/switchboard/v1/updates', [ 'since' => $since ] )->get_data();
		return $news;
	}
}
