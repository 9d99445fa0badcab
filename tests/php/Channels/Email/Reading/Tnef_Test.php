<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Reading;

use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Email\Reading\Limits;
use Switchboard\Channels\Email\Reading\Source;
use Switchboard\Channels\Email\Reading\Tnef;

final class Tnef_Test extends TestCase {

	public function test_what_is_no_tnef_holds_nothing(): void {
		foreach ( [ '', 'x', "\x78\x9f\x3e\x22", str_repeat( "\xff", 1000 ) ] as $bytes ) {
			$tnef = Tnef::read( Source::of( $bytes ), new Limits() );
			self::assertSame( [ [], '', '' ], [ $tnef->files, $tnef->text, $tnef->html ] );
		}
	}

	public function test_a_file_that_was_cut_off_gives_what_is_whole(): void {
		$bytes = (string) base64_decode( (string) preg_replace( '/^.*?\r\n\r\n|\r\n--.*$/s', '', (string) strstr( (string) file_get_contents( __DIR__ . '/../../../../fixtures/mail/reading/winmail.eml' ), 'Content-Transfer-Encoding: base64' ) ) );
		$whole = Tnef::read( Source::of( $bytes ), new Limits() );
		self::assertSame( [ 'Text aus Outlook', 'größe.png' ], [ $whole->text, $whole->files[0]->name ] );
		for ( $length = 0, $end = strlen( $bytes ); $length < $end; $length++ ) {
			$cut = Tnef::read( Source::of( substr( $bytes, 0, $length ) ), new Limits() );
			self::assertContains( $cut->text, [ '', 'Text aus Outlook' ] );
			self::assertLessThanOrEqual( 1, count( $cut->files ) );
		}
	}
}
