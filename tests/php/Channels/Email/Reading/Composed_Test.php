<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Composed;
use Switchboard\Channels\Email\Reading\Reader;

final class Composed_Test extends TestCase {

	/**
	 * Text with its marks apart, and in one.
	 *
	 * @return list<array{string, string}>
	 */
	public static function texts(): array {
		return [
			[ 'plain', 'plain' ],
			[ "u\u{308}ber", 'über' ],
			[ "e\u{323}\u{302}", 'ệ' ],
			[ "\u{438}\u{306}", 'й' ],
			[ "\u{3b1}\u{301}", 'ά' ],
			[ "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}\u{1100}\u{1161}", '한글가' ],
			[ "q\u{308}\u{301}", "q\u{308}\u{301}" ],
			[ "\u{308}a", "\u{308}a" ],
		];
	}

	#[DataProvider( 'texts' )]
	public function test_joins_letters_and_marks( string $apart, string $expected ): void {
		self::assertSame( $expected, Composed::of( $apart ) );
	}

	public function test_subject_name_and_text_are_composed(): void {
		$mail = Reader::read( "Subject: u\u{308}\r\nFrom: =?utf-8?Q?u=CC=88?= <a@b.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nu\u{308}" );
		self::assertSame( [ 'ü', 'ü', 'ü' ], [ $mail->subject, $mail->from[0]->name, $mail->text ] );
	}
}
