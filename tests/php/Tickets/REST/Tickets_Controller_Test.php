<?php
/**
 * Tests of tickets over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets\REST;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;
use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * What `tickets` and `tickets/{id}/messages` answer.
 */
#[Group( 'smoke' )]
final class Tickets_Controller_Test extends TestCase {

	private Services $services;

	private int $inbox;

	private int $agent;

	/**
	 * One inbox with one agent, who is signed in.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		$this->agent    = $this->factory->user();
		$this->services->agent_verbs()->add( $this->agent, 'agent' );
		$this->inbox = $this->services->inbox_verbs()->add(
			[
				'name'    => 'Orders',
				'members' => [ $this->agent ],
			]
		)->id;
		$this->act_as( $this->agent );
	}

	/**
	 * Open, read, answer, change, list: each answer fits the schema.
	 */
	public function test_the_whole_way(): void {
		$opened = $this->open( [ 'tags' => [] ] );
		$this->assertSame( 201, $opened->get_status() );
		$ticket = $this->item( $opened );
		$this->assertStringEndsWith( "switchboard/v1/tickets/{$ticket['id']}", $opened->get_headers()['Location'] );
		$this->assertSame( $this->inbox, $ticket['inbox'] );
		$this->assertSame( 'pending', $ticket['status'] );
		$this->assertSame( 'Ada', $ticket['contact_name'] );
		$this->fits( 'ticket', $ticket );

		$reply = $this->rest(
			'POST',
			"/switchboard/v1/tickets/{$ticket['id']}/messages",
			[],
			[
				'kind'    => 'reply',
				'html'    => '<p>Yes</p>',
				'version' => $ticket['version'],
				'status'  => 'solved',
			]
		);
		$this->assertSame( 201, $reply->get_status() );
		$this->fits( 'message', $this->item( $reply ) );

		$changed = $this->rest(
			'PATCH',
			"/switchboard/v1/tickets/{$ticket['id']}",
			[],
			[
				'priority' => 'urgent',
				'assignee' => $this->agent,
				'due_at'   => '2030-01-01T00:00:00Z',
			]
		);
		$this->assertSame( 200, $changed->get_status() );
		$this->assertSame( 'urgent', $this->item( $changed )['priority'] );
		$this->assertSame( '2030-01-01T00:00:00Z', $this->item( $changed )['due_at'] );

		$list = $this->rest( 'GET', '/switchboard/v1/tickets', [ 'assignee' => 'me' ] );
		$this->assertSame( [ $ticket['id'] ], array_column( (array) $list->get_data(), 'id' ) );
		$events = $this->rest( 'GET', "/switchboard/v1/tickets/{$ticket['id']}/events" );
		foreach ( (array) $events->get_data() as $event ) {
			$this->fits( 'event', $event );
		}
		$this->assertContains( 'priority_changed', array_column( (array) $events->get_data(), 'name' ) );
	}

	/**
	 * A page leads to the next until all were seen once.
	 *
	 * @param string $sort  Sort.
	 * @param string $order Order.
	 */
	#[DataProvider( 'sorts' )]
	public function test_pages( string $sort, string $order ): void {
		$ids = [];
		foreach ( [ 'urgent', 'low', 'normal', 'low', 'urgent' ] as $priority ) {
			$ids[] = $this->item( $this->open( [ 'priority' => $priority ] ) )['id'];
		}
		$seen  = [];
		$query = [
			'sort'     => $sort,
			'order'    => $order,
			'per_page' => 2,
		];
		for ( $page = 0; $page < 4; $page++ ) {
			$response = $this->rest( 'GET', '/switchboard/v1/tickets', $query );
			$this->assertSame( 200, $response->get_status() );
			$seen = [ ...$seen, ...array_column( (array) $response->get_data(), 'id' ) ];
			if ( ! preg_match( '/[?&]cursor=([^&>]+)[^>]*>; rel="next"/', $response->get_headers()['Link'] ?? '', $found ) ) {
				break;
			}
			$query['cursor'] = rawurldecode( $found[1] );
		}
		$this->assertSame( 2, $page );
		$this->assertCount( 5, $seen );
		$this->assertEqualsCanonicalizing( $ids, $seen );
		if ( 'created' === $sort ) {
			$this->assertSame( 'asc' === $order ? $ids : array_reverse( $ids ), $seen );
		}
		if ( 'priority' === $sort ) {
			$this->assertEqualsCanonicalizing( [ $ids[0], $ids[4] ], 'desc' === $order ? array_slice( $seen, 0, 2 ) : array_slice( $seen, 3 ) );
		}
	}

