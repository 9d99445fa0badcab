<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Email\Receiving\Posted;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\New_Message;

final class Hook_Controller_Test extends Hook_Case {

	private const SECRET = 'a long secret';

	private const MAIL = "From: Ada Moreno <ada@customer.example>\r\nTo: support@shop.example\r\nSubject: Lamp\r\nDate: Tue, 25 Nov 2025 10:00:00 +0000\r\nMessage-ID: <lamp-1@customer.example>\r\n\r\nIt broke.\r\n";

	/** Number of a connection that isn't there. */
	private const NOWHERE = 999999;

	public function test_a_mail_opens_a_ticket(): void {
		$answer = $this->post( self::MAIL );
		$data   = (array) $answer->get_data();
		$this->assertSame( 201, $answer->get_status() );
		$this->assertSame( [ 'action', 'reason', 'rule', 'ticket', 'message' ], array_keys( $data ) );
		$this->assertSame( [ 'opened', '', '' ], [ $data['action'], $data['reason'], $data['rule'] ] );
		$ticket = $this->services->ticket_rows()->find( (int) $data['ticket'] );
		$this->assertSame( [ 'Lamp', $this->inbox ], [ $ticket->subject ?? '', $ticket->inbox_id ?? 0 ] );
		$this->assertSame( $data['ticket'], $this->services->messages()->find( (int) $data['message'] )->ticket_id ?? 0 );
		$this->assertStringEndsWith( "/switchboard/v1/tickets/{$data['ticket']}", $answer->get_headers()['Location'] );
		$this->assertStringContainsString( 'no-store', $answer->get_headers()['Cache-Control'] );
	}

	public function test_what_came_before_is_a_duplicate(): void {
		$connection = $this->connection( 'webhook' )->id;
		$first      = (array) $this->post( self::MAIL, $connection )->get_data();
		$answer     = $this->post( self::MAIL, $connection );
		$this->assertSame( 200, $answer->get_status() );
		$this->assertSame( [ 'action' => 'duplicate' ] + $first, [ 'action' => 'duplicate' ] + (array) $answer->get_data() );
		$this->assertSame( 'duplicate', ( (array) $answer->get_data() )['action'] );
	}

	public function test_an_answer_is_appended(): void {
		$connection = $this->connection( 'webhook' )->id;
		$first      = (array) $this->post( self::MAIL, $connection )->get_data();
		$answer     = $this->post( str_replace( [ 'lamp-1@', "\r\n\r\n" ], [ 'lamp-2@', "\r\nIn-Reply-To: <lamp-1@customer.example>\r\n\r\n" ], self::MAIL ), $connection );
		$data       = (array) $answer->get_data();
		$this->assertSame( [ 200, 'appended', $first['ticket'] ], [ $answer->get_status(), $data['action'], $data['ticket'] ] );
		$this->assertNotSame( '', $data['rule'] );
		$this->assertNotSame( $first['message'], $data['message'] );
	}

	public function test_an_answer_to_a_ticket_that_was_closed_long_ago_opens_another(): void {
		$connection = $this->connection( 'webhook' )->id;
		$ticket     = (int) ( (array) $this->post( self::MAIL, $connection )->get_data() )['ticket'];
		$this->database()->update(
			'ticket',
			[
				'status'    => 'closed',
				'finished'  => true,
				'closed_at' => 1,
			],
			[ 'id' => $ticket ]
		);
		$answer = $this->post( str_replace( [ 'lamp-1@', "\r\n\r\n" ], [ 'lamp-2@', "\r\nIn-Reply-To: <lamp-1@customer.example>\r\n\r\n" ], self::MAIL ), $connection );
		$data   = (array) $answer->get_data();
		$this->assertSame( [ 201, 'opened', 'follow-up' ], [ $answer->get_status(), $data['action'], $data['reason'] ] );
		$this->assertSame( $ticket, $this->services->ticket_rows()->find( (int) $data['ticket'] )->follow_up_of ?? 0 );
	}

	public function test_our_own_mail_that_comes_back_is_a_duplicate(): void {
		$connection = $this->connection( 'webhook' )->id;
		$ticket     = (int) ( (array) $this->post( self::MAIL, $connection )->get_data() )['ticket'];
		$reply      = $this->services->tickets()->reply( $ticket, new New_Message( '<p>Sorry.</p>' ), Actor::agent( $this->agent ) );
		$id         = $this->services->message_ids()->of_message( $ticket, $reply->id );
		$answer     = $this->post( str_replace( '<lamp-1@customer.example>', $id, self::MAIL ), $connection );
		$data       = (array) $answer->get_data();
		$this->assertSame( [ 200, 'duplicate', 'loop', null, null ], [ $answer->get_status(), $data['action'], $data['reason'], $data['ticket'], $data['message'] ] );
	}

