<?php

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Foundation\Problem;
use Switchboard\Tests\Mail\Mail_Story;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Envelope;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Ticket;

final class Addressees_Test extends Mail_Story {

	public function test_who_is_on_copy_gets_it_reads_along_and_stays_on_copy(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$this->reply( $ticket, cc: [ 'ben@customer.example' ], bcc: [ 'boss@customer.example' ] );
		$this->run_jobs();
		$this->assertSame( [ 'ada@customer.example', 'ben@customer.example', 'boss@customer.example' ], [ $this->mails[0]['to'], self::header( $this->mails[0], 'Cc' ), self::header( $this->mails[0], 'Bcc' ) ] );
		$ben = $this->services->contact_verbs()->identify( 'email', 'ben@customer.example', '' );
		$this->assertTrue( $this->services->participants()->has( $ticket->id, $ben->id ) );
		$this->assertNull( $this->role( $ticket, 'boss@customer.example' ), 'Whoever nobody sees takes no part.' );

		$this->assertSame( [ 'ben@customer.example' ], $this->envelope( $this->reply( $ticket ) )->addresses( 'cc' ) );
		$this->assertSame( [], $this->envelope( $this->reply( $ticket, cc: [] ) )->addresses( 'cc' ), 'Removed from one reply.' );
	}

	public function test_a_mail_to_several_holds_no_link_of_one(): void {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$this->reply( $ticket, bcc: [ 'boss@customer.example' ] );
		$this->run_jobs();
		$this->assertStringNotContainsString( 'switchboard_token', $this->mails[0]['message'] . $this->mailers[0]->AltBody );
		$this->reply( $ticket );
		$this->run_jobs();
		$this->assertStringContainsString( 'switchboard_token', $this->mails[1]['message'], 'To the customer alone it does.' );
	}

	public function test_each_address_stands_once(): void {
		$envelope = $this->envelope( $this->reply( $this->ticket(), cc: [ 'ADA@customer.example', 'ben@customer.example', 'Ben@customer.example' ], bcc: [ 'ben@customer.example', 'eve@customer.example' ] ) );
		$this->assertSame( [ [ 'ada@customer.example' ], [ 'Ben@customer.example' ], [ 'eve@customer.example' ] ], [ $envelope->addresses( 'to' ), $envelope->addresses( 'cc' ), $envelope->addresses( 'bcc' ) ] );
	}

	public function test_the_customers_second_address_on_copy_changes_nothing_of_the_ticket(): void {
		$this->services->contact_verbs()->change(
			$this->ada->id,
			[
				'add_identity' => [
					'type'  => 'email',
					'value' => 'ada@home.example',
				],
			]
		);
		$ticket = $this->ticket();
		$this->reply( $ticket, cc: [ 'ada@home.example' ] );
		$this->assertSame( 'ada@customer.example', $this->services->participants()->requester( $ticket->id )?->address );
	}

	public function test_a_reply_goes_only_where_the_customer_is(): void {
		$this->services->contact_verbs()->change(
			$this->ada->id,
			[
				'add_identity' => [
					'type'  => 'email',
					'value' => 'ada@home.example',
				],
			]
		);
		$ticket = $this->ticket();
		foreach ( [ 'ada@home.example', 'eve@evil.example' ] as $address ) {
			$this->assertRefused( 'to', fn() => $this->reply( $ticket, to: $address ) );
		}
		$this->services->contact_verbs()->identify( 'email', 'ada@home.example', '', true );
		$message = $this->reply( $ticket, to: 'Ada@Home.example' );
		$this->assertSame( 'ada@home.example', $message->delivery_to );
		$this->assertSame( 'ada@customer.example', $this->reply( $ticket, to: 'ada@customer.example' )->delivery_to );
	}

	public function test_what_is_no_address_or_our_own_is_refused(): void {
		$ticket = $this->ticket();
		foreach ( [ 'nobody', "eve@evil.example\r\nBcc: all@evil.example", 'support@shop.example', 'Support+t.1.k1.aa@shop.example' ] as $address ) {
			$this->assertRefused( 'cc', fn() => $this->reply( $ticket, cc: [ $address ] ) );
			$this->assertRefused( 'bcc', fn() => $this->reply( $ticket, bcc: [ $address ] ) );
		}
		$this->assertCount( 1, $this->services->messages()->of_ticket( $ticket->id, 10 ) );
	}

	public function test_whom_we_asked_by_a_forward_reads_along_once_an_agent_puts_them_on_copy(): void {
		$ticket = $this->ticket();
		$this->services->tickets()->forward( $ticket->id, new New_Message( 'Look', to: 'smith@lamps.example' ), Actor::agent( $this->agent ) );
		$this->assertSame( Participant::CONSULTED, $this->role( $ticket, 'smith@lamps.example' ) );
		$this->reply( $ticket, cc: [ 'smith@lamps.example' ] );
		$this->assertSame( Participant::CC, $this->role( $ticket, 'smith@lamps.example' ) );
		$this->services->tickets()->forward( $ticket->id, new New_Message( 'Look', to: 'smith@lamps.example' ), Actor::agent( $this->agent ) );
		$this->assertSame( Participant::CC, $this->role( $ticket, 'smith@lamps.example' ), 'Never the other way round.' );
	}

	/**
	 * The role of whoever has an address.
	 *
	 * @param Ticket $ticket  Ticket.
	 * @param string $address Address.
	 */
	private function role( Ticket $ticket, string $address ): ?string {
		foreach ( $this->services->participants()->of( $ticket->id ) as $participant ) {
			if ( $address === $participant->address ) {
				return $participant->role;
			}
		}
		return null;
	}

	/**
	 * The envelope of a message.
	 *
	 * @param Message $message Message.
	 */
	private function envelope( Message $message ): Envelope {
		$envelope = $this->services->envelopes()->find( $message->id );
		$this->assertNotNull( $envelope );
		return $envelope;
	}

	/**
	 * Something is refused for one of its fields.
	 *
	 * @param string                $field Field.
	 * @param \Closure(): mixed $work  Work.
	 */
	private function assertRefused( string $field, \Closure $work ): void {
		try {
			$work();
			$this->fail( 'It was taken.' );
		} catch ( Problem $problem ) {
			$this->assertSame( [ $field ], array_keys( (array) $problem->details['params'] ) );
		}
	}
}
