<?php

declare(strict_types=1);

namespace Switchboard\Tests\Tickets\REST;

use Switchboard\Tests\Mail\Mail_Story;
use Switchboard\Tickets\Envelope;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\Ticket;

final class Corrections_Controller_Test extends Mail_Story {

	private Ticket $known;
	private Ticket $new;
	private Message $message;

	/** A mail that may belong to an older ticket, and that an agent may have passed on. */
	protected function setUp(): void {
		parent::setUp();
		$this->known   = $this->ticket();
		$this->new     = $this->ticket( 'By the way …', 'Re: My lamp' );
		$this->message = $this->services->messages()->of_ticket( $this->new->id, 1 )[0];
		$this->services->envelopes()->add(
			$this->message->id,
			new Envelope(
				'a1@customer.example',
				'ada@customer.example',
				'Ada',
				[
					'to' => [
						[
							'email' => 'support@shop.example',
							'name'  => '',
						],
					],
				],
				'subject',
				'not-proved',
				suggested_ticket_id: $this->known->id,
				forwarded_by: $this->agent
			)
		);
		$this->act_as( $this->agent );
	}

	public function test_a_message_shows_its_way_and_its_doubt(): void {
		$item = $this->item();
		$this->assertSame( 'requester', $item['author_role'] );
		$this->assertSame( [ 'subject', 'not-proved', null ], [ $item['envelope']['rule'], $item['envelope']['reason'], $item['envelope']['automatic'] ] );
		$this->assertSame( [ $this->known->id, $this->known->number, 'My lamp' ], array_values( $item['envelope']['suggested_ticket'] ) );
		$this->assertSame( [ $this->agent, 'Jonas Weber' ], array_values( $item['envelope']['forwarded_by'] ) );
		$schema = wp_json_file_decode( \Switchboard\DIR . '/includes/Tickets/message.schema.json', [ 'associative' => true ] );
		$this->assertTrue( rest_validate_value_from_schema( json_decode( (string) wp_json_encode( $item ), true ), $schema ) );
	}

	public function test_joined_and_taken_back_the_doubt_is_there_again(): void {
		$answer = $this->ask( 'join' );
		$this->assertSame( [ 200, $this->known->id ], [ $answer->get_status(), $answer->get_data()['id'] ] );
		$this->assertSame( $this->known->id, $this->fresh( $this->message )->ticket_id );
		$this->assertSame( 200, $this->rest( 'POST', "/switchboard/v1/tickets/{$this->new->id}/unmerge", [], [] )->get_status() );
		$this->assertSame( $this->known->id, $this->item()['envelope']['suggested_ticket']['id'] );
	}

	public function test_dismissed_it_is_asked_no_more(): void {
		$this->assertSame( 200, $this->ask( 'dismiss' )->get_status() );
		$this->assertNull( $this->item()['envelope']['suggested_ticket'] );
		$this->assertSame( [ 404, 404 ], [ $this->ask( 'join' )->get_status(), $this->ask( 'dismiss' )->get_status() ] );
	}

	public function test_a_ticket_that_one_may_not_see_is_neither_named_nor_joined(): void {
		$elsewhere = $this->services->inboxes()->insert( [ 'name' => 'Elsewhere' ] );
		$hidden    = $this->services->tickets()->receive( new Incoming( $elsewhere, 0, 'form', $this->ada->id, '', 'Salary', 'x' ) )->ticket;
		$this->services->envelopes()->update( $this->message->id, [ 'suggested_ticket_id' => $hidden->id ] );
		$this->assertNull( $this->item()['envelope']['suggested_ticket'] );
		foreach ( [ 'join', 'dismiss' ] as $verb ) {
			$this->assertSame( 404, $this->ask( $verb )->get_status() );
		}
		$this->assertSame( $hidden->id, $this->services->envelopes()->find( $this->message->id )?->suggested_ticket_id );
	}

