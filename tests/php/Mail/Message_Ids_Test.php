<?php

declare(strict_types=1);

namespace Switchboard\Tests\Mail;

use Switchboard\Foundation\Secrets\Keyring;
use Switchboard\Mail\Message_Ids;
use Switchboard\Tests\TestCase;

final class Message_Ids_Test extends TestCase {

	public function test_an_id_says_what_it_is_about(): void {
		$ids = new Message_Ids( new Keyring() );
		$id  = $ids->of_message( 12, 34 );
		$this->assertMatchesRegularExpression( '/^<t12\.m34\.[0-9a-f]{12}\.\w+\.[0-9a-f]{64}@[a-z0-9.-]+>$/', $id );
		$this->assertSame( $id, $ids->of_message( 12, 34 ) );
		$about = [
			'ticket_id'  => 12,
			'message_id' => 34,
			'user_id'    => 0,
		];
		$this->assertSame( $about, $ids->read( $id ) );
		$this->assertSame( $about, $ids->read( trim( $id, '<>' ) ) );
		foreach ( [ 'u3' => 3, 'c9' => 0 ] as $recipient => $agent ) {
			$about = [
				'ticket_id'  => 12,
				'message_id' => 0,
				'user_id'    => $agent,
			];
			$this->assertSame( $about, $ids->read( $ids->of_notice( 12, 5, $recipient ) ) );
		}
		$this->assertNotSame( $ids->of_notice( 12, 5, 'u3' ), $ids->of_notice( 12, 5, 'u4' ) );
	}

	public function test_a_forged_id_is_a_foreign_one(): void {
		$ids = new Message_Ids( new Keyring() );
		$id  = $ids->of_message( 12, 34 );
		foreach ( [ str_replace( 't12', 't13', $id ), str_replace( 'm34', 'm35', $id ), '<t12.m34@example.org>', '<CAF=x@mail.gmail.com>', '', substr( $id, 0, 40 ) ] as $forged ) {
			$this->assertNull( $ids->read( $forged ) );
		}
	}

	public function test_it_fits_a_line_of_a_head(): void {
		$this->assertLessThan( 250, strlen( ( new Message_Ids( new Keyring() ) )->of_message( PHP_INT_MAX, PHP_INT_MAX ) ) );
	}

	public function test_the_mark_of_our_automatic_mail(): void {
		$ids = new Message_Ids( new Keyring() );
		$this->assertTrue( $ids->is_loop_mark( $ids->loop_mark() ) );
		$this->assertFalse( $ids->is_loop_mark( 'k1.' . str_repeat( '0', 64 ) ) );
		$this->assertSame( Message_Ids::hash( '<a@b>' ), Message_Ids::hash( ' a@b' ) );
	}
}
