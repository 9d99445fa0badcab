<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Id_List;

final class Id_List_Test extends TestCase {

	/**
	 * Values of headers, and the ids in them.
	 *
	 * @return list<array{string, list<string>}>
	 */
	public static function values(): array {
		return [
			[ '', [] ],
			[ '<>', [] ],
			[ '<a@b>', [ 'a@b' ] ],
			[ 'a@b', [ 'a@b' ] ],
			[ '<a@b> <c@d>', [ 'a@b', 'c@d' ] ],
			[ "<a@b>,<c@d><e@f>\r\n\t<g@h>", [ 'a@b', 'c@d', 'e@f', 'g@h' ] ],
			[ 'Your message of "Mon" <a@b> (was: x)', [ 'a@b' ] ],
			[ 'a@b, c@d', [ 'a@b', 'c@d' ] ],
			[ "<a\r\n @b>", [ 'a@b' ] ],
			[ '<a@b', [ 'a@b' ] ],
			[ '<a@b>, <cut.off', [ 'a@b' ] ],
			[ 'a@b>', [ 'a@b' ] ],
			[ 'a@b,c@d;e@f', [ 'a@b', 'c@d', 'e@f' ] ],
			[ 'no-at-sign', [ 'no-at-sign' ] ],
			[ 'no;at,sign', [ 'no;at,sign' ] ],
			[ 'Your message of Monday', [] ],
			[ '=?utf-8?q?=3Ca=40b=3E?=', [ 'a@b' ] ],
		];
	}

	/**
	 * Reads a header.
	 *
	 * @param list<string> $expected Ids.
	 */
	#[DataProvider( 'values' )]
	public function test_finds_ids( string $value, array $expected ): void {
		self::assertSame( $expected, Id_List::parse( $value ) );
	}
}
