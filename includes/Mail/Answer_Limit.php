<?php
/**
 * How many automatic answers are too many.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Rate_Limit_Repository;

/**
 * The fuse of each connection: a flood of forged mails would make us write to as many strangers. What a person waits for still leaves.
 */
final class Answer_Limit {

	/** Automatic answers of one connection in an hour: more than a busy day brings, far fewer than a flood. */
	private const AN_HOUR = 200;

	/**
	 * Needs counts and time.
	 *
	 * @param Rate_Limit_Repository $limits Counts.
	 * @param Clock                 $clock  Clock.
	 */
	public function __construct( private readonly Rate_Limit_Repository $limits, private readonly Clock $clock ) {
	}

	/**
	 * Counts an answer.
	 *
	 * @param int $connection Connection; 0 for what came by none.
	 * @return int When the next may go, in seconds since 1970; 0 for now.
	 */
	public function hit( int $connection ): int {
		/**
		 * Filters how many automatic answers a connection may cause in an hour.
		 *
		 * @param int $most       Answers.
		 * @param int $connection Connection; 0 for what came by none.
		 */
		$most = (int) apply_filters( 'switchboard_automatic_answers_an_hour', self::AN_HOUR, $connection );
		try {
			$this->limits->hit( "automatic-answers:$connection", max( 1, $most ), HOUR_IN_SECONDS );
		} catch ( Problem $problem ) {
			return $this->clock->now() + (int) ( $problem->details['retry_after'] ?? HOUR_IN_SECONDS );
		}
		return 0;
	}
}
