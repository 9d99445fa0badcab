<?php
/**
 * Which notices a person wants.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Notifications;

/**
 * Switches of each person, kept with the user. What was never touched is on.
 */
final class Preferences {

	public const META = 'switchboard_notifications';

	public const KINDS = [ 'agent_new', 'agent_assigned', 'agent_customer_replied', 'agent_mentioned' ];

	/**
	 * A person's switches.
	 *
	 * @param int $user_id User.
	 * @return array<string, bool> By kind.
	 */
	public function of( int $user_id ): array {
		$stored = get_user_meta( $user_id, self::META, true );
		$stored = is_array( $stored ) ? $stored : [];
		$all    = [];
		foreach ( self::KINDS as $kind ) {
			$all[ $kind ] = (bool) ( $stored[ $kind ] ?? true );
		}
		return $all;
	}

	/**
	 * Whether a person wants a kind of notice.
	 *
	 * @param int    $user_id User.
	 * @param string $kind    Kind.
	 */
	public function wants( int $user_id, string $kind ): bool {
		return $this->of( $user_id )[ $kind ] ?? false;
	}

	/**
	 * Changes some switches.
	 *
	 * @param int                 $user_id User.
	 * @param array<string, bool> $changes By kind.
	 */
	public function change( int $user_id, array $changes ): void {
		update_user_meta( $user_id, self::META, array_merge( $this->of( $user_id ), array_intersect_key( $changes, array_flip( self::KINDS ) ) ) );
	}
}
