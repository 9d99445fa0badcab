<?php

declare(strict_types=1);

namespace Switchboard\Tests\Mail;

use Switchboard\Mail\Letter;
use Switchboard\Mail\Renderer;
use Switchboard\Tests\TestCase;

final class Renderer_Test extends TestCase {

	/**
	 * @param array<string, string> $values Values.
	 */
	private function write( string $body, array $values = [], string $subject = 'Hello' ): Letter {
		return ( new Renderer() )->write( $subject, $body, $values );
	}

	public function test_hostile_text_stays_text(): void {
		$letter = $this->write( '<p>{{ticket.subject}} {{contact.name}}</p>', [
			'ticket.subject' => '<script>alert(1)</script>',
			'contact.name'   => '<img src=x onerror=alert(1)>',
		], '{{ticket.subject}}' );
		$this->assertStringNotContainsString( '<script', $letter->html );
		$this->assertStringNotContainsString( '<img', $letter->html );
		$this->assertStringContainsString( '&lt;script&gt;alert(1)', $letter->html );
		$this->assertSame( '<script>alert(1)</script>', $letter->subject );
		$this->assertStringContainsString( '<script>alert(1)</script>', $letter->text );
	}

	public function test_hostile_text_in_an_attribute_or_address_does_no_harm(): void {
		$letter = $this->write( '<p><a href="{{ticket.subject}}" title="{{contact.name}}">x</a> <a href="{{ticket.url}}">y</a></p>', [
			'ticket.subject' => 'javascript:alert(1)',
			'contact.name'   => '" onclick="alert(1)',
			'ticket.url'     => 'javascript:alert(2)',
		] );
		$this->assertStringNotContainsString( 'javascript:', $letter->html );
		$tags = new \WP_HTML_Tag_Processor( $letter->html );
		while ( $tags->next_tag( [ 'tag_name' => 'a' ] ) ) {
			$this->assertNull( $tags->get_attribute( 'onclick' ) );
		}
	}

	public function test_a_value_is_never_read_as_a_variable(): void {
		$letter = $this->write( '<p>{{ticket.subject}}</p>', [
			'ticket.subject' => 'look: {{sign.secret}} {{ticket.url}}',
			'ticket.url'     => 'https://secret.example/',
			'sign.secret'    => 'secret',
		], '{{ticket.subject}}' );
		$this->assertStringContainsString( '{{ticket.url}}', $letter->text );
		$this->assertStringNotContainsString( 'secret.example', $letter->html );
		$this->assertSame( 'look: {{sign.secret}} {{ticket.url}}', $letter->subject );
	}

	public function test_unknown_variables_are_nothing_and_are_reported_once(): void {
		$letter = $this->write( '<p>a{{ no.such }}b{{no.such}}c {{Site.Name}}</p>', [ 'site.name' => 'Shop' ], '{{other.one}}Hi' );
		$this->assertSame( [ 'other.one', 'no.such' ], $letter->unknown );
		$this->assertSame( 'Hi', $letter->subject );
		$this->assertStringContainsString( 'abc Shop', $letter->text );
	}

	public function test_html_has_no_place_in_a_subject(): void {
		$this->assertSame( 'Re:', $this->write( '<p>x</p>', [ 'message.html' => '<p>secret</p>' ], 'Re: {{message.html}}' )->subject );
	}

	public function test_a_subject_is_one_line(): void {
		$this->assertSame( 'a Bcc: b@c.example', $this->write( '<p>x</p>', [ 'ticket.subject' => "a\r\nBcc: b@c.example\0" ], '{{ticket.subject}}' )->subject );
	}

	public function test_scripts_of_a_message_go(): void {
		$letter = $this->write( '{{message.html}}', [ 'message.html' => '<p onclick="x()">Hi<script>alert(1)</script><iframe src="//evil"></iframe></p>' ] );
		$this->assertStringNotContainsString( 'onclick', $letter->html );
		$this->assertStringNotContainsString( '<script', $letter->html );
		$this->assertStringNotContainsString( '<iframe', $letter->html );
	}

	public function test_the_text_part_keeps_addresses_and_marks_quotes(): void {
		$letter = $this->write( '<p>Hi</p><p><a href="https://shop.example/?a=1&amp;b=2">Answer here</a> <a href="https://x.example">https://x.example</a></p><p>On Monday:</p><blockquote><p>one</p><blockquote>two</blockquote></blockquote>' );
		$this->assertSame( "Hi\nAnswer here: https://shop.example/?a=1&b=2 https://x.example\nOn Monday:\n> one\n> > two", preg_replace( '/\n(> ?)*\n/', "\n", $letter->text ) );
	}

	public function test_the_document_follows_the_language_and_the_reader_s_colours(): void {
		$letter = $this->write( '<p>x</p>' );
		$this->assertStringContainsString( '<html lang="en-US" dir="ltr">', $letter->html );
		$this->assertStringContainsString( 'content="light dark"', $letter->html );
		$GLOBALS['wp_locale']->text_direction = 'rtl';
		$this->assertStringContainsString( 'dir="rtl"', $this->write( '<p>x</p>' )->html );
		$GLOBALS['wp_locale']->text_direction = 'ltr';
	}

	public function test_a_huge_message_is_rendered_whole(): void {
		$letter = $this->write( '{{message.html}}', [ 'message.html' => '<blockquote>' . str_repeat( '<p>word &amp; word</p>', 20000 ) . '</blockquote><p>the end</p>' ] );
		$this->assertStringContainsString( 'the end', $letter->html );
		$this->assertStringContainsString( 'the end', $letter->text );
		$this->assertGreaterThan( 200000, strlen( $letter->text ) );
	}
}
