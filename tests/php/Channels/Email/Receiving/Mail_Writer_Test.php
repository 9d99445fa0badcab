<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving;

use Switchboard\Channels\Email\Reading\Automatic;
use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Reading\Part;
use Switchboard\Channels\Email\Reading\Reader;
use Switchboard\Channels\Email\Receiving\Content;
use Switchboard\Channels\Email\Receiving\Mail_Writer;
use Switchboard\Channels\Email\Receiving\Spool;
use Switchboard\Channels\Email\Receiving\Trace_Lines;
use Switchboard\Tests\TestCase;

final class Mail_Writer_Test extends TestCase {

	/** Keeps files for as long as the test lasts. */
	private Spool $spool;

	protected function setUp(): void {
		parent::setUp();
		$this->spool = new Spool();
	}

	public function test_files_of_every_size_come_out_as_they_went_in(): void {
		foreach ( [ 0, 1, 2, 3, 56, 57, 58, 65_536, 65_537, 200_000 ] as $size ) {
			$bytes = 0 === $size ? '' : random_bytes( $size );
			foreach ( [ false, true ] as $is_base64 ) {
				$mail = $this->write( [], [ $this->file( 'a.bin', $is_base64 ? "\r\n" . chunk_split( base64_encode( $bytes ), 60 ) : $bytes, $is_base64 ) ] );
				$this->assertSame( [ bin2hex( $bytes ) ], array_map( static fn( Part $part ): string => bin2hex( implode( '', [ ...$part->chunks() ] ) ), $mail->attachments ), "$size" );
			}
		}
	}

	public function test_nothing_in_a_file_breaks_the_mail(): void {
		$mail = $this->write(
			[ [ 'Subject', 'Files' ] ],
			[
				[ 'type' => "text/html\r\nX-Evil: 1" ] + $this->file( "../a\r\nX-Evil: 2\x00.html", 'x' ),
				[ 'type' => 'multipart/mixed; boundary=x' ] + $this->file( '', "--x\r\n\r\nInner\r\n--x--" ),
				[ 'type' => 'message/rfc822' ] + $this->file( 'other.eml', "From: bo@customer.example\r\nSubject: Other\r\n\r\nHello" ),
				[ 'cid' => "a> <b\r\nX-Evil: 3" ] + $this->file( 'c.png', 'y' ),
			]
		);
		$this->assertCount( 4, $mail->attachments );
		$this->assertSame( [ 'Files', [] ], [ $mail->subject, $mail->header_lines( 'x-evil' ) ] );
		foreach ( $mail->attachments as $part ) {
			$this->assertSame( '', $part->header( 'x-evil' ) );
			$this->assertDoesNotMatchRegularExpression( '/[\x00-\x1f]/', $part->name . $part->type . $part->cid );
		}
	}

	public function test_a_bounce_stays_one(): void {
		$mail = $this->write( [ [ 'From', 'mailer-daemon@customer.example' ], [ 'Content-Type', 'multipart/report; report-type=delivery-status; boundary="old"' ] ], [] );
		$this->assertSame( 'multipart/report', $mail->root->type );
		$this->assertNotSame( '', Automatic::of( $mail ) );
	}

	public function test_the_old_build_is_forgotten(): void {
		$mail = $this->write( [ [ 'Content-Transfer-Encoding', 'quoted-printable' ], [ 'content-type', 'text/plain; charset=utf-7' ], [ 'MIME-Version', '2.0' ], [ 'Subject', 'a=3D' ] ], [] );
		$this->assertSame( [ 'a=3D', 'It broke: =3D ü.', [ '1.0' ] ], [ $mail->subject, trim( $mail->text ), array_map( 'trim', $mail->header_lines( 'mime-version' ) ) ] );
	}

	public function test_trace_lines_are_added_where_they_are_missing(): void {
		$mail = "From: a@b.example\r\nTo: c@d.example\r\nX-Original-To: <C@d.example>\r\n\r\nReturn-Path: <x@y.example>\r\n";
		$this->assertSame( "Return-Path: <a@b.example>\r\nX-Original-To: e@d.example\r\n$mail", $this->traced( $mail, 'a@b.example', [ 'c@d.example', 'e@d.example', 'e@d.example' ] ) );
		$this->assertSame( "Return-Path: <>\r\n$mail", $this->traced( $mail, '', [] ) );
		$this->assertSame( $mail, $this->traced( $mail, null, [] ) );
		$this->assertSame( "Return-Path: <x@y.example>\n$mail", $this->traced( "Return-Path: <x@y.example>\n$mail", 'a@b.example', [] ) );
		// A recipient who is named in To isn't known to be one of the envelope's.
		$this->assertSame( "X-Original-To: a@b.example\r\n$mail", $this->traced( $mail, null, [ 'a@b.example' ] ) );
		foreach ( [ 'no address', "a@b.example\r\nX-Evil: 1", 'a@b.example, c@d.example', 'a b@c.example', '<a@b.example', 'a@b@c.example', '"a@b.example', str_repeat( 'a', 320 ) . '@b.example' ] as $wrong ) {
			$this->assertSame( $mail, $this->traced( $mail, $wrong, [ $wrong ] ), $wrong );
		}
	}

	/**
	 * Writes a mail and reads it.
	 *
	 * @param list<array{string, string}>                                                          $fields Fields.
	 * @param list<array{name: string, type: string, cid: string, base64: bool, content: Content}> $files  Files.
	 */
	private function write( array $fields, array $files ): Mail {
		$body = [
			'type'    => 'text/plain',
			'charset' => "utf-8\r\nX-Evil: 4",
			'content' => Content::of( 'It broke: =3D ü.' ),
		];
		return Reader::read( (string) file_get_contents( Mail_Writer::write( $this->spool, $fields, [ $body ], $files ) ) );
	}

	/**
	 * A file.
	 *
	 * @param string $name      Name.
	 * @param string $content   Content.
	 * @param bool   $is_base64 Whether it is written so.
	 * @return array{name: string, type: string, cid: string, base64: bool, content: Content}
	 */
	private function file( string $name, string $content, bool $is_base64 = false ): array {
		return [
			'name'    => $name,
			'type'    => 'application/octet-stream',
			'cid'     => '',
			'base64'  => $is_base64,
			'content' => $this->spool->content( $content ),
		];
	}

	/**
	 * A mail with trace lines.
	 *
	 * @param string       $mail       Mail.
	 * @param string|null  $sender     Sender.
	 * @param list<string> $recipients Recipients.
	 */
	private function traced( string $mail, ?string $sender, array $recipients ): string {
		$path = $this->spool->path();
		file_put_contents( $path, $mail );
		return (string) file_get_contents( Trace_Lines::add( $path, $sender, $recipients, $this->spool ) );
	}
}
