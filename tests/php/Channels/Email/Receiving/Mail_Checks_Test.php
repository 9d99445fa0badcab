<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Email\Receiving\Mail_Checks;
use Switchboard\Channels\Email\Receiving\Place;
use Switchboard\Channels\Email\Receiving\Waiting_Mail_Query;
use Switchboard\Tests\Mail\Mail_Story;

final class Mail_Checks_Test extends Mail_Story {

	private int $connection;

	protected function setUp(): void {
		parent::setUp();
		$this->connection = $this->services->connections()->insert(
			'email',
			'Orders <b>',
			$this->inbox,
			[
				'receiving'      => 'imap',
				'receiving_host' => 'mail.example',
			],
			[],
			true
		);
	}

	public function test_mail_that_comes_in(): void {
		$this->assertSame( 'good', $this->checks()->fetching()['status'] );
		$this->assertSame( 'good', $this->checks()->waiting()['status'] );
	}

	public function test_mail_that_stands_still(): void {
		$this->clock->set( self::NOW + 2 * HOUR_IN_SECONDS );
		$result = $this->checks()->fetching();
		$this->assertSame( 'critical', $result['status'] );
		$this->assertStringContainsString( 'No mail of “Orders &lt;b&gt;” could be fetched for 2 hours.', $result['description'] );
	}

	public function test_a_mail_that_the_server_does_not_give_out(): void {
		$this->services->unfinished_mails()->note( $this->connection, new Place( 'INBOX', 1, '7' ), 2, 'No.' );
		$this->assertSame( 'good', $this->checks()->fetching()['status'] );
		$this->services->unfinished_mails()->note( $this->connection, new Place( 'INBOX', 1, '7' ), 3, 'No.' );
		$result = $this->checks()->fetching();
		$this->assertSame( 'recommended', $result['status'] );
		$this->assertStringContainsString( 'the server does not give out 1 mail.', $result['description'] );
	}

	public function test_mails_that_wait(): void {
		$add = fn( string $state, int $age ): int => $this->database()->insert(
			'inbound',
			[
				'connection_id' => $this->connection,
				'external_key'  => "$state$age",
				'state'         => $state,
				'raw'           => '',
				'created_at'    => self::NOW - $age,
			]
		);
		$add( 'stored', 60 );
		$add( 'suspended', 90 * DAY_IN_SECONDS );
		$this->assertSame( 'good', $this->checks()->waiting()['status'] );
		$add( 'failed', 5 * HOUR_IN_SECONDS );
		$this->assertStringContainsString( 'came 5 hours ago', $this->checks()->waiting()['description'] );
		$add( 'quarantined', 9 );
		$result = $this->checks()->waiting();
		$this->assertSame( 'recommended', $result['status'] );
		$this->assertStringContainsString( '1 mail failed several times', $result['description'] );
	}

	public function test_site_health_asks(): void {
		$tests = apply_filters( 'site_status_tests', [] ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		foreach ( [ 'switchboard_fetching', 'switchboard_waiting_mail' ] as $name ) {
			$this->assertSame( $name, ( $tests['direct'][ $name ]['test'] )()['test'] );
		}
	}

	/**
	 * The checks.
	 */
	private function checks(): Mail_Checks {
		return new Mail_Checks( $this->services->connections(), $this->services->standstills(), $this->services->unfinished_mails(), new Waiting_Mail_Query( $this->database() ), $this->clock );
	}
}
