<?php
/**
 * Statuses.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Delivery_Status;

/**
 * What servers say, and the status that it means.
 */
final class Delivery_Status_Test extends TestCase {

	/**
	 * A server's answer without a status of its own.
	 *
	 * @param string $words  What it said.
	 * @param string $code   Status.
	 * @param string $reason Reason.
	 */
	#[DataProvider( 'answers' )]
	public function test_answer( string $words, string $code, string $reason ): void {
		$status = Delivery_Status::of_text( $words, false );
		self::assertSame( [ $code, $reason ], [ $status->code, $status->reason ] );
	}

	/**
	 * Answers.
	 *
	 * @return iterable<string, array{string, string, string}>
	 */
	public static function answers(): iterable {
		$answers = [
			[ '550 5.1.1 <kim@lindqvist.example>... User unknown', '5.1.1', 'user-unknown' ],
			[ '550 No such user here', '5.1.1', 'user-unknown' ],
			[ '550-5.1.1 The email account that you tried to reach does not exist.', '5.1.1', 'user-unknown' ],
			[ '553 sorry, no mailbox here by that name', '5.1.1', 'user-unknown' ],
			[ 'The recipient name is not recognized', '5.1.1', 'user-unknown' ],
			[ '550 Der Empfänger existiert nicht', '5.1.1', 'user-unknown' ],
			[ '550 destinatario inexistente', '5.1.1', 'user-unknown' ],
			[ '550 Adres onbekend', '5.1.1', 'user-unknown' ],
			[ '宛先のアドレスが見つかりません', '5.1.1', 'user-unknown' ],
			[ '552 mailbox is full', '5.2.2', 'mailbox-full' ],
			[ '452 user over quota', '4.2.2', 'mailbox-full' ],
			[ 'User mailbox exceeds allowed size', '5.2.2', 'mailbox-full' ],
			[ '邮箱已满', '5.2.2', 'mailbox-full' ],
			[ '550 Host unknown (Name server: a.example: host not found)', '5.1.2', 'host-unknown' ],
			[ "Sorry, I couldn't find any host named a.example.", '5.1.2', 'host-unknown' ],
			[ '552 message size exceeds fixed limit', '5.3.4', 'too-big' ],
			[ 'This message is larger than the current system limit', '5.3.4', 'too-big' ],
			[ '554 Message refused, it looks like spam', '5.7.1', 'spam' ],
			[ '550 Message blocked by policy', '5.7.1', 'policy' ],
			[ '550 Relaying denied', '5.7.1', 'relay' ],
			[ '550 relay access denied for unknown user', '5.7.1', 'relay' ],
			[ '550 5.7.26 This mail is unauthenticated, DMARC policy', '5.7.26', 'authentication' ],
			[ '550 Sender address rejected: Domain not found', '5.1.8', 'sender-rejected' ],
			[ '550 This account has been disabled', '5.2.1', 'disabled' ],
			[ '550 Konto gesperrt', '5.2.1', 'disabled' ],
			[ '551 User has moved to kim@elsewhere.example', '5.1.6', 'moved' ],
			[ '450 4.2.1 The user is receiving mail at a rate that prevents delivery', '4.2.1', 'rate-limit' ],
			[ '421 too many connections', '4.4.5', 'rate-limit' ],
			[ '554 too many hops', '5.4.6', 'loop' ],
			[ 'This is a permanent failure: connection timed out', '5.4.1', 'network' ],
			[ 'Deferred: connection timed out', '4.4.1', 'network' ],
			[ 'Envelope expired', '5.4.7', 'expired' ],
			[ '550 Requested action not taken: mailbox unavailable', '5.0.0', 'rejected' ],
			// Unknown is the sender's server here, not the address.
			[ '550 Client host rejected: cannot find your hostname', '5.7.1', 'policy' ],
			[ '550 Your mail server is not listed in our whitelist', '5.7.1', 'policy' ],
			[ '550 HELO argument invalid: unknown host', '5.7.1', 'policy' ],
			[ '550 No such domain for sender', '5.1.8', 'sender-rejected' ],
			[ 'Name service error: malformed name server reply', '5.4.1', 'network' ],
			[ 'Could not find a gateway', '5.4.1', 'network' ],
			[ 'As the remote domain doesnt exist', '5.1.2', 'host-unknown' ],
			[ '550 <kim@lindqvist.example> not found', '5.1.1', 'user-unknown' ],
			[ 'The recipient does not have enough space', '5.2.2', 'mailbox-full' ],
			[ '550 go away', '5.7.1', 'policy' ],
			[ '571 no', '5.7.1', 'policy' ],
			[ '550 no', '5.0.0', '' ],
			[ 'something', '5.0.0', '' ],
			// No statuses: an address, versions, sizes, a time.
			[ 'from [4.2.2.2] by server 5.5.2652.78 in 550 bytes at 12:550', '5.0.0', '' ],
			[ 'kim@spam.user-unknown.example said no', '5.0.0', '' ],
			// What follows a refusal isn't its cause.
			[ "550 5.1.1 User unknown\n503 5.5.1 need RCPT", '5.1.1', 'user-unknown' ],
		];
		foreach ( $answers as $answer ) {
			yield $answer[0] => $answer;
		}
	}