	public function test_an_absence_is_suspended(): void {
		$answer = $this->post( str_replace( "\r\n\r\n", "\r\nAuto-Submitted: auto-replied\r\n\r\n", self::MAIL ) );
		$data   = (array) $answer->get_data();
		$this->assertSame( [ 200, 'suspended', null, null ], [ $answer->get_status(), $data['action'], $data['ticket'], $data['message'] ] );
		$this->assertNotSame( '', $data['reason'] );
	}

	public function test_a_mail_that_cannot_be_taken_in_is_suspended_as_failed(): void {
		$fail = static function ( string $sql ): string {
			if ( str_contains( $sql, 'INSERT' ) && str_contains( $sql, 'switchboard_message`' ) ) {
				throw new \RuntimeException( 'Not now' );
			}
			return $sql;
		};
		add_filter( 'query', $fail );
		$answer = $this->post( self::MAIL );
		remove_filter( 'query', $fail );
		$data = (array) $answer->get_data();
		$this->assertSame( [ 200, 'suspended', 'failed', null, null ], [ $answer->get_status(), $data['action'], $data['reason'], $data['ticket'], $data['message'] ] );
	}

	public function test_a_mail_that_cannot_be_kept_is_refused_for_now(): void {
		$fail = static function ( string $sql ): string {
			if ( str_contains( $sql, 'INSERT' ) && str_contains( $sql, 'switchboard_inbound`' ) ) {
				throw new \RuntimeException( 'The disk is full' );
			}
			return $sql;
		};
		$connection = $this->connection( 'webhook' )->id;
		add_filter( 'query', $fail );
		$log    = ini_set( 'error_log', '/dev/null' ); // phpcs:ignore WordPress.PHP.IniSet -- What the owner reads.
		$answer = $this->post( self::MAIL, $connection );
		ini_set( 'error_log', (string) $log ); // phpcs:ignore WordPress.PHP.IniSet
		remove_filter( 'query', $fail );
		$this->assertRefused( 503, 'switchboard_mail_not_kept', $answer );
		$this->assertStringNotContainsString( 'disk', (string) wp_json_encode( $answer->get_data() ) );
		$this->assertSame( 201, $this->post( self::MAIL, $connection )->get_status() );
	}

	/**
	 * Ways to bring the secret.
	 *
	 * @return iterable<string, array{array<string, string>, array<string, string>, int}>
	 */
	public static function secrets(): iterable {
		yield 'a bearer token' => [ [ 'Authorization' => 'Bearer ' . self::SECRET ], [], 201 ];
		yield 'in small letters' => [ [ 'Authorization' => 'bearer  ' . self::SECRET ], [], 201 ];
		yield 'a password' => [ [ 'Authorization' => 'Basic ' . base64_encode( 'anybody:' . self::SECRET ) ], [], 201 ];
		yield 'a header of our own' => [ [ 'X-Switchboard-Secret' => self::SECRET ], [], 201 ];
		yield 'the address' => [ [], [ 'secret' => self::SECRET ], 201 ];
		yield 'the right one beside a wrong one' => [ [ 'Authorization' => 'Bearer other' ], [ 'secret' => self::SECRET ], 201 ];
		yield 'none' => [ [], [], 401 ];
		yield 'an empty one' => [ [ 'Authorization' => 'Bearer ' ], [ 'secret' => '' ], 401 ];
		yield 'a wrong one' => [ [ 'Authorization' => 'Bearer a long secreT' ], [], 401 ];
		yield 'its beginning' => [ [ 'Authorization' => 'Bearer a long' ], [], 401 ];
		yield 'more than it' => [ [ 'X-Switchboard-Secret' => self::SECRET . ' ' . self::SECRET ], [], 401 ];
		yield 'as a user name' => [ [ 'Authorization' => 'Basic ' . base64_encode( self::SECRET . ':' ) ], [], 401 ];
		yield 'by another scheme' => [ [ 'Authorization' => 'Digest ' . self::SECRET ], [], 401 ];
	}

