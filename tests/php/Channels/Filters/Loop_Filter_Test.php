<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Filters;

use Switchboard\Channels\Filters\Loop_Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Foundation\Secrets\Keyring;
use Switchboard\Mail\Message_Ids;
use Switchboard\Tests\TestCase;

final class Loop_Filter_Test extends TestCase {

	private Message_Ids $ids;

	protected function setUp(): void {
		parent::setUp();
		$this->ids = new Message_Ids( new Keyring() );
	}

	/**
	 * @param array<string, list<string>> $headers Headers.
	 * @param list<string>                $refs    Ids.
	 */
	private function judge( array $headers, array $refs = [] ): ?string {
		return ( new Loop_Filter( $this->ids ) )->judge( new Inbound_Message( 'email', 1, 'a', 'email', 'a@b.example', headers: $headers, refs: $refs ) )?->action;
	}

	public function test_our_own_mail_is_dropped(): void {
		$this->assertSame( 'drop', $this->judge( [ 'x-loop' => [ 'other', $this->ids->loop_mark() ] ] ) );
		$this->assertSame( 'drop', $this->judge( [ 'message-id' => [ $this->ids->of_message( 1, 2 ) ] ] ) );
		$this->assertSame( 'drop', $this->judge( [], [ trim( $this->ids->of_notice( 1, 2, 'u3' ), '<>' ) ] ) );
	}

	public function test_everything_else_comes_in(): void {
		$this->assertNull( $this->judge( [] ) );
		$this->assertNull( $this->judge( [ 'x-loop' => [ 'support@shop.example' ] ], [ 'abc@mail.example' ] ) );
		// An answer names our id, but has its own.
		$this->assertNull( $this->judge( [ 'in-reply-to' => [ $this->ids->of_message( 1, 2 ) ] ], [ 'abc@mail.example' ] ) );
	}
}
