<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Receiving\Standstill;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Tests\Mail\Mail_Story;

final class Mail_Alarm_Test extends Mail_Story {

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		update_option( 'admin_email', 'owner@shop.example' );
		$this->connection = $this->services->connections()->insert(
			'email',
			'Orders',
			$this->inbox,
			[
				'receiving'      => 'imap',
				'receiving_host' => 'mail.example',
			],
			[],
			true
		);
		$this->services->connections()->watch( $this->connection, self::NOW );
	}

	public function test_the_owner_is_told_once_a_day_and_when_all_is_well(): void {
		$this->services->connections()->note_fetch( $this->connection, self::NOW + 60 );
		$this->later( Standstill::SECONDS + 60 );
		$this->assertSame( [], $this->subjects() );
		$this->services->connections()->set_state( $this->connection, Connection::ERROR, 'mail.example refused the sign-in: <b>No.</b>' );
		$this->later( 60 );
		$this->assertSame( [ 'Mail of “Orders” stands still' ], $this->subjects() );
		$this->assertStringContainsString( 'refused the sign-in: &lt;b&gt;No.', $this->mails_to( 'owner@shop.example' )[0]['message'] );
		$this->assertStringContainsString( rawurlencode( "/settings/connections/$this->connection" ), $this->mails_to( 'owner@shop.example' )[0]['message'] );
		$this->later( HOUR_IN_SECONDS );
		$this->assertCount( 1, $this->subjects() );
		$this->later( DAY_IN_SECONDS );
		$this->assertCount( 2, $this->subjects() );
		$this->services->connections()->note_fetch( $this->connection, $this->clock->now() );
		$this->later( 60 );
		$this->later( 60 );
		$this->assertSame( 'Mail of “Orders” comes in again', $this->subjects()[2] );
		$this->assertCount( 3, $this->subjects() );
	}

	public function test_without_any_success_it_counts_from_when_mail_was_expected(): void {
		$this->later( Standstill::SECONDS );
		$this->assertSame( [], $this->subjects() );
		$this->later( 1 );
		$this->assertCount( 1, $this->subjects() );
		$this->assertStringContainsString( 'Nobody asked the server.', $this->mails_to( 'owner@shop.example' )[0]['message'] );
	}

	public function test_one_that_is_off_stands_still_on_purpose(): void {
		$this->services->connections()->update( $this->connection, [ 'enabled' => false ] );
		$this->later( DAY_IN_SECONDS );
		$this->assertSame( [], $this->subjects() );
		$this->services->connections()->update( $this->connection, [ 'enabled' => true ], [ 'receiving' => 'webhook' ] );
		$this->later( DAY_IN_SECONDS );
		$this->assertSame( [], $this->subjects() );
	}

	public function test_one_that_was_switched_off_meanwhile_does_not_come_in_again(): void {
		$this->later( DAY_IN_SECONDS );
		$this->assertCount( 1, $this->subjects() );
		$this->services->connections()->update( $this->connection, [ 'enabled' => false ] );
		$this->later( 60 );
		$this->assertCount( 1, $this->subjects() );
	}

	public function test_an_alarm_that_did_not_leave_is_tried_again(): void {
		$this->refusal = 'The mailer is down.';
		$this->later( DAY_IN_SECONDS );
		$this->refusal = '';
		$this->later( 60 );
		$this->assertSame( [], $this->subjects() );
		$this->later( HOUR_IN_SECONDS );
		$this->assertCount( 1, $this->subjects() );
	}

	public function test_cron_looks(): void {
		$this->database()->update(
			'connection',
			[
				'created_at'   => 1000,
				'watched_from' => 1000,
			],
			[ 'id' => $this->connection ]
		);
		do_action( Queue::CRON_HOOK ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$this->assertCount( 1, $this->subjects() );
	}

	public function test_everybody_is_told_of_the_own_inboxes(): void {
		$this->database()->update(
			'connection',
			[
				'created_at'   => 1000,
				'watched_from' => 1764064800,
			],
			[ 'id' => $this->connection ]
		);
		$this->services->connections()->set_state( $this->connection, Connection::ERROR, 'Refused.' );
		$item = [
			'connection' => $this->connection,
			'name'       => 'Orders',
			'inbox'      => $this->inbox,
			'since'      => '2025-11-25T10:00:00Z',
			'reason'     => 'Refused.',
		];
		$this->act_as( $this->factory->user( 'administrator' ) );
		$this->assertSame( [ $item ], $this->rest( 'GET', '/switchboard/v1/standstills' )->get_data() );
		$this->act_as( $this->agent );
		$this->assertSame( [ [ 'reason' => null ] + $item ], array_map( static fn( array $found ): array => [ 'reason' => $found['reason'] ] + $found, (array) $this->rest( 'GET', '/switchboard/v1/standstills' )->get_data() ) );
		$this->services->inboxes()->set_members( $this->inbox, [] );
		$this->assertSame( [], $this->rest( 'GET', '/switchboard/v1/standstills' )->get_data() );
	}

	/**
	 * Time passes, and somebody looks.
	 *
	 * @param int $seconds Seconds.
	 */
	private function later( int $seconds ): void {
		$this->clock->set( $this->clock->now() + $seconds );
		$this->services->mail_alarm()->watch();
	}

	/**
	 * Subjects of the mails to the owner.
	 *
	 * @return list<string>
	 */
	private function subjects(): array {
		return array_column( $this->mails_to( 'owner@shop.example' ), 'subject' );
	}
}
