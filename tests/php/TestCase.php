<?php
/**
 * The base of all tests that use WordPress.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests;

use Switchboard\Foundation\Database\Database;

/**
 * Everything a test does to the database, the hooks and the globals is undone after it; no mail and no request leaves.
 */
abstract class TestCase extends \PHPUnit\Framework\TestCase {

	/**
	 * Whether the test runs in a transaction. One that creates or drops tables can't, for that commits on MariaDB; it says false
	 * and cleans up by itself.
	 */
	protected const TRANSACTION = true;

	/**
	 * Mails that WordPress was asked to send: the arguments of wp_mail().
	 *
	 * @var list<array{to: string|string[], subject: string, message: string, headers: string|string[], attachments: string|string[]}>
	 */
	protected array $mails = [];

	/**
	 * Addresses that WordPress was asked to fetch.
	 *
	 * @var list<array{url: string, arguments: array<string, mixed>}>
	 */
	protected array $requests = [];

	/**
	 * Makes users, tickets and the like.
	 */
	protected Factory $factory;

	/**
	 * Complaints of WordPress about a wrong or outdated call.
	 *
	 * @var list<string>
	 */
	private array $complaints = [];

	/**
	 * Hooks as they were.
	 *
	 * @var array<string, \WP_Hook>
	 */
	private array $hooks;

	/**
	 * What the browser sent, as it was.
	 *
	 * @var list<array<mixed>>
	 */
	private array $input;

	/**
	 * Opens the transaction.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->hooks   = array_map( static fn( \WP_Hook $hook ): \WP_Hook => clone $hook, $GLOBALS['wp_filter'] );
		$this->input   = [ $_GET, $_POST, $_REQUEST, $_COOKIE, $_FILES, $_SERVER ];
		$this->factory = new Factory();
		wp_cache_flush();
		wp_set_current_user( 0 );
		add_filter( 'pre_wp_mail', [ $this, 'catch_mail' ], 10, 2 );
		add_filter( 'pre_http_request', [ $this, 'catch_request' ], 10, 3 );
		add_action( 'doing_it_wrong_run', [ $this, 'note_complaint' ], 10, 2 );
		add_action( 'deprecated_function_run', [ $this, 'note_complaint' ], 10, 2 );
		add_action( 'deprecated_argument_run', [ $this, 'note_complaint' ], 10, 2 );
		add_filter( 'doing_it_wrong_trigger_error', '__return_false' );
		add_filter( 'deprecated_function_trigger_error', '__return_false' );
		add_filter( 'deprecated_argument_trigger_error', '__return_false' );
		if ( static::TRANSACTION ) {
			$this->database()->begin();
			add_filter( 'query', [ $this, 'refuse_ddl' ] );
		}
	}

	/**
	 * WordPress must have had nothing to complain about.
	 */
	protected function assertPostConditions(): void {
		$this->assertSame( [], $this->complaints );
	}

	/**
	 * Undoes what the test did.
	 */
	protected function tearDown(): void {
		if ( static::TRANSACTION ) {
			$this->database()->rollback();
		}
		$GLOBALS['wp_filter'] = $this->hooks; // phpcs:ignore WordPress.WP.GlobalVariablesOverride
		[ $_GET, $_POST, $_REQUEST, $_COOKIE, $_FILES, $_SERVER ] = $this->input;
		wp_cache_flush();
		wp_roles()->for_site();
		wp_set_current_user( 0 );
		parent::tearDown();
	}

	/**
	 * Calls the REST API as the current user.
	 *
	 * @param string                    $method  HTTP method.
	 * @param string                    $route   Such as `/switchboard/v1/tickets`.
	 * @param array<string, mixed>      $query   Query parameters.
	 * @param array<string, mixed>|null $body    Sent as JSON.
	 * @param array<string, string>     $headers Headers.
	 */
	protected function rest( string $method, string $route, array $query = [], ?array $body = null, array $headers = [] ): \WP_REST_Response {
		$request = new \WP_REST_Request( $method, $route );
		$request->set_query_params( $query );
		$request->set_headers( $headers );
		if ( null !== $body ) {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( $body ) );
		}
		$response = rest_do_request( $request );
		$this->database()->run_after_commit();
		return apply_filters( 'rest_post_dispatch', $response, rest_get_server(), $request ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	}

	/**
	 * Goes on as this user; 0 is a visitor.
	 *
	 * @param int $user User id.
	 */
	protected function act_as( int $user ): void {
		wp_set_current_user( $user );
	}

	/**
	 * The plugin's database.
	 */
	protected function database(): Database {
		return new Database( $GLOBALS['wpdb'] );
	}

	/**
	 * Keeps a mail.
	 *
	 * @param bool|null                                                                                                             $sent Answer of an earlier filter.
	 * @param array{to: string|string[], subject: string, message: string, headers: string|string[], attachments: string|string[]} $mail Arguments of wp_mail().
	 */
	public function catch_mail( ?bool $sent, array $mail ): bool {
		$this->mails[] = $mail;
		return $sent ?? true;
	}

	/**
	 * Keeps a request. A test that needs an answer adds its own filter of an earlier priority.
	 *
	 * @param mixed                $answer    Answer of an earlier filter.
	 * @param array<string, mixed> $arguments Arguments of wp_remote_request().
	 * @param string               $url       Address.
	 */
	public function catch_request( mixed $answer, array $arguments, string $url ): mixed {
		$this->requests[] = compact( 'url', 'arguments' );
		return false === $answer ? new \WP_Error( 'http_request_failed', 'Tests have no network.' ) : $answer;
	}

	/**
	 * Keeps a complaint.
	 *
	 * @param string $what    Function.
	 * @param string $message What is wrong with it.
	 */
	public function note_complaint( string $what, string $message ): void {
		$this->complaints[] = "$what: $message";
	}

	/**
	 * On MariaDB such a statement commits what the test wrote.
	 *
	 * @param string $sql Query.
	 * @throws \LogicException When it changes a table's structure.
	 */
	public function refuse_ddl( string $sql ): string {
		if ( preg_match( '/^\s*(CREATE|ALTER|DROP|RENAME|TRUNCATE)\s/i', $sql ) ) {
			throw new \LogicException( 'This test needs `protected const TRANSACTION = false`: ' . $sql ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
		return $sql;
	}
}
