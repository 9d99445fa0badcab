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
	 * @param \Closure(): Fetch_Schedule $schedule  Knows when mail is fetched.
	 * @param \Closure(): Fetch_Memory   $memory    All that is remembered of fetching.
	 */
	public function __construct( private readonly \Closure $schedule, private readonly \Closure $memory ) {
	}

	/**
	 * Hooks in.
	 */
	public function register(): void {
		add_action( 'switchboard_connection_changed', fn( int $connection ) => ( $this->schedule )()->follow( $connection ) );
		add_action( 'switchboard_connection_deleted', [ $this, 'end' ] );
		// Before the queue's own turn, so that what is mended runs at once.
		add_action( Queue::CRON_HOOK, fn() => ( $this->schedule )()->mend(), 5 );
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
