<?php
/**
 * The base of all controllers.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\REST;

use Switchboard\Foundation\Database\Database_Error;
use Switchboard\Foundation\Problem;

/**
 * Registers routes whose arguments come from a schema file, refuses what the schema doesn't know, and turns problems into answers.
 *
 * A controller lists its routes; a callback takes the request and returns a resource (array), a WP_REST_Response, or throws a Problem.
 */
abstract class Controller {

	public const REST_NAMESPACE = 'switchboard/v1';

	/**
	 * Takes the shape of its resource.
	 *
	 * @param Schema $schema Schema file.
	 */
	public function __construct( protected readonly Schema $schema ) {
	}

	/**
	 * Registers the routes, by calls of route().
	 */
	abstract public function register(): void;

	/**
	 * Registers one method of one path.
	 *
	 * @param string                                                                  $method     `GET`, `POST`, `PATCH` (with PUT), `DELETE`.
	 * @param string                                                                  $path       Path such as `tickets/{id}/messages`; `{name}` is a positive number.
	 * @param \Closure( \WP_REST_Request ): (\WP_REST_Response|array<mixed>|null)     $callback   Answers.
	 * @param \Closure( \WP_REST_Request ): bool                                      $permission Whether the caller may ask at all; the object is checked in the callback.
	 * @param array<string, array<string, mixed>>|string                              $args       Arguments, or the name of a request in the schema file.
	 * @param bool                                                                    $is_foreign Whether others say what the request looks like, so that nothing in it is unknown.
	 */
	protected function route( string $method, string $path, \Closure $callback, \Closure $permission, array|string $args = [], bool $is_foreign = false ): void {
		$args  = is_string( $args ) ? $this->schema->args( $args ) : $args;
		$names = [];
		preg_match_all( '/\{(\w+)\}/', $path, $names );
		foreach ( $names[1] as $name ) {
			$args[ $name ] = [
				'type'    => 'integer',
				'minimum' => 1,
			];
		}
		register_rest_route(
			self::REST_NAMESPACE,
			'/' . preg_replace( '/\{(\w+)\}/', '(?P<$1>\d{1,18})', $path ),
			[
				[
					'methods'             => 'PATCH' === $method ? 'PATCH, PUT' : $method,
					'callback'            => fn( \WP_REST_Request $request ) => $this->answer( $request, $callback, $is_foreign ),
					'permission_callback' => fn( \WP_REST_Request $request ) => $this->permit( $request, $permission ),
					'args'                => $args,
				],
				'schema' => fn(): array => $this->schema->item(),
			]
		);
	}

	/**
	 * 201 with the new resource's address.
	 *
	 * @param array<string, mixed> $item     Resource.
	 * @param string               $path     Its path, such as `tickets/12`.
	 * @param bool                 $repeated True when an earlier request with the same client id made it.
	 */
	protected function created( array $item, string $path, bool $repeated = false ): \WP_REST_Response {
		$response = new \WP_REST_Response( $item, $repeated ? 200 : 201 );
		$response->header( 'Location', rest_url( self::REST_NAMESPACE . '/' . $path ) );
		return $response;
	}

	/**
	 * A page of a collection, with the way to the next.
	 *
	 * @param list<array<string, mixed>> $items   Items.
	 * @param string|null                $cursor  Cursor of the next page; null on the last.
	 * @param \WP_REST_Request           $request The request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	protected function page( array $items, ?string $cursor, \WP_REST_Request $request ): \WP_REST_Response {
		$response = new \WP_REST_Response( $items );
		if ( null !== $cursor ) {
			$query = [ 'cursor' => $cursor ] + $request->get_query_params();
			$response->link_header( 'next', add_query_arg( urlencode_deep( $query ), rest_url( ltrim( $request->get_route(), '/' ) ) ) );
		}
		return $response;
	}

	/**
	 * The body's and query's arguments that were really sent (null is sent; left out is not).
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	protected function sent( \WP_REST_Request $request ): array {
		$sent = [];
		foreach ( array_keys( $request->get_attributes()['args'] ?? [] ) as $name ) {
			$name = (string) $name;
			if ( $request->has_param( $name ) && ! isset( $request->get_url_params()[ $name ] ) ) {
				$sent[ $name ] = $request->get_param( $name );
			}
		}
		return $sent;
	}

	/**
	 * The identifier in the path.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @param string           $name    Name in the path.
	 */
	protected function id( \WP_REST_Request $request, string $name = 'id' ): int {
		return (int) ( $request->get_url_params()[ $name ] ?? 0 );
	}

