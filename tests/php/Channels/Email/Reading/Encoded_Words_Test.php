<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Encoded_Words;

final class Encoded_Words_Test extends TestCase {

	/**
	 * Values of headers, and what they say.
	 *
	 * @return list<array{string, string}>
	 */
	public static function values(): array {
		return [
			[ 'plain  text', 'plain  text' ],
			[ '=?utf-8?Q?Caf=C3=A9_zu?=', 'Café zu' ],
			[ '=?UTF-8?b?Q2Fmw6k=?=', 'Café' ],
			[ '=?iso-8859-1?Q?Caf=E9?= au =?iso-8859-1?Q?lait?=', 'Café au lait' ],
			[ "=?utf-8?Q?a?=\r\n =?utf-8?Q?b?=", 'ab' ],
			[ '=?utf-8?Q?a?==?utf-8?Q?b?=', 'ab' ],
			[ '=?utf-8?Q?a?= =?iso-8859-1?Q?=E4?=', 'aä' ],
			[ '=?utf-8?Q?=C3?= =?utf-8?Q?=A4?=', 'ä' ],
			[ '=?utf-8?B?w6TD?= =?utf-8?B?tsO8?=', 'äöü' ],
			[ '=?utf-8?B?YWI?= =?utf-8?B?Y2Q?=', 'abcd' ],
			[ '=?utf-8?B?YWJj?= =?utf-8?B?ZG?= =?utf-8?B?Vm?=', 'abcdef' ],
			[ 'x=?utf-8?q?y?=z', 'xyz' ],
			[ '=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=', 'Grüße' ],
			[ '=?utf-8?Q?two words?=', 'two words' ],
			[ '=?utf-8?Q?Really??=', 'Really?' ],
			[ '=?utf-8?Q?50%=2?=', '50%=2' ],
			[ '=?utf-8?Q??=', '' ],
			[ '=?utf-8?X?abc?=', '=?utf-8?X?abc?=' ],
			[ '=?utf-8?Q?never closed', '=?utf-8?Q?never closed' ],
			[ '=?nonsense?B?VEVTVA==?=', 'TEST' ],
			[ '=?utf-8?Q?a=0D=0Ab=00c?=', 'a bc' ],
			[ "folded\r\n\tline", 'folded line' ],
			[ "Gr\xfc\xdfe", 'Grüße' ],
			[ "Gr\xc3\xbc\xc3\x9fe", 'Grüße' ],
			[ '=?gb2312?B?xOO6ww==?=', '你好' ],
			[ '=?ks_c_5601-1987?B?x9GxuQ==?=', '한국' ],
			[ '=?koi8-r?B?8NLJ18XU?=', 'Привет' ],
		];
	}

	#[DataProvider( 'values' )]
	public function test_decodes( string $value, string $expected ): void {
		self::assertSame( $expected, Encoded_Words::decode( $value ) );
	}
}
