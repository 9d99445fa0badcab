<?php
/**
 * Tests of the API's description.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\REST;

use Switchboard\Foundation\REST\Open_API;
use Switchboard\Tests\TestCase;

/**
 * The committed document is what the routes and schemas say.
 */
final class Open_API_Test extends TestCase {

	/**
	 * `npm run openapi` was run after the last change of a route or schema.
	 */
	public function test_document_is_up_to_date(): void {
		$committed = json_decode( (string) file_get_contents( \Switchboard\DIR . '/includes/openapi.json' ), true );
		$document  = new Open_API( 'Switchboard', \Switchboard\VERSION, $committed['info']['description'] ?? '' );
		$this->assertSame( $committed, json_decode( (string) wp_json_encode( $document->document( rest_get_server() ) ), true ), 'Run: npm run openapi' );
	}

	/**
	 * Every operation has a name of its own and says what it answers.
	 */
	public function test_operations(): void {
		$document = ( new Open_API( 'Switchboard', '1', 'x' ) )->document( rest_get_server() );
		$names    = [];
		foreach ( $document['paths'] as $operations ) {
			foreach ( $operations as $operation ) {
				$names[] = $operation['operationId'];
				$this->assertArrayHasKey( 'default', $operation['responses'] );
			}
		}
		$this->assertGreaterThan( 60, count( $names ) );
		$this->assertSame( $names, array_unique( $names ) );
		$this->assertArrayHasKey( 'Ticket', $document['components']['schemas'] );
	}
}
