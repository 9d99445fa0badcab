<?php
/**
 * The base of the form's tests.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Form;

use Switchboard\Channels\Form\Form_Config;
use Switchboard\Channels\Form\Form_Seal;
use Switchboard\Foundation\Frozen_Clock;
use Switchboard\Foundation\Secrets\Keyring;
use Switchboard\Services;
use Switchboard\Tests\TestCase;

/**
 * A site with one inbox and a form, and a visitor who began to write a minute ago.
 */
abstract class Form_Case extends TestCase {

	protected const VISITOR = '0123456789abcdef0123456789abcdef';

	protected Services $services;

	protected int $inbox;

	/**
	 * Makes the inbox.
	 */
	protected function setUp(): void {
		parent::setUp();
		$this->services = new Services( $GLOBALS['wpdb'] );
		$this->inbox    = $this->services->inbox_verbs()->add( [ 'name' => 'Orders' ] )->id;
	}

	/**
	 * A sealed configuration of a form for the inbox.
	 *
	 * @param array<string, mixed> $attributes Attributes of the block.
	 */
	protected function form( array $attributes = [] ): string {
		return $this->services->form_seal()->seal( Form_Config::from_attributes( $attributes + [ 'inbox' => $this->inbox ], get_locale() ) );
	}

	/**
	 * A token of somebody who began some time ago.
	 *
	 * @param string $config Sealed configuration.
	 * @param int    $age    Seconds.
	 */
	protected function token( string $config, int $age = 60 ): string {
		return ( new Form_Seal( new Keyring(), new Frozen_Clock( time() - $age ) ) )->token( Form_Seal::bind( $config ) );
	}

	/**
	 * A body that is right.
	 *
	 * @param array<string, mixed> $with   What is different.
	 * @param string|null          $config Sealed configuration.
	 * @return array<string, mixed>
	 */
	protected function body( array $with = [], ?string $config = null ): array {
		$config ??= $this->form();
		return $with + [
			'config'    => $config,
			'token'     => $this->token( $config ),
			'name'      => 'Ingrid Solberg',
			'email'     => 'ingrid@fjordmail.example',
			'subject'   => 'A cracked lid',
			'message'   => "The lid has a crack.\n\nCould I have a new one?",
			'visitor'   => self::VISITOR,
			'client_id' => 'first',
		];
	}

	/**
	 * Sends a form by REST.
	 *
	 * @param array<string, mixed> $with   What is different.
	 * @param string|null          $config Sealed configuration.
	 */
	protected function send( array $with = [], ?string $config = null ): \WP_REST_Response {
		return $this->rest( 'POST', '/switchboard/v1/channels/form/tickets', [], $this->body( $with, $config ) );
	}

	/**
	 * How many tickets there are.
	 */
	protected function count_tickets(): int {
		return (int) $this->database()->value( 'SELECT COUNT(*) FROM {ticket}' );
	}

	/**
	 * The newest ticket's row.
	 *
	 * @return array<string, string|null>
	 */
	protected function newest(): array {
		return (array) $this->database()->row( 'SELECT * FROM {ticket} ORDER BY id DESC LIMIT 1' );
	}

	/**
	 * Stores a file as the visitor.
	 *
	 * @param string $secret Visitor's secret.
	 * @param string $name   Name.
	 */
	protected function file( string $secret = self::VISITOR, string $name = 'note.txt' ): int {
		$path = (string) tempnam( sys_get_temp_dir(), 'switchboard' );
		file_put_contents( $path, 'It is cracked.' );
		return $this->services->attachments()->store( $path, $name, \Switchboard\Tickets\Attachments::owner_of_visitor( $secret ) )->id;
	}
}
