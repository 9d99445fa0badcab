<?php
/**
 * Messages that wait for a person.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Inbound_Message;
use Switchboard\Foundation\Problem;
use Switchboard\Tickets\Actor;

/**
 * Released, blocked, removed: each once.
 */
final class Suspended_Test extends Receiving_Case {

	/**
	 * A mail that a filter kept outside.
	 *
	 * @param array<string, string> $headers Headers.
	 * @return int Row.
	 */
	private function suspended( array $headers = [ 'X-Spam-Flag' => 'YES' ] ): int {
		$this->assertSame( 'suspended', $this->import( self::mail( $headers ) )->action );
		return (int) $this->database()->value( 'SELECT MAX(id) FROM {inbound}' );
	}

	/**
	 * A row's columns.
	 *
	 * @param int    $id     Row.
	 * @param string ...$columns Names.
	 * @return array<string|null>
	 */
	private function row( int $id, string ...$columns ): array {
		$row = $this->database()->row( 'SELECT * FROM {inbound} WHERE id = %d', [ $id ] ) ?? [];
		return array_map( static fn( string $column ): ?string => $row[ $column ] ?? null, $columns );
	}

	public function test_what_is_released_opens_its_ticket_without_an_automatic_answer(): void {
		$id     = $this->suspended();
		$result = $this->services->suspended()->release( $id, Actor::agent( $this->agent ) );
		$this->run_jobs();
		$this->assertSame( [ 'opened', 'released' ], [ $result->action, $result->reason ] );
		$this->assertSame( [ 'routed', (string) $result->ticket_id, (string) $result->message_id ], $this->row( $id, 'state', 'ticket_id', 'message_id' ) );
		$this->assertSame( [], $this->mails_to( 'ada@customer.example' ) );
		$this->assertCount( 1, $this->mails_to( 'jonas@shop.example' ) );
		$this->assertFalse( $this->services->messages()->find( $result->message_id )?->automatic );
		$events = array_column( array_map( 'get_object_vars', $this->services->events()->of_ticket( $result->ticket_id, 9 ) ), 'actor', 'name' );
		$this->assertEquals( Actor::agent( $this->agent ), $events['message_released'] );
		// It is the mail that came: should it come again, it is known.
		$this->assertTrue( $this->import( self::mail() )->repeated );
		$this->expectException( Problem::class );
		$this->services->suspended()->release( $id, Actor::agent( $this->agent ) );
	}

	public function test_what_is_released_goes_to_the_ticket_that_it_belongs_to(): void {
		$this->known( 'lamp' );
		$refused = 'mx.shop.example; dmarc=fail (p=reject) header.from=customer.example';
		$id      = $this->suspended(
			[
				'To'                     => $this->filled( '{{address:lamp}}' ),
				'Authentication-Results' => $refused,
			]
		);
		$result  = $this->services->suspended()->release( $id, Actor::agent( $this->agent ) );
		$this->assertSame( [ 'appended', 'lamp' ], [ $result->action, $this->called( $result->ticket_id ) ] );
	}

	public function test_what_a_machine_wrote_becomes_ordinary_when_a_person_wants_it(): void {
		$id     = $this->suspended( [ 'Auto-Submitted' => 'auto-replied' ] );
		$result = $this->services->suspended()->release( $id, Actor::agent( $this->agent ) );
		$this->assertSame( 'opened', $result->action );
		$this->assertFalse( $this->services->messages()->find( $result->message_id )?->automatic );
	}

	public function test_what_was_meant_for_the_house_is_released_as_a_note(): void {
		$this->known( 'lamp' );
		foreach ( [
			[ 'jonas', 'agent-automatic', [ 'Auto-Submitted' => 'auto-replied' ] ],
			[ 'otto', 'not-the-agent', [] ],
		] as $number => [ $name, $reason, $headers ] ) {
			$id = $this->suspended(
				$headers + [
					'From'       => "$name@shop.example",
					'To'         => $this->filled( "{{address-of-$name:lamp}}" ),
					'Message-ID' => "<$number@shop.example>",
				]
			);
			$this->assertSame( [ "suspended: $reason" ], $this->row( $id, 'reason' ) );
			$result  = $this->services->suspended()->release( $id, Actor::agent( $this->agent ) );
			$message = $this->services->messages()->find( $result->message_id );
			$this->assertSame( [ 'recorded', 'lamp', 'note' ], [ $result->action, $this->called( $result->ticket_id ), $message?->kind ] );
			$this->assertStringContainsString( 'Where is my lamp?', (string) $message?->text );
		}
		$this->run_jobs();
		$this->assertSame( [], $this->mails_to( 'ada@customer.example' ) );
	}

