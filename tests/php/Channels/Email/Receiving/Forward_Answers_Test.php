<?php
/**
 * What comes back after a forward, by mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Inboxes\Inbox;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\New_Message;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Ticket;

/**
 * Whom we asked answers the team; and what agents answer to that by mail stays inside, too.
 */
final class Forward_Answers_Test extends Receiving_Case {

	private const SMITH = 'Smith <smith@lamps.example>';

	private Ticket $ticket;

	private Message $forward;

	/** A ticket of Ada's that was passed on to Smith. */
	protected function setUp(): void {
		parent::setUp();
		$this->ticket  = $this->ticket();
		$this->forward = $this->services->tickets()->forward( $this->ticket->id, new New_Message( 'Can you mend this?', to: 'smith@lamps.example' ), Actor::agent( $this->agent ) );
		$this->run_jobs();
		$this->mails = [];
	}

	public function test_by_its_address_and_by_its_id(): void {
		$address = $this->services->reply_addresses()->of_forward( $this->inbox(), $this->ticket->id, $this->forward->id );
		$this->assertNotSame( '', $address );
		$id = $this->services->message_ids()->of_message( $this->ticket->id, $this->forward->id );
		foreach ( [ [ 'To' => $address ], [ 'In-Reply-To' => $id ] ] as $number => $headers ) {
			$result  = $this->import(
				self::mail(
					$headers + [
						'From'       => self::SMITH,
						'Cc'         => 'boss@lamps.example',
						'Message-ID' => "<s$number@lamps.example>",
					],
					'Two hundred.'
				)
			);
			$message = $this->services->messages()->find( $result->message_id );
			$this->assertSame( [ 'appended', $this->ticket->id, Message::FORWARD ], [ $result->action, $result->ticket_id, $message?->kind ] );
		}
		$this->assertSame( [ 'ada@customer.example', 'smith@lamps.example' ], array_map( static fn( Participant $participant ): string => $participant->address, $this->services->participants()->of( $this->ticket->id ) ), 'Nobody comes along by Smith’s Cc.' );
	}

	public function test_passed_on_once_more_it_is_still_an_answer_to_the_forward(): void {
		$result = $this->import(
			self::mail(
				[
					'From'        => 'Jones <jones@lamps.example>',
					'In-Reply-To' => $this->services->message_ids()->of_message( $this->ticket->id, $this->forward->id ),
				],
				'Smith asked me to answer.'
			)
		);
		$this->assertSame( Message::FORWARD, $this->services->messages()->find( $result->message_id )?->kind );
		$jones = $this->services->contact_verbs()->identify( 'email', 'jones@lamps.example', '' );
		$this->assertFalse( $this->services->participants()->has( $this->ticket->id, $jones->id ) );
	}

	public function test_what_an_agent_answers_by_mail_stays_inside(): void {
		$this->import(
			self::mail(
				[
					'From'        => self::SMITH,
					'In-Reply-To' => $this->services->message_ids()->of_message( $this->ticket->id, $this->forward->id ),
				],
				'Two hundred.'
			)
		);
		$this->run_jobs();
		$notice = $this->mails_to( 'jonas@shop.example' )[0] ?? null;
		$this->assertNotNull( $notice );
		$this->assertStringContainsString( 'Smith', $notice['message'], 'It names who wrote, not the customer.' );
		$this->mails = [];
		$this->answer( (string) self::header( $notice, 'Reply-To' ), 'Too dear, tell them four hundred.' );
	}

	public function test_what_is_answered_to_a_mention_stays_inside(): void {
		$this->services->tickets()->note( $this->ticket->id, new New_Message( '<p>Look at this</p>', [], [ $this->agent ] ), Actor::agent( $this->agents['lia'] ) );
		$this->run_jobs();
		$notice = $this->mails_to( 'jonas@shop.example' )[0] ?? null;
		$this->assertNotNull( $notice );
		$this->mails = [];
		$this->answer( (string) self::header( $notice, 'Reply-To' ), 'She complains each week.' );
	}

	public function test_a_bounce_is_known_by_its_address(): void {
		$address = $this->services->reply_addresses()->of_bounces( $this->inbox(), $this->ticket->id, $this->forward->id );
		$result  = $this->import(
			"From: MAILER-DAEMON@mx.example\r\nTo: $address\r\nSubject: Undelivered\r\nMessage-ID: <b1@mx.example>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
			. "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nNobody is there.\r\n"
			. "--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; smith@lamps.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n--x--\r\n"
		);
		$this->assertSame( [ 'recorded', $this->ticket->id ], [ $result->action, $result->ticket_id ] );
		$this->assertSame( 'bounced', $this->fresh( $this->forward )->delivery_state );
	}

	/**
	 * Jonas answers by mail: a note, and no mail to anybody outside.
	 *
	 * @param string $address Address of the notice.
	 * @param string $text    Text.
	 */
	private function answer( string $address, string $text ): void {
		$this->assertStringContainsString( '+n.', $address );
		$result  = $this->import(
			self::mail(
				[
					'From'       => 'Jonas <jonas@shop.example>',
					'To'         => $address,
					'Message-ID' => '<j1@shop.example>',
				],
				$text
			)
		);
		$message = $this->services->messages()->find( $result->message_id );
		$this->assertSame( [ 'recorded', Message::NOTE ], [ $result->action, $message?->kind ] );
		$this->run_jobs();
		$this->assertSame( [], array_filter( $this->mails, static fn( array $mail ): bool => str_contains( $mail['message'], $text ) ) );
	}

	/** The inbox. */
	private function inbox(): Inbox {
		$inbox = $this->services->inboxes()->find( $this->inbox );
		$this->assertNotNull( $inbox );
		return $inbox;
	}
}
