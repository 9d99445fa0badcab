<?php
/**
 * Bounces.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Automatic;
use Switchboard\Channels\Email\Reading\Bounce;
use Switchboard\Channels\Email\Reading\Failed_Recipient;
use Switchboard\Channels\Email\Reading\Reader;

/**
 * Reports for machines and notices for people; what is none stays none.
 */
final class Bounce_Test extends TestCase {

	/**
	 * The header that came back is told, for the ticket that it belongs to.
	 */
	public function test_original_headers(): void {
		$bounce = Bounce::of( Reader::read( (string) file_get_contents( dirname( __DIR__, 4 ) . '/fixtures/mail/automatic/bounce-headers-only.eml' ) ) );
		self::assertSame( 'kim@lindqvist.example', $bounce?->original_headers['to'] );
		self::assertSame( 'Your order 4711', $bounce->original_headers['subject'] );
	}

	/**
	 * The server's words are kept, shortened and on one line.
	 */
	public function test_diagnostic(): void {
		$report = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; a.example\n\nFinal-Recipient: rfc822; kim@lindqvist.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 no\n  " . str_repeat( 'because ', 500 );
		$bounce = Bounce::of( Reader::read( $report ) );
		self::assertStringStartsWith( '550 no because because', $bounce?->failed[0]->diagnostic ?? '' );
		self::assertSame( 500, mb_strlen( $bounce->failed[0]->diagnostic ?? '' ) );
	}

	/**
	 * A report of hundreds of recipients is read up to a limit.
	 */
	public function test_many_recipients(): void {
		$report = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; a.example\n";
		for ( $number = 0; $number < 400; $number++ ) {
			$report .= "\nFinal-Recipient: rfc822; a{$number}@lindqvist.example\nAction: failed\nStatus: 5.1.1\n";
		}
		$bounce = Bounce::of( Reader::read( $report ) );
		self::assertCount( 50, $bounce->failed ?? [] );
		self::assertSame( 'a49@lindqvist.example', $bounce->failed[49]->address ?? '' );
	}

	/**
	 * A returned message may begin as in an mbox; its Message-ID is no address that failed.
	 */
	public function test_mbox_line_before_the_returned_message(): void {
		$notice = "Return-Path: <>\nFrom: postmaster@lindqvist.example\nTo: desk@shop.example\nSubject: e-mail bounce notification\n\nreject reason: Mailbox full\ntarget mail address: kim@lindqvist.example\n\nFrom desk@shop.example  Sat Oct  4 08:00:07 2025\nDate: Sat, 04 Oct 2025 06:00:03 +0000\nFrom: Desk <desk@shop.example>\nMessage-ID: <1@shop.example>\n";
		$bounce = Bounce::of( Reader::read( $notice ) );
		self::assertSame( [ 'kim@lindqvist.example' ], array_map( static fn ( Failed_Recipient $one ): string => $one->address, $bounce->failed ?? [] ) );
		self::assertSame( [ '5.2.2', '1@shop.example' ], [ $bounce?->status, $bounce?->original_message_id ] );
	}

	/**
	 * A notice without any address that brings the real one as an attachment: it's that one's, not the sender's, address that failed.
	 */
	public function test_bounce_in_a_bounce(): void {
		$report = "From: MAILER-DAEMON@post.example\nTo: desk@shop.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; kim@lindqvist.example\nAction: failed\nStatus: 5.1.1\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <1@shop.example>\n\n--b--\n";
		$notice = "From: Mail Delivery Subsystem <robot@post.example>\nTo: Recipients of notices <desk@shop.example>\nSubject: Returned mail: User unknown\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\nNotice of a mail.\n\n--a\nContent-Type: message/rfc822\n\n{$report}\n--a--\n";
		$bounce = Bounce::of( Reader::read( $notice ) );
		self::assertSame( 'kim@lindqvist.example', $bounce?->failed[0]->address );
		self::assertSame( '1@shop.example', $bounce->original_message_id );
	}

	/**
	 * Hostile mail is read without an error.
	 *
	 * @param string $body Body.
	 */
	#[DataProvider( 'hostile' )]
	public function test_hostile( string $body ): void {
		$mail   = Reader::read( "Return-Path: <>\nFrom: MAILER-DAEMON@a.example\nSubject: failure notice\n\n" . $body );
		$bounce = Bounce::of( $mail );
		self::assertNotNull( $bounce );
		self::assertMatchesRegularExpression( '/^[45]\.\d{1,3}\.\d{1,3}$/', $bounce->status );
		self::assertFalse( $bounce->is_hard );
		self::assertSame( 'null-return-path', Automatic::of( $mail ) );
	}

	/**
	 * Bodies on which a careless pattern hangs or fails.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function hostile(): iterable {
		yield 'nothing' => [ '' ];
		yield 'spaces' => [ str_repeat( ' ', 200_000 ) ];
		yield 'at signs' => [ str_repeat( 'a@', 100_000 ) ];
		yield 'words' => [ str_repeat( 'message mail account ', 20_000 ) ];
		yield 'lines' => [ str_repeat( "X-A: b\n", 50_000 ) ];
		yield 'dashes' => [ str_repeat( '-', 200_000 ) ];
		yield 'no UTF-8' => [ str_repeat( "\xff\xfe\x80", 10_000 ) ];
		yield 'reports without end' => [ str_repeat( "Final-Recipient:\nAction: failed\n", 20_000 ) ];
	}
}
