<?php
/**
 * Tests of the REST routes of contacts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Contacts\Contacts;
use Switchboard\Foundation\Problem;
use Switchboard\Tests\Agents\Staff_Story;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\New_Ticket;

/**
 * Who may ask, what is answered, what is refused.
 */
#[Group( 'smoke' )]
final class Contacts_Controller_Test extends Staff_Story {

	private int $ada;

	protected function setUp(): void {
		parent::setUp();
		$this->ada = $this->services->contact_verbs()->add( [
			'name' => 'Ada',
			'email' => 'ada@example.org',
			'notes' => '<script>',
		] )->id;
	}

	public function test_who_may_ask(): void {
		$this->assert_allowed( self::READERS, 200, 'GET', 'contacts' );
		$this->assert_allowed( self::READERS, 200, 'GET', "contacts/$this->ada" );
		$this->assert_allowed( self::WRITERS, 201, 'POST', 'contacts', [ 'name' => 'Bea' ] );
		$this->assert_allowed( self::WRITERS, 200, 'PATCH', "contacts/$this->ada", [ 'name' => 'Bea' ] );
		$this->assert_allowed( [ 'manager', 'administrator' ], 200, 'DELETE', "contacts/$this->ada" );
	}

	public function test_an_item_is_as_the_schema_says(): void {
		$this->act_as( $this->users['agent'] );
		$response = $this->call( 'POST', 'contacts', [
			'name' => ' Béa ',
			'email' => 'bea@example.org',
			'phone' => '+1 555 0100',
			'language' => 'fr_FR',
			'notes' => "a\nb",
		] );
		$item     = $response->get_data();
		$this->assertSame( 201, $response->get_status() );
		$this->assertSame( rest_url( "switchboard/v1/contacts/{$item['id']}" ), $response->get_headers()['Location'] );
		$this->assertSame( 'no-store, private', $response->get_headers()['Cache-Control'] );
		$this->assertSame( [ 'Béa', 'bea@example.org', null, null ], [ $item['name'], $item['email'], $item['company'], $item['last_seen_at'] ] );
		$this->assertSame( [
			'update' => true,
			'delete' => false,
		], $item['permissions'] );
		$this->assert_schema( $item );
		$this->assertSame( $item, $this->call( 'GET', "contacts/{$item['id']}" )->get_data() );
		$this->assertSame( [ $item ], $this->call( 'GET', 'contacts?search=bea@example.org' )->get_data() );
	}

	public function test_pages(): void {
		$this->act_as( $this->users['light_agent'] );
		$this->services->contact_verbs()->add( [ 'name' => 'Adb' ] );
		$this->services->contact_verbs()->add( [ 'name' => 'Adc' ] );
		$names = [];
		$route = 'contacts?search=ad&per_page=2';
		do {
			$response = $this->call( 'GET', $route );
			$names    = [ ...$names, ...array_column( $response->get_data(), 'name' ) ];
			preg_match( '/<([^>]+)>; rel="next"/', (string) ( $response->get_headers()['Link'] ?? '' ), $next );
			$route = $next ? 'contacts?' . wp_parse_url( html_entity_decode( $next[1] ), PHP_URL_QUERY ) : '';
			$route = str_replace( 'rest_route=%2Fswitchboard%2Fv1%2Fcontacts&', '', $route );
		} while ( '' !== $route );
		$this->assertSame( [ 'Ada', 'Adb', 'Adc' ], $names );
	}

	public function test_a_longer_page_takes_no_more_queries(): void {
		$this->act_as( $this->users['agent'] );
		$count = function (): int {
			$before = $GLOBALS['wpdb']->num_queries;
			$this->call( 'GET', 'contacts?per_page=100' );
			return $GLOBALS['wpdb']->num_queries - $before;
		};
		$count();
		$few = $count();
		for ( $number = 0; $number < 30; $number++ ) {
			$this->services->contact_verbs()->add( [
				'name' => "Person $number",
				'email' => "person$number@example.org",
			] );
		}
		$this->assertSame( $few, $count() );
		$this->assertLessThanOrEqual( 3, $few );
	}

	public function test_a_user_is_read_by_name(): void {
		$this->act_as( $this->users['agent'] );
		$user    = new \WP_User( $this->factory->user( 'subscriber' ) );
		$contact = $this->services->contact_verbs()->identify( 'wp_user', (string) $user->ID, 'Priya', true );
		$labels  = fn(): array => array_column( $this->call( 'GET', "contacts/$contact->id" )->get_data()['identities'], 'label', 'value' );
		$this->assertSame( [ $user->ID => $user->user_login ], $labels() );
		$this->assertSame( [ 'ada@example.org' ], array_column( $this->call( 'GET', "contacts/$this->ada" )->get_data()['identities'], 'label' ) );
	}

