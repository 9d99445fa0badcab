<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use DOMDocument;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Trimmed;
use Switchboard\Channels\Email\Reading\Trimmer;

/**
 * Each file of the fixtures is a mail's body, with what is expected of it beside it.
 */
final class Trimmer_Test extends TestCase {

	private const FIXTURES = __DIR__ . '/../../../../fixtures/mail/replies/';

	private const ANSWER = 'Here is my answer.';

	/**
	 * @return iterable<string, array{string}>
	 */
	public static function texts(): iterable {
		return self::files( 'text-*.txt' );
	}

	/**
	 * @return iterable<string, array{string}>
	 */
	public static function documents(): iterable {
		return self::files( 'html-*.html' );
	}

	#[DataProvider( 'texts' )]
	public function test_parts_text( string $file ): void {
		$text     = (string) file_get_contents( $file );
		$expected = self::expected( $file );
		$trimmed  = Trimmer::text( $text );

		if ( isset( $expected['whole'] ) ) {
			$this->assertSame( $text, $trimmed->reply );
			$this->assertSame( '', $trimmed->quote );
			return;
		}
		$this->assertSame( self::plain( (string) $expected['reply'] ), self::plain( $trimmed->reply ) );
		$this->assertStringContainsString( (string) $expected['quote'], $trimmed->quote );
		$this->assert_nothing_lost( $text, $trimmed );
	}

	#[DataProvider( 'documents' )]
	public function test_parts_html( string $file ): void {
		$html     = (string) file_get_contents( $file );
		$expected = self::expected( $file );
		$trimmed  = Trimmer::html( $html );

		if ( isset( $expected['whole'] ) ) {
			$this->assertSame( $html, $trimmed->reply );
			$this->assertSame( '', $trimmed->quote );
			return;
		}
		$this->assertSame( $expected['reply'], self::words( $trimmed->reply ) );
		$this->assertStringContainsString( (string) $expected['quote'], self::words( $trimmed->quote ) );
		$this->assertSame( $trimmed->reply, self::written_again( $trimmed->reply ) );
	}

	public function test_knows_introductions_in_many_languages(): void {
		foreach ( self::rows( 'introductions.txt' ) as $introduction ) {
			foreach ( [ "\n> Hello\n> you\n", "\nHello you,\nhow are you?\n" ] as $quote ) {
				$text = self::ANSWER . "\n\n" . $introduction . "\n" . $quote;
				$this->assertSame( self::ANSWER, Trimmer::text( $text )->reply, $text );
			}
		}
	}

	public function test_knows_introductions_that_are_wrapped_before_the_address(): void {
		foreach ( self::rows( 'introductions.txt' ) as $introduction ) {
			$text = self::ANSWER . "\n\n" . str_replace( '<', "<\n", $introduction ) . "\n\n> Hello\n";
			$this->assertSame( self::ANSWER, Trimmer::text( $text )->reply, $text );
		}
	}

	public function test_knows_header_blocks_in_many_languages(): void {
		$rows = self::rows( 'headers.txt' );
		$this->assertGreaterThanOrEqual( 30, count( $rows ) );
		foreach ( $rows as $row ) {
			foreach ( [ '%s: %s', '*%s:* %s', '%s : %s' ] as $form ) {
				$header = '';
				foreach ( explode( '|', $row ) as $i => $label ) {
					$header .= sprintf( $form, $label, [ 'Anna Berg <anna@example.com>', '5.1.2026 14:32', 'info@example.org', 'Re: x' ][ $i ] ) . "\n";
				}
				$text = self::ANSWER . "\n\n" . $header . "\nHello you,\nhow are you?\n";
				$this->assertSame( self::ANSWER, Trimmer::text( $text )->reply, $text );
			}
		}
	}

	public function test_leaves_alone_what_only_looks_like_a_quote(): void {
		foreach ( (array) json_decode( (string) file_get_contents( self::FIXTURES . 'nothing-quoted.json' ), true ) as $text ) {
			$this->assertSame( $text, Trimmer::text( (string) $text )->reply );
			$html = '<div>' . str_replace( "\n", '<br>', htmlspecialchars( (string) $text ) ) . '</div>';
			$this->assertSame( $html, Trimmer::html( $html )->reply );
		}
	}

