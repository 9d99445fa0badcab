<?php
/**
 * Roles and capabilities.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Agents;

/**
 * Writes the helpdesk's roles into WordPress's. They give nothing of WordPress's administration.
 */
final class Roles {

	/** Grows when this page changes; the roles are then written again. */
	public const VERSION = 1;

	public const MANAGER     = 'switchboard_manager';
	public const AGENT       = 'switchboard_agent';
	public const LIGHT_AGENT = 'switchboard_light_agent';

	/** All capabilities, with the ability of the policy that each stands for. */
	public const CAPABILITIES = [
		'access'          => 'switchboard_access',
		'read'            => 'switchboard_read',
		'note'            => 'switchboard_note',
		'reply'           => 'switchboard_reply',
		'manage'          => 'switchboard_manage',
		'manage_settings' => 'switchboard_manage_settings',
	];

	/** What each role may do; `read` without a prefix is WordPress's own: to sign in and see a profile. */
	private const MAY = [
		self::MANAGER     => [ 'read', 'switchboard_access', 'switchboard_read', 'switchboard_note', 'switchboard_reply', 'switchboard_manage' ],
		self::AGENT       => [ 'read', 'switchboard_access', 'switchboard_read', 'switchboard_note', 'switchboard_reply' ],
		self::LIGHT_AGENT => [ 'read', 'switchboard_access', 'switchboard_read', 'switchboard_note' ],
	];

	private const ADMINISTRATOR_MAY = [ 'switchboard_access', 'switchboard_manage_settings' ];

	private const OPTION = 'switchboard_roles_version';

	/**
	 * Writes roles and capabilities; safe to run again.
	 */
	public function add(): void {
		foreach ( $this->names() as $slug => $name ) {
			remove_role( $slug );
			add_role( $slug, $name, array_fill_keys( self::MAY[ $slug ], true ) );
		}
		foreach ( self::ADMINISTRATOR_MAY as $capability ) {
			get_role( 'administrator' )?->add_cap( $capability );
		}
		update_option( self::OPTION, self::VERSION, true );
	}

	/**
	 * Writes them again when this page has changed since.
	 */
	public function refresh(): void {
		if ( self::VERSION !== (int) get_option( self::OPTION, 0 ) ) {
			$this->add();
		}
	}

	/**
	 * Takes everything out again; users keep their other roles.
	 */
	public function remove(): void {
		foreach ( get_users( [ 'role__in' => self::slugs() ] ) as $user ) {
			foreach ( self::slugs() as $slug ) {
				$user->remove_role( $slug );
			}
		}
		array_map( 'remove_role', self::slugs() );
		// Another plugin may have given our capabilities to roles of its own.
		foreach ( wp_roles()->role_objects as $role ) {
			array_map( [ $role, 'remove_cap' ], self::CAPABILITIES );
		}
		delete_option( self::OPTION );
	}

	/**
	 * The helpdesk's own roles.
	 *
	 * @return list<string>
	 */
	public static function slugs(): array {
		return array_keys( self::MAY );
	}

	/**
	 * All roles of the site that may read tickets: ours, and those that the owner gave our capabilities to.
	 *
	 * @return list<string>
	 */
	public static function reading(): array {
		return array_map( 'strval', array_keys( array_filter( wp_roles()->roles, static fn( array $role ): bool => ! empty( $role['capabilities']['switchboard_read'] ) ) ) );
	}

	/**
	 * WordPress's name of a role.
	 *
	 * @param string $role `manager`, `agent` or `light_agent`.
	 */
	public static function slug( string $role ): string {
		return "switchboard_$role";
	}

	/**
	 * Names on the screen.
	 *
	 * @return array<string, string>
	 */
	private function names(): array {
		return [
			self::MANAGER     => __( 'Helpdesk manager', 'switchboard' ),
			self::AGENT       => __( 'Helpdesk agent', 'switchboard' ),
			self::LIGHT_AGENT => __( 'Helpdesk light agent', 'switchboard' ),
		];
	}
}
