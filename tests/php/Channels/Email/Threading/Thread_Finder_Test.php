<?php
/**
 * Which ticket does a mail belong to?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Threading;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Email_Channel;
use Switchboard\Channels\Email\Reading\Automatic;
use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Reading\Reader;
use Switchboard\Channels\Email\Threading\Thread;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Mail\Message_Ids;
use Switchboard\Tests\Mail\Mail_Story;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Incoming;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Ticket;

/**
 * Each mail of tests/fixtures/mail/threading finds the ticket that the file beside it names, and what it then does is what that file says.
 * What is signed stands there as `{{id:lamp}}` and the like.
 */
final class Thread_Finder_Test extends Mail_Story {

	private const FOLDER = '/fixtures/mail/threading/';

	/** Inbox "Sales". */
	private int $sales;

	/** An agent of Sales. */
	private int $otto;

	/**
	 * Tickets by name.
	 *
	 * @var array<string, Ticket>
	 */
	private array $tickets = [];

	/**
	 * Messages by name: our reply on a ticket has the ticket's.
	 *
	 * @var array<string, int>
	 */
	private array $messages = [];

	/**
	 * Addresses for answers as they were before a ticket was moved.
	 *
	 * @var array<string, string>
	 */
	private array $addresses = [];

	/**
	 * Doors by name.
	 *
	 * @var array<string, Connection>
	 */
	private array $doors = [];

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
		$this->otto  = $this->factory->user( 'switchboard_agent', [ 'user_email' => 'otto@shop.example' ] );
		$this->sales = $this->services->inboxes()->insert(
			[
				'name'    => 'Sales',
				'address' => 'sales@shop.example',
			]
		);
		$this->services->inboxes()->set_members( $this->sales, [ $this->otto ] );
		$this->services->inboxes()->update( $this->inbox, [ 'reopen_days' => 14 ] );
		foreach ( [
			'support' => $this->inbox,
			'sales'   => $this->sales,
		] as $name => $inbox ) {
			$id   = $this->services->connections()->insert(
				Email_Channel::ID,
				$name,
				$inbox,
				[
					'plus_addressing' => true,
					'trusted_server'  => 'mx.shop.example',
				],
				[],
				true
			);
			$door = $this->services->connections()->find( $id );
			$this->assertNotNull( $door );
			$this->doors[ $name ] = $door;
		}
	}

	/**
	 * A ticket that Ada opened and an agent answered, and what happened to it since. Each is made when a mail first names it: all of them
	 * for each mail would take long.
	 *
	 * @param string $name Name.
	 */
	private function known( string $name ): Ticket {
		if ( isset( $this->tickets[ $name ] ) ) {
			return $this->tickets[ $name ];
		}
		$verbs  = $this->services->tickets();
		$by     = Actor::agent( $this->agent );
		$ticket = $this->open( $name, 'offer' === $name ? $this->sales : $this->inbox );
		match ( $name ) {
			'lamp'          => $this->add_to_lamp( $ticket ),
			'bulb'          => $verbs->merge( $ticket->id, $this->known( 'lamp' )->id, $by ),
			'old', 'recent' => $this->close( $ticket, 'old' === $name ? 20 : 1 ),
			'moved'         => $verbs->change( $ticket->id, [ 'inbox' => $this->sales ], Actor::system() ),
			'gone'          => $verbs->delete( $ticket->id, $by ),
			default         => null,
		};
		return $ticket;
	}

	/**
	 * Ben is on Cc of the lamp, and the provider gave our reply another id.
	 *
	 * @param Ticket $ticket The lamp.
	 */
	private function add_to_lamp( Ticket $ticket ): void {
		$ben = $this->services->contact_verbs()->identify( 'email', 'ben@customer.example', 'Ben Moreno' );
		$this->services->participants()->add( $ticket->id, new Participant( $ben->id, Participant::CC, 'ben@customer.example' ) );
		$this->services->messages()->add_refs( $this->inbox, $this->messages['lamp'], [ Message_Ids::hash( '0102019a-rewritten@eu-west-1.amazonses.example' ) ] );
	}

	/**
	 * Closes a ticket.
	 *
	 * @param Ticket $ticket Ticket.
	 * @param int    $days   How long ago.
	 */
	private function close( Ticket $ticket, int $days ): void {
		$this->services->tickets()->change( $ticket->id, [ 'status' => 'closed' ], Actor::agent( $this->agent ) );
		$this->database()->update( 'ticket', [ 'closed_at' => self::NOW - $days * DAY_IN_SECONDS ], [ 'id' => $ticket->id ] );
	}

	/**
	 * Ada asks, an agent answers.
	 *
	 * @param string $name  Name.
	 * @param int    $inbox Inbox.
	 */
	private function open( string $name, int $inbox ): Ticket {
		$received = $this->services->tickets()->receive( new Incoming( $inbox, 0, 'email', $this->ada->id, 'ada@customer.example', "My $name", "About the $name.", refs: [ Message_Ids::hash( "$name-1@customer.example" ) ] ) );
		$this->forget_jobs();
		$reply = $this->reply( $received->ticket );
		$this->run_jobs();
		$this->assertSame( 'sent', $this->fresh( $reply )->delivery_state );
		$this->tickets[ $name ]          = $received->ticket;
		$this->messages[ $name ]         = $reply->id;
		$this->messages[ "$name-first" ] = $received->message->id;
		$this->addresses[ $name ]        = (string) self::header( end( $this->mails ) ?: [ 'headers' => [] ], 'Reply-To' );
		return $received->ticket;
	}

	/**
	 * Finds, and does it.
	 *
	 * @param string $name Name.
	 */
	#[DataProvider( 'names' )]
	public function test_fixture( string $name ): void {
		$path     = dirname( __DIR__, 4 ) . self::FOLDER . $name;
		$expected = json_decode( (string) file_get_contents( "$path.json" ), true, 16, JSON_THROW_ON_ERROR );
		// What Ada wrote first is known by an id that isn't ours, in mails that name no other.
		$this->known( 'lamp' );
		$this->known( 'offer' );
		$mail     = Reader::read( $this->filled( (string) file_get_contents( "$path.eml" ) ) );
		$thread   = $this->services->thread_finder()->find( $mail, $this->doors[ $expected['door'] ] );
		$this->assertSame( $expected['thread'], $this->told( $thread ) );
		if ( isset( $expected['then'] ) ) {
			$this->assertSame( $expected['then'], $this->done( $mail, $thread, $this->doors[ $expected['door'] ] ) );
		}
	}

	/**
	 * Names of the mails.
	 *
	 * @return \Generator<string, array{string}>
	 */
	public static function names(): \Generator {
		foreach ( (array) glob( dirname( __DIR__, 4 ) . self::FOLDER . '*.eml' ) as $path ) {
			$name = basename( (string) $path, '.eml' );
			yield $name => [ $name ];
		}
	}

	public function test_there_are_fixtures(): void {
		$this->assertGreaterThanOrEqual( 25, count( iterator_to_array( self::names() ) ) );
	}

	/**
	 * A mail of many ids costs no more queries than one of few, as long as they are unknown.
	 */
	public function test_many_unknown_ids_cost_one_query(): void {
		$count = function ( int $ids ): int {
			$references = implode( "\n ", array_map( static fn( int $id ): string => "<$id@mail.example>", range( 1, $ids ) ) );
			$mail       = Reader::read( "From: ada@customer.example\nSubject: Hello\nReferences: $references\n\nHello" );
			$before     = $GLOBALS['wpdb']->num_queries;
			$this->assertNull( $this->services->thread_finder()->find( $mail, $this->doors['support'] )->ticket_id );
			return $GLOBALS['wpdb']->num_queries - $before;
		};
		$this->assertSame( $count( 2 ), $count( 900 ) );
	}

	/**
	 * A mail with what must be signed.
	 *
	 * @param string $mail Mail with `{{kind:ticket}}`.
	 */
	private function filled( string $mail ): string {
		return (string) preg_replace_callback(
			'/\{\{([\w-]+):(\w+)\}\}/i',
			function ( array $found ): string {
				$ids    = $this->services->message_ids();
				$name   = $found[2];
				$ticket = $this->known( $name );
				$bulb   = str_starts_with( strtolower( $found[1] ), 'forged' ) ? $this->known( 'bulb' ) : $ticket;
				$inbox  = $this->services->inboxes()->find( $ticket->inbox_id );
				$this->assertNotNull( $inbox );
				return match ( $found[1] ) {
					'address', 'old-address' => $this->addresses[ $name ],
					'ADDRESS'                => strtoupper( $this->addresses[ $name ] ),
					'forged-address'         => str_replace( '+t.' . $bulb->id . '.', "+t.$ticket->id.", $this->addresses['bulb'] ),
					'agent-address'          => $this->services->reply_addresses()->of_agent( $inbox, $ticket->id, $this->agent ),
					'agent-address-of-otto'  => $this->services->reply_addresses()->of_agent( $inbox, $ticket->id, $this->otto ),
					'id'                     => trim( $ids->of_message( $ticket->id, $this->messages[ $name ] ), '<>' ),
					'first-id'               => trim( $ids->of_message( $ticket->id, 0 ), '<>' ),
					'notice-id'              => trim( $ids->of_notice( $ticket->id, 5, "u$this->agent" ), '<>' ),
					'forged-id'              => str_replace( 't' . $bulb->id . '.', "t$ticket->id.", trim( $ids->of_message( $bulb->id, $this->messages['bulb'] ), '<>' ) ),
					'mark'                   => $this->services->thread_marks()->of_ticket( $ticket->inbox_id, $ticket->id ),
					'forged-mark'            => str_replace( 'ref:' . $bulb->id . '.', "ref:$ticket->id.", $this->services->thread_marks()->of_ticket( $inbox->id, $bulb->id ) ),
					'number'                 => (string) $ticket->number,
					default                  => throw new \LogicException( "What is $found[0]?" ), // phpcs:ignore WordPress.Security.EscapeOutput
				};
			},
			$mail
		);
	}

	/**
	 * A thread in names.
	 *
	 * @param Thread $thread Thread.
	 * @return array<string, bool|string|null>
	 */
	private function told( Thread $thread ): array {
		return [
			'ticket'        => $this->called( $thread->ticket_id ),
			'rule'          => $thread->rule,
			'reason'        => $thread->reason,
			'is_suggestion' => $thread->is_suggestion,
			'is_stranger'   => $thread->is_stranger,
			'message'       => array_search( $thread->message_id, $this->messages, true ) ?: null,
			'agent'         => $thread->agent_id > 0 ? ( $thread->agent_id === $this->agent ? 'jonas' : 'another' ) : null,
		];
	}

	/**
	 * Takes the mail in and tells what was done.
	 *
	 * @param Mail       $mail   Mail.
	 * @param Thread     $thread Where it belongs.
	 * @param Connection $door   Door.
	 * @return array<string, string>
	 */
	private function done( Mail $mail, Thread $thread, Connection $door ): array {
		$sender = $mail->from[0]->email;
		$result = $this->services->inbound()->receive(
			new Inbound_Message(
				channel: Email_Channel::ID,
				inbox_id: $door->inbox_id,
				external_key: $mail->message_id,
				sender_type: 'email',
				sender_value: $sender,
				sender_name: $mail->from[0]->name,
				subject: $mail->subject,
				html: $mail->html,
				text: $mail->text,
				connection_id: $door->id,
				ticket_id: $thread->is_suggestion ? null : $thread->ticket_id,
				rule: $thread->rule,
				is_automatic: '' !== Automatic::of( $mail ),
				refs: [ $mail->message_id ],
				is_stranger: $thread->is_stranger
			)
		);
		$ticket = $this->services->ticket_rows()->find( $result->ticket_id );
		$this->assertNotNull( $ticket );
		$contact = $this->services->contact_verbs()->identify( 'email', $sender, '' )->id;
		$role    = array_column( array_map( 'get_object_vars', $this->services->participants()->of( $ticket->id ) ), 'role', 'contact_id' )[ $contact ] ?? '';
		$this->assertSame( in_array( $role, [ Participant::REQUESTER, Participant::CC ], true ), $this->services->ticket_policy()->customer_sees( $contact, $ticket ) );
		$done = [
			'action' => $result->action,
			'ticket' => (string) $this->called( $ticket->id ),
			'role'   => $role,
			'status' => $ticket->status,
		];
		return $ticket->follow_up_of ? $done + [ 'follow_up_of' => (string) $this->called( $ticket->follow_up_of ) ] : $done;
	}

	/**
	 * A ticket's name; null for none, or for one that the mail opened.
	 *
	 * @param int|null $id Ticket.
	 */
	private function called( ?int $id ): ?string {
		return array_search( $id, array_map( static fn( Ticket $ticket ): int => $ticket->id, $this->tickets ), true ) ?: null;
	}
}
