<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Mail_Date;

final class Mail_Date_Test extends TestCase {

	/**
	 * Dates, and the same moment as others write it; '' for what is no date.
	 *
	 * @return list<array{string, string}>
	 */
	public static function dates(): array {
		return [
			[ 'Mon, 2 Mar 2020 10:00:00 +0100', '2020-03-02T09:00:00Z' ],
			[ '2 Mar 2020 10:00 +0100', '2020-03-02T09:00:00Z' ],
			[ 'Fri,2 Mar 2020 10:00:00 +0100 (CET)', '2020-03-02T09:00:00Z' ],
			[ 'Mon, 02 Mar 20 10:00:00 GMT', '2020-03-02T10:00:00Z' ],
			[ 'Mon, 02 Mar 99 10:00:00 -0530', '1999-03-02T15:30:00Z' ],
			[ 'Mon, 2 Mar 2020 10:00:00 EST', '2020-03-02T15:00:00Z' ],
			[ 'Mon, 2 Mar 2020 10:00:00 CEST', '2020-03-02T08:00:00Z' ],
			[ 'Mon, 2 Mar 2020 10:00:00 GMT+0100', '2020-03-02T09:00:00Z' ],
			[ 'Mon, 2 Mar 2020 10:00:00 +01:00', '2020-03-02T09:00:00Z' ],
			[ 'Mon, 2 Mar 2020 10:00:00 -0000', '2020-03-02T10:00:00Z' ],
			[ 'Mon, 2 Mar 2020 10:00:00', '2020-03-02T10:00:00Z' ],
			[ 'Mon, 2 Mar 2020 10:00:00 Q', '2020-03-02T10:00:00Z' ],
			[ 'Mon Mar  2 10:00:00 2020', '2020-03-02T10:00:00Z' ],
			[ 'Mon Mar  2 10:00:00 EST 2020', '2020-03-02T15:00:00Z' ],
			[ '2020-03-02T10:00:00.123+01:00', '2020-03-02T09:00:00Z' ],
			[ '2020-03-02 10:00:00', '2020-03-02T10:00:00Z' ],
			[ 'March 2, 2020 10:00:00 PM', '2020-03-02T22:00:00Z' ],
			[ 'Monday, 2 March 2020 12:30 AM', '2020-03-02T00:30:00Z' ],
			[ '3/14/2020 10:00:00 AM', '2020-03-14T10:00:00Z' ],
			[ '14.03.2020 10:00', '2020-03-14T10:00:00Z' ],
			[ "Mon, 2 Mar 2020\r\n 10:00:00 +0100", '2020-03-02T09:00:00Z' ],
			[ 'Mon, 2 Mar 2020 10:00:60 +0100', '2020-03-02T09:01:00Z' ],
			[ ': Mon, 2 Mar 2020 10:00:00 "GMT"', '2020-03-02T10:00:00Z' ],
			[ '2 Mar 2020', '2020-03-02T00:00:00Z' ],
			[ 'Mon, 32 Mar 2020 10:00:00 +0100', '' ],
			[ 'Mon, 2 Foo 2020 10:00:00 +0100', '' ],
			[ 'yesterday', '' ],
			[ '', '' ],
		];
	}

	#[DataProvider( 'dates' )]
	public function test_reads_the_moment( string $date, string $expected ): void {
		$found = Mail_Date::parse( $date );
		self::assertSame( $expected, null === $found ? '' : gmdate( 'Y-m-d\TH:i:s\Z', $found ) );
	}
}
