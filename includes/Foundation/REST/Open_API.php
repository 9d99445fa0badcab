<?php
/**
 * The API's description for other systems.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\REST;

/**
 * Makes an OpenAPI 3.1 document of the registered routes: their arguments and shapes come from the schema files, so the
 * document can't say anything else than the API does.
 */
final class Open_API {

	/**
	 * Takes what only the plugin knows.
	 *
	 * @param string $title       Title.
	 * @param string $version     Version.
	 * @param string $description What the API is for.
	 */
	public function __construct( private readonly string $title, private readonly string $version, private readonly string $description ) {
	}

	/**
	 * The document.
	 *
	 * @param \WP_REST_Server $server Server with registered routes.
	 * @return array<string, mixed>
	 */
	public function document( \WP_REST_Server $server ): array {
		$paths = [];
		$names = [];
		foreach ( $server->get_routes( Controller::REST_NAMESPACE ) as $route => $handlers ) {
			if ( '/' . Controller::REST_NAMESPACE === $route ) {
				continue;
			}
			$schema = self::schema_of( $server, $route );
			$path   = (string) preg_replace( '/\(\?P<(\w+)>[^)]*\)/', '{$1}', $route );
			foreach ( $handlers as $handler ) {
				foreach ( array_keys( array_filter( $handler['methods'] ) ) as $method ) {
					if ( 'PUT' === $method && isset( $handler['methods']['PATCH'] ) ) {
						continue;
					}
					$paths[ $path ][ strtolower( (string) $method ) ] = self::operation( (string) $method, $path, $handler['args'], $schema );
				}
			}
			if ( isset( $schema['title'] ) ) {
				$names[ (string) $schema['title'] ] = self::portable( array_diff_key( $schema, [ '$schema' => true ] ) );
			}
		}
		ksort( $paths );
		ksort( $names );
		return [
			'openapi'    => '3.1.0',
			'info'       => [
				'title'       => $this->title,
				'version'     => $this->version,
				'description' => $this->description,
				'license'     => [
					'name'       => 'GPL-2.0-or-later',
					'identifier' => 'GPL-2.0-or-later',
				],
			],
			'servers'    => [
				[
					'url'       => '{site}/wp-json',
					'variables' => [ 'site' => [ 'default' => 'https://example.org' ] ],
				],
			],
			'security'   => [ [ 'applicationPassword' => [] ] ],
			'paths'      => $paths,
			'components' => [
				'securitySchemes' => [
					'applicationPassword' => [
						'type'        => 'http',
						'scheme'      => 'basic',
						'description' => 'User name and an application password of WordPress.',
					],
				],
				'schemas'         => $names + [ 'Error' => self::error() ],
			],
		];
	}

	/**
	 * One method of one path.
	 *
	 * @param string                              $method Method.
	 * @param string                              $path   Path with {names}.
	 * @param array<string, array<string, mixed>> $args   Arguments.
	 * @param array<string, mixed>                $schema Schema of the resource.
	 * @return array<string, mixed>
	 */
	private static function operation( string $method, string $path, array $args, array $schema ): array {
		preg_match_all( '/\{(\w+)\}/', $path, $found );
		$parameters = [];
		$content    = [];
		$body       = [];
		$required   = [];
		foreach ( $args as $name => $arg ) {
			$shape = self::portable( array_diff_key( $arg, array_flip( [ 'required', 'validate_callback', 'sanitize_callback', 'in', 'media' ] ) ) );
			if ( isset( $arg['media'] ) ) {
				$content[ (string) $arg['media'] ] = [ 'schema' => $shape ];
				continue;
			}
			if ( in_array( $name, $found[1], true ) || 'GET' === $method || 'query' === ( $arg['in'] ?? '' ) ) {
				$parameters[] = [
					'name'     => $name,
					'in'       => in_array( $name, $found[1], true ) ? 'path' : 'query',
					'required' => in_array( $name, $found[1], true ) || ! empty( $arg['required'] ),
					'schema'   => $shape,
				];
				continue;
			}
			$body[ $name ] = $shape;
			if ( ! empty( $arg['required'] ) ) {
				$required[] = $name;
			}
		}
		$operation = [
			'operationId' => strtolower( $method ) . '_' . trim( (string) preg_replace( '/\W+/', '_', str_replace( '/' . Controller::REST_NAMESPACE, '', $path ) ), '_' ),
			'parameters'  => $parameters,
			'responses'   => self::responses( $method, isset( $args['cursor'] ), $schema ),
		];
		if ( $body ) {
			$whole = [
				'type'       => 'object',
				'properties' => $body,
			] + array_filter( [ 'required' => $required ] );

			$content['application/json'] = [ 'schema' => $whole ];
		}
		if ( $content ) {
			$operation['requestBody'] = [ 'content' => $content ];
		}
		return $operation;
	}

	/**
	 * What a method answers.
	 *
	 * @param string               $method   Method.
	 * @param bool                 $is_paged Whether it is a collection by cursor.
	 * @param array<string, mixed> $schema   Schema of the resource.
	 * @return array<int|string, mixed>
	 */
	private static function responses( string $method, bool $is_paged, array $schema ): array {
		$item = isset( $schema['title'] ) ? [ '$ref' => '#/components/schemas/' . $schema['title'] ] : [ 'type' => 'object' ];
		$good = [
			'description' => $is_paged ? 'A page; `Link: rel="next"` leads to the next.' : 'The resource, or an array of them.',
			'content'     => [
				'application/json' => [
					'schema' => $is_paged ? [
						'type'  => 'array',
						'items' => $item,
					] : [
						'anyOf' => [
							$item,
							[
								'type'  => 'array',
								'items' => $item,
							],
						],
					],
				],
			],
		];
		return [
			( 'POST' === $method ? '201' : '200' ) => $good,
			'default'                              => [
				'description' => 'A named error.',
				'content'     => [ 'application/json' => [ 'schema' => [ '$ref' => '#/components/schemas/Error' ] ] ],
			],
		];
	}

	/**
	 * WordPress's errors.
	 *
	 * @return array<string, mixed>
	 */
	private static function error(): array {
		return [
			'type'       => 'object',
			'properties' => [
				'code'    => [ 'type' => 'string' ],
				'message' => [ 'type' => 'string' ],
				'data'    => [
					'type'       => 'object',
					'properties' => [ 'status' => [ 'type' => 'integer' ] ],
				],
			],
			'required'   => [ 'code', 'message' ],
		];
	}

	/**
	 * The published schema of a route.
	 *
	 * @param \WP_REST_Server $server Server.
	 * @param string          $route  Route.
	 * @return array<string, mixed>
	 */
	private static function schema_of( \WP_REST_Server $server, string $route ): array {
		$options = $server->get_route_options( $route );
		return isset( $options['schema'] ) ? $options['schema']() : [];
	}

	/**
	 * Draft 4's words as OpenAPI's.
	 *
	 * @param array<mixed> $schema Part of a schema.
	 * @return array<mixed>
	 */
	private static function portable( array $schema ): array {
		if ( true === ( $schema['readonly'] ?? null ) ) {
			$schema['readOnly'] = true;
			unset( $schema['readonly'] );
		}
		return array_map( static fn( mixed $part ): mixed => is_array( $part ) ? self::portable( $part ) : $part, $schema );
	}
}
