<?php
/**
 * Tests of identities.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Contacts;

use PHPUnit\Framework\TestCase;
use Switchboard\Contacts\Identity;

/**
 * What makes two spellings the same, and which address is written to.
 */
final class Identity_Test extends TestCase {

	public function test_spellings_of_the_same_identity_are_equal(): void {
		$this->assertSame( hash( 'sha256', 'ada@example.org' ), Identity::key( 'email', ' Ada@Example.ORG ' ) );
		$this->assertSame( Identity::key( 'phone', '+49 (30) 123-45' ), Identity::key( 'phone', '+493012345' ) );
		$this->assertNotSame( Identity::key( 'phone', '+493012345' ), Identity::key( 'phone', '493012345' ) );
	}

	public function test_a_verified_address_comes_before_an_older_claimed_one(): void {
		$claimed  = new Identity( 1, 1, Identity::EMAIL, 'old@example.org', Identity::CLAIMED );
		$phone    = new Identity( 2, 1, Identity::PHONE, '+1 555', Identity::VERIFIED );
		$verified = new Identity( 3, 1, Identity::EMAIL, 'new@Example.org', Identity::VERIFIED );
		$this->assertSame( 'new@Example.org', Identity::email_of( [ $claimed, $phone, $verified ] ) );
		$this->assertSame( 'old@example.org', Identity::email_of( [ $claimed, $phone ] ) );
		$this->assertNull( Identity::email_of( [ $phone ] ) );
		$this->assertSame( 'example.org', $verified->domain() );
		$this->assertSame( '', $phone->domain() );
	}
}
