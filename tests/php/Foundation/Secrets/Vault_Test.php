<?php
/**
 * Tests of the vault.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\Secrets;

use Switchboard\Foundation\Secrets\Vault;
use Switchboard\Tests\TestCase;

/**
 * Sealed is unreadable; with other salts it can't be opened, and that is no crash.
 */
final class Vault_Test extends TestCase {

	/**
	 * What goes in comes out, and no two seals are alike.
	 */
	public function test_seal_and_open(): void {
		$vault  = new Vault();
		$sealed = $vault->seal( 'pässword' );
		$this->assertSame( 'pässword', $vault->open( $sealed ) );
		$this->assertStringNotContainsString( 'ssword', (string) base64_decode( $sealed, true ) );
		$this->assertNotSame( $sealed, $vault->seal( 'pässword' ) );
	}

	/**
	 * Changed salts, changed bytes and rubbish are null.
	 */
	public function test_cannot_be_opened(): void {
		$sealed = ( new Vault() )->seal( 'x' );
		$this->assertNull( ( new Vault() )->open( 'rubbish' ) );
		$this->assertNull( ( new Vault() )->open( substr_replace( $sealed, 'A' === $sealed[-4] ? 'B' : 'A', -4, 1 ) ) );
		add_filter( 'salt', static fn(): string => 'other' );
		$this->assertNull( ( new Vault() )->open( $sealed ) );
	}
}
