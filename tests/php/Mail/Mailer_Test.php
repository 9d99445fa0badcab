<?php

declare(strict_types=1);

namespace Switchboard\Tests\Mail;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;
use Switchboard\Foundation\Problem;
use Switchboard\Mail\Letter;
use Switchboard\Mail\Mail;

final class Mailer_Test extends Mail_Story {

	/**
	 * @param array<string, mixed> $with Arguments of Mail.
	 */
	private function mail( array $with = [] ): Mail {
		return new Mail( ...$with + [
			'to'     => 'ada@customer.example',
			'letter' => new Letter( 'Hello', '<p>Hello</p>', 'Hello in text' ),
		] );
	}

	public function test_html_and_text_leave_together(): void {
		$this->services->mailer()->send( $this->mail() );
		$this->assertSame( '<p>Hello</p>', $this->mails[0]['message'] );
		$this->assertSame( 'text/html; charset=UTF-8', self::header( $this->mails[0], 'Content-Type' ) );
		$this->assertSame( 'Hello in text', $this->mailers[0]->AltBody );
		$this->assertNull( self::header( $this->mails[0], 'From' ) );
	}

	public function test_the_text_part_does_not_leak_into_the_next_mail_of_another_plugin(): void {
		$this->services->mailer()->send( $this->mail() );
		wp_mail( 'b@c.example', 'Other', 'other' );
		$this->assertSame( '', $this->mailers[1]->AltBody );
	}

	public function test_a_person_s_mail_carries_no_automatic_headers(): void {
		$this->services->mailer()->send( $this->mail() );
		foreach ( [ 'Auto-Submitted', 'X-Auto-Response-Suppress', 'Precedence', 'X-Loop' ] as $name ) {
			$this->assertNull( self::header( $this->mails[0], $name ) );
		}
	}

	public function test_a_notice_says_that_it_is_automatic(): void {
		$this->services->mailer()->send( $this->mail( [ 'automatic' => 'auto-generated' ] ) );
		$this->assertSame( 'auto-generated', self::header( $this->mails[0], 'Auto-Submitted' ) );
		$this->assertSame( 'All', self::header( $this->mails[0], 'X-Auto-Response-Suppress' ) );
		$this->assertSame( 'bulk', self::header( $this->mails[0], 'Precedence' ) );
		$this->assertTrue( $this->services->message_ids()->is_loop_mark( (string) self::header( $this->mails[0], 'X-Loop' ) ) );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>}>
	 */
	public static function smuggled(): iterable {
		yield 'recipient' => [ [ 'to' => "a@b.example\r\nBcc: c@d.example" ] ];
		yield 'subject' => [ [ 'letter' => new Letter( "Hello\nBcc: c@d.example", '', '' ) ] ];
		yield 'sender name' => [
			[
				'from_address' => 'a@b.example',
				'from_name'    => "Shop\r\nBcc: c@d.example",
			],
		];
		yield 'sender address' => [ [ 'from_address' => "a@b.example\nBcc: c@d.example" ] ];
		yield 'message id' => [ [ 'message_id' => "<a@b>\r\nBcc: c@d.example" ] ];
		yield 'value of a header' => [ [ 'headers' => [ 'References' => "<a@b>\rBcc: c@d.example" ] ] ];
		yield 'name of a header' => [ [ 'headers' => [ "X-A: b\nBcc" => 'c@d.example' ] ] ];
	}

	/**
	 * @param array<string, mixed> $with Arguments of Mail.
	 */
	#[DataProvider( 'smuggled' )]
	public function test_a_line_break_in_a_header_is_refused( array $with ): void {
		try {
			$this->services->mailer()->send( $this->mail( $with ) );
			$this->fail( 'It was sent.' );
		} catch ( Problem $problem ) {
			$this->assertSame( 'switchboard_mail_header', $problem->name );
		}
		$this->assertSame( [], $this->mails );
	}

	public function test_several_recipients_in_one_address_are_refused(): void {
		$this->expectException( Problem::class );
		$this->services->mailer()->send( $this->mail( [ 'to' => 'a@b.example, c@d.example' ] ) );
	}

	public function test_the_mailers_own_words_are_the_reason(): void {
		$this->refusal = 'SMTP error: 550 no such user';
		$this->expectExceptionMessage( 'SMTP error: 550 no such user' );
		$this->services->mailer()->send( $this->mail() );
	}

