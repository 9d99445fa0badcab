<?php
/**
 * Who gets what from every route.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Services;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\Actor;

/**
 * Every route × every kind of person, by one table of expectations. A route without a row fails, and so does a row
 * without a route.
 */
final class Route_Walk_Test extends TestCase {

	/** The columns of the table. */
	private const PERSONS = [ 'anonymous', 'subscriber', 'customer_a', 'customer_b', 'stranger', 'light', 'agent', 'manager', 'admin' ];

	/**
	 * Status by person, in the order of PERSONS, for a request that would be right for who may send it. The ticket is
	 * customer A's, in an inbox of which light and agent are members and stranger isn't; admin is an administrator without
	 * a helpdesk role. The form's routes are open to all but do nothing without what the form's page gives: 400 here, and
	 * their own tests.
	 */
	private const TABLE = [
		'GET tickets'                                 => [ 401, 403, 403, 403, 200, 200, 200, 200, 403 ],
		'POST tickets'                                => [ 401, 403, 403, 403, 400, 403, 201, 201, 403 ],
		'POST tickets/bulk'                           => [ 401, 403, 403, 403, 200, 403, 200, 200, 403 ],
		'GET tickets/{id}'                            => [ 401, 403, 403, 403, 404, 200, 200, 200, 403 ],
		'PATCH tickets/{id}'                          => [ 401, 403, 403, 403, 404, 403, 200, 200, 403 ],
		'DELETE tickets/{id}'                         => [ 401, 403, 403, 403, 403, 403, 403, 200, 404 ],
		'POST tickets/{id}/merge'                     => [ 401, 403, 403, 403, 404, 403, 200, 200, 403 ],
		'POST tickets/{id}/unmerge'                   => [ 401, 403, 403, 403, 404, 403, 409, 409, 403 ],
		'POST tickets/{id}/revoke-links'              => [ 401, 403, 403, 403, 404, 403, 200, 200, 403 ],
		'GET tickets/{id}/participants'               => [ 401, 403, 403, 403, 404, 200, 200, 200, 403 ],
		'POST tickets/{id}/messages/{message}/join'   => [ 401, 403, 403, 403, 404, 403, 200, 200, 403 ],
		'POST tickets/{id}/messages/{message}/dismiss' => [ 401, 403, 403, 403, 404, 403, 200, 200, 403 ],
		'POST tickets/{id}/messages/{message}/requester' => [ 401, 403, 403, 403, 404, 403, 200, 200, 403 ],
		'POST tickets/{id}/read'                      => [ 401, 403, 403, 403, 404, 200, 200, 200, 403 ],
		'GET tickets/{id}/messages'                   => [ 401, 403, 403, 403, 404, 200, 200, 200, 403 ],
		'POST tickets/{id}/messages'                  => [ 401, 403, 403, 403, 404, 403, 201, 201, 403 ],
		'GET tickets/{id}/messages/{message}'         => [ 401, 403, 403, 403, 404, 200, 200, 200, 403 ],
		'POST tickets/{id}/messages/{message}/retry'  => [ 401, 403, 403, 403, 404, 403, 409, 409, 403 ],
		'POST tickets/{id}/messages/{message}/cancel' => [ 401, 403, 403, 403, 404, 403, 200, 200, 403 ],
		'GET tickets/{id}/events'                     => [ 401, 403, 403, 403, 404, 200, 200, 200, 403 ],
		'GET counters'                                => [ 401, 403, 403, 403, 200, 200, 200, 200, 403 ],
		'GET updates'                                 => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'GET tags'                                    => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'POST tags'                                   => [ 401, 403, 403, 403, 201, 403, 201, 201, 403 ],
		'GET tags/{id}'                               => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'PATCH tags/{id}'                             => [ 401, 403, 403, 403, 403, 403, 403, 200, 403 ],
		'DELETE tags/{id}'                            => [ 401, 403, 403, 403, 403, 403, 403, 200, 403 ],
		'GET fields'                                  => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'POST fields'                                 => [ 401, 403, 403, 403, 403, 403, 403, 201, 403 ],
		'GET fields/{id}'                             => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'PATCH fields/{id}'                           => [ 401, 403, 403, 403, 403, 403, 403, 200, 403 ],
		'DELETE fields/{id}'                          => [ 401, 403, 403, 403, 403, 403, 403, 200, 403 ],
		'GET statuses'                                => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'POST statuses'                               => [ 401, 403, 403, 403, 403, 403, 403, 201, 403 ],
		'GET statuses/{id}'                           => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'PATCH statuses/{id}'                         => [ 401, 403, 403, 403, 403, 403, 403, 200, 403 ],
		'DELETE statuses/{id}'                        => [ 401, 403, 403, 403, 403, 403, 403, 200, 403 ],
		'GET views'                                   => [ 401, 403, 403, 403, 200, 200, 200, 200, 403 ],
		'POST views'                                  => [ 401, 403, 403, 403, 403, 403, 403, 201, 403 ],
		'GET views/{id}'                              => [ 401, 403, 403, 403, 404, 404, 200, 404, 403 ],
		'PATCH views/{id}'                            => [ 401, 403, 403, 403, 404, 404, 200, 404, 403 ],
		'DELETE views/{id}'                           => [ 401, 403, 403, 403, 404, 404, 200, 404, 403 ],
		'GET tickets/{id}/draft'                      => [ 401, 403, 403, 403, 404, 204, 204, 204, 403 ],
		'PATCH tickets/{id}/draft'                    => [ 401, 403, 403, 403, 404, 200, 200, 200, 403 ],
		'DELETE tickets/{id}/draft'                   => [ 401, 403, 403, 403, 404, 200, 200, 200, 403 ],
		'POST attachments'                            => [ 401, 403, 403, 403, 400, 400, 400, 400, 403 ],
		'GET attachments/{id}'                        => [ 401, 403, 403, 403, 404, 404, 200, 404, 403 ],
		'DELETE attachments/{id}'                     => [ 401, 403, 403, 403, 404, 404, 200, 404, 403 ],
		'GET attachments/{id}/file'                   => [ 404, 404, 404, 404, 404, 404, 404, 404, 404 ],
		'GET contacts'                                => [ 401, 403, 403, 403, 200, 200, 200, 200, 403 ],
		'POST contacts'                               => [ 401, 403, 403, 403, 201, 403, 201, 201, 403 ],
		'GET contacts/{id}'                           => [ 401, 403, 403, 403, 200, 200, 200, 200, 403 ],
		'PATCH contacts/{id}'                         => [ 401, 403, 403, 403, 200, 403, 200, 200, 403 ],
		'DELETE contacts/{id}'                        => [ 401, 403, 403, 403, 403, 403, 403, 200, 200 ],
		'POST contacts/{id}/merge'                    => [ 401, 403, 403, 403, 200, 403, 200, 200, 403 ],
		'GET companies'                               => [ 401, 403, 403, 403, 200, 200, 200, 200, 403 ],
		'POST companies'                              => [ 401, 403, 403, 403, 201, 403, 201, 201, 403 ],
		'GET companies/{id}'                          => [ 401, 403, 403, 403, 200, 200, 200, 200, 403 ],
		'PATCH companies/{id}'                        => [ 401, 403, 403, 403, 200, 403, 200, 200, 403 ],
		'DELETE companies/{id}'                       => [ 401, 403, 403, 403, 403, 403, 403, 200, 200 ],
		'GET agents'                                  => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'POST agents'                                 => [ 401, 403, 403, 403, 403, 403, 403, 403, 201 ],
		'GET agents/candidates'                       => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'GET agents/{id}'                             => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'PATCH agents/{id}'                           => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'DELETE agents/{id}'                          => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'GET teams'                                   => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'POST teams'                                  => [ 401, 403, 403, 403, 403, 403, 403, 201, 403 ],
		'GET teams/{id}'                              => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'PATCH teams/{id}'                            => [ 401, 403, 403, 403, 403, 403, 403, 200, 403 ],
		'DELETE teams/{id}'                           => [ 401, 403, 403, 403, 403, 403, 403, 200, 403 ],
		'GET inboxes'                                 => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'POST inboxes'                                => [ 401, 403, 403, 403, 403, 403, 403, 201, 403 ],
		'GET inboxes/{id}'                            => [ 401, 403, 403, 403, 404, 200, 200, 200, 200 ],
		'PATCH inboxes/{id}'                          => [ 401, 403, 403, 403, 403, 403, 403, 200, 403 ],
		'DELETE inboxes/{id}'                         => [ 401, 403, 403, 403, 403, 403, 403, 409, 403 ],
		'GET channels'                                => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'GET connections'                             => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'POST connections'                            => [ 401, 403, 403, 403, 403, 403, 403, 403, 201 ],
		'GET connections/{id}'                        => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'PATCH connections/{id}'                      => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'DELETE connections/{id}'                     => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'POST connections/test'                       => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'POST connections/folders'                    => [ 401, 403, 403, 403, 403, 403, 403, 403, 400 ],
		'GET connections/{id}/authorization'          => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'POST connections/{id}/authorization'         => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'DELETE connections/{id}/authorization'       => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'GET suspended'                               => [ 401, 403, 403, 403, 200, 403, 200, 200, 403 ],
		'GET suspended/count'                         => [ 401, 403, 403, 403, 200, 403, 200, 200, 403 ],
		'GET suspended/{id}/source'                   => [ 401, 403, 403, 403, 404, 403, 200, 200, 403 ],
		'POST suspended/{id}/release'                 => [ 401, 403, 403, 403, 404, 403, 200, 200, 403 ],
		'POST suspended/{id}/block'                   => [ 401, 403, 403, 403, 404, 403, 200, 200, 403 ],
		'POST suspended/{id}/replay'                  => [ 401, 403, 403, 403, 403, 403, 403, 404, 403 ],
		'DELETE suspended/{id}'                       => [ 401, 403, 403, 403, 404, 403, 200, 200, 403 ],
		'GET blocked-senders'                         => [ 401, 403, 403, 403, 403, 403, 403, 200, 403 ],
		'DELETE blocked-senders'                      => [ 401, 403, 403, 403, 403, 403, 403, 200, 403 ],
		'GET tickets/{id}/messages/{message}/original' => [ 401, 403, 403, 403, 404, 404, 404, 404, 403 ],
		'POST connections/{id}/fetch'                 => [ 401, 403, 403, 403, 403, 403, 403, 403, 409 ],
		'GET connections/{id}/fetches'                => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'GET connections/{id}/folders'                => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'POST connections/{id}/round-trip'            => [ 401, 403, 403, 403, 403, 403, 403, 403, 409 ],
		'GET connections/{id}/round-trip'             => [ 401, 403, 403, 403, 403, 403, 403, 403, 409 ],
		'GET standstills'                             => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'GET templates'                               => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'GET templates/{id}'                          => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'PATCH templates/{id}'                        => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'DELETE templates/{id}'                       => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'POST templates/{id}/preview'                 => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'GET preferences'                             => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'PATCH preferences'                           => [ 401, 403, 403, 403, 200, 200, 200, 200, 200 ],
		'GET channels/form/token'                     => [ 400, 400, 400, 400, 400, 400, 400, 400, 400 ],
		'POST channels/form/attachments'              => [ 400, 400, 400, 400, 400, 400, 400, 400, 400 ],
		'POST channels/form/tickets'                  => [ 400, 400, 400, 400, 400, 400, 400, 400, 400 ],
		'GET portal/tickets'                          => [ 401, 200, 200, 200, 200, 200, 200, 200, 200 ],
		'GET portal/tickets/{id}'                     => [ 401, 404, 200, 404, 404, 404, 404, 404, 404 ],
		'PATCH portal/tickets/{id}'                   => [ 401, 404, 200, 404, 404, 404, 404, 404, 404 ],
		'POST portal/tickets/{id}/messages'           => [ 401, 404, 201, 404, 404, 404, 404, 404, 404 ],
		'POST portal/attachments'                     => [ 401, 400, 400, 400, 400, 400, 400, 400, 400 ],
		'GET portal/session'                          => [ 200, 200, 200, 200, 200, 200, 200, 200, 200 ],
		'POST portal/link'                            => [ 200, 200, 200, 200, 200, 200, 200, 200, 200 ],
		'POST portal/verify'                          => [ 404, 404, 404, 404, 404, 404, 404, 404, 404 ],
		'GET settings'                                => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
		'PATCH settings'                              => [ 401, 403, 403, 403, 403, 403, 403, 403, 200 ],
	];

