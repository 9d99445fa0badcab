<?php
/**
 * The base of tests of fetching.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Imap\Imap_Client;
use Switchboard\Channels\Email\Net\Endpoint;
use Switchboard\Channels\Email\Receiving\Fetched_Mail;
use Switchboard\Channels\Email\Receiving\Mail_Folder;
use Switchboard\Tests\Channels\Email\Net\Dovecot;
use Switchboard\Tests\Mail\Mail_Story;

/**
 * A mailbox at a real Dovecot, a connection that fetches from it, and somebody who takes mails in.
 */
abstract class Fetch_Case extends Mail_Story {

	/** Server, with a user of its own for each test. */
	protected Dovecot $server;

	/** Who takes mails in. */
	protected Taken_Mails $taken;

	protected function setUp(): void {
		parent::setUp();
		$this->server = new Dovecot();
		$this->taken  = new Taken_Mails( $this->services->database() );
		add_filter( 'switchboard_mail_host_allowed', '__return_true' );
		// The server's clock is the real one.
		$this->clock->set( time() );
	}

	/**
	 * A connection.
	 *
	 * @param array<string, mixed> $settings More settings.
	 */
	protected function connection( array $settings = [] ): Connection {
		$settings += [
			'receiving'          => 'imap',
			'receiving_host'     => '127.0.0.1',
			'receiving_security' => Endpoint::PLAIN,
			'receiving_port'     => getenv( 'pop3' === ( $settings['receiving'] ?? '' ) ? 'DOVECOT_POP3' : 'DOVECOT_IMAP' ),
			'receiving_from'     => 'all',
			'sign_in'            => 'password',
			'user'               => $this->server->user,
		];
		return $this->again( $this->services->connections()->insert( 'email', 'Mailbox', $this->inbox, $settings, [ 'password' => 'secret' ], true ) );
	}

	/**
	 * A connection as it is now.
	 *
	 * @param int $id Connection.
	 */
	protected function again( int $id ): Connection {
		$connection = $this->services->connections()->find( $id );
		$this->assertNotNull( $connection );
		return $connection;
	}

	/**
	 * Fetches once.
	 *
	 * @param Connection $connection Connection.
	 * @param int        $seconds    Budget.
	 */
	protected function fetch( Connection $connection, int $seconds = 15 ): Fetched_Mail {
		$result = $this->services->fetch_with( $this->taken->import( ... ) )->run( $connection->id, $seconds );
		$this->assertNotNull( $result );
		return $result;
	}

	/**
	 * Puts mails into a folder, in order.
	 *
	 * @param list<string> $subjects Subjects.
	 * @param string       $folder   Name as Maildir writes it; '' for the inbox.
	 */
	protected function deliver( array $subjects, string $folder = '' ): void {
		foreach ( $subjects as $subject ) {
			$this->server->deliver( "From: ada@customer.example\r\nSubject: $subject\r\nMessage-ID: <$subject@customer.example>\r\n\r\nHello\r\n", $folder );
		}
	}

	/**
	 * The mailbox as its owner sees it.
	 */
	protected function mailbox(): Imap_Client {
		return Imap_Client::connect( $this->server->dialer(), $this->server->endpoint( 'imap' ), $this->server->password() );
	}

	/**
	 * Flags of the mails of a folder.
	 *
	 * @phpstan-impure
	 *
	 * @param string $folder Path.
	 * @return array<int, list<string>> By UID.
	 */
	protected function flags( string $folder = 'INBOX' ): array {
		$client = $this->mailbox();
		$client->open( $folder, true );
		$facts = $client->facts( $client->uids() );
		$client->close();
		return array_map( static fn( $fact ): array => array_values( array_diff( $fact->flags, [ '\\Recent' ] ) ), $facts );
	}

	/**
	 * What is remembered of a folder.
	 *
	 * @param Connection $connection Connection.
	 * @param string     $path       Path.
	 */
	protected function folder( Connection $connection, string $path = 'INBOX' ): Mail_Folder {
		foreach ( $this->services->mail_folders()->of_connection( $connection->id ) as $folder ) {
			if ( $folder->path === $path ) {
				return $folder;
			}
		}
		$this->fail( "Nothing is known of $path." );
	}
}
