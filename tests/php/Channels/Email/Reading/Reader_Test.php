<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Address;
use Switchboard\Channels\Email\Reading\Limits;
use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Reading\Part;
use Switchboard\Channels\Email\Reading\Reader;

final class Reader_Test extends TestCase {

	private const MAILS = __DIR__ . '/../../../../fixtures/mail/reading/';

	/**
	 * Mails that lie beside what is expected of them.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function mails(): iterable {
		foreach ( (array) glob( self::MAILS . '*.eml' ) as $path ) {
			yield basename( (string) $path, '.eml' ) => [ (string) $path ];
		}
	}

	#[DataProvider( 'mails' )]
	public function test_reads_a_mail_as_expected( string $path ): void {
		$expected = (array) json_decode( (string) file_get_contents( substr( $path, 0, -3 ) . 'json' ), true, 16, JSON_THROW_ON_ERROR );
		$found    = self::told( Reader::read( (string) file_get_contents( $path ) ) );
		self::assertNotSame( [], $expected );
		foreach ( $expected as $field => $value ) {
			self::assertSame( $value, $found[ $field ], (string) $field );
		}
	}

	#[DataProvider( 'mails' )]
	public function test_reads_the_same_from_a_stream( string $path ): void {
		$stream = fopen( $path, 'rb' );
		self::assertIsResource( $stream );
		self::assertSame( self::told( Reader::read( (string) file_get_contents( $path ) ) ), self::told( Reader::read( $stream ) ) );
	}

	public function test_reads_a_stream_that_cannot_be_rewound(): void {
		$pair = stream_socket_pair( STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0 );
		self::assertIsArray( $pair );
		fwrite( $pair[0], "From: a@kunde.example\r\nSubject: Da\r\n\r\nText\r\n" );
		fclose( $pair[0] );
		$mail = Reader::read( $pair[1] );
		self::assertSame( [ 'Da', "Text\n" ], [ $mail->subject, $mail->text ] );
	}

	public function test_anything_is_a_mail(): void {
		foreach ( [ '', "\n", "\r", "\0", 'just a word', "From: \r\n\r\n", ': x', str_repeat( '(', 5000 ), "Content-Type: multipart/mixed; boundary=\r\n\r\n--\r\n" ] as $bytes ) {
			$mail = Reader::read( $bytes );
			self::assertNull( $mail->date );
			self::assertSame( '', $mail->message_id );
		}
		self::assertSame( 'just a word', Reader::read( 'just a word' )->text );
	}

	public function test_gives_headers_decoded_and_as_they_came(): void {
		$mail = Reader::read( "X-Note: =?utf-8?Q?=C3=A4?= eins\r\nx-note: zwei\r\n  und drei\r\nX-Bytes: \xE4\r\n\r\n" );
		self::assertSame( 'ä eins', $mail->header( 'X-Note' ) );
		self::assertSame( [ '=?utf-8?Q?=C3=A4?= eins', 'zwei  und drei' ], $mail->header_lines( 'x-note' ) );
		self::assertSame( [ 'ä' ], $mail->header_lines( 'X-Bytes' ) );
		self::assertTrue( $mail->has_header( 'x-NOTE' ) );
		self::assertFalse( $mail->has_header( 'X-None' ) );
		self::assertSame( [ '', [] ], [ $mail->header( 'X-None' ), $mail->header_lines( 'X-None' ) ] );
	}

	public function test_a_mail_within_a_mail_is_read_when_asked_for(): void {
		$inner = Reader::read( (string) file_get_contents( self::MAILS . 'forwarded-as-attachment.eml' ) )->attachments[0]->mail();
		self::assertInstanceOf( Mail::class, $inner );
		self::assertSame( [ 'Innen', "Innen drin.\n" ], [ $inner->subject, $inner->text ] );
		self::assertNull( $inner->root->mail() );
	}

	public function test_mails_within_mails_end_at_the_limit(): void {
		$bytes = str_repeat( "Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n", 10 ) . "Subject: deepest\r\n\r\nx";
		$mail  = Reader::read( $bytes, new Limits( depth: 4 ) );
		$depth = 0;
		while ( null !== ( $mail->root->mail() ) ) {
			$mail = $mail->root->mail();
			++$depth;
		}
		self::assertSame( 4, $depth );
	}

	public function test_more_headers_than_the_limit_lose_only_what_nobody_needs(): void {
		$mail = Reader::read( str_repeat( "X-Filler: 0123456789\r\n", 100 ) . "From: a@kunde.example\r\nX-Late: x\r\nSubject: Da\r\n\r\nText", new Limits( header_bytes: 500 ) );
		self::assertSame( [ 'Da', 'a@kunde.example', 'Text' ], [ $mail->subject, $mail->from[0]->email, $mail->text ] );
		self::assertFalse( $mail->has_header( 'X-Late' ) );
		self::assertSame( [ 'headers-cut' ], $mail->problems );
	}

	public function test_more_parts_than_the_limit_stay_within_the_last(): void {
		$mail = Reader::read( "Content-Type: multipart/mixed; boundary=b\r\n\r\n" . str_repeat( "--b\r\nContent-Type: image/png\r\n\r\nPNG\r\n", 9 ) . '--b--', new Limits( parts: 4 ) );
		self::assertCount( 3, $mail->attachments );
		self::assertStringEndsWith( '--b--', $mail->attachments[2]->bytes( 10000 ) );
		self::assertContains( 'too-many-parts', $mail->problems );
	}

	public function test_multiparts_deeper_than_the_limit_are_shown_as_they_are(): void {
		$bytes = '';
		for ( $level = 0; $level < 9; $level++ ) {
			$bytes .= "Content-Type: multipart/mixed; boundary=b$level\r\n\r\n--b$level\r\n";
		}
		$mail = Reader::read( $bytes . "\r\ndeep inside", new Limits( depth: 3 ) );
		self::assertStringContainsString( 'deep inside', $mail->text );
		self::assertContains( 'too-deep', $mail->problems );
	}

	public function test_text_beyond_the_limit_is_cut_and_offered_whole(): void {
		$mail = Reader::read( "Subject: Da\r\n\r\n" . str_repeat( '0123456789', 100 ), new Limits( text_bytes: 300 ) );
		self::assertSame( 300, strlen( $mail->text ) );
		self::assertSame( [ 'text-cut' ], $mail->problems );
		self::assertSame( 1000, $mail->attachments[0]->size );
	}

	public function test_says_when_there_are_more_files_than_anyone_should_take(): void {
		$bytes = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" . str_repeat( "--b\r\nContent-Type: image/png\r\n\r\nPNG\r\n", 3 ) . '--b--';
		self::assertSame( [], Reader::read( $bytes, new Limits( file_bytes: 9, files: 3 ) )->problems );
		$mail = Reader::read( $bytes, new Limits( file_bytes: 8, files: 2 ) );
		self::assertSame( [ 'too-many-files', 'too-big' ], $mail->problems );
		self::assertCount( 3, $mail->attachments );
	}

	public function test_big_files_stay_in_the_source(): void {
		$path   = (string) tempnam( sys_get_temp_dir(), 'mail' );
		$stream = fopen( $path, 'wb' );
		self::assertIsResource( $stream );
		fwrite( $stream, "Subject: big\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nText\r\n--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n" );
		$line = base64_encode( str_repeat( 'xyz', 19 ) ) . "\r\n";
		for ( $block = 0; $block < 1200; $block++ ) {
			fwrite( $stream, str_repeat( $line, 400 ) );
		}
		fwrite( $stream, "--b--\r\n" );
		fclose( $stream );
		$code = <<<'PHP'
			define( 'ABSPATH', '/' );
			require $argv[1];
			$part = Switchboard\Channels\Email\Reading\Reader::read( fopen( $argv[2], 'rb' ) )->attachments[0];
			echo $part->size, ' ', $part->copy_to( fopen( '/dev/null', 'wb' ) );
			PHP;
		$found = shell_exec( implode( ' ', array_map( 'escapeshellarg', [ PHP_BINARY, '-d', 'memory_limit=8M', '-r', $code, dirname( __DIR__, 5 ) . '/includes/autoload.php', $path ] ) ) );
		unlink( $path );
		self::assertSame( '27360000 27360000', $found );
	}

	/**
	 * A mail in the words of the fixtures.
	 *
	 * @return array<string, mixed>
	 */
	private static function told( Mail $mail ): array {
		$emails = static fn( array $addresses ): array => array_map( static fn( Address $address ): string => strtolower( $address->email ), $addresses );
		return [
			'subject'     => $mail->subject,
			'from'        => $emails( $mail->from )[0] ?? '',
			'from_name'   => $mail->from[0]->name ?? '',
			'to'          => $emails( $mail->to ),
			'cc'          => $emails( $mail->cc ),
			'message_id'  => $mail->message_id,
			'in_reply_to' => $mail->in_reply_to,
			'references'  => $mail->references,
			'date'        => $mail->date,
			'text'        => $mail->text,
			'has_html'    => $mail->has_html,
			'attachments' => array_map( [ self::class, 'file' ], $mail->attachments ),
			'problems'    => $mail->problems,
		];
	}

	/**
	 * A file in the words of the fixtures.
	 *
	 * @return array<string, mixed>
	 */
	private static function file( Part $part ): array {
		$bytes = implode( '', iterator_to_array( $part->chunks(), false ) );
		$file  = [
			'name'   => $part->name,
			'type'   => $part->type,
			'size'   => $part->size,
			'sha1'   => sha1( $bytes ),
			'inline' => $part->is_inline(),
			'cid'    => $part->cid,
		];
		$packed = $part->packed();
		return [] === $packed ? $file : $file + [ 'packed' => array_map( [ self::class, 'file' ], $packed ) ];
	}
}
