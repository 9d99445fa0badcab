<?php
/**
 * The jobs on the screen.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Health;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Jobs\Job_Repository;
use Switchboard\Foundation\Jobs\Queue;

/**
 * Shows under Tools → Site Health how the queue stands and what was given up, to try it again or to remove it.
 */
final class Jobs_Screen {

	/** Action and nonce of the buttons. */
	public const ACTION = 'switchboard_settle_jobs';

	private const SHOWN = 100;

	/**
	 * Needs jobs and time.
	 *
	 * @param Job_Repository $jobs  Jobs.
	 * @param Queue          $queue Queue.
	 * @param Clock          $clock Clock.
	 */
	public function __construct( private readonly Job_Repository $jobs, private readonly Queue $queue, private readonly Clock $clock ) {
	}

	/**
	 * Prints the tab.
	 */
	public function show(): void {
		$state  = $this->jobs->state( $this->clock->now() );
		$oldest = $state['due'] ? human_time_diff( $state['oldest_due_at'], $this->clock->now() ) : __( 'none', 'switchboard' );
		echo '<div class="health-check-body"><h2>' . esc_html__( 'Jobs of the helpdesk', 'switchboard' ) . '</h2>';
		echo '<p>' . esc_html__( 'Sending replies and notifications, closing tickets, ending a snooze: what must happen waits here for seconds at most.', 'switchboard' ) . '</p>';
		echo '<table class="widefat striped" role="presentation"><tbody>';
		self::line( __( 'Waiting', 'switchboard' ), number_format_i18n( $state['waiting'] ) );
		self::line( __( 'Of these due now', 'switchboard' ), number_format_i18n( $state['due'] ) );
		self::line( __( 'The oldest has been due for', 'switchboard' ), $oldest );
		self::line( __( 'Given up', 'switchboard' ), number_format_i18n( $state['dead'] ) );
		echo '</tbody></table>';
		if ( $state['dead'] ) {
			$this->show_dead();
		}
		echo '</div>';
	}

	/**
	 * Does what a button asks, for whoever may.
	 *
	 * @param bool     $again True to try again, false to remove.
	 * @param int|null $id    The job; null for all that were given up.
	 */
	public function settle( bool $again, ?int $id ): void {
		$this->jobs->settle_dead( $again, $this->clock->now(), $id );
		if ( $again ) {
			$this->queue->poll();
		}
	}

	/**
	 * Prints what was given up, the newest first.
	 */
	private function show_dead(): void {
		echo '<h2>' . esc_html__( 'Given up', 'switchboard' ) . '</h2><table class="widefat striped"><thead><tr>';
		foreach ( [ __( 'Job', 'switchboard' ), __( 'Why', 'switchboard' ), __( 'Since', 'switchboard' ) ] as $heading ) {
			echo '<th scope="col">' . esc_html( $heading ) . '</th>';
		}
		echo '</tr></thead><tbody>';
		foreach ( $this->jobs->dead( self::SHOWN ) as $job ) {
			$label = self::label( $job['name'] );
			$about = self::concerns( $job['payload'] );
			printf(
				'<tr><td><strong>%s</strong><br>%s',
				esc_html( $label ),
				esc_html( $about )
			);
			self::show_buttons( $job['id'], __( 'Try again', 'switchboard' ), __( 'Remove', 'switchboard' ), "$label, $about" );
			printf(
				'</td><td>%s</td><td>%s</td></tr>',
				esc_html( $job['last_error'] ),
				esc_html( (string) wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $job['created_at'] ) )
			);
		}
		echo '</tbody></table>';
		self::show_buttons( null, __( 'Try all again', 'switchboard' ), __( 'Remove all', 'switchboard' ) );
	}

	/**
	 * The name of a nonce: each job has its own.
	 *
	 * @param int|null $id Job; null for all.
	 */
	public static function nonce_of( ?int $id ): string {
		return self::ACTION . ( null === $id ? '' : ":$id" );
	}

	/**
	 * Prints the two buttons of a job, or of all.
	 *
	 * @param int|null $id     Job; null for all.
	 * @param string   $again  On the first.
	 * @param string   $remove On the second.
	 * @param string   $which  Said to who doesn't see the row, '' when the buttons say it themselves.
	 */
	private static function show_buttons( ?int $id, string $again, string $remove, string $which = '' ): void {
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '"><p>';
		// By hand: wp_nonce_field() would give every form's field the same id.
		$fields = [
			'action'   => self::ACTION,
			'_wpnonce' => wp_create_nonce( self::nonce_of( $id ) ),
		] + ( null === $id ? [] : [ 'job' => (string) $id ] );
		foreach ( $fields as $name => $value ) {
			printf( '<input type="hidden" name="%s" value="%s">', esc_attr( $name ), esc_attr( $value ) );
		}
		$class = null === $id ? 'button' : 'button button-small';
		foreach ( [
			'again'  => $again,
			'remove' => $remove,
		] as $value => $text ) {
			$hidden = '' === $which ? '' : '<span class="screen-reader-text"> ' . esc_html( $which ) . '</span>';
			printf( '<button class="%s" name="settle" value="%s">%s%s</button> ', esc_attr( $class ), esc_attr( $value ), esc_html( $text ), $hidden ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Escaped above.
		}
		echo '</p></form>';
	}

	/**
	 * Prints a line of a table.
	 *
	 * @param string $name  Name.
	 * @param string $value Value.
	 */
	private static function line( string $name, string $value ): void {
		echo '<tr><th scope="row">' . esc_html( $name ) . '</th><td>' . esc_html( $value ) . '</td></tr>';
	}

	/**
	 * A kind of job in words.
	 *
	 * @param string $name Kind.
	 */
	private static function label( string $name ): string {
		return [
			'deliver_message' => __( 'Send a reply', 'switchboard' ),
			'notify'          => __( 'Tell agents and customers', 'switchboard' ),
			'send_notice'     => __( 'Send a notification', 'switchboard' ),
			'wake_ticket'     => __( 'End a snooze', 'switchboard' ),
			'close_ticket'    => __( 'Close a ticket', 'switchboard' ),
			'fetch_mail'      => __( 'Fetch mail', 'switchboard' ),
			'import_mail'     => __( 'Take a mail in', 'switchboard' ),
		][ $name ] ?? $name;
	}

	/**
	 * What a job is about: `ticket 12, message 3`.
	 *
	 * @param string $payload JSON.
	 */
	private static function concerns( string $payload ): string {
		$parts = [];
		foreach ( (array) json_decode( $payload, true ) as $name => $value ) {
			$parts[] = is_scalar( $value ) ? "$name $value" : (string) $name;
		}
		return implode( ', ', $parts );
	}
}
