<?php
/**
 * The base of tests about who may do what.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Agents;

use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * One person of each kind, and one inbox whose members are the agent and the light agent.
 */
abstract class Staff_Story extends TestCase {

	/** Only who manages the helpdesk. */
	protected const MANAGERS = [ 'manager' ];

	/** Who writes to customers. */
	protected const WRITERS = [ 'agent', 'manager' ];

	/** Who reads tickets. */
	protected const READERS = [ 'light_agent', 'agent', 'manager' ];

	/** The plugin's parts. */
	protected Services $services;

	/**
	 * WordPress users by kind.
	 *
	 * @var array<string, int>
	 */
	protected array $users;

	/** The inbox. */
	protected int $inbox;

	/**
	 * Hires everybody.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		$this->users    = [
			'visitor'       => 0,
			'subscriber'    => $this->factory->user(),
			'editor'        => $this->factory->user( 'editor' ),
			'light_agent'   => $this->factory->user( 'switchboard_light_agent' ),
			'agent'         => $this->factory->user( 'switchboard_agent' ),
			'manager'       => $this->factory->user( 'switchboard_manager' ),
			'administrator' => $this->factory->user( 'administrator' ),
		];
		$this->inbox    = $this->services->inboxes()->insert( [ 'name' => 'Orders' ] );
		$this->services->inboxes()->set_members( $this->inbox, [ $this->users['light_agent'], $this->users['agent'] ] );
	}

	/**
	 * Asks as everybody in turn, each time as if for the first time, and checks who is let in.
	 *
	 * @param list<string>              $allowed Kinds of people who are let in; visitors get 401 and all others 403.
	 * @param int                       $status  What those get.
	 * @param string                    $method  Method.
	 * @param string                    $path    Path in our namespace.
	 * @param array<string, mixed>|null $body    Sent as JSON.
	 */
	protected function assert_allowed( array $allowed, int $status, string $method, string $path, ?array $body = null ): void {
		$expected = [];
		$actual   = [];
		foreach ( $this->users as $kind => $user ) {
			$expected[ $kind ] = in_array( $kind, $allowed, true ) ? $status : ( 'visitor' === $kind ? 401 : 403 );
			$this->database()->begin();
			$this->act_as( $user );
			$actual[ $kind ] = $this->call( $method, $path, $body )->get_status();
			$this->database()->rollback();
			wp_cache_flush();
		}
		$this->assertSame( $expected, $actual, "$method $path" );
	}

	/**
	 * Calls one of our routes.
	 *
	 * @param string                    $method Method.
	 * @param string                    $path   Path in our namespace, perhaps with a query.
	 * @param array<string, mixed>|null $body   Sent as JSON.
	 */
	protected function call( string $method, string $path, ?array $body = null ): \WP_REST_Response {
		$query = [];
		parse_str( (string) wp_parse_url( $path, PHP_URL_QUERY ), $query );
		/**
		 * Names are text here.
		 *
		 * @var array<string, mixed> $query
		 */
		return $this->rest( $method, '/switchboard/v1/' . explode( '?', $path )[0], $query, $body );
	}

	/**
	 * Calls and expects a named error.
	 *
	 * @param string                    $code   Code.
	 * @param int                       $status Status.
	 * @param string                    $method Method.
	 * @param string                    $path   Path.
	 * @param array<string, mixed>|null $body   Body.
	 */
	protected function assert_refused( string $code, int $status, string $method, string $path, ?array $body = null ): void {
		$response = $this->call( $method, $path, $body );
		$this->assertSame( [ $code, $status ], [ $response->get_data()['code'] ?? wp_json_encode( $response->get_data() ), $response->get_status() ], "$method $path" );
	}
}