	public function test_changing(): void {
		$this->act_as( $this->users['agent'] );
		$item = $this->call( 'PATCH', "contacts/$this->ada", [
			'add_identity' => [
				'type' => 'phone',
				'value' => '+1 555 0100',
			],
		] )->get_data();
		$this->assertSame( [ 'email', 'phone' ], array_column( $item['identities'], 'type' ) );
		$item = $this->call( 'PATCH', "contacts/$this->ada", [ 'remove_identity' => $item['identities'][0]['id'] ] )->get_data();
		$this->assertSame( [ null, [ 'phone' ] ], [ $item['email'], array_column( $item['identities'], 'type' ) ] );
		$company = $this->services->company_verbs()->add( [ 'name' => 'Acme' ] )->id;
		$this->assertSame( $company, $this->call( 'PATCH', "contacts/$this->ada", [ 'company' => $company ] )->get_data()['company'] );
		$this->assertNull( $this->call( 'PATCH', "contacts/$this->ada", [ 'company' => null ] )->get_data()['company'] );
		$this->assertSame( 'Ada', $this->services->contacts()->find( $this->ada )?->name );
	}

	public function test_bad_input_is_refused_by_name(): void {
		$this->act_as( $this->users['agent'] );
		$this->services->contact_verbs()->add( [
			'name' => 'Bea',
			'email' => 'bea@example.org',
		] );
		foreach ( [
			[ 'rest_missing_callback_param', 400, [ 'email' => 'x@example.org' ] ],
			[ 'rest_invalid_param', 400, [ 'name' => [ 'Ada' ] ] ],
			[ 'rest_invalid_param', 400, [ 'name' => str_repeat( 'a', 1024 * 1024 ) ] ],
			[ 'rest_invalid_param', 400, [ 'name' => " \n " ] ],
			[
				'rest_invalid_param',
				400,
				[
					'name' => 'Ada',
					'email' => 'nobody',
				],
			],
			[
				'rest_invalid_param',
				400,
				[
					'name' => 'Ada',
					'phone' => 'call me',
				],
			],
			[
				'rest_invalid_param',
				400,
				[
					'name' => 'Ada',
					'company' => 999999,
				],
			],
			[
				'rest_invalid_param',
				400,
				[
					'name' => 'Ada',
					'language' => 'de" onload=',
				],
			],
			[
				'switchboard_unknown_field',
				400,
				[
					'name' => 'Ada',
					'ticket_count' => 5,
				],
			],
			[
				'switchboard_identity_taken',
				409,
				[
					'name' => 'Ada',
					'email' => 'BEA@example.org',
				],
			],
		] as [ $code, $status, $body ] ) {
			$this->assert_refused( $code, $status, 'POST', 'contacts', $body );
		}
		$this->assert_refused( 'rest_invalid_param', 400, 'PATCH', "contacts/$this->ada", [ 'timezone' => 'Mars/Olympus' ] );
		$this->assert_refused( 'rest_invalid_param', 400, 'PATCH', "contacts/$this->ada", [
			'add_identity' => [
				'type' => 'wp_user',
				'value' => '1',
			],
		] );
		$this->assert_refused( 'rest_invalid_param', 400, 'GET', 'contacts?sort=name_key;DROP' );
		$this->assert_refused( 'rest_invalid_param', 400, 'GET', 'contacts?per_page=101' );
		$this->assert_refused( 'switchboard_invalid_text', 400, 'GET', 'contacts?search=%FF%FE' );
		$this->assert_refused( 'switchboard_id_mismatch', 400, 'PATCH', "contacts/$this->ada?id=5", [ 'name' => 'Ada' ] );
	}

	public function test_text_that_is_no_utf_8_is_refused(): void {
		$this->act_as( $this->users['agent'] );
		$request = new \WP_REST_Request( 'POST', '/switchboard/v1/contacts' );
		$request->set_header( 'Content-Type', 'application/json' );
		$request->set_body( "{\"name\": \"Ada\xff\"}" );
		$this->assertSame( [ 400, 'rest_invalid_json' ], [ rest_do_request( $request )->get_status(), rest_do_request( $request )->get_data()['code'] ] );
		$request = new \WP_REST_Request( 'POST', '/switchboard/v1/contacts' );
		$request->set_body_params( [ 'name' => "Ada\xff" ] );
		$this->assertSame( 400, rest_do_request( $request )->get_status() );
	}

	public function test_what_is_not_there_is_answered_alike(): void {
		$this->act_as( $this->users['manager'] );
		$merged = $this->services->contact_verbs()->add( [ 'name' => 'Merged' ] )->id;
		$this->services->contact_verbs()->merge( $merged, $this->ada );
		$answers = [];
		foreach ( [ $merged, 999999 ] as $id ) {
			foreach ( [ [ 'GET', null ], [ 'PATCH', [ 'name' => 'X' ] ], [ 'DELETE', null ] ] as [ $method, $body ] ) {
				$answers[] = $this->call( $method, "contacts/$id", $body )->get_data();
			}
		}
		$this->assertCount( 1, array_unique( $answers, SORT_REGULAR ) );
		$this->assertSame( 'switchboard_contact_not_found', $answers[0]['code'] );
	}

