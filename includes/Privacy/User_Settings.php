<?php
/**
 * What the helpdesk keeps with a WordPress user.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Privacy;

/**
 * User meta of the plugin, whichever room wrote it: all keys begin alike.
 */
final class User_Settings {

	/**
	 * The plugin's settings of a user, by key.
	 *
	 * @param int $user WordPress user.
	 * @return array<string, string> Values as text.
	 */
	public static function of( int $user ): array {
		global $wpdb;
		$settings = [];
		foreach ( (array) get_user_meta( $user ) as $key => $values ) {
			if ( preg_match( '/^(' . preg_quote( $wpdb->get_blog_prefix(), '/' ) . ')?switchboard_/', (string) $key ) ) {
				$settings[ (string) $key ] = implode( ', ', array_map( 'strval', (array) $values ) );
			}
		}
		return $settings;
	}
}
