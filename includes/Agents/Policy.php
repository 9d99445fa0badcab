<?php
/**
 * Who may do what.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Agents;

/**
 * Answers by capabilities and memberships; what concerns one ticket is asked of the ticket's own policy, which asks this one.
 */
final class Policy {

	/**
	 * Memberships live in another room.
	 *
	 * @param \Closure( int $user ): list<int> $inboxes_of Inboxes that a user is a member of; cheap to ask again.
	 */
	public function __construct( private readonly \Closure $inboxes_of ) {
	}

	/**
	 * Whether a user may do something at all.
	 *
	 * @param int    $user_id User, 0 for a visitor.
	 * @param string $ability `access`, `read`, `note`, `reply`, `manage` or `manage_settings`.
	 */
	public function may( int $user_id, string $ability ): bool {
		$user = $user_id > 0 && isset( Roles::CAPABILITIES[ $ability ] ) ? get_userdata( $user_id ) : false;
		if ( false === $user ) {
			return false;
		}
		// A network's super admin has every capability, but reads the tickets of a site only as its agent, like other administrators.
		if ( is_multisite() && is_super_admin( $user_id ) && ! in_array( $ability, [ 'access', 'manage_settings' ], true ) ) {
			return ! empty( $user->allcaps[ Roles::CAPABILITIES[ $ability ] ] );
		}
		return user_can( $user, Roles::CAPABILITIES[ $ability ] );
	}

	/**
	 * The inboxes whose tickets a user may see.
	 *
	 * @param int $user_id User.
	 * @return list<int>|null Null for all, none when empty.
	 */
	public function inboxes( int $user_id ): ?array {
		if ( $this->may( $user_id, 'manage' ) ) {
			return null;
		}
		return $this->may( $user_id, 'read' ) ? ( $this->inboxes_of )( $user_id ) : [];
	}

	/**
	 * A user's place in the helpdesk: the highest that their capabilities give.
	 *
	 * @param int $user_id User.
	 * @return string|null `manager`, `agent`, `light_agent`; null for none.
	 */
	public function role( int $user_id ): ?string {
		foreach ( [
			'manage' => 'manager',
			'reply'  => 'agent',
			'read'   => 'light_agent',
		] as $ability => $role ) {
			if ( $this->may( $user_id, $ability ) ) {
				return $role;
			}
		}
		return null;
	}
}
