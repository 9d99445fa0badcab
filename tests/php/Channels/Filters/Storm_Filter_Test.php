<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Filters;

use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Tests\Mail\Mail_Story;

final class Storm_Filter_Test extends Mail_Story {

	private function receive( string $key, string $from = 'ada@customer.example' ): Inbound_Result {
		return $this->services->inbound()->receive( new Inbound_Message( 'form', $this->inbox, $key, 'email', $from, text: 'again' ) );
	}

	public function test_above_ten_in_ten_minutes_the_rest_is_kept_in_silence(): void {
		for ( $count = 1; $count <= 10; $count++ ) {
			$this->assertSame( '', $this->receive( "a$count" )->reason );
		}
		$this->forget_jobs();
		$result = $this->receive( 'a11' );
		$this->assertSame( 'storm', $result->reason );
		$this->assertGreaterThan( 0, $result->ticket_id );
		$this->assertTrue( $this->services->messages()->find( $result->message_id )?->automatic );
		$this->run_jobs();
		$this->assertSame( [], $this->mails );
	}

	public function test_other_senders_and_later_messages_are_not_touched(): void {
		for ( $count = 1; $count <= 12; $count++ ) {
			$this->receive( "a$count" );
		}
		$this->assertSame( 'storm', $this->receive( 'b1', 'ADA@customer.example ' )->reason );
		$this->assertSame( '', $this->receive( 'c1', 'bob@customer.example' )->reason );
		$this->clock->set( self::NOW + 601 );
		$this->assertSame( '', $this->receive( 'd1' )->reason );
	}

	public function test_a_repeated_message_does_not_count(): void {
		for ( $count = 1; $count <= 20; $count++ ) {
			$this->assertSame( '', $this->receive( 'same' )->reason );
		}
		$this->assertSame( '', $this->receive( 'other' )->reason );
	}
}
