<?php
/**
 * A must-use plugin of the bench: says in each REST answer how many queries it took.
 *
 * @package Switchboard
 */

declare(strict_types=1);

add_filter(
	'rest_post_dispatch',
	static function ( WP_REST_Response $response ): WP_REST_Response {
		$response->header( 'X-Queries', (string) get_num_queries() );
		return $response;
	}
);
