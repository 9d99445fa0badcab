<?php
/**
 * The suspended queue over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

/**
 * Who sees what waits, and what they can do with it.
 */
final class Suspended_Controller_Test extends Receiving_Case {

	private int $id;

	/** A mail that a mail server marked as spam. */
	protected function setUp(): void {
		parent::setUp();
		$this->id = $this->suspended();
		$this->act_as( $this->agent );
	}

	public function test_an_agent_sees_what_waits_in_their_inboxes_and_why(): void {
		$answer = $this->rest( 'GET', '/switchboard/v1/suspended' );
		$schema = wp_json_file_decode( \Switchboard\DIR . '/includes/Channels/suspended.schema.json', [ 'associative' => true ] );
		$this->assertCount( 1, $answer->get_data() );
		$item = $answer->get_data()[0];
		$this->assertTrue( rest_validate_value_from_schema( $item, $schema ) );
		$this->assertSame( [ $this->id, 'suspended', $this->inbox, 'ada@customer.example', 'spam' ], [ $item['id'], $item['state'], $item['inbox'], $item['sender'], $item['reason'] ] );
		$this->assertSame( [ 'suspended' => 1, 'quarantined' => 0 ], $this->rest( 'GET', '/switchboard/v1/suspended/count' )->get_data() );
	}

	public function test_to_agents_of_other_inboxes_it_does_not_exist(): void {
		$other = $this->factory->user( 'switchboard_agent' );
		$this->services->inboxes()->set_members( $this->sales, [ $other ] );
		$this->act_as( $other );
		$this->assertSame( [], $this->rest( 'GET', '/switchboard/v1/suspended' )->get_data() );
		$this->assertSame( 0, $this->rest( 'GET', '/switchboard/v1/suspended/count' )->get_data()['suspended'] );
		foreach ( [ [ 'GET', '/source' ], [ 'POST', '/release' ], [ 'POST', '/block' ], [ 'DELETE', '' ] ] as [ $method, $tail ] ) {
			$this->assertSame(
				$this->rest( $method, '/switchboard/v1/suspended/999999' . $tail, [], 'POST' === $method ? [] : null )->get_data(),
				$this->rest( $method, "/switchboard/v1/suspended/$this->id$tail", [], 'POST' === $method ? [] : null )->get_data(),
				$tail
			);
		}
		$this->assertSame( 'suspended', $this->database()->value( 'SELECT state FROM {inbound} WHERE id = %d', [ $this->id ] ) );
	}

	public function test_what_could_not_be_taken_in_is_the_managers(): void {
		$this->database()->update(
			'inbound',
			[
				'state'  => 'quarantined',
				'reason' => 'Out of memory.',
			],
			[ 'id' => $this->id ]
		);
		$this->assertSame( [], $this->rest( 'GET', '/switchboard/v1/suspended' )->get_data() );
		$this->assertSame( 404, $this->rest( 'DELETE', "/switchboard/v1/suspended/$this->id" )->get_status() );
		$this->act_as( $this->factory->user( 'switchboard_manager' ) );
		$item = $this->rest( 'GET', '/switchboard/v1/suspended' )->get_data()[0];
		$this->assertSame( [ 'quarantined', 'Out of memory.', true, false ], [ $item['state'], $item['reason'], $item['permissions']['replay'], $item['permissions']['release'] ] );
		$this->assertSame( 404, $this->rest( 'POST', "/switchboard/v1/suspended/$this->id/release", [], [] )->get_status() );
		$answer = $this->rest( 'POST', "/switchboard/v1/suspended/$this->id/replay", [], [] );
		$this->assertSame( [ 200, 'suspended' ], [ $answer->get_status(), $answer->get_data()['action'] ], 'It is read again, and it is still spam.' );
	}

	public function test_it_is_looked_at_as_text_and_nothing_but_text(): void {
		$id     = $this->suspended( "Content-Type: text/html; charset=utf-8\r\n", '<p>Hello <b>you</b></p><script>alert(1)</script><img src="https://evil.example/x.gif">' );
		$looked = $this->rest( 'GET', "/switchboard/v1/suspended/$id/source" )->get_data();
		$this->assertStringContainsString( 'Hello you', $looked['text'] );
		$this->assertStringNotContainsString( '<', $looked['text'] );
		$this->assertStringContainsString( 'X-Spam-Flag: YES', $looked['source'] );
		$this->assertFalse( $looked['is_cut'] );
		$this->assertTrue( mb_check_encoding( (string) wp_json_encode( $looked ), 'UTF-8' ) );
	}

