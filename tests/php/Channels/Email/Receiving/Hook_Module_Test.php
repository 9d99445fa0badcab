<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Email\Receiving\Hook_Module;
use Switchboard\Channels\Email\Receiving\Request_Body;
use Switchboard\Tests\TestCase;

final class Hook_Module_Test extends TestCase {

	protected function tearDown(): void {
		unset( $GLOBALS['wp_rest_application_password_status'] );
		parent::tearDown();
	}

	public function test_a_password_that_wordpress_does_not_know_is_no_error_here(): void {
		$_SERVER['REQUEST_METHOD'] = 'POST';
		$_SERVER['REQUEST_URI']    = '/wp-json/switchboard/v1/channels/email/7';
		$body                      = new Request_Body();
		( new Hook_Module( static fn(): Request_Body => $body ) )->register();
		unset( $GLOBALS['HTTP_RAW_POST_DATA'] );
		$error                                          = new \WP_Error( 'invalid_username', 'Unknown username.' );
		$GLOBALS['wp_rest_application_password_status'] = $error;
		$this->act_as( $this->factory->user( 'administrator' ) );
		// Nobody is signed in by it: without a nonce WordPress forgets a cookie's user.
		$GLOBALS['wp_rest_auth_cookie'] = true;
		$this->assertTrue( apply_filters( 'rest_authentication_errors', null ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		unset( $GLOBALS['wp_rest_auth_cookie'] );
		$this->assertSame( 0, get_current_user_id() );
		$other = new \WP_Error( 'locked', 'This site is locked.' );
		$this->assertSame( $other, apply_filters( 'rest_authentication_errors', $other ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	}

	public function test_elsewhere_it_stays_one(): void {
		$_SERVER['REQUEST_METHOD'] = 'POST';
		$_SERVER['REQUEST_URI']    = '/wp-json/switchboard/v1/tickets';
		( new Hook_Module( static fn(): Request_Body => throw new \LogicException( 'Nobody asked.' ) ) )->register();
		$error                                          = new \WP_Error( 'invalid_username', 'Unknown username.' );
		$GLOBALS['wp_rest_application_password_status'] = $error;
		$this->assertSame( $error, apply_filters( 'rest_authentication_errors', null ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	}

	public function test_a_form_is_taken_away_whole_and_once(): void {
		$_POST    = [
			'text' => "It's",
			'list' => [ 'a', 'b', [ 'c' ] ],
		];
		$_REQUEST = $_POST + [ 'rest_route' => '/x' ];
		$_GET     = [ 'rest_route' => '/x' ];
		$_FILES   = [
			'none' => [
				'name'     => '',
				'type'     => '',
				'tmp_name' => '',
				'error'    => UPLOAD_ERR_NO_FILE,
				'size'     => 0,
			],
		];
		$body     = new Request_Body();
		$body->withhold();
		unset( $GLOBALS['HTTP_RAW_POST_DATA'] );
		$this->assertSame( [ [], [], [ 'rest_route' => '/x' ] ], [ $_POST, $_FILES, $_REQUEST ] );
		$this->assertSame( [ "It's", "a\nb", [] ], [ $body->form()?->text( 'text' ), $body->form()?->text( 'list' ), $body->form()?->files() ] );
	}
}
