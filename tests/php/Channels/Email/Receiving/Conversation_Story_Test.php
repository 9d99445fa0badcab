<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Reading\Html_Text;
use Switchboard\Tests\Mail\Mail_Story;

/**
 * A conversation by mail from end to end, over REST: a mail opens a ticket, the agent answers, and the customer's answer from a mail
 * client lands below it.
 */
final class Conversation_Story_Test extends Mail_Story {

	private const CLIENTS = __DIR__ . '/../../../../fixtures/mail/clients/';

	private const FIRST = "From: Ada Moreno <ada@customer.example>\r\nTo: support@shop.example\r\nSubject: Meine Lampe flackert\r\nDate: Tue, 25 Nov 2025 10:00:00 +0000\r\nMessage-ID: <first-{{number}}@customer.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSie flackert für immer.\r\n";

	private const ANSWER = '<p>Please turn the <strong>screw</strong> below it.</p>';

	/** Door. */
	private Connection $connection;

	protected function setUp(): void {
		parent::setUp();
		$id               = $this->services->connections()->insert( 'email', 'Mailbox', $this->inbox, [ 'receiving' => 'webhook' ], [ 'webhook_secret' => 'a long secret' ], true );
		$this->connection = $this->services->connections()->find( $id ) ?? throw new \RuntimeException( 'No connection.' );
		// REST has the real time.
		$this->clock->set( time() + 60 );
	}

	/**
	 * Mail clients.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function clients(): iterable {
		yield 'Gmail' => [ 'gmail' ];
		yield 'Outlook' => [ 'outlook' ];
		yield 'Apple Mail' => [ 'apple-mail' ];
	}

	/**
	 * What each of them makes of our mail is folded, and what the customer wrote is shown.
	 *
	 * @param string $client File without its ending.
	 */
	#[DataProvider( 'clients' )]
	public function test_an_answer_lands_on_its_ticket_with_the_quote_folded( string $client ): void {
		[ $ticket, $sent ] = $this->answered();
		$answer            = $this->post( $this->written( $client, $sent, "In-Reply-To: {$sent['id']}\nReferences: {$sent['id']}\n" ) );
		$this->assertSame( [ 'appended', $ticket ], [ $answer['action'], $answer['ticket'] ] );
		$this->assertSame( 'in-reply-to', $answer['rule'] );
		$this->expectAnswer( $ticket, (int) $answer['message'] );
	}

	/**
	 * Some servers and clients lose what names the mail before.
	 *
	 * @param string $client File without its ending.
	 */
	#[DataProvider( 'clients' )]
	public function test_an_answer_finds_its_ticket_by_the_quote_alone( string $client ): void {
		[ $ticket, $sent ] = $this->answered();
		$answer            = $this->post( $this->written( $client, $sent, '' ) );
		$this->assertSame( [ 'appended', $ticket, 'mark' ], [ $answer['action'], $answer['ticket'], $answer['rule'] ] );
		$this->expectAnswer( $ticket, (int) $answer['message'] );
	}

	public function test_a_stranger_who_knows_the_number_joins_nothing(): void {
		[ $ticket ] = $this->answered();
		$this->act_as( $this->agent );
		$number = ( (array) $this->rest( 'GET', "/switchboard/v1/tickets/$ticket" )->get_data() )['number'];
		$this->act_as( 0 );
		$mail   = str_replace( [ '{{number}}', 'ada@customer.example', 'flackert' ], [ 'other', 'mallory@elsewhere.example', "flackert [#$number]" ], self::FIRST );
		$answer = $this->post( $mail );
		$this->assertSame( 'opened', $answer['action'] );
		$this->assertNotSame( $ticket, $answer['ticket'] );
		// Ada herself may write so.
		$own = $this->post( str_replace( [ '{{number}}', 'flackert' ], [ 'own', "flackert [#$number]" ], self::FIRST ) );
		$this->assertNotSame( $answer['ticket'], $own['ticket'] );
	}

	/**
	 * The ticket shows the customer's new words, and our own only in the quote.
	 *
	 * @param int $ticket  Ticket.
	 * @param int $message Message.
	 */
	private function expectAnswer( int $ticket, int $message ): void {
		$this->act_as( $this->agent );
		$messages = (array) $this->rest( 'GET', "/switchboard/v1/tickets/$ticket/messages" )->get_data();
		$shown    = array_column( $messages, null, 'id' )[ $message ];
		$this->assertCount( 3, $messages );
		$this->assertSame( [ 'in', 'reply', 'email', 'Ada Moreno' ], [ $shown['direction'], $shown['kind'], $shown['channel'], $shown['author']['name'] ] );
		$this->assertSame( 'Danke, sie leuchtet wieder! Für heute reicht mir das.', trim( (string) preg_replace( '/[\s\x{a0}]+/u', ' ', Html_Text::of( $shown['html'] ) ) ) );
		$this->assertStringContainsString( '<b>Für heute</b>', $shown['html'] );
		$this->assertStringContainsString( 'screw', (string) $shown['quote'] );
		// The customer wrote: the ticket waits for us again.
		$this->assertSame( 'open', ( (array) $this->rest( 'GET', "/switchboard/v1/tickets/$ticket" )->get_data() )['status'] ?? '' );
		// No mail of ours went to ourselves.
		$this->assertSame( [], $this->mails_to( 'support@shop.example' ) );
	}