	/**
	 * A report's Status field beside what the server said.
	 *
	 * @param string $field      Field.
	 * @param string $diagnostic What it said.
	 * @param string $code       Status.
	 * @param bool   $is_invalid Is the address invalid for good?
	 */
	#[DataProvider( 'fields' )]
	public function test_field( string $field, string $diagnostic, string $code, bool $is_invalid ): void {
		$status = Delivery_Status::of_field( $field, $diagnostic, false );
		self::assertSame( $code, $status->code );
		self::assertSame( $is_invalid, $status->is_invalid_address() );
	}

	/**
	 * Fields.
	 *
	 * @return iterable<array{string, string, string, bool}>
	 */
	public static function fields(): iterable {
		yield [ '5.1.1', '', '5.1.1', true ];
		yield [ '5.1.1 (bad mailbox)', '550 user unknown', '5.1.1', true ];
		yield [ '5.1.2', '550 host unknown', '5.1.2', true ];
		yield [ '5.1.3', '', '5.1.3', true ];
		yield [ '5.1.6', '551 moved', '5.1.6', true ];
		yield [ '5.1.10', '556 null MX', '5.1.10', true ];
		yield [ '5.2.1', '550 account disabled', '5.2.1', true ];
		yield [ '5.2.2', '', '5.2.2', false ];
		yield [ '5.1.8', '', '5.1.8', false ];
		yield [ '5.4.4', 'host not found', '5.4.4', false ];
		yield [ '4.1.1', '450 user unknown', '4.1.1', false ];
		yield [ '5.7.1', '550 user unknown', '5.7.1', false ];
		// The words contradict the status.
		yield [ '5.1.1', '550 mailbox full', '5.1.1', false ];
		yield [ '5.1.1', '550 blocked, see spamhaus.org', '5.1.1', false ];
		yield [ '5.2.1', '550 5.2.1 receiving mail at a rate', '5.2.1', false ];
		// The words say more than the status, but never change its class.
		yield [ '5.0.0', '550 5.1.1 no such user', '5.1.1', true ];
		yield [ '5.0.0', '550 no such user', '5.1.1', true ];
		yield [ '4.0.0', '550 no such user', '4.1.1', false ];
		yield [ '5.5.0', '', '5.5.0', false ];
		// A status that is none.
		yield [ '', '452 mailbox full', '4.2.2', false ];
		yield [ '2.0.0', '550 no such user', '5.1.1', true ];
		yield [ '', '', '5.0.0', false ];
	}

	/**
	 * A server that still tries has not failed.
	 */
	public function test_delay(): void {
		self::assertSame( '4.1.1', Delivery_Status::of_text( 'user unknown', true )->code );
	}
}
