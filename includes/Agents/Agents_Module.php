<?php
/**
 * Hooks of the room.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Agents;

use Switchboard\Foundation\Database\Migrator;

use Switchboard\Foundation\Module;

/**
 * Answers WordPress's questions about capabilities, lets agents into wp-admin, and follows what happens to WordPress's users.
 */
final class Agents_Module implements Module {

	/** Capabilities that are asked with a ticket's id, and the ticket policy's verb for each. */
	private const TICKET_CAPABILITIES = [
		'switchboard_read_ticket'   => 'read',
		'switchboard_reply_ticket'  => 'reply',
		'switchboard_note_ticket'   => 'note',
		'switchboard_update_ticket' => 'update',
		'switchboard_delete_ticket' => 'delete',
	];

	/**
	 * Needs who may do what; the ticket's part is another room's.
	 *
	 * @param Policy                                                   $policy     Policy.
	 * @param Roles                                                    $roles      Roles.
	 * @param Agent_Repository                                         $agents     Agents.
	 * @param \Closure(): Agents                                       $verbs      Makes the verbs when they are needed.
	 * @param \Closure( int $user, string $verb, int $ticket ): bool $ticket_may Whether a user may do something with one ticket.
	 */
	public function __construct(
		private readonly Policy $policy,
		private readonly Roles $roles,
		private readonly Agent_Repository $agents,
		private readonly \Closure $verbs,
		private readonly \Closure $ticket_may
	) {
	}

	/**
	 * Hooks in.
	 */
	public function register(): void {
		add_filter( 'map_meta_cap', [ $this, 'answer_ticket_capability' ], 10, 4 );
		add_filter( 'editable_roles', [ $this, 'hide_roles' ] );
		add_filter( 'woocommerce_prevent_admin_access', [ $this, 'let_in' ] );
		add_filter( 'woocommerce_disable_admin_bar', [ $this, 'let_in' ] );
		add_action( 'admin_init', [ $this->roles, 'refresh' ] );
		add_action( 'set_user_role', [ $this, 'keep_role' ], 10, 3 );
		add_action( 'deleted_user', [ $this, 'let_go' ] );
		add_action( 'remove_user_from_blog', [ $this, 'let_go' ] );
		foreach ( [ 'added_user_meta', 'updated_user_meta', 'deleted_user_meta' ] as $hook ) {
			add_action( $hook, [ $this, 'notice_role' ], 10, 4 );
		}
		add_action( 'updated_option', [ $this, 'notice_roles' ] );
	}

	/**
	 * One place answers what somebody may do with a ticket: `exist` everybody has, `do_not_allow` nobody.
	 *
	 * @param array<string>     $needed     Capabilities that WordPress would ask for.
	 * @param string            $capability What is asked.
	 * @param int               $user       WordPress user.
	 * @param array<int, mixed> $arguments  The ticket's id first.
	 * @return array<string>
	 */
	public function answer_ticket_capability( array $needed, string $capability, int $user, array $arguments ): array {
		$verb = self::TICKET_CAPABILITIES[ $capability ] ?? null;
		if ( null === $verb ) {
			return $needed;
		}
		$ticket = is_numeric( $arguments[0] ?? null ) ? (int) $arguments[0] : 0;
		return $ticket > 0 && ( $this->ticket_may )( $user, $verb, $ticket ) ? [ 'exist' ] : [ 'do_not_allow' ];
	}

	/**
	 * Only who may manage the helpdesk's settings may give its roles, on WordPress's own screens too.
	 *
	 * @param array<string, mixed> $roles Roles that the current user may give.
	 * @return array<string, mixed>
	 */
	public function hide_roles( array $roles ): array {
		return $this->policy->may( get_current_user_id(), 'manage_settings' ) ? $roles : array_diff_key( $roles, array_flip( Roles::slugs() ) );
	}

	/**
	 * WooCommerce keeps whoever can't edit posts out of wp-admin; agents work there.
	 *
	 * @param mixed $keep_out Whether WooCommerce would.
	 */
	public function let_in( mixed $keep_out ): bool {
		return $keep_out && ! $this->policy->may( get_current_user_id(), 'access' );
	}

	/**
	 * WordPress's user screen knows one role and drops the others when it is saved. An unchanged role there keeps the helpdesk's;
	 * a changed one ends it, as the owner of the site wanted. Memberships stay, for the day that the role comes back.
	 *
	 * @param int           $id   WordPress user.
	 * @param string        $role New role.
	 * @param array<string> $old  Roles before.
	 */
	public function keep_role( int $id, string $role, array $old ): void {
		$ours = array_values( array_intersect( $old, Roles::slugs() ) );
		if ( ! $ours || in_array( $role, Roles::slugs(), true ) ) {
			return;
		}
		if ( '' !== $role && in_array( $role, $old, true ) ) {
			( new \WP_User( $id ) )->add_role( $ours[0] );
			return;
		}
		( $this->verbs )()->release( $id );
	}

	/**
	 * A user is gone from this site.
	 *
	 * @param int $id WordPress user.
	 */
	public function let_go( int $id ): void {
		if ( ! Migrator::has_run() ) {
			return;
		}
		( $this->verbs )()->leave( $id );
		$this->agents->forget();
	}

	/**
	 * A user's roles changed: who is an agent is looked up again. Customers who register change nothing.
	 *
	 * @param mixed  $meta  Id, or ids, of the row.
	 * @param int    $user  WordPress user.
	 * @param string $key   Key.
	 * @param mixed  $value Roles.
	 */
	public function notice_role( mixed $meta, int $user, string $key, mixed $value ): void {
		global $wpdb;
		if ( $wpdb->get_blog_prefix() . 'capabilities' !== $key ) {
			return;
		}
		$roles = is_array( $value ) ? array_keys( $value ) : [];
		if ( array_intersect( $roles, Roles::reading() ) || $this->agents->is_remembered( $user ) ) {
			$this->agents->forget();
		}
	}

	/**
	 * The roles themselves changed, or an import replaced them.
	 *
	 * @param string $option Option.
	 */
	public function notice_roles( string $option ): void {
		global $wpdb;
		if ( $wpdb->get_blog_prefix() . 'user_roles' === $option ) {
			$this->agents->forget();
		}
	}
}
