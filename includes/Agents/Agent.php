<?php
/**
 * A WordPress user with a Switchboard role.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Agents;

/**
 * What the helpdesk knows of a colleague.
 */
final class Agent {

	/**
	 * Made by the repository.
	 *
	 * @param int         $id    WordPress user.
	 * @param string      $name  Display name.
	 * @param string      $email Address.
	 * @param string|null $role  `manager`, `agent`, `light_agent`; null for one who could become an agent.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $name,
		public readonly string $email,
		public readonly ?string $role
	) {
	}

	/**
	 * Address of the picture; null for initials, as nothing is asked of another server unless the site shows avatars.
	 */
	public function avatar(): ?string {
		if ( ! get_option( 'show_avatars' ) ) {
			return null;
		}
		$url = get_avatar_url( $this->id, [ 'size' => 96 ] );
		return is_string( $url ) ? $url : null;
	}
}
