<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels;

use Switchboard\Channels\Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Channels\Verdict;
use Switchboard\Foundation\Problem;
use Switchboard\Tests\Mail\Mail_Story;
use Switchboard\Tickets\Attachments;

final class Inbound_Test extends Mail_Story {

	/**
	 * Receives Ada's message.
	 *
	 * @param array<string, mixed> $with Arguments of Inbound_Message.
	 */
	private function receive( array $with = [] ): Inbound_Result {
		return $this->services->inbound()->receive(
			new Inbound_Message( ...$with + [
				'channel'      => 'form',
				'inbox_id'     => $this->inbox,
				'external_key' => 'a1',
				'sender_type'  => 'email',
				'sender_value' => 'ada@customer.example',
				'sender_name'  => 'Ada Moreno',
				'subject'      => 'My lamp',
				'text'         => "Where is my lamp?\n\n<b>Please</b> tell me.",
			] )
		);
	}

	/**
	 * A filter that always says the same.
	 */
	private function decide( ?Verdict $verdict ): void {
		$filter = new class( $verdict ) implements Filter {
			public function __construct( private readonly ?Verdict $verdict ) {
			}
			public function judge( Inbound_Message $message ): ?Verdict {
				return $this->verdict;
			}
		};
		add_filter( 'switchboard_inbound_filters', static fn( array $filters ): array => [ $filter, ...$filters ] );
	}

	private function rows( string $table ): int {
		return (int) $this->database()->value( "SELECT COUNT(*) FROM {{$table}}" );
	}

	public function test_a_message_becomes_a_ticket(): void {
		$result = $this->receive();
		$this->assertSame( [ 'opened', '', false ], [ $result->action, $result->reason, $result->repeated ] );
		$ticket = $this->services->ticket_rows()->find( $result->ticket_id );
		$this->assertSame( [ 'My lamp', $this->ada->id, 'form', 'new' ], [ $ticket?->subject, $ticket?->contact_id, $ticket?->first_channel, $ticket?->status ] );
		$message = $this->services->messages()->find( $result->message_id );
		$this->assertStringContainsString( '&lt;b&gt;Please&lt;/b&gt;', (string) $message?->html );
		$this->assertSame( 'ada@customer.example', $this->services->participants()->requester( $result->ticket_id )?->address );
		$this->assertSame( [ 'routed', 'opened' ], array_values( (array) $this->database()->row( 'SELECT state, reason FROM {inbound}' ) ) );
	}

	public function test_the_same_key_twice_is_one_message(): void {
		$first  = $this->receive();
		$second = $this->receive();
		$this->assertSame( [ $first->ticket_id, $first->message_id, 'opened', true ], [ $second->ticket_id, $second->message_id, $second->action, $second->repeated ] );
		$this->assertSame( [ 1, 1, 1 ], [ $this->rows( 'ticket' ), $this->rows( 'message' ), $this->rows( 'inbound' ) ] );
	}

	public function test_keys_belong_to_their_door(): void {
		$other = $this->services->inboxes()->insert( [ 'name' => 'Billing' ] );
		$this->receive();
		$this->receive( [ 'inbox_id' => $other ] );
		$this->receive( [ 'channel' => 'chat' ] );
		$this->receive( [ 'connection_id' => 7 ] );
		$this->receive( [ 'connection_id' => 8 ] );
		// A connection that was given to another inbox still knows its messages.
		$this->assertTrue( $this->receive( [
			'connection_id' => 7,
			'inbox_id' => $other,
		] )->repeated );
		$this->assertSame( 5, $this->rows( 'ticket' ) );
	}

	public function test_evidence_joins_a_ticket(): void {
		$opened = $this->receive();
		$result = $this->receive( [
			'external_key' => 'a2',
			'ticket_id' => $opened->ticket_id,
			'rule' => 'token',
		] );
		$this->assertSame( [ 'appended', $opened->ticket_id ], [ $result->action, $result->ticket_id ] );
		$this->assertSame( 'token', $this->services->events()->of_ticket( $opened->ticket_id, 1 )[0]->payload['rule'] );
	}

	public function test_a_wordpress_user_is_known_by_the_account(): void {
		$user   = $this->factory->user( 'subscriber', [
			'user_email' => 'bea@customer.example',
			'display_name' => 'Bea',
		] );
		$result = $this->receive( [
			'sender_type' => 'wp_user',
			'sender_value' => (string) $user,
			'is_verified' => true,
		] );
		$ticket = $this->services->ticket_rows()->find( $result->ticket_id );
		$this->assertNotSame( $this->ada->id, $ticket?->contact_id );
		$this->assertSame( 'bea@customer.example', $this->services->participants()->requester( $result->ticket_id )?->address );
		$this->expectException( Problem::class );
		$this->receive( [
			'external_key' => 'a3',
			'sender_type' => 'wp_user',
			'sender_value' => '999999',
		] );
	}