	/**
	 * @return iterable<string, array{string}>
	 */
	public static function sent_from(): iterable {
		foreach ( [ 'Sent from my iPhone', 'Sent from Mail for Windows 10', 'Get Outlook for Android <https://aka.ms/x>', 'Sent from my phone, please excuse any typos.', '(sent from a mobile device)', 'Von meinem iPad gesendet', 'Gesendet mit der mobilen Mail App', 'Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.', 'Envoyé de mon iPhone', 'Télécharger Outlook pour iOS', 'Enviado desde mi iPhone', 'Enviado do meu iPhone', 'Inviato da iPhone', 'Verstuurd vanaf mijn iPad', 'Sendt fra min iPhone', 'Skickat från min iPhone', 'Lähetetty iPhonesta', 'Wysłane z iPhone’a', 'Odesláno z iPhonu', 'Отправлено с iPhone', 'Надіслано з iPhone', 'iPhone’umdan gönderildi', 'iPhoneから送信', '发自我的 iPhone', '從我的 iPhone 傳送', '나의 iPhone에서 보냄', 'נשלח מה-iPhone שלי', 'أُرسلت من الـ iPhone', 'Στάλθηκε από το iPhone μου', 'Trimis de pe iPhone-ul meu', 'Gửi từ iPhone của tôi' ] as $line ) {
			yield $line => [ $line ];
		}
	}

	#[DataProvider( 'sent_from' )]
	public function test_folds_the_line_of_a_phone( string $line ): void {
		$trimmed = Trimmer::text( "Fine.\n\n$line\n" );
		$this->assertSame( 'Fine.', $trimmed->reply );
		$this->assertStringContainsString( $line, $trimmed->quote );
	}

	public function test_a_sentence_that_begins_like_the_line_of_a_phone_stays(): void {
		foreach ( [ 'Sent from my desk, which is easier than my phone.', 'Sent from my old address, so perhaps it was lost?' ] as $line ) {
			$this->assertSame( "Fine.\n\n$line", Trimmer::text( "Fine.\n\n$line" )->reply );
		}
	}

	public function test_the_reply_and_the_quote_below_it_are_the_whole_text(): void {
		$text = "Fine. \n\n\nOn Mon, 5 Jan 2026 at 14:32, Anna <anna@example.com> wrote:\n> Hello\n";
		$both = Trimmer::text( $text );
		$this->assertSame( 'Fine.', $both->reply );
		$this->assertSame( $text, $both->reply . $both->quote );
	}

	public function test_broken_utf8_is_parted_without_being_changed(): void {
		$text = "Gr\xFC\xDFe\n\nOn Mon, 5 Jan 2026 at 14:32, Anna <anna@example.com> wrote:\n> H\xE4llo\n";
		$both = Trimmer::text( $text );
		$this->assertSame( "Gr\xFC\xDFe", $both->reply );
		$this->assertSame( $text, $both->reply . $both->quote );
	}

	public function test_html_keeps_its_letters_whatever_charset_it_claims(): void {
		$html = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-2022-jp"><title>x</title><style>p { color: red }</style></head><body><p>Grüße, 東京 &amp; co.</p><blockquote type="cite">Hällo</blockquote></body></html>';
		$both = Trimmer::html( $html );
		$this->assertSame( '<p>Grüße, 東京 &amp; co.</p>', $both->reply );
		$this->assertSame( '<blockquote type="cite">Hällo</blockquote>', $both->quote );
	}

	public function test_html_that_cannot_be_read_as_a_whole_is_shown_whole(): void {
		foreach ( [ str_repeat( '<div>', 2000 ) . 'deep<blockquote>Hello</blockquote>', '<p>Fine.</p><!-- <blockquote>Hello</blockquote>', '<p>Fine.</p><blockquote>' . str_repeat( '<b>x</b>', 20000 ) . '</blockquote>', '', '   ' ] as $html ) {
			$this->assertSame( $html, Trimmer::html( $html )->reply );
		}
	}

	public function test_a_folded_quote_leaves_no_empty_cells_behind(): void {
		$both = Trimmer::html( '<p>Fine.</p><div id="appendonsend"></div><blockquote type="cite"><table><tr><td height="40"></td><td>Hello</td><td></td></tr></table><div style="height:90px"></div></blockquote>' );
		$this->assertSame( '<p>Fine.</p>', $both->reply );
		$this->assertStringContainsString( '<td height="40"></td><td>Hello</td>', $both->quote );
	}

