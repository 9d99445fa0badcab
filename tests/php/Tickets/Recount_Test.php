<?php
/**
 * Tests of counting anew.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Contacts\Contact;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\New_Ticket;
use Switchboard\Tickets\Status_Category;
use Switchboard\Tickets\Term_Repository;

/**
 * What the verbs keep by difference is what counting gives.
 */
final class Recount_Test extends Furniture_Case {

	/**
	 * Tickets that are there.
	 *
	 * @var list<int>
	 */
	private array $tickets = [];

	/**
	 * Settings to choose from.
	 *
	 * @var array{inboxes: list<int>, agents: list<int>, teams: list<int>, tags: list<int>, contacts: list<int>}
	 */
	private array $choices;

	private int $state = 7;

	/**
	 * Two inboxes and who is in them.
	 */
	protected function setUp(): void {
		parent::setUp();
		$inboxes       = [ $this->inbox(), $this->inbox( 'Wholesale' ) ];
		$this->choices = [
			'inboxes'  => $inboxes,
			'agents'   => [ $this->agent( 'agent', $inboxes ), $this->agent( 'manager' ) ],
			'teams'    => [ $this->services->team_verbs()->add( 'Studio' )->id, $this->services->team_verbs()->add( 'Shipping' )->id ],
			'tags'     => array_map( fn( string $name ): int => $this->services->tags()->insert( $name, '#8d8d8d' )->id, [ 'damaged', 'gift', 'glaze' ] ),
			'contacts' => array_map( fn( int $number ): int => $this->services->contact_verbs()->identify( 'email', "person$number@example.org", "Person $number" )->id, range( 1, 6 ) ),
		];
	}

	/**
	 * After four hundred steps in any order, nothing has drifted apart.
	 */
	public function test_recount_agrees_with_the_verbs(): void {
		for ( $step = 0; $step < 400; $step++ ) {
			$this->clock->set( self::NOW + $step * 5000 );
			$this->step( $this->tickets ? $this->chance( 12 ) : 0 );
		}
		$this->services->tickets()->move_contact( $this->choices['contacts'][0], $this->choices['contacts'][1], Actor::system() );
		$kept = $this->counted();
		$this->assertGreaterThan( 10, count( $kept['counters'] ) );
		$this->assertNotSame( [ 0 ], array_unique( array_map( 'intval', array_column( $kept['tags'], 'ticket_count' ) ) ) );

		$this->services->recount()->run();
		$this->assertSame( $this->counted(), $kept );
	}

	/**
	 * Lists find a ticket by what it is now.
	 */
	public function test_terms_agree_with_the_verbs(): void {
		for ( $step = 0; $step < 150; $step++ ) {
			$this->clock->set( self::NOW + $step * 50_000 );
			$this->step( $this->tickets ? $this->chance( 11 ) : 0 );
		}
		$rows = $this->database()->rows( "SELECT ticket_id, term FROM {ticket_term} WHERE term NOT LIKE 'w:%'" );
		$kept = array_fill_keys( $this->tickets, [] );
		foreach ( $rows as $row ) {
			$kept[ (int) $row['ticket_id'] ][] = $row['term'];
		}
		foreach ( $this->services->ticket_rows()->find_many( array_keys( $kept ) ) as $ticket ) {
			$this->assertEqualsCanonicalizing( Term_Repository::values( $ticket ), $kept[ $ticket->id ] );
		}
		$this->assertSame( count( $kept ), count( $this->tickets ) );
	}

	/**
	 * It puts right what was written past the verbs.
	 */
	public function test_recount_repairs(): void {
		$this->step( 0 );
		$right = $this->counted();
		$this->database()->execute( 'UPDATE {counter} SET amount = 9' );
		$this->database()->execute( 'UPDATE {tag} SET ticket_count = 9' );
		$this->database()->execute( 'UPDATE {contact} SET ticket_count = 9' );
		$this->database()->execute( 'UPDATE {ticket} SET last_public_at = 9' );
		$this->assertNotSame( $right, $this->counted() );
		$this->services->recount()->run();
		$this->assertSame( $right, $this->counted() );
	}

