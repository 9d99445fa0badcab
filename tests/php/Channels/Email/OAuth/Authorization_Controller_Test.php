<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\OAuth;

use Switchboard\Channels\Connection;

final class Authorization_Controller_Test extends OAuth_Case {

	public function test_connect_look_and_disconnect(): void {
		$this->act_as( $this->owner );
		$connection = $this->connection();
		$route      = "/switchboard/v1/connections/$connection->id/authorization";
		$before     = $this->rest( 'GET', $route )->get_data();
		$this->assertSame(
			[
				'provider'     => 'google',
				'label'        => 'Google',
				'connected'    => false,
				'account'      => null,
				'redirect_uri' => admin_url( 'admin-post.php' ),
				'secret_state' => 'none',
				'url'          => null,
			],
			$before
		);
		$url = $this->rest( 'POST', $route )->get_data()['url'];
		$this->services->authorization()->finish( $this->owner, self::follow( $url ) );
		$this->assertSame(
			[
				'connected' => true,
				'account'   => 'support@shop.example',
			] + $before,
			array_merge( [ 'connected' => null, 'account' => null ], $this->rest( 'GET', $route )->get_data() )
		);
		$this->services->connections()->set_state( $connection->id, Connection::RECONNECT, 'Access was taken back.' );
		$this->assertFalse( $this->rest( 'GET', $route )->get_data()['connected'] );
		$this->services->connections()->set_state( $connection->id, Connection::OK );
		$this->assertSame( $before, $this->rest( 'DELETE', $route )->get_data() );
		$this->assertSame( $connection->settings, $this->again( $connection->id )->settings );
	}

	public function test_only_mailboxes_have_it(): void {
		$this->act_as( $this->owner );
		$form = $this->services->connections()->insert( 'form', 'Form', $this->inbox, [], [], true );
		foreach ( [ $form, 999999 ] as $id ) {
			$this->assertSame( 404, $this->rest( 'GET', "/switchboard/v1/connections/$id/authorization" )->get_status() );
			$this->assertSame( 404, $this->rest( 'POST', "/switchboard/v1/connections/$id/authorization" )->get_status() );
		}
	}

	public function test_tokens_cannot_be_set_from_outside(): void {
		$this->act_as( $this->owner );
		$connection = $this->connection();
		foreach ( [ '_oauth_tokens', '_oauth_request' ] as $key ) {
			$this->assertSame( 400, $this->rest( 'PATCH', "/switchboard/v1/connections/$connection->id", [], [ 'settings' => [ $key => '{}' ] ] )->get_status() );
		}
	}
}
