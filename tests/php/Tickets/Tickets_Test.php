<?php
/**
 * Tests of the verbs.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Services;
use Switchboard\Tests\TestCase;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\Received;
use Switchboard\Tickets\Status_Category;
use Switchboard\Tickets\Ticket;

/**
 * A ticket's journey through the verbs.
 */
#[Group( 'smoke' )]
final class Tickets_Test extends TestCase {

	private const NOW = 1_700_000_000;

	private Services $services;

	private Frozen_Clock $clock;

	private int $inbox;

	private int $agent;

	/**
	 * One inbox with one agent.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->clock    = new Frozen_Clock( self::NOW );
		$this->services = new Services( $GLOBALS['wpdb'], $this->clock );
		$this->agent    = $this->factory->user();
		$this->services->agent_verbs()->add( $this->agent, 'agent' );
		$this->inbox = $this->services->inbox_verbs()->add(
			[
				'name'    => 'Orders',
				'members' => [ $this->agent ],
			]
		)->id;
	}

	/**
	 * Form → agent → customer → solved → closed, with status and clocks.
	 */
	public function test_journey(): void {
		$received = $this->write( 'Where is my parcel?' );
		$ticket   = $received->ticket;
		$this->assertSame( 'opened', $received->action );
		$this->assertSame( Status_Category::NEW, $ticket->status );
		$this->assertSame( self::NOW, $ticket->waiting_since );
		$this->assertSame( $ticket->id + 1000, $ticket->number );
		$this->assertSame( 'I wait for it.', $ticket->snippet );

		$this->clock->set( self::NOW + 60 );
		$reply = $this->services->tickets()->reply( $ticket->id, new New_Message( '<p>It left today.</p><script>x</script>' ), Actor::agent( $this->agent ) );
		$this->assertSame( '<p>It left today.</p>', $reply->html );
		$this->assertSame( 'queued', $reply->delivery_state );
		$this->assertSame( 'ada@example.org', $reply->delivery_to );
		$ticket = $this->ticket( $ticket->id );
		$this->assertSame( Status_Category::PENDING, $ticket->status );
		$this->assertSame( Ticket::NEVER, $ticket->waiting_since );
		$this->assertSame( self::NOW + 60, $ticket->first_reply_at );

		$this->clock->set( self::NOW + 120 );
		$second = $this->write( '', $ticket->id );
		$this->assertSame( 'appended', $second->action );
		$this->assertSame( Status_Category::OPEN, $second->ticket->status );
		$this->assertSame( self::NOW + 120, $second->ticket->waiting_since );
		$this->assertSame( 3, $second->message->sequence );

		$ticket = $this->services->tickets()->change( $ticket->id, [ 'status' => 'solved' ], Actor::agent( $this->agent ) );
		$this->assertSame( self::NOW + 120, $ticket->solved_at );
		$this->clock->set( self::NOW + 8 * DAY_IN_SECONDS );
		$this->services->queue()->run();
		$this->assertSame( Status_Category::CLOSED, $this->ticket( $ticket->id )->status );

		$this->assertSame( 'appended', $this->write( '', $ticket->id )->action );
		$this->assertSame( Status_Category::OPEN, $this->ticket( $ticket->id )->status );
	}

	/**
	 * A reply to a ticket that has been closed for long opens a linked follow-up.
	 */
	public function test_follow_up(): void {
		$ticket = $this->write( 'Old matter' )->ticket;
		$this->services->tickets()->change( $ticket->id, [ 'status' => 'closed' ], Actor::system() );
		$this->clock->set( self::NOW + 31 * DAY_IN_SECONDS );
		$received = $this->write( 'Again', $ticket->id );
		$this->assertSame( 'follow_up', $received->action );
		$this->assertSame( $ticket->id, $received->ticket->follow_up_of );
	}

	/**
	 * The same client id twice is one ticket.
	 */
	public function test_client_id_makes_one_ticket(): void {
		$first  = $this->write( 'Once', null, 'abc' );
		$second = $this->write( 'Once', null, 'abc' );
		$this->assertSame( $first->ticket->id, $second->ticket->id );
		$this->assertTrue( $second->repeated );
		$this->assertSame( 1, $second->ticket->message_count );
	}