	/** What `{id}` is in paths that begin so. */
	private const NOUNS = [
		'tickets'     => 'ticket',
		'contacts'    => 'contact',
		'companies'   => 'company',
		'inboxes'     => 'inbox',
		'connections' => 'connection',
		'agents'      => 'stranger',
		'teams'       => 'team',
		'tags'        => 'tag',
		'fields'      => 'field',
		'statuses'    => 'status',
		'views'       => 'view',
		'attachments' => 'attachment',
		'templates'   => 'template',
		'suspended'   => 'suspended',
	];

	/** Queries of requests that need one. */
	private const QUERIES = [
		'DELETE blocked-senders'     => [ 'sender' => 'eve@evil.example' ],
		'GET agents/candidates'      => [ 'search' => 'user' ],
		'GET connections/{id}/round-trip' => [ 'word' => '0123456789abcdef' ],
		'GET attachments/{id}/file' => [
			'expires'   => 2000000000,
			'signature' => 'forged',
		],
	];

	private Services $services;

	/**
	 * Ids of what the paths name.
	 *
	 * @var array<string, int|string>
	 */
	private array $ids = [];

	/**
	 * Users by person.
	 *
	 * @var array<string, int>
	 */
	private array $users = [ 'anonymous' => 0 ];

	/**
	 * A ticket of customer A with everything on it, and one person of each kind.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		foreach ( [ 'subscriber', 'customer_a', 'customer_b', 'stranger', 'light', 'agent', 'manager' ] as $person ) {
			$this->users[ $person ] = $this->factory->user();
		}
		$this->users['admin'] = $this->factory->user( 'administrator' );
		foreach ( [
			'stranger' => 'agent',
			'light'    => 'light_agent',
			'agent'    => 'agent',
			'manager'  => 'manager',
		] as $person => $role ) {
			$this->services->agent_verbs()->add( $this->users[ $person ], $role );
		}
		$this->fill();
	}

	/**
	 * Each person gets what the table says.
	 *
	 * @param string $route Method and path.
	 */
	#[DataProvider( 'rows' )]
	public function test_route( string $route ): void {
		[ $method, $path, $query, $body ] = $this->request( $route );
		$found = [];
		foreach ( self::PERSONS as $person ) {
			$this->database()->begin();
			$this->act_as( $this->users[ $person ] );
			$found[ $person ] = $this->rest( $method, $path, $query, $body )->get_status();
			$this->database()->rollback();
			wp_cache_flush();
		}
		$this->assertSame( array_combine( self::PERSONS, self::TABLE[ $route ] ), $found );
	}

