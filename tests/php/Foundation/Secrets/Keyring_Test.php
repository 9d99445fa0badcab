<?php
/**
 * Tests of signatures.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Foundation\Secrets;

use Switchboard\Foundation\Secrets\Keyring;
use Switchboard\Tests\TestCase;

/**
 * Only what we signed is ours, and old keys stay good.
 */
final class Keyring_Test extends TestCase {

	/**
	 * A signature holds for its text alone.
	 */
	public function test_sign(): void {
		$keyring   = new Keyring();
		$signature = $keyring->sign( 'a' );
		$this->assertTrue( ( new Keyring() )->verify( 'a', $signature ) );
		$this->assertFalse( $keyring->verify( 'b', $signature ) );
		foreach ( [ '', '.', 'k1.', 'k1', 'zz.' . substr( $signature, 3 ), $signature . '0' ] as $forged ) {
			$this->assertFalse( $keyring->verify( 'a', $forged ), $forged );
		}
	}

	/**
	 * A short one too; and neither passes for the other.
	 */
	public function test_sign_briefly(): void {
		$keyring   = new Keyring();
		$signature = $keyring->sign_briefly( 'a' );
		$this->assertMatchesRegularExpression( '/^k1\.[0-9a-f]{20}$/', $signature );
		$this->assertTrue( $keyring->verify_briefly( 'a', $signature ) );
		$this->assertFalse( $keyring->verify_briefly( 'b', $signature ) );
		foreach ( [ '', 'k1.', 'zz.' . substr( $signature, 3 ), substr( $signature, 0, -1 ), $signature . '0', substr( $keyring->sign( 'a' ), 0, 23 ) ] as $forged ) {
			$this->assertFalse( $keyring->verify_briefly( 'a', $forged ), $forged );
		}
		$this->assertFalse( $keyring->verify( 'a', $signature ) );
	}

	/**
	 * After a new key is current, what the old one signed is still good.
	 */
	public function test_rotation(): void {
		$old  = ( new Keyring() )->sign( 'a' );
		$tag  = ( new Keyring() )->sign_briefly( 'a' );
		$keys = (array) get_option( 'switchboard_keys' );
		update_option(
			'switchboard_keys',
			[
				'current' => 'k2',
				'keys'    => $keys['keys'] + [ 'k2' => base64_encode( random_bytes( 32 ) ) ],
			]
		);
		$keyring = new Keyring();
		$this->assertTrue( $keyring->verify( 'a', $old ) );
		$this->assertTrue( $keyring->verify_briefly( 'a', $tag ) );
		$this->assertStringStartsWith( 'k2.', $keyring->sign( 'a' ) );
	}
}
