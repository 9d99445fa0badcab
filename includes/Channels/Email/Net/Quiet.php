<?php
/**
 * Calls that complain.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Net;

/**
 * PHP's stream functions say why they failed in a warning only: it is caught here, and reaches no log and no page.
 */
final class Quiet {

	/**
	 * Calls, and catches what PHP complains about.
	 *
	 * @template T
	 * @param \Closure(): T $call What to do.
	 * @return array{T, string} What it returned, and the complaints.
	 */
	public static function call( \Closure $call ): array {
		$complaints = [];
		set_error_handler( // phpcs:ignore WordPress.PHP.DevelopmentFunctions -- Restored at once; `@` would lose the words, and other plugins' handlers would still be called.
			static function ( int $level, string $message ) use ( &$complaints ): bool {
				// The beginning is PHP's: `stream_socket_client(): `.
				$complaints[] = (string) preg_replace( '/^\w+\(\): /', '', $message );
				return true;
			}
		);
		try {
			return [ $call(), implode( ' ', $complaints ) ];
		} finally {
			restore_error_handler();
		}
	}
}