	/**
	 * Rows of the table.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function rows(): iterable {
		foreach ( array_keys( self::TABLE ) as $route ) {
			yield $route => [ $route ];
		}
	}

	/**
	 * The table and the registered routes are the same.
	 */
	public function test_every_route_has_a_row(): void {
		$routes = [];
		foreach ( rest_get_server()->get_routes( 'switchboard/v1' ) as $path => $handlers ) {
			if ( '/switchboard/v1' === $path ) {
				continue;
			}
			foreach ( $handlers as $handler ) {
				$method   = array_key_first( array_filter( $handler['methods'] ) );
				$routes[] = $method . ' ' . preg_replace( '/\(\?P<(\w+)>[^)]*\)/', '{$1}', substr( $path, strlen( '/switchboard/v1/' ) ) );
			}
		}
		sort( $routes );
		$rows = array_keys( self::TABLE );
		sort( $rows );
		$this->assertSame( $rows, $routes );
	}

	/**
	 * What runs outside REST: each is named here with the test that attacks it.
	 */
	public function test_every_action_is_known(): void {
		$actions = preg_grep( '/^(wp_ajax|admin_post)_.*switchboard/', array_map( 'strval', array_keys( $GLOBALS['wp_filter'] ) ) );
		$this->assertEqualsCanonicalizing(
			[
				'wp_ajax_switchboard_run_jobs',               // Queue_Test::test_only_the_site_itself_wakes_the_queue.
				'wp_ajax_nopriv_switchboard_run_jobs',        // The same.
				'wp_ajax_health-check-switchboard-files',     // Health_Module_Test::test_the_check_of_files_needs_a_nonce_and_a_capability.
				'admin_post_switchboard_settle_jobs',         // Health_Module_Test::test_buttons_need_a_nonce_and_a_capability.
			],
			$actions ? $actions : []
		);
	}