	/**
	 * One step of a helpdesk's life.
	 *
	 * @param int $kind Which.
	 */
	private function step( int $kind ): void {
		$verbs  = $this->services->tickets();
		$by     = Actor::agent( $this->pick( 'agents' ) );
		$ticket = $this->tickets ? $this->tickets[ $this->chance( count( $this->tickets ) ) ] : 0;
		match ( $kind ) {
			0, 1    => $this->tickets[] = $this->receive( null ),
			2       => $this->tickets[] = $verbs->open( new New_Ticket( $this->pick( 'inboxes' ), $this->person(), '', 'Cups', new New_Message( '<p>Hello</p>', status: [ null, 'open', 'solved' ][ $this->chance( 3 ) ] ), assignee_id: $by->id, tags: [ $this->pick( 'tags' ) ] ), $by )->id,
			3       => $this->receive( $ticket ),
			4       => $verbs->reply( $ticket, new New_Message( '<p>It left.</p>', status: [ null, 'solved', 'open' ][ $this->chance( 3 ) ] ), $by ),
			5       => $verbs->note( $ticket, new New_Message( '<p>Shelf 4</p>' ), $by ),
			6       => $verbs->change( $ticket, [ 'status' => Status_Category::ALL[ $this->chance( 8 ) ] ], $by ),
			7       => $verbs->change( $ticket, [ 'tags' => [ $this->pick( 'tags' ), $this->choices['tags'][2] ] ], $by ),
			8       => $verbs->change(
				$ticket,
				[
					'assignee' => $this->chance( 3 ) ? $by->id : null,
					'team'     => $this->chance( 2 ) ? $this->pick( 'teams' ) : null,
				],
				$by
			),
			9       => $verbs->change(
				$ticket,
				[
					'inbox'         => $this->pick( 'inboxes' ),
					'snoozed_until' => $this->chance( 2 ) ? $this->clock->now() + 9000 : null,
				],
				Actor::system()
			),
			10      => $verbs->change( $ticket, [ 'contact' => $this->pick( 'contacts' ) ], $by ),
			default => $this->merge_or_delete( $ticket, $by ),
		};
	}

	/**
	 * A customer writes.
	 *
	 * @param int|null $ticket Ticket that it joins.
	 * @return int Ticket.
	 */
	private function receive( ?int $ticket ): int {
		return $this->services->tickets()->receive( new Incoming( $this->pick( 'inboxes' ), 0, 'form', $this->pick( 'contacts' ), '', 'Bowls', '<p>Hello</p>', ticket_id: $ticket, tags: $this->chance( 2 ) ? [ $this->pick( 'tags' ) ] : [] ) )->ticket->id;
	}

	/**
	 * Any of the people.
	 */
	private function person(): Contact {
		$person = $this->services->contacts()->find( $this->pick( 'contacts' ) );
		$this->assertNotNull( $person );
		return $person;
	}

	/**
	 * A ticket ends.
	 *
	 * @param int   $ticket Ticket.
	 * @param Actor $by     Who.
	 */
	private function merge_or_delete( int $ticket, Actor $by ): void {
		$into   = $this->tickets[ $this->chance( count( $this->tickets ) ) ];
		$merged = array_map( fn( int $id ): int => (int) $this->services->ticket_rows()->find( $id )?->merged_into, [ $ticket, $into ] );
		if ( $into !== $ticket && [ 0, 0 ] === $merged ) {
			$this->services->tickets()->merge( $ticket, $into, $by );
		} elseif ( $this->chance( 2 ) ) {
			$this->services->tickets()->delete( $ticket, $by );
			$this->tickets = array_values( array_diff( $this->tickets, [ $ticket ] ) );
		}
	}

	/**
	 * All that is kept by difference.
	 *
	 * @return array<string, list<array<string, string|null>>>
	 */
	private function counted(): array {
		return [
			'counters' => $this->database()->rows( 'SELECT * FROM {counter} WHERE amount <> 0 ORDER BY inbox_id, status, snoozed, assignee_id, team_id' ),
			'tags'     => $this->database()->rows( 'SELECT id, ticket_count FROM {tag} ORDER BY id' ),
			'contacts' => $this->database()->rows( 'SELECT id, ticket_count FROM {contact} ORDER BY id' ),
			'tickets'  => $this->database()->rows( 'SELECT id, last_public_at FROM {ticket} WHERE merged_into = 0 ORDER BY id' ),
		];
	}

	/**
	 * A setting.
	 *
	 * @param 'inboxes'|'agents'|'teams'|'tags'|'contacts' $kind Kind.
	 */
	private function pick( string $kind ): int {
		return $this->choices[ $kind ][ $this->chance( count( $this->choices[ $kind ] ) ) ];
	}

	/**
	 * A number from 0 on, the same ones in each run.
	 *
	 * @param int $below Less than this.
	 */
	private function chance( int $below ): int {
		$this->state = ( $this->state * 1103515245 + 12345 ) & 0x7fffffff;
		return ( $this->state >> 8 ) % $below;
	}
}
