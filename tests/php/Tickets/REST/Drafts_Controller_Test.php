<?php
/**
 * Tests of drafts over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets\REST;

use Switchboard\Tests\Tickets\Furniture_Case;
use Switchboard\Tickets\Attachments;

/**
 * One's own draft on a visible ticket.
 */
final class Drafts_Controller_Test extends Furniture_Case {

	private int $inbox;

	private string $route;

	private int $ticket;

	protected function setUp(): void {
		parent::setUp();
		$this->inbox  = $this->inbox();
		$this->ticket = $this->ticket( $this->inbox )->id;
		$this->route  = "/switchboard/v1/tickets/$this->ticket/draft";
	}

	public function test_a_draft_is_saved_read_and_removed(): void {
		$this->act_as( $this->agent( 'agent', [ $this->inbox ] ) );
		$this->assertSame( [ 204, null ], [ $this->rest( 'GET', $this->route )->get_status(), $this->rest( 'GET', $this->route )->get_data() ] );
		$saved = $this->save( '<p onclick="x">Dear <b>Ada</b><script>alert(1)</script></p>' );
		$this->assertSame( 200, $saved->get_status() );
		$this->assert_item( 'draft', $saved->get_data() );
		$this->assertSame( [ '<p>Dear <b>Ada</b></p>', 'reply', $this->ticket ], [ $saved->get_data()['html'], $saved->get_data()['kind'], $saved->get_data()['ticket'] ] );
		$this->assertEquals( $saved->get_data(), $this->rest( 'GET', $this->route )->get_data() );
		$this->assertTrue( $this->rest( 'DELETE', $this->route )->get_data()['deleted'] );
		$this->assertSame( 204, $this->rest( 'GET', $this->route )->get_status() );
		$this->save( '<p>again</p>' );
		$this->assertSame( 204, $this->save( '' )->get_status(), 'An empty text removes it.' );
		$this->assertSame( 204, $this->rest( 'GET', $this->route )->get_status() );
	}

	public function test_a_draft_is_ones_own(): void {
		$first  = $this->agent( 'agent', [ $this->inbox ] );
		$second = $this->agent( 'manager' );
		$this->act_as( $first );
		$this->save( 'first' );
		$this->act_as( $second );
		$this->assertSame( 204, $this->rest( 'GET', $this->route )->get_status() );
		$this->save( 'second' );
		$this->rest( 'DELETE', $this->route );
		$this->act_as( $first );
		$this->assertSame( 'first', $this->rest( 'GET', $this->route )->get_data()['html'] );
	}

	public function test_a_ticket_that_is_not_visible_is_not_there(): void {
		$body = [
			'kind' => 'note',
			'html' => 'x',
		];
		$this->act_as( $this->agent( 'agent', [ $this->inbox( 'Billing' ) ] ) );
		foreach ( [
			'GET'    => null,
			'PUT'    => $body,
			'DELETE' => null,
		] as $method => $sent ) {
			$foreign = $this->rest( $method, $this->route, [], $sent );
			$this->assert_error( 404, 'switchboard_ticket_not_found', $foreign );
			$this->assertEquals( $this->rest( $method, '/switchboard/v1/tickets/999999/draft', [], $sent )->get_data(), $foreign->get_data() );
		}
		$this->assert_roles(
			[
				'visitor'       => 401,
				'subscriber'    => 403,
				'administrator' => 403,
			],
			'PUT',
			$this->route,
			$body
		);
	}

	public function test_a_light_agent_drafts_notes_only(): void {
		$this->act_as( $this->agent( 'light_agent', [ $this->inbox ] ) );
		$this->assertSame( 200, $this->save( 'x', [], 'note' )->get_status() );
		$this->assert_error( 403, 'switchboard_forbidden', $this->save( 'x' ) );
	}

	public function test_own_files_and_pictures_belong_to_it(): void {
		$agent   = $this->agent( 'agent', [ $this->inbox ] );
		$picture = $this->upload( $agent );
		$file    = $this->upload( $agent, 'hello', 'a.txt' );
		$this->act_as( $agent );
		$url   = $this->services->attachments()->url( $picture );
		$draft = $this->save( '<p><img src="' . esc_url( $url ) . '"></p>', [ $file->id ] )->get_data();
		$this->assertSame( [ $picture->id, $file->id ], $draft['attachments'], 'A picture in the text belongs to it without being named.' );
		$this->assertMatchesRegularExpression( "#^<p><img src=\"cid:attachment-$picture->id\"\s?/?></p>$#", (string) $this->services->drafts()->find( $this->ticket, $agent )?->html );
		$this->assertMatchesRegularExpression( "#<img src=\"[^\"]+/attachments/$picture->id/file[^\"]+signature=#", $draft['html'] );
		$this->services->attachment_rows()->attach( [ $file->id ], Attachments::owner_of_user( $agent ), $this->ticket, 70 );
		$this->assertSame( [ $picture->id ], $this->rest( 'GET', $this->route )->get_data()['attachments'], 'What was sent since is no longer in it.' );
		$this->assertSame( 200, $this->save( '', [ $picture->id ] )->get_status(), 'A file alone is a draft.' );
	}

	public function test_foreign_files_are_refused_and_not_shown(): void {
		$foreign = $this->upload( $this->agent() );
		$this->act_as( $this->agent( 'agent', [ $this->inbox ] ) );
		$response = $this->save( 'x', [ $foreign->id ] );
		$this->assert_error( 400, 'rest_invalid_param', $response );
		$this->assertSame( $this->save( 'x', [ 999999 ] )->get_data(), $response->get_data() );
		$this->assertSame( 204, $this->rest( 'GET', $this->route )->get_status() );
		$draft = $this->save( "<p>x<img src=\"cid:attachment-$foreign->id\"></p>" )->get_data();
		$this->assertStringNotContainsString( 'signature', $draft['html'] );
		$this->assertSame( [], $draft['attachments'] );
	}

	public function test_bad_input_is_refused(): void {
		$this->act_as( $this->agent( 'agent', [ $this->inbox ] ) );
		foreach ( [
			[ 'rest_missing_callback_param', [ 'html' => 'x' ] ],
			[ 'rest_missing_callback_param', [ 'kind' => 'note' ] ],
			[
				'rest_invalid_param',
				[
					'kind' => 'email',
					'html' => 'x',
				],
			],
			[
				'rest_invalid_param',
				[
					'kind' => 'note',
					'html' => [ 'x' ],
				],
			],
			[
				'rest_invalid_param',
				[
					'kind' => 'note',
					'html' => str_repeat( 'x', 1000001 ),
				],
			],
			[
				'rest_invalid_param',
				[
					'kind' => 'note',
					'html' => 'x',
					'attachments' => [ 'a' ],
				],
			],
			[
				'rest_invalid_param',
				[
					'kind' => 'note',
					'html' => 'x',
					'attachments' => range( 1, 51 ),
				],
			],
			[
				'switchboard_unknown_field',
				[
					'kind' => 'note',
					'html' => 'x',
					'user' => 1,
				],
			],
		] as [ $code, $body ] ) {
			$this->assert_error( 400, $code, $this->rest( 'PUT', $this->route, [], $body ) );
		}
		$this->assertSame( 204, $this->rest( 'GET', $this->route )->get_status() );
	}

	/**
	 * Saves a draft.
	 *
	 * @param list<int> $attachments
	 */
	private function save( string $html, array $attachments = [], string $kind = 'reply' ): \WP_REST_Response {
		return $this->rest( 'PUT', $this->route, [], compact( 'kind', 'html', 'attachments' ) );
	}
}