	/**
	 * GET writes nothing, whoever asks: only limits are counted, and jobs that are due would run as they would by themselves.
	 */
	public function test_reading_never_writes(): void {
		$written = [];
		$watch   = static function ( string $sql ) use ( &$written ): string {
			if ( preg_match( '/^\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b[^`]*`\w*switchboard_(?!rate_limit)(\w+)/i', $sql, $found ) ) {
				$written[] = $found[1];
			}
			return $sql;
		};
		foreach ( array_keys( self::TABLE ) as $route ) {
			[ $method, $path, $query, $body ] = $this->request( $route );
			foreach ( 'GET' === $method ? self::PERSONS : [] as $person ) {
				$this->act_as( $this->users[ $person ] );
				add_filter( 'query', $watch );
				$this->rest( $method, $path, $query, $body );
				remove_filter( 'query', $watch );
				$this->assertSame( [], $written, "$route as $person" );
			}
		}
	}

	/**
	 * A message, a retry or a cancellation is found under its own ticket only.
	 */
	public function test_a_message_of_another_ticket(): void {
		$this->act_as( $this->users['agent'] );
		foreach ( [ [ 'GET', '' ], [ 'POST', '/retry' ], [ 'POST', '/cancel' ] ] as [ $method, $tail ] ) {
			$answer = $this->rest( $method, "/switchboard/v1/tickets/{$this->ids['other']}/messages/{$this->ids['message']}$tail", [], 'POST' === $method ? [] : null );
			$this->assertSame( [ 404, 'switchboard_message_not_found' ], [ $answer->get_status(), $answer->get_data()['code'] ?? '' ] );
		}
	}

