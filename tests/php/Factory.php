<?php
/**
 * What tests are made of.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests;

/**
 * Makes things with believable defaults, so that a test names only what it is about.
 */
final class Factory {

	/**
	 * Number of the next thing, for names that must be unique.
	 */
	private int $next = 1;

	/**
	 * A WordPress user.
	 *
	 * @param string               $role Role.
	 * @param array<string, mixed> $with Fields of wp_insert_user().
	 * @return int Id.
	 */
	public function user( string $role = 'subscriber', array $with = [] ): int {
		$number = $this->next++;
		// Hashing a password takes a tenth of a second by design; nobody signs in with this one.
		$cheap = static fn(): array => [ 'cost' => 4 ];
		add_filter( 'wp_hash_password_options', $cheap );
		$id = wp_insert_user(
			$with + [
				'user_login'   => "user$number",
				'user_email'   => "user$number@example.org",
				'user_pass'    => 'password',
				'display_name' => "User $number",
				'role'         => $role,
			]
		);
		remove_filter( 'wp_hash_password_options', $cheap );
		if ( is_wp_error( $id ) ) {
			throw new \RuntimeException( $id->get_error_message() ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
		return $id;
	}
}
