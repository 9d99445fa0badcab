<?php
/**
 * The alarm.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Foundation\Clock;
use Switchboard\Mail\Mail;
use Switchboard\Mail\Mailer;
use Switchboard\Mail\Not_Sent;
use Switchboard\Mail\Renderer;
use Switchboard\Mail\Ticket_Links;

/**
 * Tells the site's owner when mail stands still, and when it moves again: by the site's own mailer, for the inbox's may be what is broken.
 */
final class Mail_Alarm {

	/** Seconds between two alarms of one connection. */
	private const REPEATED = DAY_IN_SECONDS;

	/** Seconds after which an alarm that didn't leave is tried again. */
	private const AGAIN = HOUR_IN_SECONDS;

	/**
	 * Needs to know what stands still, a pen and the site's mailer.
	 *
	 * @param Standstill_Repository $standstills What stands still.
	 * @param Renderer              $renderer    Writes.
	 * @param Mailer                $mailer      Sends.
	 * @param Clock                 $clock       Clock.
	 */
	public function __construct( private readonly Standstill_Repository $standstills, private readonly Renderer $renderer, private readonly Mailer $mailer, private readonly Clock $clock ) {
	}

	/**
	 * Looks, and tells what is new.
	 */
	public function watch(): void {
		$now    = $this->clock->now();
		$stands = $this->standstills->all();
		foreach ( $stands as $id => $standstill ) {
			if ( $now - $standstill->alarmed_at >= self::REPEATED && $this->standstills->note_alarm( $id, $standstill->alarmed_at, $now ) && ! $this->tell( $standstill->connection, $standstill ) ) {
				$this->standstills->note_alarm( $id, $now, $now - self::REPEATED + self::AGAIN );
			}
		}
		foreach ( array_diff_key( $this->standstills->alarmed(), $stands ) as $id => $connection ) {
			$this->calm( $id, $connection );
		}
	}

	/**
	 * Mail of a connection moves again, or nobody expects any.
	 *
	 * @param int        $id         Connection.
	 * @param Connection $connection Connection.
	 */
	private function calm( int $id, Connection $connection ): void {
		$before = $this->standstills->alarmed_at( $id );
		if ( $before > 0 && $this->standstills->note_alarm( $id, $before, 0 ) && Fetch::is_fetched( $connection ) ) {
			$this->tell( $connection, null );
		}
	}

	/**
	 * Writes to the owner.
	 *
	 * @param Connection      $connection Connection.
	 * @param Standstill|null $standstill What stands still; null when it moves again.
	 * @return bool Whether the mail left.
	 */
	private function tell( Connection $connection, ?Standstill $standstill ): bool {
		$to       = (string) get_option( 'admin_email' );
		$switched = switch_to_locale( get_locale() );
		try {
			$letter = null === $standstill
				? $this->renderer->write( __( 'Mail of “{{name}}” comes in again', 'switchboard' ), self::paragraphs( __( 'The mail of “{{name}}” is fetched again. What waited on the server is coming in now.', 'switchboard' ) ), [ 'name' => $connection->name ] )
				: $this->renderer->write(
					__( 'Mail of “{{name}}” stands still', 'switchboard' ),
					self::paragraphs(
						__( 'No mail of “{{name}}” could be fetched since {{since}}. It waits on the server and is not lost, but nobody sees it in the helpdesk.', 'switchboard' ),
						'{{reason}}',
						'<a href="{{connection.url}}">' . __( 'Look at the connection', 'switchboard' ) . '</a>'
					),
					[
						'name'           => $connection->name,
						'since'          => (string) wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $standstill->since ),
						'reason'         => '' === $connection->state_reason ? __( 'Nobody asked the server. Perhaps the site’s schedule (WP-Cron) does not run.', 'switchboard' ) : $connection->state_reason,
						'connection.url' => Ticket_Links::app_url( "/settings/connections/$connection->id" ),
					]
				);
			$this->mailer->send( new Mail( to: $to, letter: $letter, automatic: 'auto-generated' ) );
			return true;
		} catch ( Not_Sent ) {
			return false;
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
	}

	/**
	 * The body of a letter.
	 *
	 * @param string ...$paragraphs HTML with variables.
	 */
	private static function paragraphs( string ...$paragraphs ): string {
		return '<p>' . implode( '</p><p>', $paragraphs ) . '</p>';
	}
}
