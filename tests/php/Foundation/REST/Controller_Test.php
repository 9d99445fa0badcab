<?php
/**
 * Tests of what every route refuses.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\REST;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * Bodies that no caller of good will sends get a named error, never a fault.
 */
final class Controller_Test extends TestCase {

	/**
	 * JSON that isn't an object.
	 *
	 * @param string $body Body.
	 */
	#[DataProvider( 'strange_bodies' )]
	public function test_a_body_that_is_no_object( string $body ): void {
		$agent = $this->factory->user();
		( new Services( $GLOBALS['wpdb'] ) )->agent_verbs()->add( $agent, 'agent' );
		$this->act_as( $agent );
		$request = new \WP_REST_Request( 'POST', '/switchboard/v1/tickets/bulk' );
		$request->set_query_params(
			[
				'ids'     => '1',
				'changes' => [ 'priority' => 'high' ],
			]
		);
		$request->set_header( 'Content-Type', 'application/json' );
		$request->set_body( $body );
		$answer = rest_do_request( $request );
		$this->assertSame( 400, $answer->get_status() );
		$this->assertSame( 'rest_invalid_json', $answer->as_error()?->get_error_code() );
	}

	/**
	 * Bodies.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function strange_bodies(): iterable {
		yield 'text' => [ '"x"' ];
		yield 'number' => [ '5' ];
		yield 'yes' => [ 'true' ];
	}

	/**
	 * What a caller may send is limited by the schemas: texts, lists, and numbers that are stored as they come. Numbers that name
	 * something need no limit, for there is nothing behind too large a one.
	 */
	public function test_everything_has_a_limit(): void {
		$endless = [];
		foreach ( rest_get_server()->get_routes( 'switchboard/v1' ) as $path => $handlers ) {
			foreach ( $handlers as $handler ) {
				foreach ( $handler['args'] as $name => $arg ) {
					if ( '/switchboard/v1' !== $path ) {
						$endless = [ ...$endless, ...self::endless( (array) $arg, "$path: $name" ) ];
					}
				}
			}
		}
		$this->assertSame( [], array_values( array_unique( $endless ) ) );
	}

	/**
	 * Parts of a schema that have no limit.
	 *
	 * @param array<mixed> $schema Schema.
	 * @param string       $where  What it describes.
	 * @return list<string>
	 */
	private static function endless( array $schema, string $where ): array {
		$types = (array) ( $schema['type'] ?? [] );
		$found = [];
		if ( in_array( 'string', $types, true ) && ! array_intersect( [ 'maxLength', 'enum', 'format', 'pattern' ], array_keys( $schema ) ) && ! array_intersect( [ 'number', 'boolean' ], $types ) ) {
			$found[] = $where;
		}
		if ( in_array( 'array', $types, true ) && ! isset( $schema['maxItems'] ) ) {
			$found[] = $where;
		}
		if ( in_array( 'integer', $types, true ) && preg_match( '/(position|days|size)$/', $where ) && ! isset( $schema['maximum'] ) ) {
			$found[] = $where;
		}
		$parts = ( $schema['properties'] ?? [] ) + array_filter( [ 'items' => $schema['items'] ?? null ] );
		foreach ( [ ...$parts, ...( $schema['oneOf'] ?? [] ) ] as $name => $part ) {
			$found = [ ...$found, ...self::endless( (array) $part, "$where.$name" ) ];
		}
		return $found;
	}
}
