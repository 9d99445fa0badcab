<?php

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Foundation\Problem;
use Switchboard\Mail\Message_Ids;
use Switchboard\Tests\Mail\Mail_Story;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Envelope;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Ticket;

final class Forwarding_Test extends Mail_Story {

	private const SMITH = 'smith@lamps.example';

	public function test_a_forward_passes_on_what_was_said_and_nothing_else(): void {
		$ticket = $this->ticket( '<p>Where is my lamp?</p>' );
		$this->services->tickets()->note( $ticket->id, new New_Message( '<p>top secret</p>' ), Actor::agent( $this->agent ) );
		$this->reply( $ticket, '<p>taken back</p>' );
		$this->database()->execute( "UPDATE {message} SET delivery_state = 'cancelled' WHERE direction = 'out' AND kind = 'reply'" );
		$this->forget_jobs();
		$message = $this->forward( $ticket, '<p>Can you mend this?</p>' );
		$this->run_jobs();

		$mail = $this->mails[0];
		$this->assertSame( [ self::SMITH, 'Fwd: My lamp' ], [ $mail['to'], $mail['subject'] ] );
		foreach ( [ 'Can you mend this?', 'Where is my lamp?', 'Ada Moreno', 'Your lamp people' ] as $said ) {
			$this->assertStringContainsString( $said, $mail['message'] );
		}
		foreach ( [ 'top secret', 'taken back', 'ada@customer.example', 'switchboard_token', '[ref:' ] as $unsaid ) {
			$this->assertStringNotContainsString( $unsaid, $mail['message'] . $this->mailers[0]->AltBody );
		}
		$this->assertSame( 'sent', $this->fresh( $message )->delivery_state );
		$this->assertSame( 'pending', $this->services->ticket_rows()->find( $ticket->id )?->status, 'As it was.' );
	}

	public function test_a_note_can_not_be_named(): void {
		$ticket = $this->ticket();
		$note   = $this->services->tickets()->note( $ticket->id, new New_Message( 'top secret' ), Actor::agent( $this->agent ) );
		$other  = $this->services->messages()->of_ticket( $this->ticket( 'Other' )->id, 1 )[0];
		foreach ( [ $note->id, $other->id, 999999 ] as $id ) {
			try {
				$this->forward( $ticket, 'Look', forwarded: [ $id ] );
				$this->fail( 'It was passed on.' );
			} catch ( Problem $problem ) {
				$this->assertSame( 400, $problem->status );
			}
		}
	}

	public function test_a_quoted_mail_of_ours_loses_its_keys(): void {
		$token  = str_repeat( 'ab', 32 );
		$ticket = $this->ticket( "<p>Hi</p><p><a href=\"https://shop.example/mine?switchboard_ticket=1&amp;switchboard_token=$token\">Answer here</a> [ref:1.k1.0123456789abcdef0123] support+t.1.k1.0123456789abcdef0123@shop.example</p>" );
		$this->forget_jobs();
		$this->forward( $ticket );
		$this->run_jobs();
		$this->assertStringNotContainsString( $token, $this->mails[0]['message'] . $this->mailers[0]->AltBody );
		$this->assertStringNotContainsString( '0123456789abcdef0123', $this->mails[0]['message'] );
	}

	public function test_the_customer_sees_neither_it_nor_its_answers(): void {
		$ticket  = $this->ticket();
		$message = $this->forward( $ticket, '<p>Can you mend this?</p>' );
		$answer  = $this->answer( $ticket, '<p>Two hundred, but tell them four.</p>', $message );
		$this->assertSame( [ Message::FORWARD, 'in' ], [ $answer->kind, $answer->direction ] );

		$this->forget_jobs();
		$this->reply( $ticket, '<p>We asked.</p>' );
		$this->run_jobs();
		$this->assertStringNotContainsString( 'Two hundred', $this->mails[0]['message'] . $this->mailers[0]->AltBody );
		$this->assertStringNotContainsString( 'mend this', $this->mails[0]['message'] );
		$this->assertStringNotContainsString( 'Two hundred', (string) $this->services->ticket_rows()->find( $ticket->id )?->snippet );

		$this->act_as( $this->user_of_ada() );
		$page = (string) wp_json_encode( $this->rest( 'GET', "/switchboard/v1/portal/tickets/$ticket->id" )->get_data() );
		$this->assertStringContainsString( 'We asked.', $page );
		$this->assertStringNotContainsString( 'Two hundred', $page );
		$this->assertStringNotContainsString( 'mend this', $page );
	}

