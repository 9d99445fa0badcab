<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Address;
use Switchboard\Channels\Email\Reading\Address_List;

final class Address_List_Test extends TestCase {

	/**
	 * What stands in headers, and the addresses and names in it.
	 *
	 * @return list<array{string, list<array{string, string}>}>
	 */
	public static function headers(): array {
		return [
			[ '', [] ],
			[ 'a@b.example', [ [ 'a@b.example', '' ] ] ],
			[ '<a@b.example>', [ [ 'a@b.example', '' ] ] ],
			[ 'Ann Lee <a@b.example>', [ [ 'a@b.example', 'Ann Lee' ] ] ],
			[ '"Lee, Ann" <a@b.example>, c@d.example', [ [ 'a@b.example', 'Lee, Ann' ], [ 'c@d.example', '' ] ] ],
			[ 'Ann "the" Lee <a@b.example>', [ [ 'a@b.example', 'Ann the Lee' ] ] ],
			[ '"Ann \\"A\\" Lee" <a@b.example>', [ [ 'a@b.example', 'Ann "A" Lee' ] ] ],
			[ 'a@b.example (Ann (A) Lee)', [ [ 'a@b.example', 'Ann (A) Lee' ] ] ],
			[ 'Ann (home) <a@b.example>', [ [ 'a@b.example', 'Ann' ] ] ],
			[ 'Ann (never closed <a@b.example>', [ [ 'a@b.example', 'Ann never closed' ] ] ],
			[ 'a@b.example(', [ [ 'a@b.example', '' ] ] ],
			[ '<a@b.example> Ann', [ [ 'a@b.example', 'Ann' ] ] ],
			[ 'Ann Lee a@b.example', [ [ 'a@b.example', 'Ann Lee' ] ] ],
			[ 'a @ b.example', [ [ 'a@b.example', '' ] ] ],
			[ 'Ann < a@b.example >', [ [ 'a@b.example', 'Ann' ] ] ],
			[ 'Ann <<a@b.example>>', [ [ 'a@b.example', 'Ann' ] ] ],
			[ 'Ann <a@b.example', [ [ 'a@b.example', 'Ann' ] ] ],
			[ 'Ann <mailto:a@b.example>', [ [ 'a@b.example', 'Ann' ] ] ],
			[ '<@x.example,@y.example:a@b.example>', [ [ 'a@b.example', '' ] ] ],
			[ 'a@b@c.example', [ [ 'a@b@c.example', '' ] ] ],
			[ '"a b"@c.example', [ [ '"a b"@c.example', '' ] ] ],
			[ 'Ann@Home <a@b.example>', [ [ 'a@b.example', 'Ann@Home' ] ] ],
			[ 'A@B.example <a@b.example>', [ [ 'a@b.example', '' ] ] ],
			[ 'Team: Ann <a@b.example>, c@d.example; e@f.example', [ [ 'a@b.example', 'Ann' ], [ 'c@d.example', '' ], [ 'e@f.example', '' ] ] ],
			[ 'undisclosed-recipients:;', [] ],
			[ '<>, <>, a@b.example', [ [ 'a@b.example', '' ] ] ],
			[ 'a@b.example; c@d.example,', [ [ 'a@b.example', '' ], [ 'c@d.example', '' ] ] ],
			[ 'MAILER-DAEMON', [ [ 'MAILER-DAEMON', '' ] ] ],
			[ 'Ann Lee', [ [ '', 'Ann Lee' ] ] ],
			[ 'Ann <>', [ [ '', 'Ann' ] ] ],
			[ '=?utf-8?Q?=C3=84nn,_Lee?= <a@b.example>', [ [ 'a@b.example', 'Änn, Lee' ] ] ],
			[ '"=?utf-8?B?w4Rubg==?=" <a@b.example>', [ [ 'a@b.example', 'Änn' ] ] ],
			[ '=?utf-8?Q?=C3=84nn_=3Ca=40b=2Eexample=3E?=', [ [ 'a@b.example', 'Änn' ] ] ],
			[ 'A=B <a=b@c.example>', [ [ 'a=b@c.example', 'A=B' ] ] ],
		];
	}

	/**
	 * Reads a header.
	 *
	 * @param list<array{string, string}> $expected Addresses and names.
	 */
	#[DataProvider( 'headers' )]
	public function test_reads_addresses_and_names( string $header, array $expected ): void {
		$found = array_map( static fn( Address $address ): array => [ $address->email, $address->name ], Address_List::parse( $header ) );
		self::assertSame( $expected, $found );
	}

	public function test_bytes_that_were_not_encoded_are_read_in_the_charset_of_the_mail(): void {
		self::assertSame( 'Привет', Address_List::parse( "\xf0\xd2\xc9\xd7\xc5\xd4 <a@b.example>", 'koi8-r' )[0]->name );
	}

	public function test_quotes_and_brackets_without_end_cost_no_time(): void {
		foreach ( [ '(', '"\\"', '<"\\"', '=?a?q?', '<', ':' ] as $sign ) {
			self::assertLessThanOrEqual( 2000, count( Address_List::parse( str_repeat( $sign, 30000 ) ) ) );
		}
	}
}
