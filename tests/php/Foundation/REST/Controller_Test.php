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
}
