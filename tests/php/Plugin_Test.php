<?php

declare(strict_types=1);

namespace Switchboard\Tests;

use Switchboard\Channels\Inbound_Message;
use Switchboard\Plugin;
use Switchboard\Services;

final class Plugin_Test extends TestCase {

	public function test_another_plugin_gets_the_parts_and_hands_in_a_message(): void {
		$parts = null;
		add_action(
			'switchboard_loaded',
			static function ( Services $services ) use ( &$parts ): void {
				$parts = $services;
			}
		);
		$this->plugin()->start();
		$this->assertInstanceOf( Services::class, $parts );
		$result = $parts->inbound()->receive(
			new Inbound_Message(
				channel: 'pigeon',
				inbox_id: $parts->inboxes()->all()[0]->id,
				external_key: 'bird-7',
				sender_type: 'email',
				sender_value: 'coo@example.org',
				text: 'Where is my cup?'
			)
		);
		$this->assertSame( 'opened', $result->action );
		$this->assertSame( 'pigeon', $parts->ticket_rows()->find( $result->ticket_id )?->first_channel );
	}

	/** The plugin as WordPress has loaded it. */
	private function plugin(): Plugin {
		foreach ( $GLOBALS['wp_filter']['plugins_loaded']->callbacks as $callbacks ) {
			foreach ( $callbacks as [ 'function' => $function ] ) {
				if ( is_array( $function ) && $function[0] instanceof Plugin ) {
					return $function[0];
				}
			}
		}
		$this->fail( 'The plugin does not start.' );
	}
}
