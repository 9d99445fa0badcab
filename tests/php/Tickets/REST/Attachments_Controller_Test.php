<?php
/**
 * Tests of attachments over REST.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets\REST;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Tests\Tickets\Furniture_Case;
use Switchboard\Tickets\Attachments;

/**
 * Uploads, who sees them, who takes them back, and signed addresses.
 */
#[Group( 'smoke' )]
final class Attachments_Controller_Test extends Furniture_Case {

	private const ROUTE = '/switchboard/v1/attachments';

	public function test_an_agent_uploads_sees_and_takes_back(): void {
		$this->act_as( $this->agent( 'light_agent' ) );
		$response = $this->post( self::PNG, "../evil\u{202E}gnp.png" );
		$item     = $response->get_data();
		$this->assertSame( 201, $response->get_status() );
		$this->assert_item( 'attachment', $item );
		$this->assertSame( [ 'evilgnp.png', 'image/png', 1, 1, false, null ], [ $item['name'], $item['type'], $item['width'], $item['height'], $item['inline'], $item['cid'] ] );
		$this->assertStringEndsWith( self::ROUTE . "/{$item['id']}", $response->get_headers()['Location'] );
		$route = self::ROUTE . "/{$item['id']}";
		$this->assertEquals( $item, $this->rest( 'GET', $route )->get_data() );
		$this->assertTrue( $this->rest( 'DELETE', $route )->get_data()['deleted'] );
		$this->assert_error( 404, 'switchboard_attachment_not_found', $this->rest( 'GET', $route ) );
	}

	public function test_who_may_upload(): void {
		foreach ( [
			'administrator' => 403,
			'subscriber'    => 403,
			''              => 401,
		] as $role => $status ) {
			$this->act_as( '' === $role ? 0 : $this->factory->user( $role ) );
			$this->assertSame( $status, $this->post( self::PNG, 'a.png' )->get_status(), $role );
		}
		$this->assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM {attachment}' ) );
	}

	public function test_an_upload_is_its_agents_only(): void {
		$mine  = $this->agent();
		$file  = $this->upload( $mine )->id;
		$route = self::ROUTE . "/$file";
		foreach ( [ 'agent', 'manager', 'light_agent' ] as $role ) {
			$this->act_as( $this->agent( $role ) );
			foreach ( [ 'GET', 'DELETE' ] as $method ) {
				$this->assert_error( 404, 'switchboard_attachment_not_found', $this->rest( $method, $route ) );
				$this->assertEquals( $this->rest( $method, self::ROUTE . '/999999' )->get_data(), $this->rest( $method, $route )->get_data() );
			}
		}
		$this->assert_roles(
			[
				'administrator' => 403,
				'subscriber'    => 403,
				'visitor'       => 401,
			],
			'GET',
			$route
		);
		$this->act_as( $mine );
		$this->assertSame( 200, $this->rest( 'GET', $route )->get_status() );
	}

	public function test_a_sent_file_is_seen_with_its_ticket_and_stays(): void {
		$inbox  = $this->inbox();
		$sender = $this->agent( 'agent', [ $inbox ] );
		$file   = $this->upload( $sender )->id;
		$this->services->attachment_rows()->attach( [ $file ], Attachments::owner_of_user( $sender ), $this->ticket( $inbox )->id, 70 );
		$route = self::ROUTE . "/$file";
		foreach ( [ $sender, $this->agent( 'light_agent', [ $inbox ] ), $this->agent( 'manager' ) ] as $user ) {
			$this->act_as( $user );
			$this->assertSame( 200, $this->rest( 'GET', $route )->get_status() );
			$this->assert_error( 403, 'switchboard_forbidden', $this->rest( 'DELETE', $route ) );
		}
		$this->act_as( $this->agent( 'agent', [ $this->inbox( 'Billing' ) ] ) );
		foreach ( [ 'GET', 'DELETE' ] as $method ) {
			$this->assertEquals( $this->rest( $method, self::ROUTE . '/999999' )->get_data(), $this->rest( $method, $route )->get_data() );
		}
		// Who has sent it and left the inbox has no claim to it any more.
		$this->services->inboxes()->set_inboxes( $sender, [] );
		$this->act_as( $sender );
		$this->assert_error( 404, 'switchboard_attachment_not_found', $this->rest( 'GET', $route ) );
		$this->assertNotNull( $this->services->attachment_rows()->find( $file ) );
	}