	/**
	 * Runs a callback; every failure leaves as a named error.
	 *
	 * @param \WP_REST_Request                                                    $request  Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @param \Closure( \WP_REST_Request ): (\WP_REST_Response|array<mixed>|null) $callback Callback.
	 * @param bool                                                                $is_foreign See route().
	 */
	private function answer( \WP_REST_Request $request, \Closure $callback, bool $is_foreign ): \WP_REST_Response|\WP_Error {
		try {
			if ( ! $is_foreign ) {
				$this->refuse_unknown( $request );
			}
			$result = $callback( $request );
			return $result instanceof \WP_REST_Response ? $result : new \WP_REST_Response( $result );
		} catch ( Problem $problem ) {
			return $problem->to_wp_error();
		} catch ( Database_Error $error ) {
			// phpcs:ignore WordPress.PHP.DevelopmentFunctions -- The owner finds the server's own words in the log; a visitor never sees them.
			error_log( 'Switchboard: ' . $error->getMessage() );
			return ( new Problem( 'switchboard_database', __( 'The database did not take this. Nothing was saved; please try again.', 'switchboard' ), 500 ) )->to_wp_error();
		}
	}

	/**
	 * Asks the permission closure.
	 *
	 * @param \WP_REST_Request                   $request    Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @param \Closure( \WP_REST_Request ): bool $permission Closure.
	 */
	private function permit( \WP_REST_Request $request, \Closure $permission ): bool|\WP_Error {
		try {
			if ( $permission( $request ) ) {
				return true;
			}
		} catch ( Problem $problem ) {
			return $problem->to_wp_error();
		}
		return is_user_logged_in()
			? Problem::forbidden()->to_wp_error()
			: ( new Problem( 'switchboard_not_signed_in', __( 'Please sign in.', 'switchboard' ), 401 ) )->to_wp_error();
	}

	/**
	 * Refuses arguments that the route doesn't have, a path and a body that disagree, and text that isn't UTF-8.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Problem When something is wrong.
	 */
	private function refuse_unknown( \WP_REST_Request $request ): void {
		$known = $request->get_attributes()['args'] ?? [];
		$path  = $request->get_url_params();
		// WordPress hands on whatever was written as JSON, a mere number too.
		$json = $request->get_json_params() ?? [];
		if ( ! is_array( $json ) ) {
			throw new Problem( 'rest_invalid_json', __( 'The content of the request must be a JSON object.', 'switchboard' ), 400 );
		}
		foreach ( [ $request->get_query_params(), $request->get_body_params(), $json ] as $params ) {
			// `_locale`, `_fields`, `_wpnonce` and the like belong to WordPress, `rest_route` to its plain permalinks.
			$params = array_filter( $params, static fn( int|string $name ): bool => ! str_starts_with( (string) $name, '_' ) && 'rest_route' !== $name, ARRAY_FILTER_USE_KEY );
			foreach ( $params as $name => $value ) {
				if ( ! isset( $known[ $name ] ) ) {
					/* translators: %s: name of an argument. */
					throw new Problem( 'switchboard_unknown_field', sprintf( __( 'There is no field “%s” here.', 'switchboard' ), mb_substr( sanitize_text_field( (string) $name ), 0, 60 ) ), 400 );
				}
				if ( null === $value && ! in_array( 'null', (array) ( $known[ $name ]['type'] ?? 'null' ), true ) ) {
					// WordPress doesn't check a null at all.
					throw Problem::invalid( (string) $name, __( 'This can’t be empty.', 'switchboard' ) );
				}
				if ( isset( $path[ $name ] ) && ( ! is_scalar( $value ) || (string) $value !== (string) $path[ $name ] ) ) {
					throw new Problem( 'switchboard_id_mismatch', __( 'The address and the content of the request name different things.', 'switchboard' ), 400 );
				}
			}
			array_walk_recursive(
				$params,
				static function ( mixed $value ): void {
					if ( is_string( $value ) && ! mb_check_encoding( $value, 'UTF-8' ) ) {
						throw new Problem( 'switchboard_invalid_text', __( 'The text is not valid UTF-8.', 'switchboard' ), 400 );
					}
				}
			);
		}
	}
}