	/**
	 * The right secret lets in, a wrong one doesn't.
	 *
	 * @param array<string, string> $headers Headers.
	 * @param array<string, string> $query   Query.
	 * @param int                   $status  Status.
	 */
	#[DataProvider( 'secrets' )]
	public function test_a_secret( array $headers, array $query, int $status ): void {
		$answer = $this->dispatch( self::request( $this->connection( 'webhook' )->id, 'message/rfc822', self::MAIL, $headers, $query ) );
		$this->assertSame( $status, $answer->get_status() );
		if ( 401 === $status ) {
			$this->assertRefused( 401, 'switchboard_wrong_secret', $answer );
		}
	}

	public function test_a_secret_is_good_for_its_own_connection(): void {
		$other = $this->connection( 'webhook', [], [ 'webhook_secret' => 'another secret' ] )->id;
		$this->assertRefused( 401, 'switchboard_wrong_secret', $this->post( self::MAIL, $other ) );
		$without = $this->connection( 'webhook', [], [] )->id;
		$this->assertRefused( 401, 'switchboard_wrong_secret', $this->dispatch( self::request( $without, 'message/rfc822', self::MAIL, [ 'X-Switchboard-Secret' => '' ], [ 'secret' => '' ] ) ) );
	}

	public function test_a_secret_that_cannot_be_opened_loses_no_mail(): void {
		$connection = $this->connection( 'webhook' )->id;
		$this->database()->update( 'connection', [ 'secrets' => '{"webhook_secret":"sealed by a key that is gone"}' ], [ 'id' => $connection ] );
		$this->assertRefused( 503, 'switchboard_secret_unreadable', $this->post( self::MAIL, $connection ) );
	}

	public function test_an_administrator_needs_no_secret(): void {
		$connection = $this->connection( 'webhook' )->id;
		$request    = static fn(): \WP_REST_Request => self::request( $connection, 'message/rfc822', self::MAIL );
		foreach ( [ 'administrator' => 201, 'switchboard_manager' => 401, 'switchboard_agent' => 401, 'subscriber' => 401, 'editor' => 401 ] as $role => $status ) {
			$this->act_as( $this->factory->user( $role ) );
			$this->assertSame( $status, $this->dispatch( $request() )->get_status(), $role );
		}
	}

	public function test_an_administrator_may_post_a_raw_mail_in_a_providers_place(): void {
		$this->act_as( $this->factory->user( 'administrator' ) );
		foreach ( [ 'postmark', 'mailgun', 'sendgrid', 'ses' ] as $number => $way ) {
			$this->assertSame( 201, $this->dispatch( self::request( $this->connection( $way )->id, 'message/rfc822', str_replace( 'lamp-1', "lamp-$number", self::MAIL ) ) )->get_status(), $way );
		}
		// But what a provider signs is believed by its signature alone.
		$this->assertRefused( 401, 'switchboard_wrong_signature', $this->dispatch( self::request( $this->connection( 'mailgun' )->id, 'multipart/form-data; boundary=xYzZY', self::form( [ 'body-mime' => self::MAIL ] ) ) ) );
	}

	public function test_what_is_not_posted_to_looks_like_what_does_not_exist(): void {
		$form     = $this->services->connections()->insert( 'form', 'Form', $this->inbox, [], [], true );
		$off      = $this->connection( 'webhook', [], [ 'webhook_secret' => self::SECRET ], false )->id;
		$expected = $this->dispatch( self::request( self::NOWHERE, 'message/rfc822', self::MAIL ) );
		$this->assertRefused( 404, 'switchboard_connection_not_found', $expected );
		foreach ( [ $form, $off, self::NOWHERE ] as $id ) {
			foreach ( [ [], [ 'X-Switchboard-Secret' => self::SECRET ] ] as $headers ) {
				foreach ( [ self::MAIL, '', '{}' ] as $body ) {
					$answer = $this->dispatch( self::request( $id, '{}' === $body ? 'application/json' : 'message/rfc822', $body, $headers ) );
					$this->assertSame( [ 404, $expected->get_data() ], [ $answer->get_status(), $answer->get_data() ] );
				}
			}
		}
		$this->act_as( $this->factory->user( 'administrator' ) );
		$this->assertSame( 404, $this->dispatch( self::request( $off, 'message/rfc822', self::MAIL ) )->get_status() );
	}

	public function test_a_connection_that_gets_its_mail_otherwise(): void {
		foreach ( [ 'none', 'imap', 'pop3', 'pigeon' ] as $way ) {
			$connection = $this->connection( $way )->id;
			$this->assertRefused( 409, 'switchboard_not_posted_to', $this->post( self::MAIL, $connection ) );
			// Only who may post is told.
			$this->assertRefused( 401, 'switchboard_wrong_secret', $this->dispatch( self::request( $connection, 'message/rfc822', self::MAIL ) ) );
		}
	}

