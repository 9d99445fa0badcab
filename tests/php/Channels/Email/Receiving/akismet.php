<?php
/**
 * As much of the Akismet plugin as others may call.
 *
 * @package Switchboard
 */

declare(strict_types=1);

if ( ! class_exists( 'Akismet' ) ) {

	/**
	 * Answers as it is told.
	 */
	final class Akismet { // phpcs:ignore

		/** What it answers. */
		public static string $answer = 'false';

		/** Its key. */
		public static string $key = '';

		/**
		 * What it was asked.
		 *
		 * @var list<string>
		 */
		public static array $asked = [];

		/** The key. */
		public static function get_api_key(): string {
			return self::$key;
		}

		/**
		 * Asks the service.
		 *
		 * @param string $request Query string.
		 * @param string $path    What is asked.
		 * @return array{array<string, string>, string}
		 */
		public static function http_post( string $request, string $path ): array {
			self::$asked[] = $request;
			return [ [], 'comment-check' === $path ? self::$answer : '' ];
		}
	}
}