	public function test_a_table_of_the_reply_keeps_its_empty_cells(): void {
		$table = '<table><tr><td></td><td>Large</td></tr><tr><td>Red</td><td></td></tr></table>';
		$this->assertSame( $table, Trimmer::html( $table . '<div class="gmail_quote">On Mon, 5 Jan 2026 at 14:32, Anna &lt;a@example.com&gt; wrote:<blockquote>Hello</blockquote></div>' )->reply );
	}

	public function test_an_address_whose_brackets_are_not_escaped(): void {
		$both = Trimmer::html( '<div>Fine.</div><div>On Jan 5, 2026, at 2:32 PM, Anna <anna@example.com> wrote:<br></div><blockquote type="cite">Hello</blockquote>' );
		$this->assertSame( '<div>Fine.</div>', $both->reply );
	}

	/**
	 * A megabyte made to be slow, under PHP's own limits for patterns: none may give up, and nothing may be lost.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function hostile(): iterable {
		foreach ( [ "\n", '>', "> a\n", 'On ', "On 5 May 2012 x\n", "On 5 May 2012, x@y.z wrote:\n", 'On 5 May 2012, x@y.z wrote: ', '-', "_\n", "From: a\n", "From: a@b.c\nTo: \n\n", "Date: 1\n\n\n", '@', 'a@a.', ":\n", ' ', "\u{A0}", '1', "--\n", "Sent from my iPhone\n", "```\n", "-----Original Message-----\n", "<a@b.c>\n", "\r", '<div>', '<blockquote>x</blockquote>y', '<br>', '<', '&', '<!--', '<meta ' ] as $bit ) {
			yield (string) json_encode( $bit ) => [ $bit ];
		}
	}

	#[DataProvider( 'hostile' )]
	public function test_a_hostile_megabyte_loses_nothing( string $bit ): void {
		$text = substr( str_repeat( $bit, intdiv( 1000000, strlen( $bit ) ) + 1 ), 0, 1000000 );
		$both = Trimmer::text( "Fine.\n" . $text );
		$this->assert_nothing_lost( "Fine.\n" . $text, $both );
		$this->assertSame( PREG_NO_ERROR, preg_last_error() );
		$html = Trimmer::html( '<p>Fine.</p>' . $text );
		$this->assertStringContainsString( 'Fine.', $html->reply . $html->quote );
	}

	private function assert_nothing_lost( string $text, Trimmed $trimmed ): void {
		$this->assertSame( strlen( $text ), strlen( $trimmed->reply ) + strlen( $trimmed->quote ) );
		$this->assertSame( count_chars( $text, 1 ), count_chars( $trimmed->reply . $trimmed->quote, 1 ) );
	}

	/**
	 * @return iterable<string, array{string}>
	 */
	private static function files( string $pattern ): iterable {
		foreach ( (array) glob( self::FIXTURES . $pattern ) as $file ) {
			yield basename( (string) $file ) => [ (string) $file ];
		}
	}

	/**
	 * @return array<string, mixed>
	 */
	private static function expected( string $file ): array {
		return (array) json_decode( (string) file_get_contents( (string) preg_replace( '/\.\w+$/', '.json', $file ) ), true, 8, JSON_THROW_ON_ERROR );
	}

	/**
	 * @return list<string>
	 */
	private static function rows( string $file ): array {
		return array_values( array_filter( explode( "\n", (string) file_get_contents( self::FIXTURES . $file ) ) ) );
	}

	/**
	 * Text with its white space evened out.
	 */
	private static function plain( string $text ): string {
		return trim( (string) preg_replace( '/\s+/', ' ', $text ) );
	}

	/**
	 * The words of HTML.
	 */
	private static function words( string $html ): string {
		return trim( (string) preg_replace( '/[\s\x{A0}]+/u', ' ', html_entity_decode( strip_tags( str_replace( '<', ' <', $html ) ) ) ) );
	}

	/**
	 * HTML as a parser understands it: the same again if it is well-formed.
	 */
	private static function written_again( string $html ): string {
		$document = new DOMDocument();
		$before   = libxml_use_internal_errors( true );
		$document->loadHTML( '<html><body>' . mb_encode_numericentity( $html, [ 0x80, 0x10FFFF, 0, 0x1FFFFF ], 'UTF-8' ) . '</body></html>' );
		libxml_clear_errors();
		libxml_use_internal_errors( $before );
		$document->encoding = 'UTF-8';
		$written            = '';
		foreach ( $document->getElementsByTagName( 'body' )->item( 0 )->childNodes ?? [] as $child ) {
			$written .= $document->saveHTML( $child );
		}
		return trim( $written );
	}
}
