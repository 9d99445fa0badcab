<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Net;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Channels\Email\Net\Host_Guard;
use Switchboard\Foundation\Problem;
use Switchboard\Tests\TestCase;

final class Host_Guard_Test extends TestCase {

	/**
	 * A guard to whom every name has these addresses.
	 */
	private static function guard( string ...$addresses ): Host_Guard {
		return new Host_Guard( static fn(): array => array_values( $addresses ) );
	}

	/**
	 * What the guard complains of.
	 */
	private static function complaint( Host_Guard $guard, string $host ): string {
		try {
			$guard->addresses( $host );
		} catch ( Problem $problem ) {
			return $problem->name;
		}
		return '';
	}

	/**
	 * Addresses that aren't the internet.
	 *
	 * @return array<string, array{string}>
	 */
	public static function closed(): array {
		$addresses = [ '0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.0.9', '169.254.169.254', '172.31.255.255', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', 'fc00::1', 'fd12::1', 'fe80::1', 'ff02::1' ];
		return array_combine( $addresses, array_map( static fn( string $address ): array => [ $address ], $addresses ) );
	}

	#[DataProvider( 'closed' )]
	public function test_a_private_address_is_refused_by_name_and_by_number( string $address ): void {
		$this->assertSame( 'switchboard_mail_host_private', self::complaint( self::guard( $address ), 'mail.shop.example' ) );
		$this->assertSame( 'switchboard_mail_host_private', self::complaint( new Host_Guard(), $address ) );
	}

	public function test_public_addresses_are_given(): void {
		$this->assertSame( [ '9.9.9.9', '2620:fe::fe' ], self::guard( '9.9.9.9', '2620:fe::fe' )->addresses( 'mail.shop.example' ) );
		$this->assertSame( [ '172.32.0.1' ], ( new Host_Guard() )->addresses( '172.32.0.1' ) );
	}

	public function test_of_a_name_with_both_only_the_public_address_is_called(): void {
		$this->assertSame( [ '9.9.9.9' ], self::guard( '127.0.0.1', '9.9.9.9' )->addresses( 'mail.shop.example' ) );
	}

	public function test_other_ways_to_write_the_loopback_are_refused(): void {
		foreach ( [ 'localhost', '2130706433', '127.1' ] as $host ) {
			$this->assertSame( 'switchboard_mail_host_private', self::complaint( new Host_Guard(), $host ), $host );
		}
	}

	public function test_what_is_no_name_is_refused(): void {
		foreach ( [ '', 'a;b', 'ssl://mail.example', 'mail.example:25', 'mail example', "mail.example\r\n", 'a/b', 'user@mail.example', '-a.example' ] as $host ) {
			$this->assertSame( 'switchboard_mail_host', self::complaint( self::guard( '9.9.9.9' ), $host ), $host );
		}
		$this->assertSame( 'switchboard_mail_host_unknown', self::complaint( self::guard(), 'mail.example' ) );
	}

	public function test_a_site_may_allow_a_host(): void {
		add_filter( 'switchboard_mail_host_allowed', static fn( bool $allowed, string $host, string $address ): bool => $allowed || 'mail.lan' === $host && '10.0.0.5' === $address, 10, 3 );
		$this->assertSame( [ '10.0.0.5' ], self::guard( '10.0.0.5', '10.0.0.6' )->addresses( 'mail.lan' ) );
		$this->assertSame( 'switchboard_mail_host_private', self::complaint( self::guard( '10.0.0.5' ), 'other.lan' ) );
	}
}