	public function test_merging_takes_everything_along(): void {
		$into    = $this->services->contact_verbs()->add( [
			'name'  => 'Ada Lovelace',
			'email' => 'lovelace@example.org',
		] )->id;
		$ada     = $this->services->contacts()->find( $this->ada );
		$this->assertNotNull( $ada );
		$ticket  = $this->services->tickets()->open(
			new New_Ticket(
				inbox_id: $this->inbox,
				contact: $ada,
				address: 'ada@example.org',
				subject: 'Glaze',
				message: new New_Message( '<p>Hello</p>' )
			),
			Actor::agent( $this->users['agent'] )
		);
		$told    = [];
		$listen  = static function ( int ...$ids ) use ( &$told ): void {
			$told[] = $ids;
		};
		add_action( 'switchboard_contact_merged', $listen, 10, 2 );
		$this->act_as( $this->users['agent'] );
		$item    = $this->call( 'POST', "contacts/$this->ada/merge", [ 'into' => $into ] )->get_data();
		$this->assert_schema( $item );
		$this->assertSame( [ $into, 'Ada Lovelace', 1, '<script>' ], [ $item['id'], $item['name'], $item['ticket_count'], $item['notes'] ] );
		$this->assertEqualsCanonicalizing( [ 'ada@example.org', 'lovelace@example.org' ], array_column( $item['identities'], 'value' ) );
		$this->assertSame( [ [ $this->ada, $into ] ], $told );
		$this->assertSame( 404, $this->call( 'GET', "contacts/$this->ada" )->get_status() );
		$this->assertSame( $into, $this->call( 'GET', "tickets/$ticket->id" )->get_data()['contact'] );
		$this->assertTrue( $this->services->participants()->has( $ticket->id, $into ) );
		$events = $this->call( 'GET', "tickets/$ticket->id/events" )->get_data();
		$moved  = array_values( array_filter( $events, static fn( array $event ): bool => 'requester_changed' === $event['name'] ) );
		$this->assertSame( [ 'agent', $this->users['agent'] ], [ $moved[0]['actor']['type'], $moved[0]['actor']['id'] ] );
	}

	public function test_merging_needs_two_that_are_there(): void {
		$this->assert_allowed( self::WRITERS, 400, 'POST', "contacts/$this->ada/merge", [ 'into' => $this->ada ] );
		$this->act_as( $this->users['agent'] );
		$gone = $this->services->contact_verbs()->add( [ 'name' => 'Gone' ] )->id;
		$this->services->contact_verbs()->merge( $gone, $this->ada );
		foreach ( [ [ $this->ada, $gone ], [ $gone, $this->ada ], [ $this->ada, 999999 ], [ 999999, $this->ada ] ] as [ $from, $into ] ) {
			$response = $this->call( 'POST', "contacts/$from/merge", [ 'into' => $into ] );
			$this->assertSame( [ 404, 'switchboard_contact_not_found' ], [ $response->get_status(), $response->get_data()['code'] ] );
		}
		foreach ( [ [], [ 'into' => 'x' ], [ 'into' => 0 ], [ 'into' => [ 1 ] ], [ 'into' => $gone, 'name' => 'x' ] ] as $body ) {
			$this->assertSame( 400, $this->call( 'POST', "contacts/$this->ada/merge", $body )->get_status() );
		}
		$this->assertSame( 200, $this->call( 'GET', "contacts/$this->ada" )->get_status() );
	}

	public function test_two_merges_against_each_other_leave_one_contact(): void {
		$other = $this->services->contact_verbs()->add( [ 'name' => 'Other' ] )->id;
		$verbs = $this->services->contact_verbs();
		$meanwhile = new Contacts(
			$this->database(),
			$this->services->contacts(),
			$this->services->identities(),
			$this->services->company_verbs(),
			static fn() => null,
			function ( int $from, int $into ): void {
				$this->database()->update( 'contact', [ 'merged_into' => $from ], [ 'id' => $into ] );
			}
		);
		try {
			$meanwhile->merge( $this->ada, $other );
			$this->fail( 'It should have been refused.' );
		} catch ( Problem $problem ) {
			$this->assertSame( 'switchboard_contact_not_found', $problem->name );
		}
		$this->assertSame( $this->ada, $verbs->identify( 'email', 'ada@example.org', '' )->id );
	}

	public function test_deleting(): void {
		$this->act_as( $this->users['manager'] );
		$this->assertSame( [
			'deleted' => true,
			'id' => $this->ada,
		], $this->call( 'DELETE', "contacts/$this->ada" )->get_data() );
		$this->assertSame( 404, $this->call( 'GET', "contacts/$this->ada" )->get_status() );
	}

	/**
	 * The item is what the route's schema promises.
	 *
	 * @param array<string, mixed> $item Item.
	 */
	private function assert_schema( array $item ): void {
		$schema = $this->call( 'OPTIONS', 'contacts' )->get_data()['schema'];
		$this->assertTrue( rest_validate_value_from_schema( $item, $schema ) );
	}
}
