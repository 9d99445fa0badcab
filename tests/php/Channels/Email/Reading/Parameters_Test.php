<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Parameters;

final class Parameters_Test extends TestCase {

	/**
	 * Values of headers: the first word, and the parameters.
	 *
	 * @return list<array{string, string, array<string, string>}>
	 */
	public static function headers(): array {
		return [
			[ '', '', [] ],
			[ 'TEXT/Plain; CharSet=UTF-8', 'text/plain', [ 'charset' => 'UTF-8' ] ],
			[ 'text/plain (so (to) say); charset=utf-8 (really)', 'text/plain', [ 'charset' => 'utf-8' ] ],
			[ 'text/plain charset=utf-8', 'text/plain', [ 'charset' => 'utf-8' ] ],
			[ 'charset=utf-8', '', [ 'charset' => 'utf-8' ] ],
			[ 'text/plain;; charset="utf-8" format=flowed;', 'text/plain', [ 'charset' => 'utf-8', 'format' => 'flowed' ] ],
			[ 'text/plain; flag; charset=utf-8', 'text/plain', [ 'charset' => 'utf-8' ] ],
			[ 'a/b; name="x;y\\"z"', 'a/b', [ 'name' => 'x;y"z' ] ],
			[ 'a/b; name=my file.txt; size=3', 'a/b', [ 'name' => 'my file.txt', 'size' => '3' ] ],
			[ 'a/b; name="open', 'a/b', [ 'name' => 'open' ] ],
			[ 'a/b; name="one"; name="two"', 'a/b', [ 'name' => 'one' ] ],
			[ 'a/b; name="a(1).png"', 'a/b', [ 'name' => 'a(1).png' ] ],
			[ 'a/b; name=a(1).png', 'a/b', [ 'name' => 'a(1).png' ] ],
			[ 'a/b; name*=utf-8\'de\'%C3%A4%20b', 'a/b', [ 'name' => 'ä b' ] ],
			[ 'a/b; name*=%C3%A4', 'a/b', [ 'name' => 'ä' ] ],
			[ 'a/b; name="x"; name*=utf-8\'\'%C3%A4', 'a/b', [ 'name' => 'ä' ] ],
			[ 'a/b; name*1="b"; name*0="a"', 'a/b', [ 'name' => 'ab' ] ],
			[ 'a/b; name*0*=utf-8\'\'%C3; name*1*=%A4; name*2=%41', 'a/b', [ 'name' => 'ä%41' ] ],
			[ 'a/b; name="=?utf-8?Q?=C3=A4;?="', 'a/b', [ 'name' => 'ä;' ] ],
			[ 'a/b; name==?utf-8?Q?=C3=A4;b?=', 'a/b', [ 'name' => 'ä;b' ] ],
			[ 'a/b; boundary="=_?=?x?q?y?="', 'a/b', [ 'boundary' => '=_?=?x?q?y?=' ] ],
			[ 'a/b; (never closed; charset=utf-8', 'a/b', [ 'charset' => 'utf-8' ] ],
		];
	}

	/**
	 * Reads a header.
	 *
	 * @param array<string, string> $parameters Parameters.
	 */
	#[DataProvider( 'headers' )]
	public function test_reads_value_and_parameters( string $header, string $value, array $parameters ): void {
		$found = Parameters::of( $header );
		self::assertSame( [ $value, $parameters ], [ $found->value, $found->parameters ] );
	}

	public function test_many_parameters_end_somewhere(): void {
		self::assertLessThanOrEqual( 100, count( Parameters::of( 'a/b' . str_repeat( '; x', 50000 ) . str_repeat( '; y=1 (', 50000 ) )->parameters ) );
	}
}
