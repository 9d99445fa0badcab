<?php
/**
 * The base of tests about mail that comes in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Email_Channel;
use Switchboard\Channels\Email\Receiving\Place;
use Switchboard\Channels\Inbound_Result;
use Switchboard\Mail\Message_Ids;
use Switchboard\Tests\Mail\Mail_Story;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Ticket;

/**
 * The shop with two inboxes, each with a mailbox, three agents, and tickets that are made when a mail first names them.
 */
abstract class Receiving_Case extends Mail_Story {

	/** Inbox "Sales". */
	protected int $sales;

	/**
	 * Agents by name: Jonas answers in Support, Lia only writes notes there, Otto left it.
	 *
	 * @var array<string, int>
	 */
	protected array $agents = [];

	/**
	 * Doors by name.
	 *
	 * @var array<string, Connection>
	 */
	protected array $doors = [];

	/**
	 * Tickets by name.
	 *
	 * @var array<string, Ticket>
	 */
	protected array $tickets = [];

	/**
	 * Our reply on each ticket.
	 *
	 * @var array<string, int>
	 */
	protected array $replies = [];

	/**
	 * Files to remove.
	 *
	 * @var list<string>
	 */
	private array $paths = [];

	/**
	 * Two inboxes.
	 */
	protected function setUp(): void {
		parent::setUp();
		add_filter( 'send_email_change_email', '__return_false' );
		wp_update_user(
			[
				'ID'         => $this->agent,
				'user_email' => 'jonas@shop.example',
			]
		);
		$this->agents = [
			'jonas' => $this->agent,
			'lia'   => $this->factory->user( 'switchboard_light_agent', [ 'user_email' => 'lia@shop.example' ] ),
			'otto'  => $this->factory->user( 'switchboard_agent', [ 'user_email' => 'otto@shop.example' ] ),
		];
		$this->sales = $this->services->inboxes()->insert(
			[
				'name'    => 'Sales',
				'address' => 'sales@shop.example',
			]
		);
		$this->services->inboxes()->set_members( $this->inbox, [ $this->agent, $this->agents['lia'] ] );
		$this->services->inboxes()->set_members( $this->sales, [ $this->agents['otto'] ] );
		$this->services->inboxes()->update( $this->inbox, [ 'reopen_days' => 14 ] );
		foreach ( [
			'support' => $this->inbox,
			'sales'   => $this->sales,
		] as $name => $inbox ) {
			$this->doors[ $name ] = $this->door( $name, $inbox );
		}
	}

	/**
	 * Removes files.
	 */
	protected function tearDown(): void {
		array_map( 'wp_delete_file', $this->paths );
		foreach ( $this->database()->column( "SELECT raw_file FROM {inbound} WHERE raw_file <> '' UNION SELECT path FROM {attachment}" ) as $path ) {
			$this->services->store()->delete( $path );
		}
		parent::tearDown();
	}

	/**
	 * A mailbox.
	 *
	 * @param string $name  Name.
	 * @param int    $inbox Inbox.
	 */
	protected function door( string $name, int $inbox ): Connection {
		$id    = $this->services->connections()->insert(
			Email_Channel::ID,
			$name,
			$inbox,
			[
				'plus_addressing' => true,
				'trusted_server'  => 'mx.shop.example',
				'aliases'         => [ "hello-$name@shop.example" ],
			],
			[],
			true
		);
		$door = $this->services->connections()->find( $id );
		$this->assertNotNull( $door );
		return $door;
	}

	/**
	 * Brings a mail.
	 *
	 * @param string     $mail  Raw mail.
	 * @param string     $door  Door.
	 * @param Place|null $place Where it lies.
	 */
	protected function import( string $mail, string $door = 'support', ?Place $place = null ): Inbound_Result {
		return $this->services->importer()->import( $this->doors[ $door ], $this->file( $mail ), $place );
	}

	/**
	 * A mail in a file.
	 *
	 * @param string $mail Raw mail.
	 */
	protected function file( string $mail ): string {
		$path          = (string) tempnam( sys_get_temp_dir(), 'mail' );
		$this->paths[] = $path;
		file_put_contents( $path, $mail );
		return $path;
	}

	/**
	 * A short mail.
	 *
	 * @param array<string, string> $headers Headers; those that are not given are Ada's.
	 * @param string                $body    Body.
	 */
	protected static function mail( array $headers = [], string $body = 'Where is my lamp?' ): string {
		$headers += [
			'From'       => 'Ada Moreno <ada@customer.example>',
			'To'         => 'support@shop.example',
			'Subject'    => 'My lamp',
			'Date'       => 'Tue, 25 Nov 2025 09:55:00 +0000',
			'Message-ID' => '<lamp-1@customer.example>',
		];
		$lines    = '';
		foreach ( array_filter( $headers, static fn( string $value ): bool => '' !== $value ) as $name => $value ) {
			$lines .= "$name: $value\r\n";
		}
		return "$lines\r\n" . str_replace( "\n", "\r\n", $body ) . "\r\n";
	}

