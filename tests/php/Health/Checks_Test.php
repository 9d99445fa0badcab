<?php
/**
 * Tests of the checks.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Health;

use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Health\Checks;
use Switchboard\Health\Cron_Pace;
use Switchboard\Health\Files_Probe;
use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * What Site Health says.
 */
final class Checks_Test extends TestCase {

	private Services $services;

	private Checks $checks;

	private Frozen_Clock $clock;

	protected function setUp(): void {
		parent::setUp();
		$this->clock    = new Frozen_Clock( time() );
		$this->services = new Services( $GLOBALS['wpdb'], $this->clock );
		$this->checks   = new Checks( $this->services->jobs(), new Files_Probe( $this->services->store() ), $this->clock, new Cron_Pace( $this->clock ) );
		$this->database()->execute( 'DELETE FROM {job}' );
	}

	public function test_this_site_is_well(): void {
		$this->assertSame( 'good', $this->checks->database()['status'] );
		$this->assertSame( extension_loaded( 'sodium' ) ? 'good' : 'recommended', $this->checks->sodium()['status'] );
		$this->assertSame( 'good', $this->checks->queue()['status'] );
	}

	public function test_a_late_schedule_is_noticed(): void {
		wp_clear_scheduled_hook( Queue::CRON_HOOK );
		$this->assertSame( 'critical', $this->checks->cron()['status'] );
		wp_schedule_event( $this->clock->now() - 60, 'hourly', Queue::CRON_HOOK );
		$this->assertSame( 'good', $this->checks->cron()['status'] );
		$this->clock->set( $this->clock->now() + HOUR_IN_SECONDS );
		$this->assertSame( 'recommended', $this->checks->cron()['status'] );
	}

	public function test_the_schedule_is_measured(): void {
		delete_option( 'switchboard_cron_runs' );
		wp_clear_scheduled_hook( Queue::CRON_HOOK );
		wp_schedule_event( $this->clock->now() + DAY_IN_SECONDS, 'hourly', Queue::CRON_HOOK );
		$pace = new Cron_Pace( $this->clock );
		$run  = function ( int $minutes, int $times ) use ( $pace ): void {
			for ( $time = 0; $time < $times; ++$time ) {
				$this->clock->set( $this->clock->now() + $minutes * MINUTE_IN_SECONDS );
				$pace->note();
			}
		};
		$run( 1, 3 );
		$this->assertNull( $pace->seconds() );
		$run( 1, 10 );
		$this->assertSame( 60, $pace->seconds() );
		$this->assertSame( 'good', $this->checks->cron()['status'] );
		$this->assertStringContainsString( 'every 1 minute.', $this->checks->cron()['description'] );
		$run( 15, 11 );
		$this->assertSame( 15 * MINUTE_IN_SECONDS, $pace->seconds() );
		$this->assertSame( 'recommended', $this->checks->cron()['status'] );
		$this->assertStringContainsString( 'every 15 minutes.', $this->checks->cron()['description'] );
		$this->assertCount( 11, (array) get_option( 'switchboard_cron_runs' ) );
	}

	public function test_jobs_that_wait_or_failed_are_noticed(): void {
		$this->services->queue()->add( 'unknown', [ 'ticket' => 5 ] );
		$this->assertSame( 'good', $this->checks->queue()['status'] );
		$this->clock->set( $this->clock->now() + HOUR_IN_SECONDS );
		$late = $this->checks->queue();
		$this->assertSame( 'critical', $late['status'] );
		$this->assertStringContainsString( '1 hour', $late['description'] );
		$this->services->queue()->run();
		$dead = $this->checks->queue();
		$this->assertSame( 'recommended', $dead['status'] );
		$this->assertStringContainsString( 'tab=switchboard', $dead['actions'] );
	}
}