	public function test_whom_we_asked_reads_nothing_and_is_heard_by_the_team_only(): void {
		$ticket = $this->ticket();
		$this->forward( $ticket );
		$smith = $this->services->contact_verbs()->identify( 'email', self::SMITH, '' );
		$this->assertFalse( $this->services->ticket_policy()->customer_sees( $smith->id, $ticket ) );
		// Even when nothing but the ticket's own address shows where it belongs.
		$later = $this->answer( $ticket, 'One more thing', null );
		$this->assertSame( Message::FORWARD, $later->kind );
		$this->assertSame( [ Participant::CONSULTED ], $this->roles( $ticket, $smith->id ) );
		$this->assertSame( 'form', $this->services->ticket_rows()->find( $ticket->id )?->last_channel, 'Replies go the customer’s way.' );
	}

	public function test_an_answer_wakes_the_ticket(): void {
		$ticket  = $this->ticket();
		$message = $this->forward( $ticket, 'Look', status: 'on_hold' );
		$this->assertSame( 'on_hold', $this->services->ticket_rows()->find( $ticket->id )?->status );
		$this->answer( $ticket, 'Done', $message );
		$this->assertSame( [ 'open' ], $this->database()->column( 'SELECT status FROM {ticket} WHERE id = %d', [ $ticket->id ] ) );
	}

	public function test_answers_come_to_an_address_of_their_own(): void {
		$this->services->connections()->insert( 'email', 'Mail', $this->inbox, [ 'plus_addressing' => true ], [], true );
		$ticket = $this->ticket();
		$this->forget_jobs();
		$message = $this->forward( $ticket );
		$this->run_jobs();
		$about = [
			'ticket_id'  => $ticket->id,
			'user_id'    => 0,
			'message_id' => $message->id,
			'kind'       => 'f',
		];
		$this->assertSame( [ $about ], $this->services->reply_addresses()->read( $this->inbox, (string) self::header( $this->mails[0], 'Reply-To' ) ) );
		$this->assertNull( self::header( $this->mails[0], 'References' ), 'The customer’s ids are nobody else’s.' );
		$this->assertStringNotContainsString( '[ref:', $this->mails[0]['message'] );
	}

	public function test_a_second_forward_goes_on_from_the_answer(): void {
		$ticket  = $this->ticket();
		$message = $this->forward( $ticket );
		$this->run_jobs();
		$answer = $this->answer( $ticket, 'How large?', $message );
		$this->services->envelopes()->add( $answer->id, new Envelope( external_id: 'x1@lamps.example', sender: self::SMITH ) );
		$this->forget_jobs();
		$this->forward( $ticket, 'Two metres', forwarded: [ $answer->id ] );
		$this->run_jobs();
		$mail = $this->mails_to( self::SMITH )[1];
		$this->assertSame( '<x1@lamps.example>', self::header( $mail, 'In-Reply-To' ) );
		$this->assertSame( $this->services->message_ids()->of_message( $ticket->id, $message->id ) . ' <x1@lamps.example>', self::header( $mail, 'References' ) );
		$this->assertStringContainsString( 'How large?', $mail['message'] );
	}