	public function test_a_suggestion_follows_a_merge(): void {
		$third = $this->ticket( 'Third', 'Third' );
		$this->services->tickets()->merge( $this->known->id, $third->id, \Switchboard\Tickets\Actor::agent( $this->agent ) );
		$this->assertSame( $third->id, $this->item()['envelope']['suggested_ticket']['id'] );
		$this->assertSame( $third->id, $this->ask( 'join' )->get_data()['id'] );
	}

	public function test_whoever_passed_it_on_can_be_made_the_one_who_asks(): void {
		$answer = $this->ask( 'requester' );
		$this->assertSame( 200, $answer->get_status() );
		$this->assertSame( 'Jonas Weber', $answer->get_data()['contact_name'] );
		$this->assertNull( $this->item()['envelope']['forwarded_by'] );
		$this->assertSame( 404, $this->ask( 'requester' )->get_status() );
	}

	public function test_who_takes_part_and_by_which_addresses(): void {
		$this->database()->execute( "UPDATE {contact_identity} SET invalid_reason = '550 no such user', invalid_at = 5 WHERE contact_id = %d", [ $this->ada->id ] );
		$this->assertSame(
			[
				[
					'contact'   => $this->ada->id,
					'name'      => 'Ada Moreno',
					'role'      => 'requester',
					'address'   => 'ada@customer.example',
					'addresses' => [
						[
							'email'    => 'ada@customer.example',
							'verified' => false,
							'refused'  => '550 no such user',
						],
					],
				],
			],
			$this->rest( 'GET', "/switchboard/v1/tickets/{$this->new->id}/participants" )->get_data()
		);
	}

	public function test_links_are_withdrawn(): void {
		$token = $this->services->tokens()->issue( 'ticket', $this->ada->id, $this->new->id );
		$other = $this->services->tokens()->issue( 'ticket', $this->ada->id, $this->known->id );
		$this->assertSame( 200, $this->rest( 'POST', "/switchboard/v1/tickets/{$this->new->id}/revoke-links", [], [] )->get_status() );
		$this->assertNull( $this->services->tokens()->find( $token ) );
		$this->assertNotNull( $this->services->tokens()->find( $other ) );
		$this->assertSame( 'links_revoked', $this->services->events()->of_ticket( $this->new->id, 1 )[0]->name );
	}

	public function test_a_forward_by_rest(): void {
		$path   = "/switchboard/v1/tickets/{$this->new->id}/messages";
		$answer = $this->rest(
			'POST',
			$path,
			[],
			[
				'kind'      => 'forward',
				'html'      => '<p>Look</p>',
				'to'        => 'smith@lamps.example',
				'cc'        => [ 'jones@lamps.example' ],
				'forwarded' => [ $this->message->id ],
			]
		);
		$this->assertSame( 201, $answer->get_status() );
		$item = $answer->get_data();
		$this->assertSame( [ 'forward', 'smith@lamps.example', 'jones@lamps.example' ], [ $item['kind'], $item['delivery']['to'], $item['envelope']['cc'][0]['email'] ] );
		$this->assertStringContainsString( 'By the way', $item['quote'] );
		$refused = $this->rest(
			'POST',
			$path,
			[],
			[
				'kind' => 'reply',
				'html' => 'x',
				'cc'   => [ 'nobody' ],
			]
		);
		$this->assertSame( [ 400, [ 'cc' ] ], [ $refused->get_status(), array_keys( $refused->get_data()['data']['params'] ) ] );
	}

	/**
	 * The message as REST answers it.
	 *
	 * @return array<string, mixed>
	 */
	private function item(): array {
		$ticket = $this->fresh( $this->message )->ticket_id;
		return (array) $this->rest( 'GET', "/switchboard/v1/tickets/$ticket/messages/{$this->message->id}" )->get_data();
	}

	/**
	 * Asks for a correction.
	 *
	 * @param string $verb Last part of the path.
	 */
	private function ask( string $verb ): \WP_REST_Response {
		return $this->rest( 'POST', "/switchboard/v1/tickets/{$this->new->id}/messages/{$this->message->id}/$verb", [], [] );
	}
}
