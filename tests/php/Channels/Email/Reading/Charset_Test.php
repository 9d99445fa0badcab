<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Charset;

final class Charset_Test extends TestCase {

	/**
	 * Bytes, what they are said to be, and the text.
	 *
	 * @return list<array{string, string, string}>
	 */
	public static function texts(): array {
		return [
			[ 'abc', '', 'abc' ],
			[ "\xe4", 'iso-8859-1', 'ä' ],
			[ "\x80\x93", 'ISO-8859-1', '€“' ],
			[ "\xc3\xa4", 'us-ascii', 'ä' ],
			[ "\xc3\xa4", '"utf8"', 'ä' ],
			[ "\xe4", 'utf-8', 'ä' ],
			[ "\xc3\xa4\xc3\xb6 \xff", 'utf-8', "äö \u{fffd}" ],
			[ "\xff\xfea\0\xe4\0", 'utf-8', 'aä' ],
			[ "\0a\0\xe4", 'utf-16', 'aä' ],
			[ "a\0\xe4\0", 'utf-16', 'aä' ],
			[ "\xef\xbb\xbf\xc3\xa4", 'koi8-r', 'ä' ],
			[ "\xc4\xe3\xba\xc3", 'gb2312', '你好' ],
			[ "\xc4\xe3\xba\xc3", 'X-GBK', '你好' ],
			[ "\xa7\x41\xa6\x6e", 'Big5', '你好' ],
			[ "\xc7\xd1\xb1\xb9", 'ks_c_5601-1987', '한국' ],
			[ "\x93\xfa\x96\x7b", 'Shift_JIS', '日本' ],
			[ "\x87\x40", 'shift_jis', '①' ],
			[ "\e\$BF|K\\\e(B", 'iso-2022-jp', '日本' ],
			[ "\e\$BF|K\\\e(B", 'us-ascii', '日本' ],
			[ "\xea", 'iso-8859-9', 'ê' ],
			[ "\xfe", 'iso-8859-9', 'ş' ],
			[ "\x9a", 'cp1250', 'š' ],
			[ "\xf9\xec", 'iso-8859-8-i', 'של' ],
			[ "\xca", 'tis-620', 'ส' ],
			[ '+AOQ-', 'utf-7', 'ä' ],
			[ "\xe4", 'x-nobody-knows', 'ä' ],
			[ "\xc3\xa4", 'x-nobody-knows', 'ä' ],
			[ "\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0", '', 'Привет мир' ],
			[ "\xf0\xd2\xc9\xd7\xc5\xd4 \xcd\xc9\xd2", '', 'Привет мир' ],
			[ "Sch\xf6ne Gr\xfc\xdfe", '', 'Schöne Grüße' ],
		];
	}

	#[DataProvider( 'texts' )]
	public function test_makes_utf8( string $bytes, string $label, string $expected ): void {
		self::assertSame( $expected, Charset::to_utf8( $bytes, $label ) );
	}

	public function test_any_bytes_become_valid_text_and_the_settings_stay(): void {
		$before = mb_substitute_character();
		mt_srand( 1 );
		foreach ( [ '', 'utf-8', 'utf-16', 'utf-7', 'gb18030', 'iso-2022-jp', 'big5-hkscs', 'windows-1258', 'tis-620', 'hz-gb-2312', 'us-ascii' ] as $label ) {
			for ( $round = 0; $round < 20; $round++ ) {
				$bytes = implode( '', array_map( static fn(): string => chr( mt_rand( 0, 255 ) ), range( 1, 200 ) ) );
				self::assertTrue( mb_check_encoding( Charset::to_utf8( $bytes, $label ), 'UTF-8' ), $label . ' ' . bin2hex( $bytes ) );
			}
		}
		self::assertSame( $before, mb_substitute_character() );
	}
}
