<?php
/**
 * A must-use plugin of the bench: says in the header `X-Queries` how many queries a request took, when the header `X-Bench` asks
 * for it, and answers `X-Bench: list` with the queries themselves. No mail leaves.
 *
 * @package Switchboard
 */

declare(strict_types=1);

add_filter( 'pre_wp_mail', '__return_true' );

// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Compared only.
$switchboard_bench = $_SERVER['HTTP_X_BENCH'] ?? '';
if ( '' !== $switchboard_bench ) {
	defined( 'SAVEQUERIES' ) || define( 'SAVEQUERIES', 'list' === $switchboard_bench );
	// The quick answer to a poll ends the request before any hook of an answer: only the buffer sees them all.
	ob_start(
		static function ( string $answer ): string {
			global $wpdb;
			header( 'X-Queries: ' . get_num_queries() );
			if ( ! SAVEQUERIES ) {
				return $answer;
			}
			header_remove( 'Content-Length' );
			return (string) wp_json_encode( array_map( static fn( array $query ): array => [ round( 1000 * $query[1], 2 ), $query[0] ], $wpdb->queries ) );
		}
	);
}