	/**
	 * All ways of sorting.
	 *
	 * @return iterable<string, array{string, string}>
	 */
	public static function sorts(): iterable {
		foreach ( [ 'last_activity', 'waiting_since', 'created', 'priority', 'due' ] as $sort ) {
			foreach ( [ 'asc', 'desc' ] as $order ) {
				yield "$sort $order" => [ $sort, $order ];
			}
		}
	}

	/**
	 * Each filter finds what it should and nothing else.
	 */
	public function test_filters(): void {
		$services = $this->services;
		$tag      = $services->tags()->insert( 'broken', '#cc1818' );
		$field    = $services->fields()->insert(
			[
				'key'   => 'order_no',
				'label' => 'Order number',
				'type'  => 'text',
			]
		);
		$one      = $this->item(
			$this->open(
				[
					'subject'  => 'Teapot lid cracked',
					'tags'     => [ $tag->id ],
					'fields'   => [ $field->key => 'CK-1' ],
					'priority' => 'high',
				]
			)
		);
		$two      = $this->item(
			$this->open(
				[
					'subject'  => 'Invoice',
					'assignee' => $this->agent,
					'contact'  => [ 'email' => 'bob@example.org' ],
				]
			)
		);
		$expected = [
			[ [ 'tag' => $tag->id ], [ $one['id'] ] ],
			[ [ 'fields' => [ 'order_no' => 'ck-1' ] ], [ $one['id'] ] ],
			[ [ 'priority' => [ 'high', 'urgent' ] ], [ $one['id'] ] ],
			[ [ 'assignee' => 'none' ], [ $one['id'] ] ],
			[ [ 'assignee' => 'me' ], [ $two['id'] ] ],
			[ [ 'contact' => $two['contact'] ], [ $two['id'] ] ],
			[ [ 'search' => 'teap lid' ], [ $one['id'] ] ],
			[ [ 'search' => 'bob@example.org' ], [ $two['id'] ] ],
			[ [ 'search' => '#' . $two['number'] ], [ $two['id'] ] ],
			[ [ 'search' => 'nothing like it' ], [] ],
			[ [ 'status' => 'pending' ], [ $two['id'], $one['id'] ] ],
			[ [ 'status' => 'spam,trash' ], [] ],
			[ [ 'channel' => 'email' ], [ $two['id'], $one['id'] ] ],
			[ [ 'channel' => 'form' ], [] ],
			[ [ 'inbox' => [ $this->inbox ] ], [ $two['id'], $one['id'] ] ],
			[ [ 'inbox' => [ $this->inbox + 1 ] ], [] ],
			[ [ 'snoozed' => true ], [] ],
			[ [ 'unread' => true ], [] ],
			[ [ 'created_after' => '2001-01-01T00:00:00Z' ], [ $two['id'], $one['id'] ] ],
			[ [ 'activity_before' => '2001-01-01T00:00:00Z' ], [] ],
		];
		foreach ( $expected as [ $query, $ids ] ) {
			$response = $this->rest( 'GET', '/switchboard/v1/tickets', $query + [ 'sort' => 'created' ] );
			$this->assertSame( 200, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
			$this->assertSame( $ids, array_column( (array) $response->get_data(), 'id' ), (string) wp_json_encode( $query ) );
		}
	}

	/**
	 * Bad input is refused with a name and a status, and nothing is written.
	 *
	 * @param array<string, mixed> $with   What differs from a good request; null removes.
	 * @param int                  $status Status.
	 * @param string               $code   Code.
	 */
	#[DataProvider( 'bad_input' )]
	public function test_bad_input( array $with, int $status, string $code ): void {
		$response = $this->open( $with );
		$this->assertSame( $status, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		$this->assertSame( $code, ( (array) $response->get_data() )['code'] );
		$this->assertSame( [], $this->rest( 'GET', '/switchboard/v1/tickets' )->get_data() );
		$this->assertNull( $this->services->identities()->find_by( 'email', 'ada@example.org' ), 'A customer was left behind.' );
	}

	/**
	 * Bad requests.
	 *
	 * @return iterable<string, array{array<string, mixed>, int, string}>
	 */
	public static function bad_input(): iterable {
		yield 'wrong type' => [ [ 'inbox' => 'x' ], 400, 'rest_invalid_param' ];
		yield 'foreign inbox' => [ [ 'inbox' => 999999 ], 400, 'rest_invalid_param' ];
		yield 'unknown field' => [ [ 'colour' => 'red' ], 400, 'switchboard_unknown_field' ];
		yield 'unknown custom field' => [ [ 'fields' => [ 'nope' => 1 ] ], 400, 'rest_invalid_param' ];
		yield '1 MB subject' => [ [ 'subject' => str_repeat( 'x', 1_000_000 ) ], 400, 'rest_invalid_param' ];
		yield '10,000 tags' => [ [ 'tags' => range( 1, 10_000 ) ], 400, 'rest_invalid_param' ];
		yield 'foreign tag' => [ [ 'tags' => [ 999999 ] ], 400, 'rest_invalid_param' ];
		yield 'missing subject' => [ [ 'subject' => null ], 400, 'rest_missing_callback_param' ];
		yield 'empty message' => [ [ 'message' => [ 'html' => ' <br> ' ] ], 400, 'rest_invalid_param' ];
		yield 'bad address' => [ [ 'contact' => [ 'email' => 'nobody' ] ], 400, 'rest_invalid_param' ];
		yield 'foreign contact' => [ [ 'contact' => [ 'id' => 999999 ] ], 400, 'rest_invalid_param' ];
		yield 'foreign assignee' => [ [ 'assignee' => 999999 ], 400, 'rest_invalid_param' ];
		yield 'foreign file' => [
			[
				'message' => [
					'html'        => 'x',
					'attachments' => [ 1 ],
				],
			],
			400,
			'rest_invalid_param',
		];
		yield 'negative' => [ [ 'team' => -1 ], 400, 'rest_invalid_param' ];
	}

	/**
	 * Text that isn't UTF-8 is refused.
	 */
	public function test_invalid_utf8(): void {
		$response = $this->rest( 'GET', '/switchboard/v1/tickets', [ 'search' => "\xff\xfe" ] );
		$this->assertSame( 400, $response->get_status() );
		$this->assertSame( 'switchboard_invalid_text', ( (array) $response->get_data() )['code'] );
	}

	/**
	 * The same client id is one ticket; somebody else's same id is another.
	 */
	public function test_client_id(): void {
		$first  = $this->open( [ 'client_id' => 'one' ] );
		$second = $this->open( [ 'client_id' => 'one' ] );
		$this->assertSame( $this->item( $first )['id'], $this->item( $second )['id'] );
		$other = $this->factory->user();
		$this->services->agent_verbs()->add( $other, 'manager' );
		$this->act_as( $other );
		$this->assertNotSame( $this->item( $first )['id'], $this->item( $this->open( [ 'client_id' => 'one' ] ) )['id'] );
	}

	/**
	 * Two agents at once: the second one is told what the first one did.
	 */
	public function test_conflict(): void {
		$ticket = $this->item( $this->open( [] ) );
		$path   = "/switchboard/v1/tickets/{$ticket['id']}";
		$this->rest( 'PATCH', $path, [], [ 'priority' => 'high' ] );
		$late = $this->rest(
			'POST',
			"$path/messages",
			[],
			[
				'kind'    => 'reply',
				'html'    => 'late',
				'version' => $ticket['version'],
			]
		);
		$this->assertSame( 409, $late->get_status() );
		$error = (array) $late->get_data();
		$this->assertSame( 'switchboard_conflict', $error['code'] );
		$this->assertSame( [ 'priority_changed' ], array_column( $error['data']['changes'], 'name' ) );
	}

	/**
	 * A path and a body that name different tickets are refused.
	 */
	public function test_id_mismatch(): void {
		$ticket   = $this->item( $this->open( [] ) );
		$response = $this->rest(
			'PATCH',
			"/switchboard/v1/tickets/{$ticket['id']}",
			[],
			[
				'id'       => $ticket['id'] + 1,
				'priority' => 'high',
			]
		);
		$this->assertSame( 400, $response->get_status() );
		$this->assertSame( 'switchboard_id_mismatch', ( (array) $response->get_data() )['code'] );
	}

	/**
	 * A poll tells what changed, and nothing when nothing did.
	 */
	public function test_updates(): void {
		$cursor = ( (array) $this->rest( 'GET', '/switchboard/v1/updates' )->get_data() )['cursor'];
		$quiet  = (array) $this->rest( 'GET', '/switchboard/v1/updates', [ 'since' => $cursor ] )->get_data();
		$this->assertSame( $cursor, $quiet['cursor'] );
		$this->assertNull( $quiet['counters'] );
		$ticket = $this->item( $this->open( [] ) );
		$news   = (array) $this->rest( 'GET', '/switchboard/v1/updates', [ 'since' => $cursor ] )->get_data();
		$this->assertContains( $ticket['id'], array_column( $news['tickets'], 'id' ) );
		$id = strtok( $cursor, '.' );
		$this->assertContains( $ticket['id'], array_column( ( (array) $this->rest( 'GET', '/switchboard/v1/updates', [ 'since' => "$id.1e999999" ] )->get_data() )['tickets'], 'id' ), 'A mark that looks like a float.' );
		$this->services->inboxes()->set_members( $this->inbox, [] );
		$lost = (array) $this->rest( 'GET', '/switchboard/v1/updates', [ 'since' => $news['cursor'] ] )->get_data();
		$this->assertTrue( $lost['reset'] );
		$this->assertSame( 404, $this->rest( 'GET', "/switchboard/v1/tickets/{$ticket['id']}" )->get_status() );
	}

	/**
	 * SQL in whatever a list takes is refused, or is a text that nothing fits.
	 *
	 * @param array<string, mixed> $query Query.
	 */
	#[DataProvider( 'injections' )]
	public function test_sql_in_a_list( array $query ): void {
		$this->services->fields()->insert(
			[
				'key'   => 'order_no',
				'label' => 'Order number',
				'type'  => 'text',
			]
		);
		$ticket = $this->item( $this->open( [ 'fields' => [ 'order_no' => 'CK-1' ] ] ) )['id'];
		$answer = $this->rest( 'GET', '/switchboard/v1/tickets', $query );
		if ( 200 === $answer->get_status() ) {
			$this->assertSame( [], $answer->get_data() );
		} else {
			$this->assertSame( [ 400, 'rest_invalid_param' ], [ $answer->get_status(), $answer->get_data()['code'] ?? '' ] );
		}
		$this->assertSame( [ $ticket ], array_column( (array) $this->rest( 'GET', '/switchboard/v1/tickets' )->get_data(), 'id' ) );
	}

	/**
	 * Attacks.
	 *
	 * @return iterable<string, array{array<string, mixed>}>
	 */
	public static function injections(): iterable {
		$sql = "1' OR '1'='1";
		foreach ( [ 'sort', 'order', 'status', 'priority', 'inbox', 'assignee', 'team', 'tag', 'contact', 'company', 'channel', 'custom_status', 'created_after', 'activity_before', 'per_page', 'snoozed', 'unread' ] as $name ) {
			yield $name => [ [ $name => $sql ] ];
		}
		yield 'sort column' => [ [ 'sort' => 'id, (SELECT user_pass FROM wp_users LIMIT 1)' ] ];
		yield 'a list for a text' => [ [ 'sort' => [ 'created' ] ] ];
		yield 'search' => [ [ 'search' => $sql ] ];
		yield 'search by number' => [ [ 'search' => '#1 OR 1=1' ] ];
		yield 'search by address' => [ [ 'search' => "x@example.org' OR 1=1 -- " ] ];
		yield 'search with placeholders' => [ [ 'search' => '%s %d {ticket} %1$s' ] ];
		yield 'value of a field' => [ [ 'fields' => [ 'order_no' => "' OR 1=1 -- %s" ] ] ];
		yield 'key of a field' => [ [ 'fields' => [ "order_no' OR 1=1" => 'CK-1' ] ] ];
		yield 'cursor' => [ [ 'cursor' => base64_encode( '1,2) OR (1=1' ) ] ];
	}

	/**
	 * A repeated request doesn't show what its sender may see no more.
	 */
	public function test_client_id_after_a_lost_membership(): void {
		$body = [ 'client_id' => 'one' ];
		$this->open( $body );
		$this->services->inboxes()->set_members( $this->inbox, [] );
		$other = $this->services->inbox_verbs()->add(
			[
				'name'    => 'Billing',
				'members' => [ $this->agent ],
			]
		)->id;
		$this->assertSame( 404, $this->open( $body + [ 'inbox' => $other ] )->get_status() );
	}

	/**
	 * A manager sees every inbox, but not one that doesn't exist.
	 */
	public function test_no_such_inbox(): void {
		$manager = $this->factory->user();
		$this->services->agent_verbs()->add( $manager, 'manager' );
		$ticket = $this->item( $this->open( [] ) )['id'];
		$this->act_as( $manager );
		$moved = $this->rest( 'PATCH', "/switchboard/v1/tickets/$ticket", [], [ 'inbox' => $this->inbox + 1000 ] );
		$this->assertSame( [ 400, 'rest_invalid_param' ], [ $moved->get_status(), $moved->get_data()['code'] ?? '' ] );
		$this->assertSame( 400, $this->open( [ 'inbox' => $this->inbox + 1000 ] )->get_status() );
	}

	/**
	 * A list costs the same number of queries with one ticket and with many.
	 */
	public function test_no_query_for_each_ticket(): void {
		global $wpdb;
		$count = function () use ( $wpdb ): int {
			$before = $wpdb->num_queries;
			$this->rest( 'GET', '/switchboard/v1/tickets' );
			return $wpdb->num_queries - $before;
		};
		$this->open( [ 'contact' => [ 'email' => 'first@example.org' ] ] );
		$count();
		$one = $count();
		for ( $i = 0; $i < 5; $i++ ) {
			$this->open( [ 'contact' => [ 'email' => "c$i@example.org" ] ] );
		}
		$this->assertSame( $one, $count() );
		$this->assertLessThanOrEqual( 30, $one );
	}

	/**
	 * Opens a ticket.
	 *
	 * @param array<string, mixed> $with What differs from a good request; null removes.
	 */
	private function open( array $with ): \WP_REST_Response {
		$body = $with + [
			'inbox'   => $this->inbox,
			'subject' => 'Hello',
			'contact' => [
				'email' => 'ada@example.org',
				'name'  => 'Ada',
			],
			'message' => [ 'html' => '<p>Hi</p>' ],
		];
		return $this->rest( 'POST', '/switchboard/v1/tickets', [], array_filter( $body, static fn( mixed $value ): bool => null !== $value ) );
	}

	/**
	 * The item of a response.
	 *
	 * @param \WP_REST_Response $response Response.
	 * @return array<string, mixed>
	 */
	private function item( \WP_REST_Response $response ): array {
		$this->assertLessThan( 300, $response->get_status(), (string) wp_json_encode( $response->get_data() ) );
		return (array) $response->get_data();
	}

	/**
	 * An item is as its schema says.
	 *
	 * @param string               $noun Schema.
	 * @param array<string, mixed> $item Item.
	 */
	private function fits( string $noun, array $item ): void {
		$schema = ( new \Switchboard\Foundation\REST\Schema( \Switchboard\DIR . "/includes/Tickets/$noun.schema.json" ) )->item();
		$data   = json_decode( (string) wp_json_encode( $item ), true );
		$this->assertTrue( rest_validate_value_from_schema( $data, $schema, $noun ) );
		$this->assertSame( [], array_diff( array_keys( $schema['properties'] ), array_keys( $item ) ) );
	}
}
