<?php
/**
 * Does one sender write without end?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Filters;

use Switchboard\Channels\Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Channels\Verdict;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Rate_Limit_Repository;

/**
 * Above ten messages in ten minutes from one sender, the rest is kept in silence, and an alert goes out.
 */
final class Storm_Filter implements Filter {

	private const MOST    = 10;
	private const SECONDS = 10 * MINUTE_IN_SECONDS;

	/** One alert for one storm. */
	private const ALERT_SECONDS = HOUR_IN_SECONDS;

	/**
	 * Needs counts, and whom to tell.
	 *
	 * @param Rate_Limit_Repository                      $limits Counts.
	 * @param \Closure( Inbound_Message $message ): void $alert  Tells that a storm began.
	 */
	public function __construct( private readonly Rate_Limit_Repository $limits, private readonly \Closure $alert ) {
	}

	/**
	 * Silences a storm.
	 *
	 * @param Inbound_Message $message Message.
	 */
	public function judge( Inbound_Message $message ): ?Verdict {
		try {
			$this->limits->hit( 'storm:' . $message->sender(), self::MOST, self::SECONDS );
		} catch ( Problem ) {
			$this->alert( $message );
			return Verdict::record( 'storm' );
		}
		return null;
	}

	/**
	 * Tells of a storm, once.
	 *
	 * @param Inbound_Message $message Message that was too many.
	 */
	private function alert( Inbound_Message $message ): void {
		try {
			$this->limits->hit( 'storm-alert:' . $message->sender(), 1, self::ALERT_SECONDS );
		} catch ( Problem ) {
			return;
		}
		( $this->alert )( $message );
	}
}
