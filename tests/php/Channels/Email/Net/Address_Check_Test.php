<?php
/**
 * Tests of where a site connects to.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Email\Net;

use PHPUnit\Framework\Attributes\TestWith;
use Switchboard\Channels\Email\Net\Address_Check;
use Switchboard\Channels\Email\Net\Server_Error;

final class Address_Check_Test extends \PHPUnit\Framework\TestCase {

	use Fails_By_Name;

	#[TestWith( [ '127.0.0.1' ] )]
	#[TestWith( [ '127.255.255.255' ] )]
	#[TestWith( [ '0.0.0.0' ] )]
	#[TestWith( [ '10.1.2.3' ] )]
	#[TestWith( [ '100.64.0.1' ] )]
	#[TestWith( [ '100.127.255.255' ] )]
	#[TestWith( [ '169.254.169.254' ] )]
	#[TestWith( [ '172.16.0.1' ] )]
	#[TestWith( [ '172.31.255.255' ] )]
	#[TestWith( [ '192.168.1.1' ] )]
	#[TestWith( [ '198.19.0.1' ] )]
	#[TestWith( [ '224.0.0.1' ] )]
	#[TestWith( [ '255.255.255.255' ] )]
	#[TestWith( [ '::' ] )]
	#[TestWith( [ '::1' ] )]
	#[TestWith( [ '[::1]' ] )]
	#[TestWith( [ '::ffff:127.0.0.1' ] )]
	#[TestWith( [ '64:ff9b::10.0.0.1' ] )]
	#[TestWith( [ 'fe80::1' ] )]
	#[TestWith( [ 'fc00::1' ] )]
	#[TestWith( [ 'ff02::1' ] )]
	#[TestWith( [ '2002:7f00:1::' ] )]
	#[TestWith( [ '2001:0:1::' ] )]
	#[TestWith( [ '2001:db8::1' ] )]
	public function test_refuses_the_own_network( string $address ): void {
		$this->assertSame( Server_Error::ADDRESS, $this->failure( fn() => ( new Address_Check() )->addresses( $address ) )->name );
	}

	#[TestWith( [ '8.8.8.8' ] )]
	#[TestWith( [ '100.63.255.255' ] )]
	#[TestWith( [ '172.32.0.1' ] )]
	#[TestWith( [ '192.167.255.255' ] )]
	#[TestWith( [ '223.255.255.255' ] )]
	#[TestWith( [ '2a00:1450:4001::6d' ] )]
	#[TestWith( [ '64:ff9b::808:808' ] )]
	public function test_takes_the_open_internet( string $address ): void {
		$this->assertSame( [ $address ], ( new Address_Check() )->addresses( $address ) );
	}

	public function test_keeps_only_the_open_addresses_of_a_name(): void {
		$check = new Address_Check( null, static fn(): array => [ '10.0.0.1', '8.8.8.8', '::1' ] );
		$this->assertSame( [ '8.8.8.8' ], $check->addresses( 'mail.example.com' ) );
	}

	#[TestWith( [ 'localhost' ] )]
	#[TestWith( [ '127.1' ] )]
	#[TestWith( [ '2130706433' ] )]
	#[TestWith( [ '0x7f000001' ] )]
	public function test_other_ways_to_write_this_machine_are_refused( string $host ): void {
		$name = $this->failure( fn() => ( new Address_Check() )->addresses( $host ) )->name;
		// Systems differ in whether they know such a number as an address.
		$this->assertContains( $name, 'localhost' === $host ? [ Server_Error::ADDRESS ] : [ Server_Error::ADDRESS, Server_Error::UNKNOWN_HOST ] );
	}

	public function test_a_site_may_allow_an_address(): void {
		$check = new Address_Check( static fn( string $address, string $host ): bool => '10.0.0.5' === $address && 'mail.intern' === $host, static fn(): array => [ '10.0.0.5', '10.0.0.6' ] );
		$this->assertSame( [ '10.0.0.5' ], $check->addresses( 'mail.intern' ) );
		$this->assertSame( Server_Error::ADDRESS, $this->failure( fn() => $check->addresses( 'other.intern' ) )->name );
	}

	#[TestWith( [ '' ] )]
	#[TestWith( [ 'a b' ] )]
	#[TestWith( [ "mail.example.com\r\nX" ] )]
	#[TestWith( [ 'mail.example.com/path' ] )]
	#[TestWith( [ 'user@mail.example.com' ] )]
	#[TestWith( [ 'mail.example.com:25' ] )]
	#[TestWith( [ '-x' ] )]
	public function test_what_is_no_name_is_never_asked_for( string $host ): void {
		$check = new Address_Check( null, fn(): array => $this->fail( 'It was asked for' ) );
		$error = $this->failure( fn() => $check->addresses( $host ) );
		$this->assertSame( [ Server_Error::UNKNOWN_HOST, false ], [ $error->name, $error->may_pass ] );
	}

	public function test_a_name_without_address_may_have_one_later(): void {
		$check = new Address_Check( null, static fn(): array => [] );
		$error = $this->failure( fn() => $check->addresses( 'mail.example.com' ) );
		$this->assertSame( [ Server_Error::UNKNOWN_HOST, true ], [ $error->name, $error->may_pass ] );
	}
}
