<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Receiving\Providers;

use Switchboard\Tests\Channels\Email\Receiving\Hook_Case;

final class Postmark_Test extends Hook_Case {

	public function test_a_mail_is_put_together_of_its_parts(): void {
		$connection = $this->connection( 'postmark' );
		$this->take( $connection, self::request( $connection->id, 'application/json; charset=utf-8', self::json( 'postmark' ) ) );
		$mail = $this->mail();
		$this->assertSame( [ 'ada@customer.example', 'Ada Moreno' ], [ $mail->from[0]->email, $mail->from[0]->name ] );
		$this->assertSame( 'Die Lampe flackert – schon wieder 💡', $mail->subject );
		$this->assertSame( [ 'Lámpara', 'support@shop.example' ], [ $mail->to[0]->name, $mail->to[0]->email ] );
		$this->assertSame( [ 'bo@customer.example', 'cy@customer.example' ], array_column( $mail->cc, 'email' ) );
		$this->assertSame( [ 'ada.private@customer.example' ], array_column( $mail->reply_to, 'email' ) );
		$this->assertSame( [ 'CAF+lamp-1@mail.customer.example', [ 'first@mail.customer.example' ], [ 'zero@mail.customer.example', 'first@mail.customer.example' ] ], [ $mail->message_id, $mail->in_reply_to, $mail->references ] );
		$this->assertSame( strtotime( '2025-11-25 09:58:01 UTC' ), $mail->date );
		$this->assertSame( "Guten Tag,\n\nsie flackert: \"immer\" am \\Abend\\.", trim( $mail->text ) );
		$this->assertStringContainsString( 'am \\Abend\\. <img src="cid:shot.1@customer">', $mail->html );
		$this->assertSame( [ [ 'shot.png', 'image/png', 'shot.1@customer' ], [ 'Rechnung „Nr. 7".pdf', 'application/pdf', '' ] ], array_map( static fn( array $file ): array => array_slice( $file, 0, 3 ), $this->files() ) );
		$this->assertSame( [ 70, "%PDF-1.4\n% lamp\n" ], [ strlen( $this->files()[0][3] ), $this->files()[1][3] ] );
		$this->assertSame( [ '4f1c9e2d7ab8@inbound.postmarkapp.com' ], $this->lines( 'x-original-to' ) );
		$this->assertSame( [ '<bounce+ada@customer.example>' ], $this->lines( 'return-path' ) );
		$this->assertSame( [], $mail->problems );
	}

	public function test_a_line_break_begins_no_field(): void {
		$connection = $this->connection( 'postmark' );
		$this->take( $connection, self::request( $connection->id, 'application/json', self::json( 'postmark' ) ) );
		$this->assertSame( [], $this->lines( 'bcc' ) );
		$this->assertSame( [], $this->lines( 'x-injected' ) );
		$this->assertSame( [ 'one Bcc: everybody@victim.example' ], $this->lines( 'x-broken' ) );
	}

	public function test_the_raw_mail_is_taken_where_it_is_there(): void {
		$connection = $this->connection( 'postmark' );
		$this->take( $connection, self::request( $connection->id, 'application/json', self::json( 'postmark-raw' ) ) );
		$this->assertStringStartsWith( "X-Original-To: support+t.7.k1.0123456789abcdef0123@shop.example\r\nReturn-Path: <ada@customer.example>\r\nFrom:", $this->imported[0] );
		$this->assertSame( [ 'Lámpara', 'Se rompió "la" lámpara 💡' ], [ $this->mail()->subject, trim( $this->mail()->text ) ] );
	}

	public function test_the_same_post_gives_the_same_mail(): void {
		$connection = $this->connection( 'postmark' );
		foreach ( [ 1, 2 ] as $ignored ) {
			$this->take( $connection, self::request( $connection->id, 'application/json', self::json( 'postmark' ) ) );
		}
		$this->assertSame( $this->imported[0], $this->imported[1] );
	}

	public function test_what_is_no_mail_is_refused(): void {
		$connection = $this->connection( 'postmark' );
		foreach ( [
			'{"RecordType":"Bounce","Email":"bo@customer.example"}' => 'switchboard_no_mail',
			'{"From":"","Headers":[],"TextBody":"x"}' => 'switchboard_no_mail',
			'{"RawEmail":"<html>Hello</html>"}'       => 'switchboard_no_mail',
			'[]'                                      => 'switchboard_no_mail',
			'{"From":'                                => 'switchboard_no_mail',
			''                                        => 'switchboard_empty_body',
		] as $body => $name ) {
			$this->assertSame( [ 400, $name ], $this->refusal( $connection, self::request( $connection->id, 'application/json', $body ) ), $body );
		}
		$this->assertSame( [ 415, 'switchboard_wrong_type' ], $this->refusal( $connection, self::request( $connection->id, 'message/rfc822', "From: a@b.example\r\n\r\nx" ) ) );
		$this->assertSame( [], $this->imported );
	}

	/**
	 * A payload as it is.
	 *
	 * @param string $name Name.
	 */
	private static function json( string $name ): string {
		return (string) file_get_contents( self::FIXTURES . "$name.json" );
	}
}
