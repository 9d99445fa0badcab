<?php
/**
 * Tests of foreign HTML.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\Text;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tests\TestCase;

/**
 * Nothing that runs comes through; what people wrote does.
 */
final class Html_Test extends TestCase {

	/**
	 * Attacks leave nothing that runs.
	 *
	 * @param string $html Attack.
	 */
	#[DataProvider( 'attacks' )]
	public function test_attacks( string $html ): void {
		$clean = Html::clean( $html );
		$this->assertDoesNotMatchRegularExpression( '#<\s*(script|style|iframe|object|embed|form|input|button|svg|math|base|meta|link|video|audio|textarea)\b#i', $clean );
		$this->assertDoesNotMatchRegularExpression( '#<[^>]*\son\w+\s*=#i', $clean );
		$this->assertDoesNotMatchRegularExpression( '#<[^>]*(javascript|vbscript|data)\s*:#i', $clean );
		$this->assertDoesNotMatchRegularExpression( '#expression\s*\(|behavior\s*:|-moz-binding#i', $clean );
	}

	/**
	 * Ways in.
	 *
	 * @return iterable<array{string}>
	 */
	public static function attacks(): iterable {
		yield [ '<script>alert(1)</script>' ];
		yield [ '<scr<script>ipt>alert(1)</scr</script>ipt>' ];
		yield [ '<img src=x onerror=alert(1)>' ];
		yield [ '<img src="x" OnError = "alert(1)">' ];
		yield [ '<a href="javascript:alert(1)">x</a>' ];
		yield [ '<a href=" java&#x0A;script:alert(1)">x</a>' ];
		yield [ '<a href="data:text/html,<script>alert(1)</script>">x</a>' ];
		yield [ '<svg onload=alert(1)><desc><![CDATA[</desc><script>alert(1)</script>]]></svg>' ];
		yield [ '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>' ];
		yield [ '<iframe srcdoc="<script>alert(1)</script>"></iframe>' ];
		yield [ '<style>@import "javascript:alert(1)"; body{background:url(javascript:alert(1))}</style>' ];
		yield [ '<div style="background:url(javascript:alert(1))">x</div>' ];
		yield [ '<div style="width: expression(alert(1))">x</div>' ];
		yield [ '<form action="https://evil.example"><input name=p><button>x</button></form>' ];
		yield [ '<base href="https://evil.example"><a href="/x">x</a>' ];
		yield [ '<noscript><p title="</noscript><img src=x onerror=alert(1)>">' ];
		yield [ '<!--><img src=x onerror=alert(1)>-->' ];
		yield [ '<a href="x" style="behavior:url(#default#x)">x</a>' ];
		yield [ "<img src='x' \x00onerror='alert(1)'>" ];
		yield [ '<textarea><script>alert(1)</script>' ];
	}

	/**
	 * What has more tags than any letter is kept as its words: to balance so many takes minutes.
	 *
	 * @param string $tag One of very many.
	 */
	#[DataProvider( 'bombs' )]
	public function test_bombs( string $tag ): void {
		$clean = Html::clean( 'Hello ' . str_repeat( $tag, intdiv( 900_000, strlen( $tag ) ) ) . '<b onclick="x">Ada</b>' );
		$this->assertLessThan( 100, substr_count( $clean, '<' ) );
		$this->assertStringContainsString( 'Hello', $clean );
		$this->assertStringContainsString( 'Ada', $clean );
	}

	/**
	 * Tags.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function bombs(): iterable {
		yield 'open' => [ '<b>' ];
		yield 'nested quotes' => [ '<blockquote>' ];
		yield 'closed' => [ '</p>' ];
		yield 'links' => [ '<a href="https://example.org">' ];
	}

	/**
	 * Text of HTML, line by line.
	 */
	public function test_text(): void {
		$html = '<p>Hello <b>Ada</b>,</p><ul><li>one</li><li>two &amp; three</li></ul>a<br>b<style>p{}</style>';
		$this->assertSame( "Hello Ada,\n\n- one\n\n- two & three\n\na\nb", preg_replace( '/\n{2,}/', "\n\n", Html::to_text( $html ) ) );
	}

	/**
	 * Good HTML stays; invalid bytes and control characters go.
	 */
	public function test_keeps_what_people_wrote(): void {
		$html = '<p dir="rtl">مرحبا <a href="https://example.org/?a=1&amp;b=2">hier</a></p><blockquote><pre>x</pre></blockquote>';
		$this->assertSame( $html, Html::clean( $html ) );
		$this->assertSame( 'ab', Html::valid_text( "a\x00\x07b" ) );
		$this->assertTrue( mb_check_encoding( Html::valid_text( "a\xffb" ), 'UTF-8' ) );
	}
}
