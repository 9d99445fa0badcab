<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Smtp;

use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\OAuth\Tokens;
use Switchboard\Tests\Channels\Email\OAuth\OAuth_Case;
use Switchboard\Tests\Channels\Email\Server;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Message;

/**
 * From the agent's reply to the mail server, with the real queue.
 */
final class Ways_Out_Test extends OAuth_Case {

	/** The mail server. */
	private Server $server;

	protected function setUp(): void {
		parent::setUp();
		$this->server = new Server(
			__DIR__ . '/smtp-server.mjs',
			[
				'auth'   => true,
				'tokens' => [ 'good' ],
			]
		);
		add_filter( 'switchboard_mail_host_allowed', '__return_true' );
	}

	/**
	 * A connection of the inbox with its own server.
	 *
	 * @param array<string, mixed>  $settings More settings.
	 * @param array<string, string> $secrets  Secrets.
	 */
	private function mailbox( array $settings = [], array $secrets = [ 'password' => 'right' ] ): Connection {
		$settings += [
			'sending'       => 'smtp',
			'smtp_host'     => '127.0.0.1',
			'smtp_port'     => $this->server->port,
			'smtp_security' => 'plain',
			'user'          => 'support@shop.example',
		];
		return $this->again( $this->services->connections()->insert( 'email', 'Mailbox', $this->inbox, $settings, $secrets, true ) );
	}

	/**
	 * Has an agent answer a customer who wrote by the form, and runs the job.
	 */
	private function answer(): Message {
		$ticket = $this->ticket();
		$this->forget_jobs();
		$message = $this->reply( $ticket );
		$this->run_jobs();
		return $this->fresh( $message );
	}

	/**
	 * Mails that the server took since the last look.
	 *
	 * @return list<array<string, mixed>>
	 */
	private function taken(): array {
		$taken = [];
		while ( $this->server->says() ) {
			$taken[] = (array) $this->server->hear();
		}
		return array_values( array_filter( $taken, static fn( array $said ): bool => isset( $said['text'] ) ) );
	}

	/**
	 * Presses "Try now".
	 */
	private function try_again( Message $message ): Message {
		$this->services->tickets()->retry( $message->id );
		$this->run_jobs();
		return $this->fresh( $message );
	}

	public function test_a_reply_leaves_by_the_inboxs_own_server(): void {
		$this->mailbox();
		$message = $this->answer();
		$this->assertSame( [ 'sent', '' ], [ $message->delivery_state, $message->delivery_reason ] );
		$taken = $this->taken();
		$this->assertCount( 1, $taken );
		$this->assertSame( [ 'support@shop.example', 'ada@customer.example' ], [ $taken[0]['from'], $taken[0]['to'] ] );
		$this->assertStringContainsString( 'Message-ID: ' . $this->services->message_ids()->of_message( $message->ticket_id, $message->id ), $taken[0]['text'] );
		$this->assertStringContainsString( 'It is on its way.', quoted_printable_decode( $taken[0]['text'] ) );
		$this->assertSame( [], $this->mails );
	}

	public function test_notices_to_the_customer_take_the_same_way(): void {
		$this->mailbox();
		$this->ticket();
		$this->run_jobs();
		$taken = array_values( array_filter( $this->taken(), static fn( array $mail ): bool => 'ada@customer.example' === $mail['to'] ) );
		$this->assertCount( 1, $taken );
		$this->assertSame( '', $taken[0]['from'] );
		$this->assertStringContainsString( "Auto-Submitted: auto-replied\r\n", $taken[0]['text'] );
		$this->assertSame( [], $this->mails );
	}

	public function test_a_connection_of_another_inbox_or_switched_off_or_by_the_site_does_not_send(): void {
		$this->mailbox( [ 'sending' => 'site' ] );
		$off = $this->mailbox();
		$this->services->connections()->update( $off->id, [ 'enabled' => false ] );
		$other = $this->mailbox();
		$this->services->connections()->update( $other->id, [ 'inbox_id' => $this->services->inboxes()->insert( [ 'name' => 'Billing' ] ) ] );
		$this->assertSame( 'sent', $this->answer()->delivery_state );
		$this->assertCount( 1, $this->mails );
		$this->assertSame( [], $this->taken() );
	}

