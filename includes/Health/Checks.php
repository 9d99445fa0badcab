<?php
/**
 * What Site Health checks.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Health;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Floor;
use Switchboard\Foundation\Jobs\Job_Repository;
use Switchboard\Foundation\Jobs\Queue;

/**
 * Each check answers in the form of WordPress's Site Health.
 *
 * @phpstan-type Result array{label: string, status: string, badge: array{label: string, color: string}, description: string, actions: string, test: string}
 */
final class Checks {

	private const LATE = 15 * MINUTE_IN_SECONDS;

	/** Seconds between two runs of the schedule that nobody minds. */
	private const SLOW = 5 * MINUTE_IN_SECONDS;

	/**
	 * Needs what it looks at.
	 *
	 * @param Job_Repository $jobs  Jobs.
	 * @param Files_Probe    $probe Probe of the files.
	 * @param Clock          $clock Clock.
	 * @param Cron_Pace      $pace  How often the schedule comes round.
	 */
	public function __construct( private readonly Job_Repository $jobs, private readonly Files_Probe $probe, private readonly Clock $clock, private readonly Cron_Pace $pace ) {
	}

	/**
	 * Why the database can't be relied on; null when it can.
	 */
	public static function database_complaint(): ?string {
		global $wpdb;
		return Floor::complaint( (string) $wpdb->db_server_info(), str_contains( $wpdb::class, 'SQLite' ) );
	}

	/**
	 * Whether the database is new enough.
	 *
	 * @return Result
	 */
	public function database(): array {
		$complaint = self::database_complaint();
		return null === $complaint
			? self::result( 'database', 'good', __( 'The helpdesk’s database is new enough', 'switchboard' ), __( 'Tickets are stored in tables of their own in the site’s database.', 'switchboard' ) )
			: self::result( 'database', 'critical', __( 'The helpdesk’s database is too old', 'switchboard' ), $complaint );
	}

	/**
	 * Whether encryption is PHP's own.
	 *
	 * @return Result
	 */
	public function sodium(): array {
		return extension_loaded( 'sodium' )
			? self::result( 'sodium', 'good', __( 'The helpdesk can encrypt', 'switchboard' ), __( 'Passwords of connections, and files where it is needed, are encrypted by PHP’s sodium extension.', 'switchboard' ) )
			: self::result( 'sodium', 'recommended', __( 'The helpdesk encrypts slowly', 'switchboard' ), __( 'PHP’s sodium extension is missing. WordPress’s replacement is used, which is slow with large files. Ask your host to switch the extension on.', 'switchboard' ) );
	}

	/**
	 * Whether WordPress's cron comes round.
	 *
	 * @return Result
	 */
	public function cron(): array {
		$next = wp_next_scheduled( Queue::CRON_HOOK );
		if ( false === $next ) {
			return self::result( 'cron', 'critical', __( 'The helpdesk is not part of the site’s schedule', 'switchboard' ), __( 'Jobs such as sending replies run when agents work, but nothing runs when nobody does. Deactivate the plugin and activate it again.', 'switchboard' ) );
		}
		if ( $this->clock->now() - $next > self::LATE ) {
			return self::result( 'cron', 'recommended', __( 'The site’s schedule is late', 'switchboard' ), __( 'Scheduled tasks have not run for a while. Replies still leave while agents work, but mail is not fetched and snoozed tickets may come back late. Ask your host to call wp-cron.php every minute.', 'switchboard' ) );
		}
		$seconds = $this->pace->seconds();
		if ( null === $seconds ) {
			return self::result( 'cron', 'good', __( 'The helpdesk’s schedule runs', 'switchboard' ), __( 'What is due runs every minute, even when nobody works.', 'switchboard' ) );
		}
		/* translators: %s: a length of time such as "3 minutes". */
		$measured = sprintf( __( 'Measured: it comes round every %s.', 'switchboard' ), human_time_diff( 0, max( MINUTE_IN_SECONDS, $seconds ) ) );
		return $seconds > self::SLOW
			? self::result( 'cron', 'recommended', __( 'The site’s schedule is slow', 'switchboard' ), $measured . ' ' . __( 'So long may a customer’s mail wait when no agent works. Ask your host to call wp-cron.php every minute.', 'switchboard' ) )
			: self::result( 'cron', 'good', __( 'The helpdesk’s schedule runs', 'switchboard' ), $measured . ' ' . __( 'Mail is fetched and replies leave even when nobody works.', 'switchboard' ) );
	}

