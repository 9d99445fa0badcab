<?php

declare(strict_types=1);

namespace Switchboard\Tests\Mail;

use Switchboard\Foundation\Secrets\Keyring;
use Switchboard\Mail\Thread_Marks;
use Switchboard\Tests\TestCase;

final class Thread_Marks_Test extends TestCase {

	private static function marks(): Thread_Marks {
		return new Thread_Marks( new Keyring(), static fn( int $inbox ): bool => 7 === $inbox );
	}

	public function test_a_quoted_mark_says_which_ticket(): void {
		$mark = self::marks()->of_ticket( 7, 12 );
		$this->assertMatchesRegularExpression( '/^\[ref:12\.k1\.[0-9a-f]{20}\]$/', $mark );
		$other = self::marks()->of_ticket( 7, 13 );
		$this->assertSame( [ 13, 12 ], self::marks()->read( 7, "Thanks\n> $other\n>> $mark\n<div style=\"font-size:10px\">$mark</div>" ) );
	}

	public function test_nobody_else_can_make_one(): void {
		$mark = self::marks()->of_ticket( 7, 12 );
		foreach ( [ str_replace( ':12.', ':13.', $mark ), str_replace( 'k1', 'k2', $mark ), '[ref:12]', substr( $mark, 0, -2 ) . ']', '' ] as $forged ) {
			$this->assertSame( [], self::marks()->read( 7, $forged ), $forged );
		}
		$this->assertSame( [], self::marks()->read( 8, $mark ) );
	}

	public function test_many_forged_ones_hide_no_genuine_one_that_stands_before_them(): void {
		$text = self::marks()->of_ticket( 7, 12 );
		for ( $ticket = 100; $ticket < 5100; $ticket++ ) {
			$text .= "[ref:$ticket.k1." . str_repeat( '0', 20 ) . ']';
		}
		$this->assertSame( [ 12 ], self::marks()->read( 7, $text ) );
	}

	public function test_no_mark_where_no_mail_comes_in(): void {
		$this->assertSame( '', self::marks()->of_ticket( 8, 12 ) );
	}
}
