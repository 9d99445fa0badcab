<?php
/**
 * Hooks of fetching.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Module;

/**
 * Begins and ends fetching with its connection, and looks after it whenever the site's cron comes round.
 */
final class Fetch_Module implements Module {

	/**
	 * Needs nothing until something happens.
	 *
	 * @param \Closure(): Fetch_Schedule $schedule Knows when mail is fetched.
	 * @param \Closure(): Fetch_Memory   $memory   All that is remembered of fetching.
	 * @param \Closure(): Mail_Alarm     $alarm    Tells when mail stands still.
	 * @param \Closure(): Mail_Checks    $checks   For Site Health.
	 */
	public function __construct( private readonly \Closure $schedule, private readonly \Closure $memory, private readonly \Closure $alarm, private readonly \Closure $checks ) {
	}

	/**
	 * Hooks in.
	 */
	public function register(): void {
		add_action( 'switchboard_connection_changed', fn( int $connection ) => ( $this->schedule )()->follow( $connection ) );
		add_action( 'switchboard_connection_deleted', [ $this, 'end' ] );
		// Before the queue's own turn, so that what is mended runs at once.
		add_action( Queue::CRON_HOOK, fn() => ( $this->schedule )()->mend(), 5 );
		// After it, for what ran may have been the first success.
		add_action( Queue::CRON_HOOK, fn() => ( $this->alarm )()->watch(), 20 );
		add_filter( 'site_status_tests', [ $this, 'add_checks' ] );
	}

	/**
	 * Adds the checks.
	 *
	 * @param array{direct?: array<string, mixed>, async?: array<string, mixed>} $tests Tests.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_checks( array $tests ): array {
		$tests['direct']['switchboard_fetching']     = [
			'label' => __( 'Incoming mail of the helpdesk', 'switchboard' ),
			'test'  => fn(): array => ( $this->checks )()->fetching(),
		];
		$tests['direct']['switchboard_waiting_mail'] = [
			'label' => __( 'Mails of the helpdesk that wait', 'switchboard' ),
			'test'  => fn(): array => ( $this->checks )()->waiting(),
		];
		return $tests;
	}

	/**
	 * A connection is gone.
	 *
	 * @param int $connection Connection.
	 */
	public function end( int $connection ): void {
		( $this->schedule )()->follow( $connection );
		( $this->memory )()->forget( $connection );
	}
}
