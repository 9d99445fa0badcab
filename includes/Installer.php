<?php
/**
 * What a new site begins with.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard;

/**
 * Gives a site its roles, its first inbox, the built-in statuses and a first manager. Does nothing twice.
 */
final class Installer {

	/**
	 * Takes the parts.
	 *
	 * @param Services $services Parts.
	 */
	public function __construct( private readonly Services $services ) {
	}

	/**
	 * Installs the current site.
	 *
	 * @param int $user_id Who activates the plugin; 0 when nobody does.
	 */
	public function install( int $user_id ): void {
		$this->services->roles()->add();
		if ( ! $this->services->statuses()->all() ) {
			$this->services->statuses()->seed();
		}
		if ( user_can( $user_id, 'manage_options' ) && null === $this->services->policy()->role( $user_id ) ) {
			$this->services->agent_verbs()->add( $user_id, 'manager' );
		}
		if ( ! $this->services->inboxes()->all() ) {
			$this->services->inbox_verbs()->add(
				[
					'name'    => __( 'Support', 'switchboard' ),
					'members' => array_filter( [ $this->services->policy()->may( $user_id, 'read' ) ? $user_id : 0 ] ),
				]
			);
		}
	}
}
