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
 * Above ten messages in ten minutes from one sender, the rest is kept in silence.
 */
final class Storm_Filter implements Filter {

	private const MOST    = 10;
	private const SECONDS = 10 * MINUTE_IN_SECONDS;

	/**
	 * Needs counts.
	 *
	 * @param Rate_Limit_Repository $limits Counts.
	 */
	public function __construct( private readonly Rate_Limit_Repository $limits ) {
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
			return Verdict::record( 'storm' );
		}
		return null;
	}
}