	public function test_a_failure_leaves_nothing_half_done_and_can_be_repeated(): void {
		try {
			$this->receive( [
				'attachments' => [ 4711 ],
				'owner_key' => Attachments::owner_of_visitor( 'x' ),
			] );
			$this->fail( 'It was taken.' );
		} catch ( Problem $problem ) {
			$this->assertSame( 400, $problem->status );
		}
		$this->assertSame( [ 0, 0, 0 ], [ $this->rows( 'ticket' ), $this->rows( 'message' ), $this->rows( 'inbound' ) ] );
		$this->assertFalse( $this->receive()->repeated );
		$this->assertSame( 1, $this->rows( 'ticket' ) );
	}

	public function test_a_failure_at_a_connection_is_noted_and_tried_again(): void {
		foreach ( [ 1, 2 ] as $attempt ) {
			try {
				$this->receive( [
					'connection_id' => 7,
					'sender_value' => 'not an address',
					'raw' => 'raw mail',
				] );
				$this->fail( 'It was taken.' );
			} catch ( Problem ) {
				$row = (array) $this->database()->row( 'SELECT state, attempts, raw FROM {inbound}' );
				$this->assertSame( [ 'failed', (string) $attempt, 'raw mail' ], array_values( $row ) );
			}
		}
		$this->assertSame( 'opened', $this->receive( [ 'connection_id' => 7 ] )->action );
		$this->assertSame( 'routed', $this->database()->value( 'SELECT state FROM {inbound}' ) );
		$this->assertSame( 1, $this->rows( 'inbound' ) );
	}

	public function test_a_database_error_half_way_undoes_everything(): void {
		add_filter( 'query', static fn( string $sql ): string => str_contains( $sql, 'switchboard_participant' ) ? 'SELECT nonsense FROM nowhere' : $sql );
		try {
			$this->receive();
			$this->fail( 'It was taken.' );
		} catch ( \Switchboard\Foundation\Database\Database_Error ) {
			$this->assertSame( [ 0, 0, 0, 0 ], [ $this->rows( 'ticket' ), $this->rows( 'message' ), $this->rows( 'inbound' ), $this->rows( 'job' ) ] );
		}
	}

	public function test_the_first_filter_with_an_opinion_decides(): void {
		$this->decide( Verdict::drop( 'second' ) );
		$this->decide( Verdict::suspend( 'first' ) );
		$this->decide( null );
		$this->assertSame( 'first', $this->receive()->reason );
	}

	public function test_what_is_dropped_leaves_only_the_fact(): void {
		$this->decide( Verdict::drop( 'loop' ) );
		$result = $this->receive();
		$this->assertSame( [ 'dropped', 'loop', 0 ], [ $result->action, $result->reason, $result->ticket_id ] );
		$this->assertSame( [ 0, 1 ], [ $this->rows( 'ticket' ), $this->rows( 'inbound' ) ] );
		$again = $this->receive();
		$this->assertSame( [ 'dropped', 'loop', true ], [ $again->action, $again->reason, $again->repeated ] );
	}

	public function test_what_is_suspended_is_kept_whole(): void {
		$this->decide( Verdict::suspend( 'spam' ) );
		$result = $this->receive( [ 'text' => 'Buy! ' . "\xff" ] );
		$this->assertSame( [ 'suspended', 'spam' ], [ $result->action, $result->reason ] );
		$this->assertSame( 0, $this->rows( 'ticket' ) );
		$row = (array) $this->database()->row( 'SELECT state, raw FROM {inbound}' );
		$this->assertSame( 'suspended', $row['state'] );
		$this->assertSame( 'ada@customer.example', json_decode( (string) $row['raw'], true )['sender_value'] );
	}

	public function test_what_is_recorded_wakes_nobody(): void {
		$opened = $this->receive();
		$this->services->tickets()->change( $opened->ticket_id, [ 'status' => 'solved' ], \Switchboard\Tickets\Actor::agent( $this->agent ) );
		$this->forget_jobs();
		$this->decide( Verdict::record( 'storm' ) );
		$result = $this->receive( [
			'external_key' => 'a2',
			'ticket_id' => $opened->ticket_id,
		] );
		$this->assertSame( [ 'recorded', 'storm' ], [ $result->action, $result->reason ] );
		$this->assertSame( 'solved', $this->services->ticket_rows()->find( $opened->ticket_id )?->status );
		$this->run_jobs();
		$this->assertSame( [], $this->mails );
	}

	public function test_a_rude_plugin_does_not_stop_the_mail(): void {
		add_filter( 'switchboard_inbound_filters', static fn( array $filters ): array => [ 'not a filter', ...$filters ] );
		$this->assertSame( 'opened', $this->receive()->action );
	}

	public function test_refs_are_remembered_as_hashes(): void {
		$result = $this->receive( [ 'refs' => [ 'abc@mail.example' ] ] );
		$this->assertSame( $result->message_id, $this->services->messages()->find_by_refs( $this->inbox, [ hash( 'sha256', 'abc@mail.example' ) ] )[ hash( 'sha256', 'abc@mail.example' ) ]['message_id'] ?? 0 );
	}
}
