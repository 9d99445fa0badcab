<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\OAuth\Tokens;
use Switchboard\Channels\Email\Receiving\Fetch;
use Switchboard\Channels\Email\Receiving\Mailboxes;
use Switchboard\Channels\Email\Receiving\Superseded;
use Switchboard\Foundation\Database\Database_Error;
use Switchboard\Foundation\Database\Lease_Repository;

#[Group( 'dovecot' )]
final class Fetch_Test extends Fetch_Case {

	public function test_one_process_at_a_time(): void {
		$connection = $this->connection();
		$leases     = new Lease_Repository( $this->services->database(), $this->clock );
		$other      = (string) $leases->take( "fetch:$connection->id", 60 );
		$this->deliver( [ 'one' ] );
		$fetch = $this->services->fetch_with( $this->taken->import( ... ) );
		$this->assertNull( $fetch->run( $connection->id, 15 ) );
		$this->assertNull( $this->services->fetch_log()->last( $connection->id ) );
		$leases->release( "fetch:$connection->id", $other );
		$this->assertSame( 1, $fetch->run( $connection->id, 15 )?->taken );
		$this->assertNotNull( $leases->take( "fetch:$connection->id", 60 ), 'It was given back.' );
	}

	public function test_a_lease_is_renewed_and_lost(): void {
		$leases = new Lease_Repository( $this->services->database(), $this->clock );
		$one    = (string) $leases->take( 'work', 60 );
		$this->clock->set( $this->clock->now() + 50 );
		$this->assertTrue( $leases->renew( 'work', $one, 60 ) );
		$this->assertTrue( $leases->renew( 'work', $one, 60 ), 'Nothing changes in the row.' );
		$this->clock->set( $this->clock->now() + 50 );
		$this->assertNull( $leases->take( 'work', 60 ) );
		$this->clock->set( $this->clock->now() + 10 );
		$this->assertNotNull( $leases->take( 'work', 60 ) );
		$this->assertFalse( $leases->renew( 'work', $one, 60 ) );
	}

	public function test_nothing_is_fetched_for_a_connection_that_is_off(): void {
		$connection = $this->connection();
		$this->services->connections()->update( $connection->id, [ 'enabled' => false ] );
		$this->assertFalse( Fetch::is_fetched( $this->again( $connection->id ) ) );
		$this->assertNull( $this->services->fetch()->run( $connection->id, 15 ) );
		$this->assertNull( $this->services->fetch()->run( 999_999, 15 ) );
	}

	public function test_a_wrong_password_is_shown_in_the_servers_words(): void {
		$connection = $this->connection();
		$this->services->connections()->update( $connection->id, [], [], [ 'password' => 'wrong' ] );
		$result = $this->fetch( $connection );
		$this->assertTrue( $result->needs_person );
		$this->assertFalse( $result->got_on );
		$this->assertSame( '127.0.0.1 refused the sign-in: Authentication failed.', $this->again( $connection->id )->state_reason );
		$this->assertSame( Connection::ERROR, $this->again( $connection->id )->state );
		$this->services->connections()->update( $connection->id, [], [], [ 'password' => null ] );
		$this->assertTrue( $this->fetch( $connection )->needs_person );
		$this->services->connections()->update( $connection->id, [], [], [ 'password' => 'secret' ] );
		$this->assertSame( '', $this->fetch( $connection )->error );
		$this->assertSame( [ Connection::OK, '' ], [ $this->again( $connection->id )->state, $this->again( $connection->id )->state_reason ] );
	}

	public function test_a_server_that_is_down(): void {
		$connection = $this->connection( [ 'receiving_port' => 1 ] );
		$result     = $this->fetch( $connection );
		$this->assertSame( [ false, false ], [ $result->needs_person, $result->got_on ] );
		$this->assertStringContainsString( '127.0.0.1 can’t be reached: Connection refused', $result->error );
		$this->assertSame( 0, $this->again( $connection->id )->fetched_at );
	}

	public function test_what_sending_complained_about_stays(): void {
		$connection = $this->connection();
		$this->services->connections()->set_state( $connection->id, Connection::ERROR, 'Sending is refused.' );
		$this->fetch( $connection );
		$this->assertSame( [ Connection::ERROR, 'Sending is refused.' ], [ $this->again( $connection->id )->state, $this->again( $connection->id )->state_reason ] );
	}

	public function test_the_log_keeps_what_happened_and_the_last_quiet_run(): void {
		$connection = $this->connection();
		$this->fetch( $connection );
		$this->fetch( $connection );
		$this->deliver( [ 'one' ] );
		$this->fetch( $connection );
		$this->clock->set( $this->clock->now() + 60 );
		$this->fetch( $connection );
		$this->fetch( $connection );
		$log = $this->services->fetch_log();
		$this->assertSame( [ 0, 1, 0 ], array_column( $log->page( $connection->id, 10 ), 'taken' ) );
		$this->assertSame( $this->clock->now(), $log->last( $connection->id )['ended_at'] ?? 0 );
		$this->clock->set( $this->clock->now() + 31 * DAY_IN_SECONDS );
		$log->prune();
		$this->assertSame( [], $log->page( $connection->id, 10 ) );
	}

