<?php
/**
 * Signs what the plugin gives out.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Secrets;

/**
 * HMAC signatures with the plugin's own random key, kept in the database with an id: salts rotate and sites are cloned,
 * but a link in a mail must stay good.
 */
final class Keyring {

	private const OPTION = 'switchboard_keys';

	/**
	 * Signs a text.
	 *
	 * @param string $text What is promised.
	 * @return string `<key id>.<64 hex digits>`.
	 */
	public function sign( string $text ): string {
		return (string) $this->signature( $this->keys()['current'], $text );
	}

	/**
	 * Whether a signature is ours, by any key that we still know.
	 *
	 * @param string $text      What was promised.
	 * @param string $signature From sign().
	 */
	public function verify( string $text, string $signature ): bool {
		[ $id ] = explode( '.', $signature, 2 );
		$ours   = $this->signature( $id, $text );
		return null !== $ours && hash_equals( $ours, $signature );
	}

	/**
	 * A short signature for where there is little room, such as an address: whoever guesses must ask us each time.
	 *
	 * @param string $text What is promised.
	 * @return string `<key id>.<20 hex digits>`.
	 */
	public function sign_briefly( string $text ): string {
		return self::shortened( $this->sign( "brief:$text" ) );
	}

	/**
	 * Whether a short signature is ours, by any key that we still know.
	 *
	 * @param string $text      What was promised.
	 * @param string $signature From sign_briefly().
	 */
	public function verify_briefly( string $text, string $signature ): bool {
		[ $id ] = explode( '.', $signature, 2 );
		$whole  = $this->signature( $id, "brief:$text" );
		return null !== $whole && hash_equals( self::shortened( $whole ), $signature );
	}

	/**
	 * A keyed hash that can't be turned back without our key, for rate limits and the like.
	 *
	 * @param string $text Text.
	 * @return string 64 hex digits.
	 */
	public function blind( string $text ): string {
		return substr( $this->sign( "blind:$text" ), -64 );
	}

	/**
	 * A text's signature by one key; null when we don't know that key.
	 *
	 * @param string $id   Key.
	 * @param string $text Text.
	 */
	private function signature( string $id, string $text ): ?string {
		$key = $this->keys()['keys'][ $id ] ?? null;
		return null === $key ? null : $id . '.' . hash_hmac( 'sha256', $text, (string) base64_decode( $key, true ) );
	}

	/**
	 * The first 20 of a signature's 64 digits.
	 *
	 * @param string $signature From signature().
	 */
	private static function shortened( string $signature ): string {
		return substr( $signature, 0, -44 );
	}

	/**
	 * The keys, made on first use.
	 *
	 * @return array{current: string, keys: array<string, string>}
	 */
	private function keys(): array {
		$keys = get_option( self::OPTION );
		if ( ! is_array( $keys ) || ! isset( $keys['current'], $keys['keys'] ) ) {
			$keys = [
				'current' => 'k1',
				'keys'    => [ 'k1' => base64_encode( random_bytes( 32 ) ) ],
			];
			// Two first requests at once: whoever writes first wins, the other reads.
			if ( ! add_option( self::OPTION, $keys, '', true ) ) {
				wp_cache_delete( self::OPTION, 'options' );
				$keys = (array) get_option( self::OPTION );
			}
		}
		/**
		 * As written above.
		 *
		 * @var array{current: string, keys: array<string, string>} $keys
		 */
		return $keys;
	}
}
