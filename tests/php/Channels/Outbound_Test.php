<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Channels\Channel;
use Switchboard\Channels\Delivery;
use Switchboard\Channels\Outbound_Message;
use Switchboard\Channels\Sends;
use Switchboard\Tests\Mail\Mail_Story;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\New_Ticket;

final class Outbound_Test extends Mail_Story {

	#[Group( 'smoke' )]
	public function test_a_reply_to_a_form_ticket_leaves_by_mail(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$message = $this->reply( $ticket );
		$this->assertSame( 'queued', $message->delivery_state );
		$this->assertSame( 1, $this->run_jobs() );

		$this->assertCount( 1, $this->mails );
		$this->assertSame( 'ada@customer.example', $this->mails[0]['to'] );
		$this->assertSame( 'The Lamp Shop <support@shop.example>', self::header( $this->mails[0], 'From' ) );
		$this->assertStringContainsString( 'It is on its way.', $this->mails[0]['message'] );
		$message = $this->fresh( $message );
		$this->assertSame( 'sent', $message->delivery_state );
		$this->assertSame( '', $message->delivery_reason );
		$this->assertSame( self::NOW, $message->delivery_at );
	}

	public function test_a_note_never_leaves(): void {
		$ticket = $this->ticket();
		$other  = $this->ticket( 'Another matter' );
		$this->forget_jobs();
		$note = $this->services->tickets()->note( $ticket->id, new New_Message( '<p>top secret</p>' ), Actor::agent( $this->agent ) );
		// Even with a job and a state that say so, by mistake or by malice.
		$this->database()->update( 'message', [ 'delivery_state' => 'queued' ], [ 'id' => $note->id ] );
		$this->services->queue()->add( 'deliver_message', [ 'message' => $note->id ] );
		$this->services->outbound()->deliver( $note->id );
		$this->run_jobs();
		$this->assertSame( [], $this->mails );

		// By a reply with copies, by a forward of everything, and after the ticket was merged and parted.
		$this->reply( $ticket, cc: [ 'ben@customer.example' ], bcc: [ 'boss@customer.example' ] );
		$this->services->tickets()->forward( $ticket->id, new New_Message( 'Look', to: 'smith@lamps.example' ), Actor::agent( $this->agent ) );
		$this->services->tickets()->merge( $ticket->id, $other->id, Actor::agent( $this->agent ) );
		$this->reply( $other );
		$this->services->tickets()->unmerge( $ticket->id, Actor::agent( $this->agent ) );
		$this->reply( $ticket );
		$this->run_jobs();
		$this->assertCount( 3, $this->mails_to( 'ada@customer.example' ) );
		$this->assertCount( 1, $this->mails_to( 'smith@lamps.example' ) );
		foreach ( $this->mails as $number => $mail ) { // @phpstan-ignore foreach.emptyArray (sending filled it)
			$this->assertStringNotContainsString( 'top secret', $mail['message'] . $this->mailers[ $number ]->AltBody );
		}
	}

	public function test_an_outbound_message_of_a_note_cannot_be_made(): void {
		$ticket = $this->ticket();
		$note   = $this->services->tickets()->note( $ticket->id, new New_Message( 'top secret' ), Actor::agent( $this->agent ) );
		$inbox  = $this->services->inboxes()->find( $this->inbox );
		$this->assertNotNull( $inbox );
		$this->expectException( \LogicException::class );
		new Outbound_Message( $note, $ticket, $inbox, $this->ada, 'ada@customer.example' );
	}

	public function test_notes_and_foreign_messages_are_no_history(): void {
		$ticket = $this->ticket();
		$other  = $this->reply( $this->ticket( 'Another matter' ), 'other answer' );
		$note   = $this->services->tickets()->note( $ticket->id, new New_Message( 'top secret' ), Actor::agent( $this->agent ) );
		$reply  = $this->reply( $ticket );
		$inbox  = $this->services->inboxes()->find( $this->inbox );
		$this->assertNotNull( $inbox );
		$this->assertSame( [], ( new Outbound_Message( $reply, $ticket, $inbox, $this->ada, 'a@b.example', [], [ $note, $other ] ) )->history );
	}

	public function test_a_customers_message_is_not_sent(): void {
		$ticket  = $this->ticket();
		$message = $this->services->messages()->of_ticket( $ticket->id, 1 )[0];
		$this->database()->update( 'message', [ 'delivery_state' => 'queued' ], [ 'id' => $message->id ] );
		$this->services->outbound()->deliver( $message->id );
		$this->assertSame( [], $this->mails );
	}

	public function test_what_was_sent_is_not_sent_again(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$message = $this->reply( $ticket );
		$this->run_jobs();
		$this->services->queue()->add( 'deliver_message', [ 'message' => $message->id ], 0, "deliver:$message->id" );
		$this->run_jobs();
		$this->services->outbound()->deliver( $message->id );
		$this->assertCount( 1, $this->mails );
	}

	public function test_a_cancelled_reply_stays(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$message = $this->reply( $ticket );
		$this->services->tickets()->cancel( $message->id, Actor::agent( $this->agent ) );
		$this->services->outbound()->deliver( $message->id );
		$this->run_jobs();
		$this->assertSame( [], $this->mails );
	}

	public function test_a_reply_for_later_waits(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$this->reply( $ticket, 'later', available_at: self::NOW + 600 );
		$this->assertSame( 0, $this->run_jobs() );
		$this->clock->set( self::NOW + 600 );
		$this->run_jobs();
		$this->assertCount( 1, $this->mails );
	}

