<?php
/**
 * What the app begins with.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Admin;

use Switchboard\Agents\Policy;
use Switchboard\Foundation\Settings;
use Switchboard\Tickets\Event_Repository;
use Switchboard\Tickets\File_Check;

/**
 * Boot data: what every screen needs, taken from the same REST answers that the app reads later.
 */
final class Boot {

	/** Collections by the name that the app knows them under. */
	private const COLLECTIONS = [ 'inboxes', 'agents', 'teams', 'tags', 'fields', 'statuses', 'views', 'channels', 'standstills' ];

	/**
	 * Needs roles, settings and the newest event.
	 *
	 * @param Policy           $policy   Roles.
	 * @param Settings         $settings Settings.
	 * @param Event_Repository $events   Events.
	 */
	public function __construct( private readonly Policy $policy, private readonly Settings $settings, private readonly Event_Repository $events ) {
	}

	/**
	 * Boot data of a person.
	 *
	 * @param int $user_id The current user.
	 * @return array<string, mixed>
	 */
	public function of( int $user_id ): array {
		// The cursor first: what happens while the rest is read is told again, never missed.
		$cursor = $this->events->mark();
		return [
			'root'     => esc_url_raw( rest_url() ),
			'nonce'    => wp_create_nonce( 'wp_rest' ),
			'me'       => $this->me( $user_id ),
			'counters' => $this->read( 'counters' ),
			'cursor'   => $cursor,
			'settings' => [
				'max_file_size' => $this->settings->number( 'max_file_size' ),
				'refused_names' => File_Check::refused_names(),
				'show_avatars'  => (bool) get_option( 'show_avatars' ),
			],
			'urls'     => [
				'admin'  => admin_url( 'admin.php?page=' . Admin_Module::PAGE ),
				'portal' => $this->page( 'portal_page' ),
				'form'   => $this->page( 'form_page' ),
			],
			'locale'   => [
				'locale'        => str_replace( '_', '-', get_user_locale() ),
				'rtl'           => is_rtl(),
				'timezone'      => wp_timezone_string(),
				'start_of_week' => (int) get_option( 'start_of_week' ),
			],
			'poll'     => [
				'visible' => 5,
				'hidden'  => 30,
			],
		] + array_combine( self::COLLECTIONS, array_map( [ $this, 'read' ], self::COLLECTIONS ) );
	}

	/**
	 * The person.
	 *
	 * @param int $user_id User.
	 * @return array<string, mixed>
	 */
	private function me( int $user_id ): array {
		$can = [];
		foreach ( [ 'manage_settings', 'manage', 'reply', 'note' ] as $ability ) {
			$can[ $ability ] = $this->policy->may( $user_id, $ability );
		}
		return [
			'id'           => $user_id,
			'name'         => wp_get_current_user()->display_name,
			'role'         => $this->policy->role( $user_id ),
			'avatar'       => get_option( 'show_avatars' ) ? ( get_avatar_url( $user_id ) ?: null ) : null,
			'capabilities' => $can,
		];
	}

	/**
	 * What REST answers; an empty list where the person may not read.
	 *
	 * @param string $path Path below the namespace.
	 * @return array<mixed>
	 */
	private function read( string $path ): array {
		$response = rest_do_request( new \WP_REST_Request( 'GET', "/switchboard/v1/$path" ) );
		return $response->is_error() ? [] : (array) rest_get_server()->response_to_data( $response, false );
	}

	/**
	 * Address of a page that the settings name.
	 *
	 * @param string $setting Setting.
	 */
	private function page( string $setting ): ?string {
		$page = $this->settings->number( $setting );
		return $page ? ( get_permalink( $page ) ?: null ) : null;
	}
}