	public function test_released_it_is_a_ticket_whose_original_can_be_looked_at(): void {
		$answer = $this->rest( 'POST', "/switchboard/v1/suspended/$this->id/release", [], [] )->get_data();
		$this->assertSame( 'opened', $answer['action'] );
		$ticket = $answer['ticket'];
		$item   = $this->rest( 'GET', "/switchboard/v1/tickets/$ticket/messages" )->get_data()[0];
		$this->assertTrue( $item['envelope']['has_original'] );
		$path = "/switchboard/v1/tickets/$ticket/messages/{$item['id']}/original";
		$this->assertStringContainsString( 'X-Spam-Flag: YES', $this->rest( 'GET', $path )->get_data()['source'] );

		$other = $this->factory->user( 'switchboard_agent' );
		$this->services->inboxes()->set_members( $this->sales, [ $other ] );
		$this->act_as( $other );
		$this->assertSame( 404, $this->rest( 'GET', $path )->get_status() );
	}

	public function test_an_original_that_is_not_kept_any_more(): void {
		$ticket = $this->rest( 'POST', "/switchboard/v1/suspended/$this->id/release", [], [] )->get_data()['ticket'];
		$id     = $this->rest( 'GET', "/switchboard/v1/tickets/$ticket/messages" )->get_data()[0]['id'];
		$this->services->inbound_rows()->forget_files( [ $this->id ] );
		$answer = $this->rest( 'GET', "/switchboard/v1/tickets/$ticket/messages/$id/original" );
		$this->assertSame( [ 404, 'switchboard_mail_not_found' ], [ $answer->get_status(), $answer->get_data()['code'] ] );
	}

	public function test_blocked_by_an_agent_unblocked_by_a_manager(): void {
		$this->assertSame( 200, $this->rest( 'POST', "/switchboard/v1/suspended/$this->id/block", [], [ 'domain' => true ] )->get_status() );
		$this->assertSame( [], $this->rest( 'GET', '/switchboard/v1/suspended' )->get_data() );
		$this->assertSame( 403, $this->rest( 'GET', '/switchboard/v1/blocked-senders' )->get_status() );
		$this->act_as( $this->factory->user( 'switchboard_manager' ) );
		$blocked = $this->rest( 'GET', '/switchboard/v1/blocked-senders' )->get_data();
		$this->assertSame( [ [ '@customer.example', 'Jonas Weber' ] ], array_map( static fn( array $one ): array => [ $one['sender'], $one['blocked_by'] ], $blocked ) );
		$this->assertTrue( $this->services->blocked_senders()->has( 'ben@customer.example' ) );
		$this->assertSame( 200, $this->rest( 'DELETE', '/switchboard/v1/blocked-senders', [ 'sender' => '@customer.example' ] )->get_status() );
		$this->assertFalse( $this->services->blocked_senders()->has( 'ben@customer.example' ) );
	}

	public function test_many_come_in_pages(): void {
		for ( $count = 0; $count < 3; $count++ ) {
			$this->suspended( "X-Number: $count\r\n", "Text $count" );
		}
		$first = $this->rest( 'GET', '/switchboard/v1/suspended', [ 'per_page' => 3 ] );
		$this->assertCount( 3, $first->get_data() );
		preg_match( '/cursor=([^&>]+)/', (string) $first->get_headers()['Link'], $found );
		$this->assertSame( [ $this->id ], array_column( $this->rest( 'GET', '/switchboard/v1/suspended', [ 'cursor' => $found[1] ?? '' ] )->get_data(), 'id' ) );
	}

	/**
	 * A mail that a mail server marked as spam.
	 *
	 * @param string $headers Further headers.
	 * @param string $text    Text.
	 * @return int Row.
	 */
	private function suspended( string $headers = '', string $text = 'Cheap lamps!' ): int {
		$this->assertSame( 'suspended', $this->import( "From: Ada <ada@customer.example>\r\nTo: support@shop.example\r\nSubject: Lamps\r\nMessage-ID: <" . md5( $headers . $text ) . "@customer.example>\r\nX-Spam-Flag: YES\r\n{$headers}\r\n$text\r\n" )->action );
		return (int) $this->database()->value( 'SELECT MAX(id) FROM {inbound}' );
	}
}