	public function test_a_reply_goes_by_the_connection_by_which_the_customer_wrote(): void {
		$this->mailbox( [ 'smtp_sender' => 'first@shop.example' ] );
		$second = $this->mailbox( [ 'smtp_sender' => 'second@shop.example' ] );
		$ticket = $this->services->tickets()->receive( new Incoming( $this->inbox, $second->id, 'email', $this->ada->id, 'ada@customer.example', 'My lamp', 'Where is it?' ) )->ticket;
		$this->forget_jobs();
		$this->reply( $ticket );
		$this->run_jobs();
		$this->assertSame( [ 'second@shop.example' ], array_column( $this->taken(), 'from' ) );
	}

	#[TestWith( [ '451@customer.example', true, '451 answer 451' ] )]
	#[TestWith( [ 'data-452@customer.example', true, '452 after all' ] )]
	#[TestWith( [ '550@customer.example', false, '550 answer 550' ] )]
	#[TestWith( [ 'data-554@customer.example', false, '554 after all' ] )]
	#[TestWith( [ 'cut@customer.example', false, 'may have been sent' ] )]
	public function test_what_is_tried_again_and_what_is_not( string $to, bool $again, string $words ): void {
		$this->mailbox();
		$ticket = $this->ticket();
		$this->forget_jobs();
		$message = $this->reply( $ticket );
		$this->database()->update( 'message', [ 'delivery_to' => $to ], [ 'id' => $message->id ] );
		$this->run_jobs();
		$failed = $this->fresh( $message );
		$this->assertSame( 'failed', $failed->delivery_state );
		$this->assertStringContainsString( $words, $failed->delivery_reason );
		$this->assertSame( $again ? self::NOW + 60 : 0, $failed->next_try_at );
		$had = count( $this->taken() );
		$this->assertSame( (int) str_starts_with( $to, 'cut' ), $had );

		$this->clock->set( self::NOW + DAY_IN_SECONDS );
		$this->assertSame( (int) $again, $this->run_jobs() );
		$this->assertSame( [], $this->taken() );

		// The agent decides.
		$this->database()->update( 'message', [ 'delivery_to' => 'ada@customer.example' ], [ 'id' => $message->id ] );
		$this->assertSame( 'sent', $this->try_again( $message )->delivery_state );
		$this->assertCount( 1, $this->taken() );
	}

	public function test_a_refused_password_is_shown_on_the_connection_and_the_reply_waits(): void {
		$mailbox = $this->mailbox( [], [ 'password' => 'wrong-password' ] );
		$message = $this->answer();
		$this->assertSame( [ 'failed', self::NOW + 60 ], [ $message->delivery_state, $message->next_try_at ] );
		$this->assertStringContainsString( '535 5.7.8 Wrong user name or password', $message->delivery_reason );
		$now = $this->again( $mailbox->id );
		$this->assertSame( [ Connection::ERROR, $message->delivery_reason ], [ $now->state, $now->state_reason ] );

		$this->services->connections()->update( $mailbox->id, [], [], [ 'password' => 'right' ] );
		$this->clock->set( self::NOW + 60 );
		$this->run_jobs();
		$this->assertSame( 'sent', $this->fresh( $message )->delivery_state );
		$this->assertSame( Connection::OK, $this->again( $mailbox->id )->state );
	}

	public function test_a_server_that_takes_the_sign_in_again_mends_the_connection(): void {
		$mailbox = $this->mailbox();
		$this->services->connections()->set_state( $mailbox->id, Connection::ERROR, 'Too many sign-ins.' );
		$this->answer();
		$this->assertSame( [ Connection::OK, '' ], [ $this->again( $mailbox->id )->state, $this->again( $mailbox->id )->state_reason ] );
	}

	public function test_sending_may_have_a_user_of_its_own(): void {
		$this->mailbox(
			[ 'smtp_user' => 'relay' ],
			[
				'password'      => 'of the mailbox',
				'smtp_password' => 'right',
			]
		);
		$this->assertSame( 'sent', $this->answer()->delivery_state );
		$this->assertSame( 'relay', $this->taken()[0]['user'] );
	}

	public function test_a_mailbox_without_access_keeps_the_reply_until_it_is_connected_again(): void {
		$mailbox = $this->mailbox( [ 'sign_in' => 'google' ], [] );
		$message = $this->answer();
		$this->assertSame( [ 'failed', self::NOW + 60 ], [ $message->delivery_state, $message->next_try_at ] );
		$this->assertSame( Connection::RECONNECT, $this->again( $mailbox->id )->state );

		$this->services->mailbox_access()->keep( $mailbox, new Tokens( 'good', 'refresh', self::NOW + 3600, 'support@shop.example', 'google' ) );
		$this->clock->set( self::NOW + 60 );
		$this->run_jobs();
		$this->assertSame( 'sent', $this->fresh( $message )->delivery_state );
		$this->assertSame( 'support@shop.example', $this->taken()[0]['user'] );
	}

