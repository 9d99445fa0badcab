<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Html_Text;

final class Html_Text_Test extends TestCase {

	/**
	 * HTML, and its words.
	 *
	 * @return list<array{string, string}>
	 */
	public static function pages(): array {
		return [
			[ 'plain', 'plain' ],
			[ "<p>one\n two</p><p>three</p>", "one two\n\nthree" ],
			[ 'a<br>b<BR />c', "a\nb\nc" ],
			[ '<style>p{}</style><script>x<1</script><title>t</title><b>bold</b>', 'bold' ],
			[ '<!-- <p>no</p> -->yes<!-- never closed', 'yes' ],
			[ '3 &lt; 4 &amp;&nbsp;&#228;&hearts;', "3 < 4 &\u{a0}ä♥" ],
			[ '1 < 2 and 3 > 2', '1 < 2 and 3 > 2' ],
			[ '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', "a\tb\n\nc" ],
			[ '<a href="x>y">link</a', 'y">link' ],
		];
	}

	#[DataProvider( 'pages' )]
	public function test_keeps_the_words( string $html, string $expected ): void {
		self::assertSame( $expected, Html_Text::of( $html ) );
	}

	public function test_text_becomes_html(): void {
		self::assertSame( "<p>a &lt;b&gt;<br>\n&quot;c&quot;</p>", Html_Text::from( "\na <b>\n\"c\"\n" ) );
	}
}
