<?php
/**
 * Which notices were sent.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Notifications;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;

/**
 * Remembers each notice beside the keys of repeated requests, so that a job that runs twice sends once.
 */
final class Notice_Repository {

	/**
	 * Needs rows and time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * Whether a notice was sent.
	 *
	 * @param string $notice What tells it from all others.
	 */
	public function is_sent( string $notice ): bool {
		return null !== $this->database->value( 'SELECT request_key FROM {request_key} WHERE request_key = %s', [ self::key( $notice ) ] );
	}

	/**
	 * Notes that a notice was sent, or settled.
	 *
	 * @param string $notice What tells it from all others.
	 * @return bool False when that was noted before.
	 */
	public function mark_sent( string $notice ): bool {
		return $this->database->insert_once(
			'request_key',
			[
				'request_key' => self::key( $notice ),
				'created_at'  => $this->clock->now(),
			]
		);
	}

	/**
	 * 64 hex digits.
	 *
	 * @param string $notice Notice.
	 */
	private static function key( string $notice ): string {
		return hash( 'sha256', "notice\0$notice" );
	}
}