	public function test_it_is_tried_again_after_1_5_and_30_minutes_2_and_6_hours(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$this->refusal = 'SMTP error: 451 try later';
		$message       = $this->reply( $ticket );
		$now           = self::NOW;
		foreach ( [ 60, 300, 1800, 7200, 21600 ] as $delay ) {
			$this->assertSame( 1, $this->run_jobs() );
			$failed = $this->fresh( $message );
			$this->assertSame( 'failed', $failed->delivery_state );
			$this->assertSame( 'SMTP error: 451 try later', $failed->delivery_reason );
			$this->assertSame( $now + $delay, $failed->next_try_at );
			$this->clock->set( $now + $delay - 1 );
			$this->assertSame( 0, $this->run_jobs() );
			$now += $delay;
			$this->clock->set( $now );
		}
		$this->assertSame( 1, $this->run_jobs() );
		$this->assertSame( 0, $this->fresh( $message )->next_try_at );
		$this->assertSame( 'failed', $this->fresh( $message )->delivery_state );
		$this->assertSame( 1, $this->services->jobs()->state( $now )['dead'] );

		// "Try now", after the server was mended.
		$this->refusal = '';
		$this->services->tickets()->retry( $message->id );
		$this->assertSame( 1, $this->run_jobs() );
		$this->assertSame( 'sent', $this->fresh( $message )->delivery_state );
		$this->assertCount( 1, $this->mails );
	}

	public function test_every_try_has_the_same_message_id(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$message = $this->reply( $ticket );
		$ids     = [];
		$note    = function ( mixed $sent, array $mail ) use ( &$ids ): mixed {
			$ids[] = self::header( $mail, 'Message-ID' ); // @phpstan-ignore argument.type
			return $sent;
		};
		add_filter( 'pre_wp_mail', $note, 1, 2 );
		$this->refusal = 'no';
		$this->run_jobs();
		$this->refusal = '';
		$this->clock->set( self::NOW + 60 );
		$this->run_jobs();
		$this->assertCount( 2, $ids );
		$this->assertSame( $ids[0], $ids[1] );
		$hash  = hash( 'sha256', trim( (string) $ids[0], '<>' ) );
		$found = $this->services->messages()->find_by_refs( $this->inbox, [ $hash ] );
		$about = [
			'message_id' => $message->id,
			'ticket_id'  => $ticket->id,
			'is_ours'    => true,
		];
		$this->assertSame( [ $hash => $about ], $found );
	}

	public function test_nobody_can_press_try_now_while_it_is_tried(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$message       = $this->reply( $ticket );
		$this->refusal = 'no';
		$this->run_jobs();
		$this->refusal = '';
		$state         = '';
		$look          = function ( mixed $sent ) use ( &$state, $message ): mixed {
			$state = $this->fresh( $message )->delivery_state;
			return $sent;
		};
		add_filter( 'pre_wp_mail', $look, 1 );
		$this->clock->set( self::NOW + 60 );
		$this->run_jobs();
		$this->assertSame( 'queued', $state );
	}

	public function test_without_an_address_it_fails_at_once_and_says_why(): void {
		$contact = $this->services->contact_verbs()->add( [ 'name' => 'No Address' ] );
		$ticket  = $this->services->tickets()->open( new New_Ticket( $this->inbox, $contact, '', 'By phone', new New_Message( 'Hello' ) ), Actor::agent( $this->agent ) );
		$this->run_jobs();
		$message = $this->services->messages()->of_ticket( $ticket->id, 1 )[0];
		$this->assertSame( 'failed', $message->delivery_state );
		$this->assertSame( 'This customer has no address to write to.', $message->delivery_reason );
		$this->assertSame( 0, $message->next_try_at );

		$this->services->contact_verbs()->change(
			$contact->id,
			[
				'add_identity' => [
					'type'  => 'email',
					'value' => 'found@customer.example',
				],
			]
		);
		$this->services->tickets()->retry( $message->id );
		$this->run_jobs();
		$this->assertCount( 1, $this->mails_to( 'found@customer.example' ) );
	}

	public function test_a_channel_of_another_plugin_carries_its_own_replies(): void {
		$paper = new class() implements Sends {
			/** @var list<string> */
			public array $sent = [];
			public function id(): string {
				return 'paper';
			}
			public function label(): string {
				return 'Paper';
			}
			public function icon(): string {
				return 'pages';
			}
			public function abilities(): array {
				return [ 'send' ];
			}
			public function settings_fields(): array {
				return [];
			}
			public function send( Outbound_Message $message ): Delivery {
				$this->sent[] = $message->message->text;
				return new Delivery( 'p1', 'delivered' );
			}
		};
		add_filter( 'switchboard_channels', static fn( array $channels ): array => [ ...$channels, $paper ] );
		$ticket = $this->ticket();
		$this->forget_jobs();
		$this->database()->update( 'ticket', [ 'last_channel' => 'paper' ], [ 'id' => $ticket->id ] );
		$message = $this->reply( $ticket, 'on paper' );
		$this->run_jobs();
		$this->assertSame( [ 'on paper' ], $paper->sent );
		$this->assertSame( [], $this->mails );
		$this->assertSame( 'delivered', $this->fresh( $message )->delivery_state );
		$this->assertInstanceOf( Channel::class, $this->services->channels()->find( 'paper' ) );
	}
}