	public function test_files_go_along_as_copies(): void {
		$path = (string) wp_tempnam( 'lamp' );
		file_put_contents( $path, 'a lamp' );
		$file   = $this->services->attachments()->store( $path, 'lamp.txt', 'visitor' );
		$ticket = $this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'form', $this->ada->id, 'ada@customer.example', 'Lamp', 'See the file', [ $file->id ], owner_key: 'visitor' ) )->ticket;
		$other  = $this->services->attachments()->store( $path, 'other.txt', Attachments::owner_of_user( $this->agent + 1 ) );
		$this->forget_jobs();
		$message = $this->forward( $ticket, 'Look', attachments: [ $file->id ] );
		$this->run_jobs();
		$copies = $this->services->attachment_rows()->of_messages( [ $message->id ] )[ $message->id ];
		$this->assertSame( [ 'lamp.txt' ], array_map( static fn( $copy ): string => $copy->name, $copies ) );
		$this->assertNotSame( $file->id, $copies[0]->id );
		$this->assertNotSame( $file->path, $copies[0]->path );
		$this->assertSame( [ 'lamp.txt' ], array_keys( (array) $this->mails[0]['attachments'] ) );
		$this->expectException( Problem::class );
		$this->forward( $ticket, 'Look', attachments: [ $other->id ] );
	}

	public function test_it_needs_somebody_to_go_to_but_no_words_of_ones_own(): void {
		$ticket = $this->ticket();
		$this->assertSame( '', $this->forward( $ticket, '' )->text );
		$this->expectException( Problem::class );
		$this->services->tickets()->forward( $ticket->id, new New_Message( 'Look' ), Actor::agent( $this->agent ) );
	}

	public function test_a_forward_can_be_taken_back(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$message = $this->forward( $ticket );
		$this->services->tickets()->cancel( $message->id, Actor::agent( $this->agent ) );
		$this->run_jobs();
		$this->assertSame( [], $this->mails );
	}

	public function test_the_id_of_what_was_sent_is_written_down(): void {
		$ticket  = $this->ticket();
		$message = $this->forward( $ticket );
		$this->run_jobs();
		$id = $this->services->envelopes()->find( $message->id )->external_id ?? '';
		$this->assertSame( $message->id, $this->services->message_ids()->read( $id )['message_id'] ?? 0 );
		$this->assertArrayHasKey( Message_Ids::hash( $id ), $this->services->messages()->find_by_refs( $this->inbox, [ Message_Ids::hash( $id ) ] ) );
	}

	/**
	 * Forwards a ticket.
	 *
	 * @param Ticket $ticket  Ticket.
	 * @param string $html    Text.
	 * @param mixed  ...$more Further arguments of New_Message.
	 */
	private function forward( Ticket $ticket, string $html = 'Look', mixed ...$more ): Message {
		return $this->services->tickets()->forward( $ticket->id, new New_Message( $html, ...$more, to: self::SMITH ), Actor::agent( $this->agent ) );
	}

	/**
	 * Whom we asked answers.
	 *
	 * @param Ticket       $ticket  Ticket.
	 * @param string       $html    Text.
	 * @param Message|null $message The forward, as far as the answer says so.
	 */
	private function answer( Ticket $ticket, string $html, ?Message $message ): Message {
		$smith = $this->services->contact_verbs()->identify( 'email', self::SMITH, '' );
		return $this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'email', $smith->id, self::SMITH, 'Re: Fwd', $html, ticket_id: $ticket->id, is_stranger: true, answers: $message->id ?? 0 ) )->message;
	}

	/**
	 * Roles of a contact.
	 *
	 * @param Ticket $ticket  Ticket.
	 * @param int    $contact Contact.
	 * @return list<string>
	 */
	private function roles( Ticket $ticket, int $contact ): array {
		$own = array_filter( $this->services->participants()->of( $ticket->id ), static fn( Participant $participant ): bool => $participant->contact_id === $contact );
		return array_values( array_map( static fn( Participant $participant ): string => $participant->role, $own ) );
	}

	/** A signed-in user who is Ada. */
	private function user_of_ada(): int {
		$user = $this->factory->user( 'subscriber' );
		$this->services->identities()->add( $this->ada->id, 'wp_user', (string) $user, 'verified' );
		return $user;
	}
}
