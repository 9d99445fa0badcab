<?php
/**
 * Keeps secrets of connections.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Secrets;

/**
 * Seals text with sodium, by SWITCHBOARD_KEY or a key derived from the site's salts. What can't be opened after the salts
 * changed is not lost: the person is asked to connect again.
 */
final class Vault {

	/**
	 * Seals a text.
	 *
	 * @param string $text Secret.
	 * @return string Base64.
	 */
	public function seal( string $text ): string {
		$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		return base64_encode( $nonce . sodium_crypto_secretbox( $text, $nonce, $this->key() ) );
	}

	/**
	 * Opens a sealed text; null when it can't be opened with today's key.
	 *
	 * @param string $sealed From seal().
	 */
	public function open( string $sealed ): ?string {
		$bytes = (string) base64_decode( $sealed, true );
		if ( strlen( $bytes ) <= SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ) {
			return null;
		}
		$text = sodium_crypto_secretbox_open( substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), $this->key() );
		return false === $text ? null : $text;
	}

	/**
	 * 32 bytes.
	 */
	private function key(): string {
		$source = defined( 'SWITCHBOARD_KEY' ) ? (string) constant( 'SWITCHBOARD_KEY' ) : wp_salt( 'auth' ) . wp_salt( 'secure_auth' );
		return hash( 'sha256', 'switchboard-vault' . $source, true );
	}
}
