<?php
/**
 * Tests of the visitor's address.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\REST;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Foundation\REST\Client_Address;
use Switchboard\Tests\TestCase;

/**
 * A made-up X-Forwarded-For changes nothing.
 */
final class Client_Address_Test extends TestCase {

	/**
	 * The address that counts.
	 *
	 * @param string $trusted   Trusted proxies.
	 * @param string $remote    Peer.
	 * @param string $forwarded Header.
	 * @param string $expected  Address.
	 */
	#[DataProvider( 'requests' )]
	public function test_address( string $trusted, string $remote, string $forwarded, string $expected ): void {
		$_SERVER['REMOTE_ADDR']          = $remote;
		$_SERVER['HTTP_X_FORWARDED_FOR'] = $forwarded;
		$this->assertSame( $expected, ( new Client_Address( static fn(): string => $trusted ) )->address() );
	}

	/**
	 * Requests.
	 *
	 * @return iterable<string, array{string, string, string, string}>
	 */
	public static function requests(): iterable {
		yield 'nobody is trusted' => [ '', '203.0.113.7', '10.9.9.9', '203.0.113.7' ];
		yield 'a trusted proxy' => [ '198.51.100.0/24', '198.51.100.3', '203.0.113.7', '203.0.113.7' ];
		yield 'the visitor wrote the first entry' => [ '198.51.100.0/24', '198.51.100.3', '1.2.3.4, 203.0.113.7', '203.0.113.7' ];
		yield 'two trusted proxies' => [ '198.51.100.0/24', '198.51.100.3', '1.2.3.4, 203.0.113.7, 198.51.100.9', '203.0.113.7' ];
		yield 'rubbish' => [ '198.51.100.3', '198.51.100.3', '<script>', '198.51.100.3' ];
		yield 'another peer' => [ '198.51.100.3', '203.0.113.8', '1.2.3.4', '203.0.113.8' ];
		yield 'IPv6' => [ '2001:db8::/32', '2001:db8::1', '2001:db9::5', '2001:db9::5' ];
		yield 'a range that is none trusts nobody' => [ '198.51.100.0/a, 198.51.100.0/99, 198.51.100.0/-1', '203.0.113.8', '1.2.3.4', '203.0.113.8' ];
		yield 'everybody' => [ '0.0.0.0/0', '198.51.100.3', '203.0.113.7', '203.0.113.7' ];
		yield 'IPv4 written as IPv6' => [ '198.51.100.3', '::ffff:198.51.100.3', '::ffff:203.0.113.7', '203.0.113.7' ];
		yield 'no peer' => [ '', '', '', '0.0.0.0' ];
	}

	/**
	 * One home is one address: its /64.
	 */
	public function test_key(): void {
		$key = static function ( string $address ): string {
			$_SERVER['REMOTE_ADDR'] = $address;
			return ( new Client_Address( static fn(): string => '' ) )->key();
		};
		$this->assertSame( $key( '2001:db8::1' ), $key( '2001:db8::ffff' ) );
		$this->assertNotSame( $key( '2001:db8::1' ), $key( '2001:db8:0:1::1' ) );
		$this->assertNotSame( $key( '203.0.113.7' ), $key( '203.0.113.8' ) );
		$this->assertNotSame( $key( '::ffff:203.0.113.7' ), $key( '::ffff:203.0.113.8' ), 'Otherwise all of IPv4 would share one limit.' );
	}
}
