<?php

declare(strict_types=1);

namespace Switchboard\Tests\Mail;

use PHPUnit\Framework\Attributes\DataProvider;

/**
 * Mails ask for an answer by mail only where one arrives.
 */
final class Answer_By_Mail_Test extends Mail_Story {

	private const BY_REPLY = 'simply reply to this mail';

	/**
	 * What a customer reads under an agent's answer.
	 */
	private function words(): string {
		$ticket = $this->services->ticket_rows()->find( $this->ticket()->id ) ?? $this->fail();
		$inbox  = $this->services->inboxes()->find( $this->inbox ) ?? $this->fail();
		return $this->services->variables()->for_customer( $ticket, $inbox, $this->ada )['answer.html'];
	}

	/**
	 * Adds a connection.
	 *
	 * @param array<string, bool|int|float|string|list<string>> $settings Settings.
	 */
	private function connect( array $settings, bool $enabled = true ): void {
		$this->services->connections()->insert( 'email', 'Mailbox', $this->inbox, $settings, [], $enabled );
	}

	/**
	 * @return iterable<string, array{array<string, string>}>
	 */
	public static function ways_in(): iterable {
		yield 'a mailbox' => [
			[
				'receiving'      => 'imap',
				'receiving_host' => 'imap.shop.example',
			],
		];
		yield 'a provider that posts' => [ [ 'receiving' => 'postmark' ] ];
	}

	/**
	 * @param array<string, string> $settings Settings.
	 */
	#[DataProvider( 'ways_in' )]
	public function test_an_answer_by_mail_is_asked_for_where_mail_comes_in( array $settings ): void {
		$this->connect( $settings );
		$this->assertStringContainsString( self::BY_REPLY, $this->words() );
	}

	public function test_it_is_not_where_mail_only_leaves_or_the_connection_is_off(): void {
		$this->assertStringNotContainsString( self::BY_REPLY, $this->words() );
		$this->connect( [
			'sending'   => 'smtp',
			'smtp_host' => 'smtp.shop.example',
		] );
		$this->connect( [ 'receiving' => 'postmark' ], false );
		$this->assertStringNotContainsString( self::BY_REPLY, $this->words() );
	}

	public function test_it_is_not_where_mails_come_from_the_sites_address(): void {
		$this->services->inboxes()->update( $this->inbox, [ 'address' => '' ] );
		$this->connect( [ 'receiving' => 'postmark' ] );
		$this->assertStringNotContainsString( self::BY_REPLY, $this->words() );
		$this->connect( [
			'sending'   => 'smtp',
			'smtp_host' => 'smtp.shop.example',
			'user'      => 'support@shop.example',
		] );
		$this->assertStringContainsString( self::BY_REPLY, $this->words() );
	}
}