	/**
	 * Whether jobs are done.
	 *
	 * @return Result
	 */
	public function queue(): array {
		$state = $this->jobs->state( $this->clock->now() );
		if ( $state['due'] && $this->clock->now() - $state['oldest_due_at'] > self::LATE ) {
			/* translators: %s: a length of time such as "3 hours". */
			return self::result( 'queue', 'critical', __( 'The helpdesk’s jobs don’t run', 'switchboard' ), sprintf( __( 'A job such as sending a reply has been waiting for %s.', 'switchboard' ), human_time_diff( $state['oldest_due_at'], $this->clock->now() ) ), self::tab_link() );
		}
		if ( $state['dead'] ) {
			/* translators: %s: number of jobs. */
			return self::result( 'queue', 'recommended', __( 'Some of the helpdesk’s jobs failed for good', 'switchboard' ), sprintf( _n( '%s job was given up after several tries.', '%s jobs were given up after several tries.', $state['dead'], 'switchboard' ), number_format_i18n( $state['dead'] ) ), self::tab_link() );
		}
		return self::result( 'queue', 'good', __( 'The helpdesk’s jobs run', 'switchboard' ), __( 'Replies and notifications leave when they should.', 'switchboard' ) );
	}

	/**
	 * Whether strangers can reach files; asks the site for one.
	 *
	 * @return Result
	 */
	public function files(): array {
		$safe = __( 'Files of tickets can’t be read from outside', 'switchboard' );
		return match ( $this->probe->result() ) {
			Files_Probe::OUTSIDE    => self::result( 'files', 'good', $safe, __( 'They lie in a folder that no address of this site leads to.', 'switchboard' ) ),
			Files_Probe::REFUSED    => self::result( 'files', 'good', $safe, __( 'They lie in a folder of this site; the web server refused to give one out.', 'switchboard' ) ),
			Files_Probe::UNREADABLE => self::result( 'files', 'good', $safe, __( 'They lie encrypted in a folder of this site: whoever guesses an address gets unreadable bytes. A folder above the web server’s root would be better still; the owner can name one by SWITCHBOARD_FILES_DIR in wp-config.php.', 'switchboard' ) ),
			Files_Probe::OPEN       => self::result( 'files', 'critical', __( 'Files of tickets can be read from outside', 'switchboard' ), __( 'The folder named by SWITCHBOARD_FILES_DIR lies inside the web server’s root, and the server gives its files out. Name a folder above it.', 'switchboard' ) ),
			Files_Probe::BROKEN     => self::result( 'files', 'critical', __( 'Files of tickets can’t be stored', 'switchboard' ), __( 'The folder for files can’t be written. Customers and agents can’t attach anything.', 'switchboard' ) ),
			default                 => self::result( 'files', 'recommended', __( 'It is not known whether files of tickets can be read from outside', 'switchboard' ), __( 'The site could not fetch a file from itself.', 'switchboard' ) ),
		};
	}

	/**
	 * Address of the helpdesk's tab.
	 */
	public static function tab_url(): string {
		return admin_url( 'site-health.php?tab=switchboard' );
	}

	/**
	 * A link to the helpdesk's tab.
	 */
	private static function tab_link(): string {
		return sprintf( '<p><a href="%s">%s</a></p>', esc_url( self::tab_url() ), esc_html__( 'Look at the jobs', 'switchboard' ) );
	}

	/**
	 * A result in WordPress's form.
	 *
	 * @param string $test        Check.
	 * @param string $status      `good`, `recommended` or `critical`.
	 * @param string $label       One line.
	 * @param string $description Plain text.
	 * @param string $actions     HTML.
	 * @return Result
	 */
	private static function result( string $test, string $status, string $label, string $description, string $actions = '' ): array {
		return [
			'label'       => $label,
			'status'      => $status,
			'badge'       => [
				'label' => __( 'Helpdesk', 'switchboard' ),
				'color' => 'blue',
			],
			'description' => '<p>' . esc_html( $description ) . '</p>',
			'actions'     => $actions,
			'test'        => "switchboard_$test",
		];
	}
}