	public function test_only_mails_are_taken(): void {
		$connection = $this->connection( 'webhook' )->id;
		foreach ( [ 'message/rfc822', 'Message/RFC822; charset=utf-8', 'application/octet-stream', 'text/plain', '' ] as $number => $type ) {
			$this->assertSame( 201, $this->post( str_replace( 'lamp-1', "lamp-$number", self::MAIL ), $connection, $type )->get_status(), $type );
		}
		foreach ( [ 'application/json', 'text/html', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'message/partial' ] as $type ) {
			$this->assertRefused( 415, 'switchboard_wrong_type', $this->post( 'application/json' === $type ? '{}' : self::MAIL, $connection, $type ) );
		}
		foreach ( [
			''                                  => 'switchboard_empty_body',
			"\r\n\r\n"                          => 'switchboard_no_mail',
			'Hello, lamp.'                      => 'switchboard_no_mail',
			'<!doctype html><title>x</title>'   => 'switchboard_no_mail',
			'{"subject":"x"}'                   => 'switchboard_no_mail',
			"X-Other: 1\r\n\r\nFrom: a@b.example" => 'switchboard_no_mail',
			"\x00\x01\x02\x03"                  => 'switchboard_no_mail',
		] as $body => $name ) {
			$this->assertRefused( 400, $name, $this->post( $body, $connection ) );
		}
	}

	public function test_separators_and_marks_before_a_mail_do_no_harm(): void {
		$connection = $this->connection( 'webhook' )->id;
		foreach ( [ "From ada@customer.example Tue Nov 25 10:00:00 2025\n", "\xef\xbb\xbf", "\r\n", ">From x\r\n" ] as $number => $before ) {
			$answer = $this->post( $before . str_replace( 'lamp-1', "mark-$number", self::MAIL ), $connection );
			$this->assertSame( 201, $answer->get_status() );
			$this->assertSame( 'Lamp', $this->services->ticket_rows()->find( (int) ( (array) $answer->get_data() )['ticket'] )->subject ?? '' );
		}
	}

	public function test_the_size_is_looked_at_first(): void {
		$connection = $this->connection( 'webhook' )->id;
		$headers    = [ 'X-Switchboard-Secret' => self::SECRET ];
		$this->assertRefused( 413, 'switchboard_mail_too_large', $this->dispatch( self::request( $connection, 'message/rfc822', self::MAIL, $headers + [ 'Content-Length' => (string) ( Posted::MAIL + 1 ) ] ) ) );
		$this->assertRefused( 400, 'switchboard_mail_not_whole', $this->dispatch( self::request( $connection, 'message/rfc822', self::MAIL, $headers + [ 'Content-Length' => (string) ( strlen( self::MAIL ) + 1 ) ] ) ) );
		$this->assertRefused( 413, 'switchboard_mail_too_large', $this->dispatch( self::request( $connection, 'message/rfc822', str_pad( self::MAIL, Posted::MAIL + 1, 'x' ), $headers ) ) );
		$this->assertRefused( 401, 'switchboard_wrong_secret', $this->dispatch( self::request( $connection, 'message/rfc822', self::MAIL, [ 'Content-Length' => (string) ( Posted::MAIL + 1 ) ] ) ) );
	}

	public function test_too_many_posts_of_one_address_wait(): void {
		add_filter( 'switchboard_mail_post_limit', static fn( int $most, string $what ): int => 'posts' === $what ? 3 : $most, 10, 2 );
		$_SERVER['REMOTE_ADDR'] = '203.0.113.9';
		$connection             = $this->connection( 'webhook' )->id;
		for ( $count = 0; $count < 3; ++$count ) {
			// An address that anybody can write there changes nothing.
			$_SERVER['HTTP_X_FORWARDED_FOR'] = "198.51.100.$count";
			$this->assertRefused( 404, 'switchboard_connection_not_found', $this->post( self::MAIL, self::NOWHERE ) );
		}
		$answer = $this->post( self::MAIL, $connection );
		$this->assertRefused( 429, 'switchboard_rate_limited', $answer );
		$this->assertArrayHasKey( 'retry_after', ( (array) $answer->get_data() )['data'] );
		$_SERVER['REMOTE_ADDR'] = '203.0.113.10';
		$this->assertSame( 201, $this->post( self::MAIL, $connection )->get_status() );
	}