	/**
	 * Customer B, a stranger and a made-up id get the same answer for a ticket and all that hangs on it.
	 */
	public function test_foreign_and_missing_look_the_same(): void {
		$ticket  = (int) $this->ids['ticket'];
		$missing = $ticket + 1000;
		$this->act_as( $this->users['stranger'] );
		foreach ( [ '', '/messages', '/events', '/draft', "/messages/{$this->ids['message']}" ] as $tail ) {
			$this->assertSame(
				$this->rest( 'GET', "/switchboard/v1/tickets/$missing$tail" )->get_data(),
				$this->rest( 'GET', "/switchboard/v1/tickets/$ticket$tail" )->get_data(),
				$tail
			);
		}
		$this->assertSame( [], $this->rest( 'GET', '/switchboard/v1/tickets', [ 'contact' => $this->ids['contact'] ] )->get_data() );
		$this->assertSame( [], $this->rest( 'GET', '/switchboard/v1/tickets', [ 'search' => 'teapot' ] )->get_data() );
		$this->assertSame( 0, ( (array) $this->rest( 'GET', '/switchboard/v1/counters' )->get_data() )['all_open'] );
		$this->assertSame( 0, $this->count_of( "contacts/{$this->ids['contact']}" ), 'The contact is known to all, its tickets elsewhere are not.' );
		$this->assertNull( $this->count_of( "tags/{$this->ids['tag']}" ), 'A tag is for all inboxes together.' );
		$this->act_as( $this->users['agent'] );
		$this->assertSame( 2, $this->count_of( "contacts/{$this->ids['contact']}" ) );
		$this->act_as( $this->users['manager'] );
		$this->assertSame( [ 2, 0 ], [ $this->count_of( "contacts/{$this->ids['contact']}" ), $this->count_of( "tags/{$this->ids['tag']}" ) ] );
		$this->act_as( $this->users['customer_b'] );
		$this->assertSame(
			$this->rest( 'GET', "/switchboard/v1/portal/tickets/$missing" )->get_data(),
			$this->rest( 'GET', "/switchboard/v1/portal/tickets/$ticket" )->get_data()
		);
	}

	/**
	 * How many tickets something has, as far as the signed-in person is told.
	 *
	 * @param string $path Path of a contact or a tag.
	 */
	private function count_of( string $path ): ?int {
		return ( (array) $this->rest( 'GET', "/switchboard/v1/$path" )->get_data() )['ticket_count'];
	}

	/**
	 * Nothing of ours may be kept by a cache, errors included.
	 */
	public function test_no_store(): void {
		foreach ( [ 'switchboard/v1/tickets', 'switchboard/v1/portal/tickets', 'switchboard/v1/inboxes', 'switchboard/v1/nothing-like-it', 'SwitchBoard/v1/tickets' ] as $path ) {
			$headers = $this->rest( 'GET', "/$path" )->get_headers();
			$this->assertStringContainsString( 'no-store', $headers['Cache-Control'] ?? '', $path );
		}
	}

