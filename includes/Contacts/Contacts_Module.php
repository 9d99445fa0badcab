<?php
/**
 * Hooks of the room.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

use Switchboard\Foundation\Database\Migrator;

use Switchboard\Foundation\Module;

/**
 * A WordPress account that is gone recognises nobody any more; the contact stays.
 */
final class Contacts_Module implements Module {

	/**
	 * Needs identities, made when they are needed.
	 *
	 * @param \Closure(): Identity_Repository $identities Identities.
	 */
	public function __construct( private readonly \Closure $identities ) {
	}

	/**
	 * Hooks in.
	 */
	public function register(): void {
		add_action( 'deleted_user', [ $this, 'forget_user' ] );
		add_action( 'remove_user_from_blog', [ $this, 'forget_user' ] );
	}

	/**
	 * Removes the identity of a WordPress user.
	 *
	 * @param int $user WordPress user.
	 */
	public function forget_user( int $user ): void {
		if ( ! Migrator::has_run() ) {
			return;
		}
		$identities = ( $this->identities )();
		$identity   = $identities->find_by( Identity::WP_USER, (string) $user );
		if ( null !== $identity ) {
			$identities->remove( $identity->id, $identity->contact_id );
		}
	}
}
