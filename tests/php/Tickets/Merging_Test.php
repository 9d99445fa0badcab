<?php

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Foundation\Problem;
use Switchboard\Tests\Mail\Mail_Story;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Ticket;

final class Merging_Test extends Mail_Story {

	private Ticket $one;
	private Ticket $two;

	/** Two tickets of two people, with what hangs on tickets. */
	protected function setUp(): void {
		parent::setUp();
		$ben       = $this->services->contact_verbs()->identify( 'email', 'ben@customer.example', 'Ben' );
		$this->one = $this->ticket( 'The first' );
		$this->two = $this->ticket( 'The second', 'Another', $ben );
		$this->reply( $this->two, 'An answer' );
		$path = (string) wp_tempnam( 'lamp' );
		file_put_contents( $path, 'a lamp' );
		$file = $this->services->attachments()->store( $path, 'lamp.txt', Attachments::owner_of_user( $this->agent ) );
		$this->services->tickets()->note( $this->two->id, new New_Message( 'With a file', [ $file->id ] ), $this->by() );
		foreach ( [
			$this->one->id => [ 'both', 'first' ],
			$this->two->id => [ 'both', 'second' ],
		] as $ticket => $names ) {
			$this->services->tickets()->change( $ticket, [ 'tags' => array_map( fn( string $name ): int => $this->tag( $name ), $names ) ], $this->by() );
		}
	}

	public function test_a_merge_taken_back_leaves_everything_as_it_was(): void {
		$before = [ $this->all_of( $this->one ), $this->all_of( $this->two ) ];
		$this->services->tickets()->merge( $this->two->id, $this->one->id, $this->by() );
		$this->assertNotSame( $before, [ $this->all_of( $this->one ), $this->all_of( $this->two ) ] );
		$again = $this->services->tickets()->unmerge( $this->two->id, $this->by() );
		$this->assertSame( [ $this->two->id, 0 ], [ $again->id, $again->merged_into ] );
		$this->assertSame( $before, [ $this->all_of( $this->one ), $this->all_of( $this->two ) ] );
		$this->services->recount()->run();
		$this->assertSame( $before, [ $this->all_of( $this->one ), $this->all_of( $this->two ) ] ); // @phpstan-ignore method.alreadyNarrowedType (read anew)
	}

	public function test_what_was_written_since_stays_where_it_is(): void {
		$this->services->tickets()->merge( $this->two->id, $this->one->id, $this->by() );
		$since = $this->reply( $this->one, 'Since then' );
		$this->services->tickets()->unmerge( $this->two->id, $this->by() );
		$this->assertSame( $this->one->id, $this->fresh( $since )->ticket_id );
		$this->assertSame( [ 2, 3 ], [ $this->services->ticket_rows()->find( $this->one->id )?->message_count, $this->services->ticket_rows()->find( $this->two->id )?->message_count ] );
		$this->assertSame( 'pending', $this->services->ticket_rows()->find( $this->one->id )?->status );
	}

	public function test_only_a_merge_can_be_taken_back(): void {
		$this->expectException( Problem::class );
		$this->expectExceptionCode( 409 );
		$this->services->tickets()->unmerge( $this->two->id, $this->by() );
	}

	public function test_not_when_the_other_went_on_into_a_third(): void {
		$third = $this->ticket( 'The third' );
		$this->services->tickets()->merge( $this->two->id, $this->one->id, $this->by() );
		$this->services->tickets()->merge( $this->one->id, $third->id, $this->by() );
		$this->expectException( Problem::class );
		$this->services->tickets()->unmerge( $this->two->id, $this->by() );
	}

	public function test_it_can_be_merged_and_parted_again(): void {
		$before = [ $this->all_of( $this->one ), $this->all_of( $this->two ) ];
		foreach ( [ 1, 2 ] as $ignored ) {
			$this->services->tickets()->merge( $this->two->id, $this->one->id, $this->by() );
			$this->services->tickets()->unmerge( $this->two->id, $this->by() );
		}
		$this->assertSame( array_column( $before, 'messages' ), array_column( [ $this->all_of( $this->one ), $this->all_of( $this->two ) ], 'messages' ) );
	}

	public function test_the_answer_of_whom_we_asked_does_not_get_to_the_customer_by_a_merge(): void {
		$this->services->tickets()->forward( $this->one->id, new New_Message( 'Look', to: 'ben@customer.example' ), $this->by() );
		$ben = $this->two->contact_id;
		$this->services->tickets()->merge( $this->two->id, $this->one->id, $this->by() );
		$kinds = array_map( static fn( Message $message ): string => $message->kind, array_filter( $this->services->messages()->of_ticket( $this->one->id, 20 ), static fn( Message $message ): bool => Actor::CONTACT === $message->author->type && $ben === $message->author->id ) );
		$this->assertSame( [ Message::FORWARD ], array_values( $kinds ) );
		$this->assertFalse( $this->services->participants()->has( $this->one->id, $ben ) );
		$this->services->tickets()->unmerge( $this->two->id, $this->by() );
		$this->assertSame( Message::REPLY, $this->services->messages()->of_ticket( $this->two->id, 1, 0, 'asc' )[0]->kind );
	}

	/**
	 * All that hangs on a ticket.
	 *
	 * @param Ticket $ticket Ticket.
	 * @return array<string, mixed>
	 */
	private function all_of( Ticket $ticket ): array {
		$row = $this->database()->row( 'SELECT * FROM {ticket} WHERE id = %d', [ $ticket->id ] ) ?? [];
		// These only ever grow.
		unset( $row['version'], $row['last_sequence'] );
		return [
			'row'          => $row,
			'messages'     => $this->database()->column( 'SELECT id FROM {message} WHERE ticket_id = %d ORDER BY sequence', [ $ticket->id ] ),
			'files'        => $this->database()->column( 'SELECT id FROM {attachment} WHERE ticket_id = %d ORDER BY id', [ $ticket->id ] ),
			'tags'         => $this->services->tags()->of_tickets( [ $ticket->id ] ),
			'counts'       => $this->database()->column( 'SELECT ticket_count FROM {tag} ORDER BY id' ),
			'participants' => array_map( static fn( Participant $participant ): array => get_object_vars( $participant ), $this->services->participants()->of( $ticket->id ) ),
		];
	}

	/**
	 * A tag.
	 *
	 * @param string $name Name.
	 */
	private function tag( string $name ): int {
		$known = $this->database()->value( 'SELECT id FROM {tag} WHERE name = %s', [ $name ] );
		return null === $known ? $this->services->tags()->insert( $name, '#8d8d8d' )->id : (int) $known;
	}

	/** The agent. */
	private function by(): Actor {
		return Actor::agent( $this->agent );
	}
}