	public function test_a_token_that_was_taken_back_early_is_replaced(): void {
		$server  = new Server(
			__DIR__ . '/smtp-server.mjs',
			[
				'auth'   => true,
				'tokens' => [ 'access-' ],
			]
		);
		$mailbox = $this->connected( 'google', [ 'smtp_port' => $server->port ] + $this->mailbox()->settings );
		$tokens  = $this->services->mailbox_access()->tokens( $mailbox );
		$this->services->mailbox_access()->keep( $mailbox, new Tokens( 'taken-back', $tokens->refresh, $tokens->expires_at, $tokens->account, 'google' ) );
		$this->assertSame( 'sent', $this->answer_by( $mailbox )->delivery_state );
		$this->assertSame( [ 'refresh_token' ], array_column( $this->asked(), 'grant' ) );
	}

	public function test_a_token_that_is_not_taken_is_replaced_only_once(): void {
		$mailbox = $this->connected( 'google', $this->mailbox()->settings );
		$this->assertSame( 'failed', $this->answer_by( $mailbox )->delivery_state );
		$this->assertSame( [ 'refresh_token' ], array_column( $this->asked(), 'grant' ) );
		$logins = [];
		while ( $this->server->says() ) {
			$logins[] = $this->server->hear()['login'] ?? '';
		}
		$this->assertSame( [ 'XOAUTH2', 'XOAUTH2' ], $logins );
		$this->assertSame( Connection::ERROR, $this->again( $mailbox->id )->state );
	}

	/**
	 * Answers a customer who wrote by a connection.
	 */
	private function answer_by( Connection $connection ): Message {
		$ticket = $this->services->tickets()->receive( new Incoming( $this->inbox, $connection->id, 'email', $this->ada->id, 'ada@customer.example', 'My lamp', 'Where is it?' ) )->ticket;
		$this->forget_jobs();
		$message = $this->reply( $ticket );
		$this->run_jobs();
		return $this->fresh( $message );
	}

	public function test_a_process_that_died_while_handing_over_sends_nothing_twice(): void {
		$this->mailbox();
		$ticket = $this->ticket();
		$this->forget_jobs();
		$message = $this->reply( $ticket );
		// As the row is left behind by kill -9 between the content and its answer.
		$this->database()->insert(
			'handover',
			[
				'message_id' => $message->id,
				'created_at' => self::NOW,
			]
		);
		$this->run_jobs();
		$this->assertSame( [], $this->taken() );
		$failed = $this->fresh( $message );
		$this->assertSame( [ 'failed', 0 ], [ $failed->delivery_state, $failed->next_try_at ] );
		$this->assertStringContainsString( 'may have been sent', $failed->delivery_reason );

		$this->assertSame( 'sent', $this->try_again( $message )->delivery_state );
		$this->assertCount( 1, $this->taken() );
		$this->assertNull( $this->database()->value( 'SELECT message_id FROM {handover} LIMIT 1' ) );
	}

	public function test_the_mark_is_there_while_the_server_has_the_content_and_gone_after_every_end(): void {
		$this->mailbox();
		$ticket = $this->ticket();
		$this->forget_jobs();
		foreach ( [ 'ada@customer.example', 'data-452@customer.example', 'data-554@customer.example', 'cut@customer.example' ] as $to ) {
			$message = $this->reply( $ticket );
			$this->database()->update( 'message', [ 'delivery_to' => $to ], [ 'id' => $message->id ] );
			$marks  = 0;
			$count  = static function ( string $sql ) use ( &$marks ): string {
				$marks += (int) ( str_contains( $sql, 'INSERT IGNORE' ) && str_contains( $sql, 'switchboard_handover' ) );
				return $sql;
			};
			add_filter( 'query', $count );
			$this->run_jobs();
			remove_filter( 'query', $count );
			$this->assertSame( 1, $marks, $to );
			$this->assertNull( $this->database()->value( 'SELECT message_id FROM {handover} LIMIT 1' ), $to );
		}
	}
}