	public function test_who_guesses_is_told_to_wait_and_who_knows_is_not(): void {
		add_filter( 'switchboard_mail_post_limit', static fn( int $most, string $what ): int => 'refused' === $what ? 2 : $most, 10, 2 );
		$connection = $this->connection( 'webhook' )->id;
		$signed     = $this->connection( 'mailgun', [], [ 'mailgun_signing_key' => 'key-1' ] )->id;
		$guess      = fn(): \WP_REST_Response => $this->dispatch( self::request( $connection, 'message/rfc822', self::MAIL, [], [ 'secret' => 'guess' ] ) );
		$this->assertRefused( 401, 'switchboard_wrong_secret', $guess() );
		$this->assertRefused( 401, 'switchboard_wrong_signature', $this->dispatch( self::request( $signed, 'multipart/form-data; boundary=xYzZY', self::form( [ 'body-mime' => self::MAIL ] ) ) ) );
		$this->assertRefused( 429, 'switchboard_rate_limited', $guess() );
		$this->assertRefused( 429, 'switchboard_rate_limited', $this->dispatch( self::request( $signed, 'multipart/form-data; boundary=xYzZY', self::form( [ 'body-mime' => self::MAIL ] ) ) ) );
		$this->assertSame( 201, $this->post( self::MAIL, $connection )->get_status() );
	}

	public function test_sendgrid_throws_away_what_is_refused_for_good_so_it_is_told_to_come_again(): void {
		add_filter( 'switchboard_mail_post_limit', static fn( int $most, string $what ): int => 'posts' === $what ? 0 : $most, 10, 2 );
		$this->assertRefused( 503, 'switchboard_rate_limited', $this->post( self::MAIL, $this->connection( 'sendgrid' )->id ) );
		$this->assertRefused( 429, 'switchboard_rate_limited', $this->post( self::MAIL, $this->connection( 'postmark' )->id ) );
	}

	public function test_a_providers_post_opens_a_ticket_with_its_files(): void {
		$connection = $this->connection( 'postmark' )->id;
		$answer     = $this->post( (string) file_get_contents( self::FIXTURES . 'postmark.json' ), $connection, 'application/json' );
		$data       = (array) $answer->get_data();
		$this->assertSame( [ 201, 'opened' ], [ $answer->get_status(), $data['action'] ] );
		$files = $this->services->attachment_rows()->of_messages( [ (int) $data['message'] ] )[ (int) $data['message'] ] ?? [];
		$this->assertEqualsCanonicalizing( [ 'shot.png', 'Rechnung „Nr. 7-.pdf' ], array_map( static fn( \Switchboard\Tickets\Attachment $file ): string => $file->name, $files ) );
		$this->assertSame( 'Die Lampe flackert – schon wieder 💡', $this->services->ticket_rows()->find( (int) $data['ticket'] )->subject ?? '' );
	}

	public function test_no_other_method_is_known(): void {
		$connection = $this->connection( 'webhook' )->id;
		foreach ( [ 'GET', 'PUT', 'PATCH', 'DELETE' ] as $method ) {
			$this->assertSame( 404, $this->rest( $method, "/switchboard/v1/channels/email/$connection", [ 'secret' => self::SECRET ] )->get_status() );
		}
	}

	/**
	 * Posts a mail with the right secret.
	 *
	 * @param string   $mail       Mail.
	 * @param int|null $connection Connection; a new one when none is given.
	 * @param string   $type       Content-Type.
	 */
	private function post( string $mail, ?int $connection = null, string $type = 'message/rfc822' ): \WP_REST_Response {
		return $this->dispatch( self::request( $connection ?? $this->connection( 'webhook' )->id, $type, $mail, [ 'Authorization' => 'Bearer ' . self::SECRET ] ) );
	}

	/**
	 * Answers a request as REST does.
	 *
	 * @param \WP_REST_Request $request Request.
	 * @phpstan-param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function dispatch( \WP_REST_Request $request ): \WP_REST_Response {
		$response = rest_do_request( $request );
		$this->database()->run_after_commit();
		return apply_filters( 'rest_post_dispatch', $response, rest_get_server(), $request ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	}

	/**
	 * A refusal has a status, a name and a sentence.
	 *
	 * @param int               $status Status.
	 * @param string            $name   Name.
	 * @param \WP_REST_Response $answer Answer.
	 */
	private function assertRefused( int $status, string $name, \WP_REST_Response $answer ): void {
		$data = (array) $answer->get_data();
		$this->assertSame( [ $status, $name ], [ $answer->get_status(), $data['code'] ?? '' ] );
		$this->assertMatchesRegularExpression( '/^\p{Lu}.*\.$/us', (string) $data['message'] );
	}
}