	public function test_bad_files_are_refused(): void {
		$this->act_as( $this->agent() );
		$this->assert_error( 415, 'switchboard_file_type', $this->post( '<?php', 'a.php' ) );
		$this->assert_error( 415, 'switchboard_file_type', $this->post( self::PNG, 'a.phtml.png' ) );
		$this->assert_error( 415, 'switchboard_file_type', $this->post( self::PNG . '<?php', 'a.png' ) );
		$this->assert_error( 415, 'switchboard_file_type', $this->post( '<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg' ) );
		$this->assert_error( 400, 'rest_invalid_param', $this->post( '', 'a.txt' ) );
		$this->services->settings()->update( [ 'max_file_size' => 1 ] );
		$this->assert_error( 413, 'switchboard_too_large', $this->post( str_repeat( 'a', MB_IN_BYTES + 1 ), 'a.txt' ) );
		$this->assert_error( 400, 'rest_missing_callback_param', $this->rest( 'POST', self::ROUTE ) );
		$this->assert_error( 400, 'switchboard_unknown_field', $this->rest( 'POST', self::ROUTE, [], [ 'message' => 3 ] ) );
		$this->assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM {attachment}' ) );
	}

	public function test_uploads_are_limited(): void {
		$user = $this->agent();
		$this->act_as( $user );
		for ( $count = 0; $count < 300; $count++ ) {
			( new \Switchboard\Services( $GLOBALS['wpdb'] ) )->limits()->hit( "upload:user:$user", 300, 600 );
		}
		$response = $this->post( self::PNG, 'a.png' );
		$this->assert_error( 429, 'switchboard_rate_limited', $response );
		$this->assertGreaterThan( 0, $response->get_data()['data']['retry_after'] );
	}

	public function test_an_address_that_is_not_good_gives_nothing(): void {
		$files = ( new \Switchboard\Services( $GLOBALS['wpdb'] ) )->attachments();
		$file  = $this->upload( 3 );
		$other = $this->upload( 3 );
		$good  = self::query( $files->url( $file ) );
		$route   = self::ROUTE . "/$file->id/file";
		$missing = $this->rest( 'GET', self::ROUTE . '/999999/file', [ 'signature' => 'k1.x' ] + $good );
		$this->assert_error( 404, 'switchboard_attachment_not_found', $missing );
		foreach ( [
			[ $route, [ 'signature' => 'k1.' . str_repeat( '0', 64 ) ] + $good ],
			[ $route, [ 'signature' => '' ] + $good ],
			[ $route, [ 'expires' => $good['expires'] + 3600 ] + $good ],
			[ self::ROUTE . "/$other->id/file", $good ],
		] as [ $path, $query ] ) {
			$this->assertEquals( $missing->get_data(), $this->rest( 'GET', $path, $query )->get_data() );
		}
		$this->assert_error( 400, 'rest_missing_callback_param', $this->rest( 'GET', $route ) );
		$this->assert_error( 400, 'rest_invalid_param', $this->rest( 'GET', $route, [ 'expires' => 'soon' ] + $good ) );
		$this->assert_error( 400, 'rest_invalid_param', $this->rest( 'GET', $route, [ 'signature' => [ 'a' ] ] + $good ) );
		$this->assert_error( 400, 'switchboard_id_mismatch', $this->rest( 'GET', $route, [ 'id' => $other->id ] + $good ) );
		$this->clock->set( time() - 2 * DAY_IN_SECONDS );
		$expired = $this->rest( 'GET', $route, self::query( $this->services->attachments()->url( $file ) ) );
		$this->assert_error( 403, 'switchboard_link_expired', $expired );
		$this->assertSame( 'no-store, private', $expired->get_headers()['Cache-Control'] );
		$this->services->store()->delete( $file->path );
		$this->assert_error( 404, 'switchboard_attachment_not_found', $this->rest( 'GET', $route, $good ) );
	}

	/**
	 * Parameters of a signed address.
	 *
	 * @return array{expires: int, signature: string}
	 */
	private static function query( string $url ): array {
		preg_match( '/expires=(\d+)&signature=(.+)$/', $url, $found );
		return [
			'expires'   => (int) ( $found[1] ?? 0 ),
			'signature' => $found[2] ?? '',
		];
	}

	/**
	 * Uploads a file.
	 *
	 * @param non-empty-string $name
	 */
	private function post( string $content, string $name ): \WP_REST_Response {
		$request = new \WP_REST_Request( 'POST', self::ROUTE );
		$request->set_file_params(
			[
				'file' => [
					'name'     => $name,
					'type'     => 'image/png',
					'tmp_name' => $this->file( $content ),
					'error'    => UPLOAD_ERR_OK,
					'size'     => 1,
				],
			]
		);
		return rest_do_request( $request );
	}
}
