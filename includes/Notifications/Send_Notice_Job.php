<?php
/**
 * Sends one notice.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Notifications;

use Switchboard\Foundation\Jobs\Job;
use Switchboard\Mail\Mail;
use Switchboard\Mail\Transport;
use Switchboard\Tickets\Event_Repository;
use Switchboard\Tickets\Ticket_Repository;

/**
 * `send_notice` {event, template, user | contact}: writes and sends the mail to one person; run twice, it sends once.
 */
final class Send_Notice_Job implements Job {

	/**
	 * Needs the event, the writer and the mailer.
	 *
	 * @param Event_Repository  $events  Events.
	 * @param Ticket_Repository $tickets Tickets.
	 * @param Notice_Writer     $writer  Writes mails.
	 * @param Notice_Repository $notices What was sent.
	 * @param Transport         $mailer  Sends.
	 */
	public function __construct(
		private readonly Event_Repository $events,
		private readonly Ticket_Repository $tickets,
		private readonly Notice_Writer $writer,
		private readonly Notice_Repository $notices,
		private readonly Transport $mailer
	) {
	}

	/**
	 * Sends, unless things have changed so that nobody should be told any more.
	 *
	 * @param array<string, mixed> $payload `event`, `template`, `user` or `contact`.
	 * @throws \Throwable To be tried again.
	 */
	public function run( array $payload ): void {
		$template = (string) ( $payload['template'] ?? '' );
		$user     = (int) ( $payload['user'] ?? 0 );
		$event    = $this->events->find( (int) ( $payload['event'] ?? 0 ) );
		$ticket   = $event ? $this->tickets->find( $event->ticket_id ) : null;
		if ( null === $event || null === $ticket ) {
			return;
		}
		$notice = "$event->id:$template:" . ( $user ? "u$user" : 'c' );
		if ( $this->notices->is_sent( $notice ) ) {
			return;
		}
		$mail = $user ? $this->writer->to_agent( $template, $event, $ticket, $user ) : $this->writer->to_customer( $template, $event, $ticket, (int) ( $payload['contact'] ?? 0 ) );
		if ( $mail instanceof Mail ) {
			$this->mailer->send( $mail );
			$this->notices->mark_sent( $notice );
		}
	}

	/**
	 * Seconds before each further try.
	 *
	 * @return list<int>
	 */
	public function delays(): array {
		return [ MINUTE_IN_SECONDS, 5 * MINUTE_IN_SECONDS, 30 * MINUTE_IN_SECONDS, 2 * HOUR_IN_SECONDS, 6 * HOUR_IN_SECONDS ];
	}

	/**
	 * Nothing to show: the status screen lists dead jobs.
	 *
	 * @param array<string, mixed> $payload     Payload.
	 * @param \Throwable           $error       Why.
	 * @param int                  $next_try_at When next.
	 */
	public function failed( array $payload, \Throwable $error, int $next_try_at ): void {
	}
}