	/**
	 * Rows of a table.
	 *
	 * @param string $table Short name.
	 */
	protected function rows( string $table ): int {
		return (int) $this->database()->value( "SELECT COUNT(*) FROM {{$table}}" );
	}

	/**
	 * A ticket that Ada opened by mail and Jonas answered, and what happened to it since.
	 *
	 * @param string $name Name.
	 */
	protected function known( string $name ): Ticket {
		if ( isset( $this->tickets[ $name ] ) ) {
			return $this->tickets[ $name ];
		}
		$inbox    = 'offer' === $name ? $this->sales : $this->inbox;
		$door     = $this->doors[ 'offer' === $name ? 'sales' : 'support' ];
		$received = $this->services->tickets()->receive( new Incoming( $inbox, $door->id, 'email', $this->ada->id, 'ada@customer.example', "My $name", "About the $name.", refs: [ Message_Ids::hash( "$name-first@customer.example" ) ] ) );
		$this->forget_jobs();
		$reply = $this->reply( $received->ticket );
		$this->run_jobs();
		$this->assertSame( 'sent', $this->fresh( $reply )->delivery_state );
		$this->mails            = [];
		$this->tickets[ $name ] = $received->ticket;
		$this->replies[ $name ] = $reply->id;
		match ( $name ) {
			'lamp'   => $this->add_ben( $received->ticket ),
			'bulb'   => $this->services->tickets()->merge( $received->ticket->id, $this->known( 'lamp' )->id, Actor::agent( $this->agent ) ),
			'solved' => $this->services->tickets()->change( $received->ticket->id, [ 'status' => 'solved' ], Actor::agent( $this->agent ) ),
			'old'    => $this->close( $received->ticket ),
			default  => null,
		};
		$this->forget_jobs();
		return $received->ticket;
	}

	/**
	 * Ben is on Cc.
	 *
	 * @param Ticket $ticket Ticket.
	 */
	private function add_ben( Ticket $ticket ): void {
		$ben = $this->services->contact_verbs()->identify( 'email', 'ben@customer.example', 'Ben Moreno' );
		$this->services->participants()->add( $ticket->id, new Participant( $ben->id, Participant::CC, 'ben@customer.example' ) );
	}

	/**
	 * Closes a ticket, long ago.
	 *
	 * @param Ticket $ticket Ticket.
	 */
	private function close( Ticket $ticket ): void {
		$this->services->tickets()->change( $ticket->id, [ 'status' => 'closed' ], Actor::agent( $this->agent ) );
		$this->database()->update( 'ticket', [ 'closed_at' => self::NOW - 20 * DAY_IN_SECONDS ], [ 'id' => $ticket->id ] );
	}

	/**
	 * A mail with what must be signed.
	 *
	 * @param string $mail Mail with `{{kind:ticket}}`.
	 */
	protected function filled( string $mail ): string {
		return (string) preg_replace_callback(
			'/\{\{([\w-]+)(?::(\w+))?\}\}/',
			function ( array $found ): string {
				if ( 'loop-mark' === $found[1] ) {
					return $this->services->message_ids()->loop_mark();
				}
				$name   = $found[2] ?? '';
				$ticket = $this->known( $name );
				$ids    = $this->services->message_ids();
				$inbox  = $this->services->inboxes()->find( $ticket->inbox_id );
				$this->assertNotNull( $inbox );
				return match ( $found[1] ) {
					'address'                   => $this->services->reply_addresses()->of_ticket( $inbox, $ticket->id ),
					'address-of-jonas'          => $this->services->reply_addresses()->of_agent( $inbox, $ticket->id, $this->agents['jonas'] ),
					'address-of-lia'            => $this->services->reply_addresses()->of_agent( $inbox, $ticket->id, $this->agents['lia'] ),
					'address-of-otto'           => $this->services->reply_addresses()->of_agent( $inbox, $ticket->id, $this->agents['otto'] ),
					'id'                        => trim( $ids->of_message( $ticket->id, $this->replies[ $name ] ), '<>' ),
					'number'                    => (string) $ticket->number,
					'admin-url'                 => admin_url(),
					default                     => throw new \LogicException( "What is $found[0]?" ), // phpcs:ignore WordPress.Security.EscapeOutput
				};
			},
			$mail
		);
	}

	/**
	 * A ticket's name; `new` for another one, null for none.
	 *
	 * @param int $id Ticket.
	 */
	protected function called( int $id ): ?string {
		$name = array_search( $id, array_map( static fn( Ticket $ticket ): int => $ticket->id, $this->tickets ), true );
		return $id > 0 ? ( false === $name ? 'new' : (string) $name ) : null;
	}
}