	public function test_a_mail_that_kills_is_found_and_passed_over(): void {
		$connection = $this->connection();
		$this->deliver( [ 'one', 'killer', 'three' ] );
		// A process that dies leaves its entry in the log open; the database is what the next one has to go by.
		$this->taken->fates = [ 'killer' => new Database_Error( 'MySQL server has gone away' ) ];
		$dies               = function () use ( $connection ): void {
			$this->services->fetch_log()->begin( $connection->id );
		};
		$dies();
		$this->assertSame( 1, $this->fetch( $connection )->failed );
		$noted = $this->services->unfinished_mails()->of_folder( $connection->id, 'INBOX', $this->folder( $connection )->uid_validity );
		$this->assertSame( [ 1 ], array_values( array_map( static fn( $mail ): int => $mail->attempts, $noted ) ) );
		$this->assertSame( [ 'The run ended before its time.' ], array_values( array_filter( array_column( $this->services->fetch_log()->page( $connection->id, 10 ), 'error' ) ) ) );
		$this->assertSame( [ 'one', 'three' ], $this->taken->subjects );
		// Those that came in well are noted no longer.
		$this->assertCount( 1, $noted );
	}

	public function test_after_a_death_each_mail_is_noted_before_it_is_touched(): void {
		$connection = $this->connection();
		$this->deliver( [ 'killer' ] );
		$this->services->fetch_log()->begin( $connection->id );
		$attempts            = [];
		$this->taken->before = function () use ( $connection, &$attempts ): void {
			$attempts[] = (int) $this->database()->value( 'SELECT attempts FROM {mail_unfinished} WHERE connection_id = %d', [ $connection->id ] );
			// What follows never happened.
			throw new Superseded();
		};
		foreach ( [ 0, 60, 180 ] as $seconds ) {
			$this->clock->set( $this->clock->now() + $seconds );
			$this->services->fetch_log()->begin( $connection->id );
			$this->fetch( $connection );
		}
		$this->assertSame( [ 1, 2, 3 ], $attempts );
		$this->taken->before = static fn() => null;
		$this->assertSame( 0, $this->fetch( $connection )->found, 'It has to wait for a day.' );
		$this->assertSame( 1, $this->services->unfinished_mails()->given_up()[ $connection->id ][ hash( 'sha256', 'INBOX' ) ] );
	}

	public function test_signs_in_with_a_token_and_replaces_a_refused_one_once(): void {
		$connection = $this->connection(
			[
				'sign_in'         => 'google',
				'oauth_client_id' => 'client',
			]
		);
		$this->services->connections()->update( $connection->id, [], [], [ 'oauth_client_secret' => 'client-secret' ] );
		$asked = 0;
		add_filter(
			'pre_http_request',
			function ( $answer, array $arguments, string $url ) use ( &$asked ): array {
				++$asked;
				$this->assertStringContainsString( 'refresh_token', (string) wp_json_encode( $arguments['body'] ) );
				$body = [
					'access_token' => $this->server->token( time() + 600 )->secret,
					'expires_in'   => 3600,
					'token_type'   => 'Bearer',
				];
				return [
					'headers'  => [],
					'body'     => (string) wp_json_encode( $body ),
					'response' => [
						'code'    => 200,
						'message' => 'OK',
					],
					'cookies'  => [],
					'filename' => null,
				];
			},
			5,
			3
		);
		// Taken back before its end: only the mail server knows.
		$refused = $this->server->token( time() - 600 )->secret;
		$this->services->mailbox_access()->keep( $connection, new Tokens( $refused, 'refresh', $this->clock->now() + 3600, $this->server->user, 'google' ) );
		$this->deliver( [ 'one' ] );
		$this->assertSame( 1, $this->fetch( $connection )->taken );
		$this->assertSame( 1, $asked );
		$this->deliver( [ 'two' ] );
		$this->assertSame( 1, $this->fetch( $connection )->taken );
		$this->assertSame( 1, $asked, 'The new one was kept.' );
		$mailboxes = new Mailboxes( $this->server->dialer(), $this->services->connections(), $this->services->mailbox_access() );
		$this->services->connections()->update(
			$connection->id,
			[],
			[
				'receiving'          => 'pop3',
				'receiving_host'     => 'mail.example.test',
				'receiving_security' => 'tls',
				'receiving_port'     => getenv( 'DOVECOT_POP3S' ),
			]
		);
		$this->assertSame( 2, $mailboxes->pop3( $this->again( $connection->id ) )->count() );
	}

	public function test_without_consent_a_person_is_asked(): void {
		$connection = $this->connection( [ 'sign_in' => 'google' ] );
		$result     = $this->fetch( $connection );
		$this->assertTrue( $result->needs_person );
		$this->assertSame( Connection::RECONNECT, $this->again( $connection->id )->state );
	}
}
