<?php
/**
 * The base of tests of what stands in the Tickets room.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Schema;
use Switchboard\Services;
use Switchboard\Tests\TestCase;
use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Attachments;
use Switchboard\Tickets\Ticket;

/**
 * Makes inboxes, people, tickets and files; files are gone after the test.
 */
abstract class Furniture_Case extends TestCase {

	protected const NOW = 1800000000;

	/** The smallest picture. */
	protected const PNG = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

	/**
	 * Time of the parts that the test makes; requests have the real one.
	 */
	protected Frozen_Clock $clock;

	/**
	 * Parts with that time.
	 */
	protected Services $services;

	/**
	 * Temporary files.
	 *
	 * @var list<string>
	 */
	private array $temporary = [];

	/**
	 * Makes the parts.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->clock    = new Frozen_Clock( self::NOW );
		$this->services = new Services( $GLOBALS['wpdb'], $this->clock );
		// Nobody signs in by password here, and a good hash takes its time.
		add_filter( 'wp_hash_password_options', static fn(): array => [ 'cost' => 4 ] );
	}

	/**
	 * Removes files.
	 */
	protected function tearDown(): void {
		$this->services->store()->delete_all();
		array_map( 'unlink', array_filter( $this->temporary, 'is_file' ) );
		parent::tearDown();
	}

	/**
	 * An inbox.
	 *
	 * @param string $name Name.
	 */
	protected function inbox( string $name = 'Support' ): int {
		return $this->services->inbox_verbs()->add( [ 'name' => $name ] )->id;
	}

	/**
	 * Somebody of the helpdesk.
	 *
	 * @param string    $role    `manager`, `agent` or `light_agent`.
	 * @param list<int> $inboxes Memberships.
	 */
	protected function agent( string $role = 'agent', array $inboxes = [] ): int {
		$user = $this->factory->user( "switchboard_$role" );
		if ( $inboxes ) {
			$this->services->inboxes()->set_inboxes( $user, $inboxes );
		}
		return $user;
	}

	/**
	 * A bare ticket.
	 *
	 * @param int $inbox         Inbox.
	 * @param int $custom_status Own status.
	 */
	protected function ticket( int $inbox = 1, int $custom_status = 0 ): Ticket {
		return $this->services->ticket_rows()->insert(
			[
				'subject'          => 'Where is my parcel?',
				'status'           => 'on_hold',
				'custom_status_id' => $custom_status,
				'inbox_id'         => $inbox,
				'contact_id'       => 1,
				'last_activity_at' => self::NOW,
				'created_at'       => self::NOW,
			],
			'Ada'
		);
	}

	/**
	 * A temporary file.
	 *
	 * @param string $content Content.
	 * @return non-empty-string
	 */
	protected function file( string $content ): string {
		$path = tempnam( sys_get_temp_dir(), 'sb' );
		if ( ! $path ) {
			$this->fail( 'There is no place for temporary files.' );
		}
		$this->temporary[] = $path;
		file_put_contents( $path, $content );
		return $path;
	}

	/**
	 * A stored file that belongs to no message yet.
	 *
	 * @param int    $user    Its agent.
	 * @param string $content Content.
	 * @param string $name    Name.
	 */
	protected function upload( int $user, string $content = self::PNG, string $name = 'dot.png' ): Attachment {
		return $this->services->attachments()->store( $this->file( $content ), $name, Attachments::owner_of_user( $user ) );
	}

	/**
	 * The problem that the work must end with.
	 *
	 * @param string             $name Code.
	 * @param \Closure(): mixed $work Work.
	 */
	protected function assert_problem( string $name, \Closure $work ): Problem {
		try {
			$work();
		} catch ( Problem $problem ) {
			$this->assertSame( $name, $problem->name );
			return $problem;
		}
		$this->fail( "There was no problem $name." );
	}

	/**
	 * Asserts an error answer.
	 *
	 * @param int               $status   HTTP status.
	 * @param string            $code     Code.
	 * @param \WP_REST_Response $response Answer.
	 */
	protected function assert_error( int $status, string $code, \WP_REST_Response $response ): void {
		$this->assertSame( [ $status, $code ], [ $response->get_status(), $response->get_data()['code'] ?? $response->get_data() ] );
	}

	/**
	 * Asserts that an answer is as its schema says, no more and no less.
	 *
	 * @param string $noun Noun.
	 * @param mixed  $item Answer.
	 */
	protected function assert_item( string $noun, mixed $item ): void {
		$schema = ( new Schema( \Switchboard\DIR . "/includes/Tickets/$noun.schema.json" ) )->item();
		$item   = json_decode( (string) wp_json_encode( $item ), true );
		$this->assertIsArray( $item );
		$this->assertTrue( rest_validate_value_from_schema( $item, $schema ) );
		$this->assertEqualsCanonicalizing( array_keys( $schema['properties'] ), array_keys( $item ) );
	}

	/**
	 * What a role is answered.
	 *
	 * @param array<string, int>        $expected HTTP status by role: `manager`, `agent`, `light_agent`, `administrator`, `subscriber` or `visitor`.
	 * @param string                    $method   HTTP method.
	 * @param string                    $route    Route.
	 * @param array<string, mixed>|null $body     Body.
	 */
	protected function assert_roles( array $expected, string $method, string $route, ?array $body = null ): void {
		$answers = [];
		foreach ( array_keys( $expected ) as $role ) {
			$this->act_as( 'visitor' === $role ? 0 : $this->factory->user( in_array( $role, [ 'administrator', 'subscriber' ], true ) ? $role : "switchboard_$role" ) );
			$answers[ $role ] = $this->rest( $method, $route, [], $body )->get_status();
		}
		$this->assertSame( $expected, $answers, "$method $route" );
	}
}
