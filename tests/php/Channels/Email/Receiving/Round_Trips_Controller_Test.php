<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\Group;

#[Group( 'dovecot' )]
final class Round_Trips_Controller_Test extends Fetch_Case {

	protected function setUp(): void {
		parent::setUp();
		$this->act_as( $this->factory->user( 'administrator' ) );
	}

	public function test_a_mail_to_oneself_comes_back_and_becomes_no_ticket(): void {
		$connection = $this->connection();
		$path       = "/switchboard/v1/connections/$connection->id/round-trip";
		$word       = ( (array) $this->rest( 'POST', $path, [], [] )->get_data() )['word'];
		$this->assertNull( $this->arrived_at( $path, $word ) );
		[ $mail ] = $this->mails_to( 'support@shop.example' );
		$this->assertStringContainsString( $word, $mail['subject'] );
		$this->assertNotNull( self::header( $mail, 'X-Loop' ) );
		$tickets = $this->database()->value( 'SELECT COUNT(*) FROM {ticket}' );
		$this->server->deliver( implode( "\r\n", [ ...(array) $mail['headers'], "To: {$mail['to']}", "Subject: {$mail['subject']}", '', $mail['message'], '' ] ) );
		$this->assertSame( 1, $this->services->fetch()->run( $connection->id, 15 )?->taken );
		$this->assertNotNull( $this->arrived_at( $path, $word ) );
		$this->assertNull( $this->arrived_at( $path, str_repeat( '0', 16 ) ) );
		$this->assertSame( $tickets, $this->database()->value( 'SELECT COUNT(*) FROM {ticket}' ) );
	}

	public function test_says_when_the_mail_does_not_leave(): void {
		$connection    = $this->connection();
		$this->refusal = 'The mailer is down.';
		$answer        = $this->rest( 'POST', "/switchboard/v1/connections/$connection->id/round-trip", [], [] );
		$this->assertSame( [ 502, 'The mailer is down.' ], [ $answer->get_status(), ( (array) $answer->get_data() )['message'] ] );
	}

	public function test_an_inbox_without_an_address_can_not_write_to_itself(): void {
		$connection = $this->connection();
		$this->services->inboxes()->update( $this->inbox, [ 'address' => '' ] );
		$this->assertSame( 409, $this->rest( 'POST', "/switchboard/v1/connections/$connection->id/round-trip", [], [] )->get_status() );
	}

	/**
	 * When the mail came back.
	 *
	 * @param string $path Path.
	 * @param string $word Word.
	 */
	private function arrived_at( string $path, string $word ): ?string {
		return ( (array) $this->rest( 'GET', $path, [ 'word' => $word ] )->get_data() )['arrived_at'];
	}
}