	public function test_a_silent_failure_is_one_too(): void {
		add_filter( 'pre_wp_mail', '__return_false', 99 );
		$this->expectExceptionMessage( 'The site’s mailer did not take the mail.' );
		$this->services->mailer()->send( $this->mail() );
	}

	public function test_hooks_are_gone_after_a_failure(): void {
		$before = count( $GLOBALS['wp_filter']['phpmailer_init']->callbacks[10] ?? [] );
		add_filter( 'pre_wp_mail', static fn(): bool => throw new \RuntimeException( 'broken plugin' ), 99 );
		try {
			$this->services->mailer()->send( $this->mail() );
		} catch ( \RuntimeException $error ) {
			$this->assertSame( 'broken plugin', $error->getMessage() );
		}
		$this->assertCount( $before, $GLOBALS['wp_filter']['phpmailer_init']->callbacks[10] ?? [] );
	}

	public function test_the_id_replaces_phpmailers_own(): void {
		$this->services->mailer()->send( $this->mail( [ 'message_id' => '<t1.m2@shop.example>' ] ) );
		$this->assertSame( '<t1.m2@shop.example>', $this->mailers[0]->MessageID );
		$this->assertSame( '<t1.m2@shop.example>', self::header( $this->mails[0], 'Message-ID' ) );
	}

	public function test_a_senders_name_cannot_change_the_address(): void {
		$this->services->mailer()->send(
			$this->mail(
				[
					'from_address' => 'support@shop.example',
					'from_name'    => 'Shop" <evil@evil.example>',
				]
			)
		);
		$this->assertSame( 'Shop evil@evil.example <support@shop.example>', self::header( $this->mails[0], 'From' ) );
	}

	public function test_files_keep_their_names_and_none_is_lost(): void {
		$file = static fn( string $name ): array => [
			'path' => __FILE__,
			'name' => $name,
		];
		$this->services->mailer()->send( $this->mail( [ 'files' => [ $file( 'a.pdf' ), $file( 'a.pdf' ), $file( '12' ), $file( "../e\r\nvil\".txt" ) ] ] ) );
		$this->assertSame( [ 'a.pdf', 'a (2).pdf', 'file 12', '.._e_vil_.txt' ], array_keys( (array) $this->mails[0]['attachments'] ) );
	}

	/**
	 * As it really leaves: through the whole of wp_mail(), caught only at the last step.
	 */
	#[Group( 'smoke' )]
	public function test_wordpress_makes_one_mail_of_it(): void {
		remove_all_filters( 'pre_wp_mail' );
		require_once ABSPATH . WPINC . '/PHPMailer/PHPMailer.php';
		require_once ABSPATH . WPINC . '/PHPMailer/SMTP.php';
		require_once ABSPATH . WPINC . '/PHPMailer/Exception.php';
		$GLOBALS['phpmailer'] = new class( true ) extends \PHPMailer\PHPMailer\PHPMailer {
			public function postSend() { // phpcs:ignore WordPress.NamingConventions.ValidFunctionName
				return true;
			}
		};
		$this->services->mailer()->send(
			$this->mail(
				[
					'from_address' => 'support@shop.example',
					'from_name'    => 'Shop',
					'message_id'   => '<t1.m2@shop.example>',
					'automatic'    => 'auto-replied',
					'headers'      => [ 'References' => '<t1.m0@shop.example>' ],
					'files'        => [
						[
							'path' => __FILE__,
							'name' => 'ünïcode.txt',
						],
					],
				]
			)
		);
		$source = $GLOBALS['phpmailer']->getSentMIMEMessage();
		unset( $GLOBALS['phpmailer'] );
		$this->assertSame( 1, preg_match_all( '/^Message-ID:/mi', $source ) );
		$this->assertStringContainsString( 'Message-ID: <t1.m2@shop.example>', $source );
		$this->assertStringContainsString( 'References: <t1.m0@shop.example>', $source );
		$this->assertStringContainsString( 'From: Shop <support@shop.example>', $source );
		$this->assertStringContainsString( 'Auto-Submitted: auto-replied', $source );
		$this->assertStringContainsString( 'multipart/alternative', $source );
		$this->assertStringContainsString( 'Hello in text', $source );
		$this->assertStringContainsString( '<p>Hello</p>', $source );
	}
}