	/**
	 * A request that would be right for who may send it.
	 *
	 * @param string $route Method and path.
	 * @return array{string, string, array<string, mixed>, array<string, mixed>|null}
	 */
	private function request( string $route ): array {
		[ $method, $path ] = explode( ' ', $route );
		$noun              = self::NOUNS[ explode( '/', $path )[0] ] ?? 'ticket';
		$path              = str_replace( [ '{id}', '{message}' ], [ (string) ( $this->ids[ $noun ] ?? 0 ), (string) $this->ids['message'] ], $path );
		$body              = $this->bodies()[ $route ] ?? ( 'GET' === $method || 'DELETE' === $method ? null : [] );
		return [ $method, "/switchboard/v1/$path", self::QUERIES[ $route ] ?? [], $body ];
	}

	/**
	 * Bodies of requests that need one.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	private function bodies(): array {
		return [
			'POST tickets'                 => [
				'inbox'   => $this->ids['inbox'],
				'subject' => 'New',
				'contact' => [ 'id' => $this->ids['contact'] ],
				'message' => [ 'html' => 'Hello' ],
			],
			'PATCH tickets/{id}'           => [ 'priority' => 'high' ],
			'POST tickets/bulk'            => [
				'ids'     => [ $this->ids['ticket'] ],
				'changes' => [ 'priority' => 'high' ],
			],
			'POST tickets/{id}/messages'   => [
				'kind' => 'reply',
				'html' => 'Hello',
			],
			'POST tickets/{id}/merge'      => [ 'into' => $this->ids['other'] ],
			'POST tickets/{id}/read'       => [ 'sequence' => 1 ],
			'PATCH tickets/{id}/draft'     => [
				'kind' => 'note',
				'html' => 'Hello',
			],
			'POST contacts'                => [ 'name' => 'New' ],
			'PATCH contacts/{id}'          => [ 'name' => 'Other' ],
			'POST contacts/{id}/merge'     => [ 'into' => $this->ids['twin'] ],
			'POST companies'               => [ 'name' => 'New' ],
			'PATCH companies/{id}'         => [ 'name' => 'Other' ],
			'POST inboxes'                 => [ 'name' => 'New' ],
			'PATCH inboxes/{id}'           => [ 'name' => 'Other' ],
			'POST connections'             => [
				'channel' => 'form',
				'name'    => 'New',
				'inbox'   => $this->ids['inbox'],
			],
			'PATCH connections/{id}'       => [ 'name' => 'Other' ],
			'POST connections/test'        => [
				'what'     => 'sending',
				'channel'  => 'email',
				'settings' => [],
			],
			'POST connections/folders'     => [
				'channel'  => 'email',
				'settings' => [],
			],
			'POST agents'                  => [
				'user' => $this->users['subscriber'],
				'role' => 'agent',
			],
			'PATCH agents/{id}'            => [ 'role' => 'manager' ],
			'POST teams'                   => [ 'name' => 'New' ],
			'PATCH teams/{id}'             => [ 'name' => 'Other' ],
			'POST tags'                    => [ 'name' => 'New' ],
			'PATCH tags/{id}'              => [ 'name' => 'Other' ],
			'POST fields'                  => [
				'label' => 'New',
				'type'  => 'text',
			],
			'PATCH fields/{id}'            => [ 'label' => 'Other' ],
			'POST statuses'                => [
				'category' => 'open',
				'label'    => 'New',
			],
			'PATCH statuses/{id}'          => [ 'label' => 'Other' ],
			'POST views'                   => [
				'name'   => 'New',
				'query'  => [ 'assignee' => 'me' ],
				'shared' => true,
			],
			'PATCH views/{id}'             => [ 'name' => 'Other' ],
			'PATCH settings'               => [ 'max_file_size' => 10 ],
			'PATCH templates/{id}'         => [ 'subject' => 'Other' ],
			'POST templates/{id}/preview'  => [
				'subject' => 'A',
				'body'    => 'B',
			],
			'PATCH preferences'            => [ 'agent_new' => false ],
			'PATCH portal/tickets/{id}'    => [ 'status' => 'solved' ],
			'POST portal/tickets/{id}/messages' => [ 'text' => 'Hello' ],
			'POST portal/link'             => [ 'email' => 'a@example.org' ],
			'POST portal/verify'           => [ 'token' => str_repeat( '0', 64 ) ],
		];
	}

	/**
	 * Makes what the paths name.
	 */
	private function fill(): void {
		$by                  = Actor::agent( $this->users['agent'] );
		$this->ids['inbox']  = $this->services->inbox_verbs()->add(
			[
				'name'    => 'Orders',
				'members' => [ $this->users['light'], $this->users['agent'] ],
			]
		)->id;
		$this->services->inbox_verbs()->add(
			[
				'name'    => 'Elsewhere',
				'members' => [ $this->users['stranger'] ],
			]
		);
		$contact = $this->services->contact_verbs()->identify_user( get_userdata( $this->users['customer_a'] ) ?: throw new \RuntimeException( 'No user.' ) );
		$this->services->contact_verbs()->identify_user( get_userdata( $this->users['customer_b'] ) ?: throw new \RuntimeException( 'No user.' ) );
		$received = $this->services->tickets()->receive( new Incoming( $this->ids['inbox'], 0, 'form', $contact->id, 'a@example.org', 'Teapot', '<p>It broke.</p>' ) );
		$this->services->tickets()->note( $received->ticket->id, new New_Message( 'Inside only' ), $by );
		$reply      = $this->services->tickets()->reply( $received->ticket->id, new New_Message( 'Sorry' ), $by );
		$other      = $this->services->tickets()->receive( new Incoming( $this->ids['inbox'], 0, 'form', $contact->id, 'a@example.org', 'Second', 'x' ) );
		// As if the message were a mail that is in doubt.
		$this->services->envelopes()->update(
			$reply->id,
			[
				'suggested_ticket_id' => $other->ticket->id,
				'forwarded_by'        => $this->users['agent'],
			]
		);
		$this->ids += [
			'template'   => 'reply',
			'ticket'     => $received->ticket->id,
			'other'      => $other->ticket->id,
			'message'    => $reply->id,
			'contact'    => $contact->id,
			'twin'       => $this->services->contact_verbs()->add( [ 'name' => 'Twin' ] )->id,
			'company'    => $this->services->company_verbs()->add( [ 'name' => 'Fern & Sons' ] )->id,
			'tag'        => $this->services->tags()->insert( 'fragile', '#112233' )->id,
			'team'       => $this->services->team_verbs()->add( 'Studio' )->id,
			'status'     => $this->services->statuses()->insert(
				[
					'category' => 'open',
					'label'    => 'With the potter',
				]
			)->id,
			'field'      => $this->services->fields()->insert(
				[
					'key'   => 'order_no',
					'label' => 'Order',
					'type'  => 'text',
				]
			)->id,
			'stranger'   => $this->users['stranger'],
			'connection' => $this->services->connections()->insert(
				'email',
				'Mailbox',
				$this->ids['inbox'],
				[
					'sign_in'         => 'google',
					'oauth_client_id' => 'client',
				],
				[ 'oauth_client_secret' => 'secret' ],
				true
			),
			'view'       => $this->services->views()->insert(
				$this->users['agent'],
				[
					'name'  => 'Mine',
					'query' => [ 'assignee' => 'me' ],
				]
			)->id,
			'suspended'  => $this->suspend( $this->ids['inbox'] ),
			'attachment' => $this->file( Attachments::owner_of_user( $this->users['agent'] ) ),
		];
	}

	/**
	 * A message that a filter kept outside the tickets.
	 *
	 * @param int $inbox Inbox.
	 */
	private function suspend( int $inbox ): int {
		$this->services->blocked_senders()->add( 'eve@evil.example', 0 );
		$this->services->inbound()->receive( new Inbound_Message( 'form', $inbox, 'key', 'email', 'eve@evil.example', subject: 'Buy', text: 'Cheap.' ) );
		return (int) $this->database()->value( "SELECT MAX(id) FROM {inbound} WHERE state = 'suspended'" );
	}

	/**
	 * A stored file that belongs to no message yet.
	 *
	 * @param string $owner Owner key.
	 */
	private function file( string $owner ): int {
		$path = (string) tempnam( sys_get_temp_dir(), 'switchboard' );
		file_put_contents( $path, 'Hello' ); // phpcs:ignore WordPress.WP.AlternativeFunctions
		return $this->services->attachments()->store( $path, 'hello.txt', $owner )->id;
	}
}
