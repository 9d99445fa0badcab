<?php
/**
 * The base of the tests of customers' pages.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Portal;

use Switchboard\Contacts\Identity;
use Switchboard\Services;
use Switchboard\Tests\TestCase;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\Received;
use Switchboard\Tickets\Token;

/**
 * A site with an inbox, an agent, and two customers with accounts: Ada and Ben.
 */
abstract class Portal_Case extends TestCase {

	protected Services $services;

	protected int $inbox;

	protected int $agent;

	/** WordPress users. */
	protected int $ada;
	protected int $ben;

	/** Their contacts. */
	protected int $ada_contact;
	protected int $ben_contact;

	/**
	 * Makes them.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		$this->agent    = $this->factory->user( 'subscriber', [ 'display_name' => 'Tomás Ferreira' ] );
		$this->services->agent_verbs()->add( $this->agent, 'agent' );
		$this->inbox       = $this->services->inbox_verbs()->add(
			[
				'name'    => 'Orders',
				'members' => [ $this->agent ],
			]
		)->id;
		$this->ada         = $this->account( 'ada@example.org', 'Ada' );
		$this->ben         = $this->account( 'ben@example.org', 'Ben' );
		$this->ada_contact = $this->contact_of( $this->ada );
		$this->ben_contact = $this->contact_of( $this->ben );
		$page              = wp_insert_post(
			[
				'post_type'   => 'page',
				'post_status' => 'publish',
				'post_title'  => 'My tickets',
			]
		);
		$this->services->settings()->update( [ 'portal_page' => $page ] );
	}

	/**
	 * A user.
	 *
	 * @param string $email Address.
	 * @param string $name  Name.
	 */
	protected function account( string $email, string $name ): int {
		return $this->factory->user(
			'subscriber',
			[
				'user_email'   => $email,
				'display_name' => $name,
			]
		);
	}

	/**
	 * A user's contact.
	 *
	 * @param int $user User.
	 */
	protected function contact_of( int $user ): int {
		$found = get_userdata( $user );
		$this->assertNotFalse( $found );
		return $this->services->contact_verbs()->identify_user( $found )->id;
	}

	/**
	 * A customer writes.
	 *
	 * @param int      $contact Contact.
	 * @param string   $subject Subject.
	 * @param int|null $ticket  Ticket to join.
	 * @param string   $html    Message.
	 */
	protected function write( int $contact, string $subject = 'Chipped bowls', ?int $ticket = null, string $html = '<p>Two are chipped.</p>' ): Received {
		return $this->services->tickets()->receive( new Incoming( $this->inbox, 0, 'form', $contact, 'someone@example.org', $subject, $html, ticket_id: $ticket ) );
	}

	/**
	 * The agent replies, and the reply has left.
	 *
	 * @param int         $ticket Ticket.
	 * @param string      $html   Message.
	 * @param string|null $status Status to set.
	 */
	protected function reply( int $ticket, string $html = '<p>I am sorry.</p>', ?string $status = null ): void {
		$message = $this->services->tickets()->reply( $ticket, new New_Message( $html, status: $status ), Actor::agent( $this->agent ) );
		$this->services->tickets()->delivery( $message->id, 'sent' );
	}

	/**
	 * Header of a link to a ticket.
	 *
	 * @param int $contact Contact.
	 * @param int $ticket  Ticket.
	 * @return array<string, string>
	 */
	protected function link( int $contact, int $ticket ): array {
		return [ 'X-Switchboard-Token' => $this->services->tokens()->issue( Token::TICKET, $contact, $ticket ) ];
	}

	/**
	 * Calls a route of the customers' pages.
	 *
	 * @param string                    $method  Method.
	 * @param string                    $path    Path below portal/.
	 * @param array<string, mixed>|null $body    Body.
	 * @param array<string, string>     $headers Headers.
	 * @param array<string, mixed>      $query   Query.
	 */
	protected function portal( string $method, string $path, ?array $body = null, array $headers = [], array $query = [] ): \WP_REST_Response {
		return $this->rest( $method, "/switchboard/v1/portal/$path", $query, $body, $headers );
	}

	/**
	 * The answer is this error.
	 *
	 * @param int               $status   Status.
	 * @param string            $code     Code.
	 * @param \WP_REST_Response $response Response.
	 */
	protected function assert_refused( int $status, string $code, \WP_REST_Response $response ): void {
		$this->assertSame( [ $status, $code ], [ $response->get_status(), $response->get_data()['code'] ?? '' ], (string) wp_json_encode( $response->get_data() ) );
	}

	/**
	 * An identity's contact; 0 for none.
	 *
	 * @param string $email Address.
	 */
	protected function owner( string $email ): int {
		return $this->services->identities()->find_by( Identity::EMAIL, $email )->contact_id ?? 0;
	}
}