	/**
	 * An agent who saw an older ticket is told what changed; nothing is written.
	 */
	public function test_conflict(): void {
		$ticket = $this->write( 'Hello' )->ticket;
		$this->write( '', $ticket->id );
		try {
			$this->services->tickets()->reply( $ticket->id, new New_Message( 'Answer', version: $ticket->version ), Actor::agent( $this->agent ) );
			$this->fail( 'The stale reply was stored.' );
		} catch ( Problem $problem ) {
			$this->assertSame( 'switchboard_conflict', $problem->name );
			$this->assertSame( 409, $problem->status );
			$this->assertContains( 'message_received', array_column( $problem->details['changes'], 'name' ) );
		}
		$this->assertSame( 2, $this->ticket( $ticket->id )->message_count );
	}

	/**
	 * Counters moved by the verbs are what a recount finds.
	 */
	public function test_counters_agree_with_recount(): void {
		$one = $this->write( 'One' )->ticket;
		$two = $this->write( 'Two' )->ticket;
		$this->write( 'Three' );
		$by = Actor::agent( $this->agent );
		$this->services->tickets()->change( $one->id, [ 'assignee' => $this->agent ], $by );
		$this->services->tickets()->change( $one->id, [ 'snoozed_until' => self::NOW + 600 ], $by );
		$this->services->tickets()->reply( $two->id, new New_Message( 'Yes', status: 'solved' ), $by );
		$this->services->tickets()->change( $two->id, [ 'status' => 'spam' ], $by );
		$kept = $this->services->counters()->counts( $this->agent, null );
		$this->services->counters()->recount();
		$this->assertSame( $kept, $this->services->counters()->counts( $this->agent, null ) );
		$this->assertSame( 1, $kept['snoozed'] );
		$this->assertSame( 1, $kept['spam'] );
		$this->assertSame( 1, $kept['waiting'] );
	}

	/**
	 * A reply can be taken back until its delivery begins; the status is as before.
	 */
	public function test_cancel(): void {
		$ticket = $this->write( 'Hello' )->ticket;
		$reply  = $this->services->tickets()->reply( $ticket->id, new New_Message( 'Oops', available_at: self::NOW + 10 ), Actor::agent( $this->agent ) );
		$after  = $this->services->tickets()->cancel( $reply->id, Actor::agent( $this->agent ) );
		$this->assertSame( Status_Category::NEW, $after->status );
		$this->assertSame( self::NOW, $after->waiting_since );
		$this->assertSame( 'cancelled', $this->services->messages()->find( $reply->id )?->delivery_state );
	}

	/**
	 * Two tickets become one.
	 */
	public function test_merge(): void {
		$one   = $this->write( 'One' )->ticket;
		$two   = $this->write( 'Two' )->ticket;
		$whole = $this->services->tickets()->merge( $two->id, $one->id, Actor::agent( $this->agent ) );
		$this->assertSame( 2, $whole->message_count );
		$this->assertSame( [ 1, 2 ], array_map( static fn( Message $message ): int => $message->sequence, $this->services->messages()->of_ticket( $one->id, 10, 0, 'asc' ) ) );
		$this->assertSame( $one->id, $this->ticket( $two->id )->merged_into );
		$this->assertSame( $one->id, $this->write( '', $two->id )->ticket->id );
	}

	/**
	 * A failure half-way leaves nothing.
	 */
	public function test_nothing_half_written(): void {
		$ticket = $this->write( 'Hello' )->ticket;
		try {
			$this->services->tickets()->reply( $ticket->id, new New_Message( 'With a file of somebody else', [ 999 ] ), Actor::agent( $this->agent ) );
			$this->fail( 'A foreign file was attached.' );
		} catch ( Problem $problem ) {
			$this->assertArrayHasKey( 'attachments', $problem->details['params'] );
		}
		$this->assertCount( 1, $this->services->messages()->of_ticket( $ticket->id, 10 ) );
		$this->assertSame( $ticket->version, $this->ticket( $ticket->id )->version );
	}

	/**
	 * A customer's message.
	 *
	 * @param string   $subject   Subject.
	 * @param int|null $ticket    Ticket that it joins.
	 * @param string   $client_id Client id.
	 */
	private function write( string $subject, ?int $ticket = null, string $client_id = '' ): Received {
		$contact = $this->services->contact_verbs()->identify( 'email', 'ada@example.org', 'Ada' );
		return $this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'form', $contact->id, 'ada@example.org', $subject, '<p>I wait for it.</p>', ticket_id: $ticket, client_id: $client_id ) );
	}

	/**
	 * A ticket as it is now.
	 *
	 * @param int $id Ticket.
	 */
	private function ticket( int $id ): Ticket {
		return $this->services->ticket_rows()->find( $id ) ?? throw new \RuntimeException( 'The ticket is gone.' );
	}
}
