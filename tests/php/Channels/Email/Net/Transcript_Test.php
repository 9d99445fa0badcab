<?php
/**
 * Tests of what is shown of a conversation.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Net;

use Switchboard\Channels\Email\Net\Credentials;
use Switchboard\Channels\Email\Net\Server_Error;
use Switchboard\Channels\Email\Net\Transcript;

final class Transcript_Test extends \PHPUnit\Framework\TestCase {

	use Fails_By_Name;

	public function test_keeps_the_last_lines(): void {
		$transcript = new Transcript();
		for ( $number = 1; $number <= 100; $number++ ) {
			$transcript->server( "line $number" );
		}
		$this->assertCount( 60, $transcript->lines() );
		$this->assertSame( '< line 100', $transcript->lines()[59] );
	}

	public function test_shows_no_secret_in_any_form(): void {
		$transcript = new Transcript();
		foreach ( [ Credentials::password( 'me', 'hunter2' ), Credentials::token( 'me', 'ya29.token' ) ] as $credentials ) {
			$transcript->hide( $credentials->secrets() );
			$transcript->client( "LOGIN me {$credentials->secret}" );
			$transcript->client( $credentials->initial_response(), true );
			$transcript->server( 'you said ' . $credentials->initial_response() );
			$transcript->note( 'that is ' . base64_encode( $credentials->secret ) );
		}
		$lines = [ '> LOGIN me ••••', '> ••••', '< you said ••••', '* that is ••••' ];
		$this->assertSame( [ ...$lines, ...$lines ], $transcript->lines() );
	}

	public function test_a_line_is_one_line_of_bearable_length(): void {
		$transcript = new Transcript();
		$this->assertSame( 'a b c', $transcript->clean( "a\r\n\x00b\u{202E}\u{2028}c\x7f" ) );
		$this->assertSame( 'Grüße', $transcript->clean( "Gr\xfc\xdfe" ) );
		$this->assertSame( str_repeat( 'ä', 150 ) . '…', $transcript->clean( str_repeat( 'ä', 1000 ) ) );
	}

	public function test_credentials_can_not_break_a_line_and_do_not_show_up_in_dumps(): void {
		$this->assertSame( Server_Error::LOGIN, $this->failure( fn() => Credentials::password( "me\r\nX", 'secret' ) )->name );
		$this->assertSame( Server_Error::LOGIN, $this->failure( fn() => Credentials::password( 'me', "sec\0ret" ) )->name );
		$this->assertSame( Server_Error::LOGIN, $this->failure( fn() => Credentials::token( "me\x01auth=Bearer other", 'secret' ) )->name );
		$this->assertStringNotContainsString( 'hunter2', print_r( Credentials::password( 'me', 'hunter2' ), true ) ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions -- That is what is tested.
	}
}
