<?php

declare(strict_types=1);

namespace Switchboard\Tests\Mail;

use Switchboard\Foundation\Secrets\Keyring;
use Switchboard\Inboxes\Inbox;
use Switchboard\Mail\Reply_Addresses;
use Switchboard\Tests\TestCase;

final class Reply_Addresses_Test extends TestCase {

	private static function inbox( int $id = 7, string $address = 'support@shop.example' ): Inbox {
		return new Inbox( $id, 'Support', $address, '', '', 0, 0, 0, false, 1, 0 );
	}

	private static function addresses( bool $takes_plus = true ): Reply_Addresses {
		return new Reply_Addresses( new Keyring(), static fn( int $inbox ): bool => $takes_plus && 7 === $inbox );
	}

	public function test_an_address_says_which_ticket_and_which_agent(): void {
		$customer = self::addresses()->of_ticket( self::inbox(), 12 );
		$agent    = self::addresses()->of_agent( self::inbox(), 12, 3 );
		$this->assertMatchesRegularExpression( '/^support\+t\.12\.k1\.[0-9a-f]{20}@shop\.example$/', $customer );
		$this->assertMatchesRegularExpression( '/^support\+a\.12\.3\.k1\.[0-9a-f]{20}@shop\.example$/', $agent );
		$this->assertNotFalse( is_email( $customer ) );
		$expected = [
			[
				'ticket_id'  => 12,
				'user_id'    => 0,
				'message_id' => 0,
				'kind'       => 't',
			],
			[
				'ticket_id'  => 12,
				'user_id'    => 3,
				'message_id' => 0,
				'kind'       => 'a',
			],
		];
		$this->assertSame( $expected, self::addresses()->read( 7, "\"Shop\" <$customer>, Ada <ada@customer.example>, $agent" ) );
		$this->assertSame( [ $expected[1] ], self::addresses( false )->read( 7, strtoupper( $agent ) ) );
	}

	public function test_a_forwards_and_a_bounces_address_name_the_message(): void {
		foreach ( [
			'f' => self::addresses()->of_forward( self::inbox(), 12, 34 ),
			'b' => self::addresses()->of_bounces( self::inbox(), 12, 34 ),
		] as $kind => $address ) {
			$this->assertStringStartsWith( "support+$kind.12.34.", $address );
			$about = [
				'ticket_id'  => 12,
				'user_id'    => 0,
				'message_id' => 34,
				'kind'       => $kind,
			];
			$this->assertSame( [ $about ], self::addresses()->read( 7, $address ) );
			$this->assertSame( [], self::addresses()->read( 7, str_replace( '.34.', '.35.', $address ) ) );
			$this->assertSame( [], self::addresses()->read( 7, str_replace( "+$kind.", '+a.', $address ) ) );
		}
	}

	public function test_nobody_else_can_make_one(): void {
		$customer = self::addresses()->of_ticket( self::inbox(), 12 );
		$agent    = self::addresses()->of_agent( self::inbox(), 12, 3 );
		$forged   = [
			str_replace( '.12.', '.13.', $customer ),
			str_replace( '+t.12.', '+a.12.3.', $customer ),
			str_replace( '+t.12.', '+t.12.3.', $customer ),
			str_replace( '.3.k1', '.4.k1', $agent ),
			str_replace( '+a.12.3.', '+t.12.', $agent ),
			str_replace( 'k1', 'k2', $customer ),
			(string) preg_replace( '/.@/', '@', $customer ),
			'support+t.12@shop.example',
			'',
		];
		foreach ( $forged as $address ) {
			$this->assertSame( [], self::addresses()->read( 7, $address ), $address );
		}
	}

	public function test_one_inboxs_address_is_nothing_in_another(): void {
		$this->assertSame( [], self::addresses()->read( 8, self::addresses()->of_ticket( self::inbox(), 12 ) ) );
	}

	public function test_none_is_made_where_it_would_not_arrive(): void {
		$this->assertSame( '', self::addresses( false )->of_ticket( self::inbox(), 12 ) );
		$this->assertSame( '', self::addresses()->of_ticket( self::inbox( 8 ), 12 ) );
		$this->assertSame( '', self::addresses()->of_ticket( self::inbox( 7, '' ), 12 ) );
		$this->assertSame( '', self::addresses()->of_ticket( self::inbox( 7, str_repeat( 'a', 36 ) . '@shop.example' ), 12 ) );
	}

	public function test_the_part_before_the_at_sign_fits(): void {
		$longest = self::addresses()->of_agent( self::inbox( 7, str_repeat( 'a', 20 ) . '@shop.example' ), 12345678, 123456 );
		$this->assertSame( 62, strpos( $longest, '@' ) );
	}
}