	/**
	 * A ticket that came by mail and was answered.
	 *
	 * @return array{int, array{id: string, html: string, text: string, subject: string}} Ticket, and the mail that left.
	 */
	private function answered(): array {
		$ticket = (int) $this->post( str_replace( '{{number}}', bin2hex( random_bytes( 8 ) ), self::FIRST ) )['ticket'];
		$this->run_jobs();
		$this->mails   = [];
		$this->mailers = [];
		$this->act_as( $this->agent );
		$reply = $this->rest(
			'POST',
			"/switchboard/v1/tickets/$ticket/messages",
			[],
			[
				'kind' => 'reply',
				'html' => self::ANSWER,
			]
		);
		$this->assertSame( 201, $reply->get_status() );
		$this->run_jobs();
		$this->act_as( 0 );
		foreach ( $this->mails as $number => $mail ) {
			if ( 'ada@customer.example' === $mail['to'] ) {
				$mailer = $this->mailers[ $number ];
				$this->assertStringContainsString( 'screw', $mail['message'] );
				return [
					$ticket,
					[
						'id'      => $mailer->MessageID, // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- PHPMailer's.
						'html'    => $mail['message'],
						'text'    => $mailer->AltBody, // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- PHPMailer's.
						'subject' => $mail['subject'],
					],
				];
			}
		}
		$this->fail( 'No answer left.' );
	}

	/**
	 * What the customer's client sends.
	 *
	 * @param string                                                        $client Client.
	 * @param array{id: string, html: string, text: string, subject: string} $sent   Mail that is answered.
	 * @param string                                                        $thread Lines of the header that name it.
	 */
	private function written( string $client, array $sent, string $thread ): string {
		$mail  = strtr(
			(string) file_get_contents( self::CLIENTS . "$client.eml" ),
			[
				'{{to}}'          => 'support@shop.example',
				'{{date}}'        => 'Tue, 25 Nov 2025 11:20:00 +0100',
				'{{number}}'      => bin2hex( random_bytes( 6 ) ),
				'{{thread}}'      => $thread,
				'{{subject}}'     => $sent['subject'],
				'{{plain-text}}'  => $sent['text'],
				'{{quoted-text}}' => (string) preg_replace( '/^/m', '> ', $sent['text'] ),
				// A client puts the body of our mail into its own.
				'{{quoted-html}}' => preg_match( '#<body[^>]*>(.*)</body>#is', $sent['html'], $body ) ? $body[1] : $sent['html'],
			]
		);
		$parts = preg_split( '/^(--[^>\n].*)$/m', str_replace( "\r\n", "\n", $mail ), -1, PREG_SPLIT_DELIM_CAPTURE ) ?: [];
		return str_replace( "\n", "\r\n", implode( '', array_map( [ self::class, 'encoded' ], $parts ) ) );
	}

	/**
	 * A part as it is sent: the fixtures are written so that people can read them.
	 *
	 * @param string $part Part.
	 */
	private static function encoded( string $part ): string {
		if ( ! preg_match( '/^(\n(?:[\w-]+:.*\n(?:[ \t].*\n)*)*content-transfer-encoding: quoted-printable\n(?:[\w-]+:.*\n(?:[ \t].*\n)*)*\n)([\s\S]*)$/iD', $part, $found ) ) {
			return $part;
		}
		$body = stripos( $found[1], 'iso-8859-1' ) ? (string) mb_convert_encoding( $found[2], 'Windows-1252', 'UTF-8' ) : $found[2];
		return $found[1] . str_replace( "\r\n", "\n", quoted_printable_encode( str_replace( "\n", "\r\n", $body ) ) );
	}

	/**
	 * Posts a mail.
	 *
	 * @param string $mail Mail.
	 * @return array<string, mixed> Answer.
	 */
	private function post( string $mail ): array {
		$request = new \WP_REST_Request( 'POST', "/switchboard/v1/channels/email/{$this->connection->id}" );
		$request->set_headers(
			[
				'Content-Type'  => 'message/rfc822',
				'Authorization' => 'Bearer a long secret',
			]
		);
		$request->set_body( $mail );
		$answer = rest_do_request( $request );
		$this->assertContains( $answer->get_status(), [ 200, 201 ] );
		$this->database()->run_after_commit();
		/**
		 * An object.
		 *
		 * @var array<string, mixed> $data
		 */
		$data = $answer->get_data();
		return $data;
	}
}
