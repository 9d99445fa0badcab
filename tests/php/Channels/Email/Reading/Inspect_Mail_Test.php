<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\TestCase;

final class Inspect_Mail_Test extends TestCase {

	private const MAILS = __DIR__ . '/../../../../fixtures/mail/reading/';

	public function test_prints_a_line_for_each_file_and_goes_on_after_one_that_cannot_be_read(): void {
		$lines = self::run_with( [ self::MAILS . 'attachment.eml', self::MAILS . 'nowhere.eml', self::MAILS . 'related.eml' ] );
		self::assertCount( 3, $lines );
		self::assertSame( [ 'file', 'subject', 'from', 'from_name', 'to', 'cc', 'message_id', 'in_reply_to', 'references', 'date', 'text', 'has_html', 'reply', 'attachments', 'auto', 'auto_reason', 'bounce', 'dsn_status', 'feedback', 'problems' ], array_keys( $lines[0] ) );
		self::assertSame( [ 'marta@kunde.example', 1772525700, false, '' ], [ $lines[0]['from'], $lines[0]['date'], $lines[0]['auto'], $lines[0]['auto_reason'] ] );
		self::assertSame( [ 'file', 'error' ], array_keys( $lines[1] ) );
		self::assertSame( 'bild1@kunde', ( (array) $lines[2]['attachments'] )[0]['cid'] );
	}

	public function test_prints_the_reply_of_a_bare_body(): void {
		$path = (string) tempnam( sys_get_temp_dir(), 'body' );
		file_put_contents( $path, "Ja, gerne.\n\n> Kommen Sie?\n" );
		$text = self::run_with( [ '--reply-text', $path ] );
		file_put_contents( $path, '<div>Ja, gerne.</div><div class="gmail_quote"><blockquote>Kommen Sie?</blockquote></div>' );
		$html = self::run_with( [ '--reply-html', $path ] );
		unlink( $path );
		self::assertSame( [ 'file', 'reply' ], array_keys( $text[0] ) );
		self::assertStringStartsWith( 'Ja, gerne.', (string) $text[0]['reply'] );
		self::assertSame( 'Ja, gerne.', $html[0]['reply'] );
	}

	/**
	 * What the command prints.
	 *
	 * @param list<string> $arguments Arguments.
	 * @return list<array<string, mixed>>
	 */
	private static function run_with( array $arguments ): array {
		$output = (string) shell_exec( implode( ' ', array_map( 'escapeshellarg', [ PHP_BINARY, dirname( __DIR__, 5 ) . '/bin/inspect-mail.php', ...$arguments ] ) ) );
		return array_map( static fn( string $line ): array => (array) json_decode( $line, true, 32, JSON_THROW_ON_ERROR ), explode( "\n", trim( $output ) ) );
	}
}
