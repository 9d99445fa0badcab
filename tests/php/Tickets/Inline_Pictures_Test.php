<?php
/**
 * Tests of pictures inside texts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use PHPUnit\Framework\Attributes\Group;
use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Inline_Pictures;

/**
 * Addresses become references and references become addresses, for one's own pictures only.
 */
#[Group( 'smoke' )]
final class Inline_Pictures_Test extends Furniture_Case {

	public function test_a_signed_address_becomes_a_reference(): void {
		$files = $this->services->attachments();
		$file  = $this->upload( 3 );
		$url   = $files->url( $file );
		$html  = sprintf( '<p>Look: <img alt="a &gt; b" src="%s" width="3"> <a href="%s">here</a></p>', esc_url( $url ), esc_url( $url ) );
		$this->assertSame( sprintf( '<p>Look: <img alt="a &gt; b" src="cid:attachment-%d" width="3"> <a href="%s">here</a></p>', $file->id, esc_url( $url ) ), $files->to_cids( $html ) );
		$this->assertSame( "<IMG src=\"cid:attachment-$file->id\">", $files->to_cids( "<IMG SRC=' $url '>" ) );
		$this->clock->set( self::NOW + 30 * DAY_IN_SECONDS );
		$this->assertSame( "<img src=\"cid:attachment-$file->id\">", $files->to_cids( "<img src=\"$url\">" ), 'An expired address was ours, too.' );
	}

	public function test_what_we_did_not_sign_stays(): void {
		$files = $this->services->attachments();
		$file  = $this->upload( 3 );
		$url   = $files->url( $file );
		foreach ( [
			str_replace( "/$file->id/", '/' . ( $file->id + 1 ) . '/', $url ),
			(string) preg_replace( '/expires=\d+/', 'expires=9999999999', $url ),
			(string) preg_replace( '/signature=.*/', '', $url ),
			(string) preg_replace( '/signature=/', 'signature[]=', $url ),
			'https://example.org/logo.png',
			'data:image/png;base64,AAAA',
		] as $other ) {
			$html = '<img src="' . esc_attr( $other ) . '">';
			$this->assertSame( $html, $files->to_cids( $html ) );
		}
	}

	public function test_only_the_given_pictures_are_shown(): void {
		$files = $this->services->attachments();
		$mine  = $this->upload( 3 );
		$other = $this->upload( 4 );
		$html  = "<p><img src=\"cid:attachment-$mine->id\" alt=\"x\"><img src=\"cid:attachment-$other->id\"><img src=\"cid:attachment-0\"><img src=\"CID:nobody@example.org\"></p>";
		$this->assertSame( '<p><img src="' . esc_url( $files->url( $mine ) ) . '" alt="x"><img ><img ><img ></p>', $files->from_cids( $html, [ $mine ] ) );
		$untouched = '<p>cid:attachment-1 <img src="https://example.org/cid:1.png"></p>';
		$this->assertSame( $untouched, $files->from_cids( $untouched, [] ) );
	}

	public function test_a_mail_refers_by_content_id(): void {
		$files   = $this->services->attachments();
		$picture = $files->store( $this->file( self::PNG ), 'logo.png', str_repeat( 'a', 64 ), 'logo.1@mail.example.org' );
		$text    = $files->store( $this->file( 'hello' ), 'a.txt', str_repeat( 'a', 64 ), 'text@mail.example.org' );
		$this->assertSame( [ true, 'logo.1@mail.example.org' ], [ $picture->inline, $picture->cid ] );
		$address = esc_url( $files->url( $picture ) );
		$html    = '<img src="cid:logo.1@mail.example.org"><img src="cid:logo.1%40mail.example.org"><img src="cid:text@mail.example.org">';
		$this->assertSame( "<img src=\"$address\"><img src=\"$address\"><img >", $files->from_cids( $html, [ $picture, $text ] ) );
	}

	public function test_references_are_found(): void {
		$this->assertSame( [ 12, 3 ], Inline_Pictures::ids( '<img src="cid:attachment-12"><img src="cid:attachment-3"><img src="cid:attachment-12"><img src="cid:attachment-4x"> cid:attachment-5' ) );
		$this->assertSame( [], Inline_Pictures::ids( '' ) );
	}

	public function test_hostile_markup_takes_no_time_and_breaks_nothing(): void {
		$from = microtime( true );
		$html = str_repeat( '<img "<img src=', 60000 ) . 'attachments/ cid:';
		Inline_Pictures::to_cids( $html, static fn(): bool => true );
		Inline_Pictures::from_cids( $html, [], static fn( Attachment $file ): string => $file->name );
		$this->assertLessThan( 3, microtime( true ) - $from );
	}
}
