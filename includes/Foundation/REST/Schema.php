<?php
/**
 * One truth for a shape.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\REST;

/**
 * Reads a `<noun>.schema.json`: what REST publishes, checks and answers.
 */
final class Schema {

	/**
	 * The decoded file.
	 *
	 * @var array<string, mixed>|null
	 */
	private ?array $decoded = null;

	/**
	 * Reads nothing until it is asked.
	 *
	 * @param string $file Path of the schema file.
	 */
	public function __construct( private readonly string $file ) {
	}

	/**
	 * The resource's item schema, references resolved.
	 *
	 * @return array<string, mixed>
	 */
	public function item(): array {
		return array_diff_key( $this->decoded(), [ 'requests' => true ] );
	}

	/**
	 * Arguments of a kind of request, as register_rest_route() takes them.
	 *
	 * @param string $request `create`, `update`, `list` …
	 * @return array<string, array<string, mixed>>
	 * @throws \LogicException When the file describes no such request.
	 */
	public function args( string $request ): array {
		$schema = $this->decoded()['requests'][ $request ] ?? null;
		if ( ! is_array( $schema ) ) {
			throw new \LogicException( "$this->file describes no request \"$request\"." );
		}
		$args = [];
		foreach ( $schema['properties'] as $name => $property ) {
			$args[ $name ] = $property + [ 'required' => in_array( $name, $schema['required'], true ) ];
			if ( ! isset( $args[ $name ]['type'] ) ) {
				// WordPress checks an argument by its schema only when it has a type.
				$args[ $name ]['validate_callback'] = 'rest_validate_request_arg';
				$args[ $name ]['sanitize_callback'] = 'rest_sanitize_request_arg';
			}
		}
		return $args;
	}

	/**
	 * Reads the file once.
	 *
	 * @return array<string, mixed>
	 * @throws \LogicException When the file isn't JSON.
	 */
	private function decoded(): array {
		if ( null === $this->decoded ) {
			$decoded = wp_json_file_decode( $this->file, [ 'associative' => true ] );
			if ( ! is_array( $decoded ) ) {
				throw new \LogicException( "$this->file is no schema." );
			}
			$this->decoded = $this->resolve( $decoded );
		}
		return $this->decoded;
	}

	/**
	 * Puts schemas of other files in the place of `$ref`.
	 *
	 * @param array<mixed> $schema Part of a schema.
	 * @return array<mixed>
	 */
	private function resolve( array $schema ): array {
		if ( isset( $schema['$ref'] ) ) {
			return ( new self( dirname( $this->file ) . '/' . $schema['$ref'] ) )->item();
		}
		return array_map( fn( mixed $part ): mixed => is_array( $part ) ? $this->resolve( $part ) : $part, $schema );
	}
}