	public function test_a_failed_release_leaves_it_where_it_is(): void {
		$id = $this->suspended();
		$this->database()->update( 'inbound', [ 'size' => 5 ], [ 'id' => $id ] );
		try {
			$this->services->suspended()->release( $id, Actor::agent( $this->agent ) );
			$this->fail( 'It was released.' );
		} catch ( Problem ) {
			$this->assertSame( [ 'suspended', '0' ], $this->row( $id, 'state', 'ticket_id' ) );
		}
	}

	public function test_a_message_that_is_no_mail_is_released_too(): void {
		$this->services->blocked_senders()->add( '@customer.example', $this->agent );
		$this->services->inbound()->receive( new Inbound_Message( 'form', $this->inbox, 'f1', 'email', 'ada@customer.example', 'Ada Moreno', 'My lamp', text: 'Where is it?' ) );
		$id     = (int) $this->database()->value( "SELECT id FROM {inbound} WHERE state = 'suspended'" );
		$result = $this->services->suspended()->release( $id, Actor::agent( $this->agent ) );
		$this->assertSame( [ 'opened', 'Where is it?', 'form' ], [ $result->action, $this->services->messages()->find( $result->message_id )?->text, $this->services->ticket_rows()->find( $result->ticket_id )?->first_channel ] );
	}

	public function test_a_blocked_sender_stays_outside(): void {
		$id = $this->suspended();
		$this->services->suspended()->block( $id, false, $this->agent );
		$this->assertSame( [ 'dropped', 'dropped: removed', '' ], $this->row( $id, 'state', 'reason', 'raw_file' ) );
		$again = $this->import( self::mail( [ 'Message-ID' => '<2@customer.example>' ] ) );
		$this->assertSame( [ 'suspended', 'blocked' ], [ $again->action, $again->reason ] );
		$this->assertSame( 'opened', $this->import( self::mail( [ 'From' => 'ben@customer.example' ] ) )->action );
		$this->services->blocked_senders()->remove( 'ADA@customer.example' );
		$this->assertSame( 'opened', $this->import( self::mail( [ 'Message-ID' => '<3@customer.example>' ] ) )->action );
	}

	public function test_a_whole_domain_can_be_blocked(): void {
		$this->services->suspended()->block( $this->suspended(), true, $this->agent );
		$this->assertSame( 'blocked', $this->import( self::mail( [ 'From' => 'Ben <Ben@Customer.example>' ] ) )->reason );
		$this->assertSame( 'opened', $this->import( self::mail( [ 'From' => 'ben@sub.customer.example' ] ) )->action );
		$this->assertSame( [ '@customer.example' ], array_column( $this->services->blocked_senders()->all(), 'sender' ) );
	}

	public function test_who_has_no_address_can_not_be_blocked(): void {
		$this->import( self::mail( [ 'From' => 'undisclosed' ] ) );
		$this->expectException( Problem::class );
		$this->services->suspended()->block( (int) $this->database()->value( 'SELECT MAX(id) FROM {inbound}' ), true, $this->agent );
	}

	public function test_what_is_removed_is_gone_with_its_mail(): void {
		$id   = $this->suspended();
		$file = $this->services->store()->place()['dir'] . '/' . substr( (string) $this->row( $id, 'raw_file' )[0], 2 );
		$this->assertFileExists( $file );
		$this->services->suspended()->remove( $id );
		$this->database()->run_after_commit();
		$this->assertFileDoesNotExist( $file );
		$this->assertSame( [ 'dropped', true ], [ $this->import( self::mail( [ 'X-Spam-Flag' => 'YES' ] ) )->action, $this->import( self::mail() )->repeated ] );
		$this->expectException( Problem::class );
		$this->services->suspended()->remove( $id );
	}

	public function test_only_what_waits_can_be_handled(): void {
		$this->import( self::mail() );
		$id = (int) $this->database()->value( 'SELECT MAX(id) FROM {inbound}' );
		$refused = 0;
		foreach ( [
			fn() => $this->services->suspended()->release( $id, Actor::agent( $this->agent ) ),
			fn() => $this->services->suspended()->block( $id, false, $this->agent ),
			fn() => $this->services->suspended()->remove( $id ),
			fn() => $this->services->suspended()->replay( $id ),
		] as $verb ) {
			try {
				$verb();
			} catch ( Problem $problem ) {
				$refused += 404 === $problem->status ? 1 : 0;
			}
		}
		$this->assertSame( [ 4, 1 ], [ $refused, $this->rows( 'message' ) ] );
	}
}
