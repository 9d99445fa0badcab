<?php
/**
 * Tells of an event.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Notifications;

use Switchboard\Contacts\Contacts;
use Switchboard\Events;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Jobs\Job;
use Switchboard\Foundation\Jobs\Queue;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Rate_Limit_Repository;
use Switchboard\Mail\Answer_Limit;
use Switchboard\Tickets\Event;
use Switchboard\Tickets\Event_Repository;
use Switchboard\Tickets\Message_Repository;
use Switchboard\Tickets\Participant_Repository;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Repository;

/**
 * `notify` {event}: decides who is told, and adds one job for each of them; run twice, it adds nothing.
 */
final class Notify_Job implements Job {

	/** Automatic answers to one address in a day: a stranger must not be able to fill somebody's mailbox through us. */
	private const A_DAY = 3;

	/**
	 * Needs the event and who might be told.
	 *
	 * @param Event_Repository       $events       Events.
	 * @param Ticket_Repository      $tickets      Tickets.
	 * @param Message_Repository     $messages     Messages.
	 * @param Participant_Repository $participants Addresses that customers wrote from.
	 * @param Contacts               $contacts     Their other addresses.
	 * @param Recipients             $recipients   Who is told.
	 * @param Notice_Repository      $notices      What was settled.
	 * @param Rate_Limit_Repository  $limits       How often.
	 * @param Answer_Limit           $fuse         How often by one connection.
	 * @param Queue                  $queue        Jobs.
	 * @param Database               $database     For the transaction.
	 */
	public function __construct(
		private readonly Event_Repository $events,
		private readonly Ticket_Repository $tickets,
		private readonly Message_Repository $messages,
		private readonly Participant_Repository $participants,
		private readonly Contacts $contacts,
		private readonly Recipients $recipients,
		private readonly Notice_Repository $notices,
		private readonly Rate_Limit_Repository $limits,
		private readonly Answer_Limit $fuse,
		private readonly Queue $queue,
		private readonly Database $database
	) {
	}

	/**
	 * Decides and adds.
	 *
	 * @param array<string, mixed> $payload `event`.
	 */
	public function run( array $payload ): void {
		$event  = $this->events->find( (int) ( $payload['event'] ?? 0 ) );
		$ticket = $event ? $this->tickets->find( $event->ticket_id ) : null;
		if ( null === $event || null === $ticket || ( $event->payload['is_old'] ?? false ) || $this->is_automatic( $event ) ) {
			return;
		}
		$this->database->transaction(
			function () use ( $event, $ticket ): void {
				if ( ! $this->notices->mark_sent( "event:$event->id" ) ) {
					return;
				}
				foreach ( $this->recipients->agents( $event, $ticket ) as $user => $template ) {
					$this->add( $event, $template, 'user', $user );
				}
				$template = $this->recipients->customer( $event, $ticket );
				if ( null !== $template && ( 'ticket_received' !== $template || $this->may_answer( $event, $ticket ) ) ) {
					$this->add( $event, $template, 'contact', $ticket->contact_id );
				}
			}
		);
	}

	/**
	 * Seconds before each further try.
	 *
	 * @return list<int>
	 */
	public function delays(): array {
		return [ MINUTE_IN_SECONDS, 5 * MINUTE_IN_SECONDS, 30 * MINUTE_IN_SECONDS ];
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

	/**
	 * Adds one notice.
	 *
	 * @param Event  $event    Event.
	 * @param string $template Kind of mail.
	 * @param string $type     `user` or `contact`.
	 * @param int    $id       Recipient.
	 */
	private function add( Event $event, string $template, string $type, int $id ): void {
		$this->queue->add(
			'send_notice',
			[
				'event'    => $event->id,
				'template' => $template,
				$type      => $id,
			],
			0,
			"notice:$event->id:$type:$id"
		);
	}

	/**
	 * Whether a machine wrote: then nobody is told.
	 *
	 * @param Event $event Event.
	 */
	private function is_automatic( Event $event ): bool {
		$message = isset( $event->payload['message'] ) ? $this->messages->find( (int) $event->payload['message'] ) : null;
		return $message && $message->automatic;
	}

	/**
	 * Whether an address may get one more automatic answer: one for each ticket, three a day; and none where the mail didn't want one.
	 *
	 * @param Event  $event  Event.
	 * @param Ticket $ticket Ticket.
	 */
	private function may_answer( Event $event, Ticket $ticket ): bool {
		if ( $event->payload['no_reply'] ?? false ) {
			return false;
		}
		$address = (string) $this->participants->requester( $ticket->id )?->address;
		$address = strtolower( trim( '' === $address ? (string) $this->contacts->email( $ticket->contact_id ) : $address ) );
		if ( '' === $address || $this->recipients->is_own_address( $address ) ) {
			return false;
		}
		try {
			$this->limits->hit( "auto-reply:$address:$ticket->id", 1, YEAR_IN_SECONDS );
			$this->limits->hit( "auto-reply:$address", self::A_DAY, DAY_IN_SECONDS );
		} catch ( Problem ) {
			return false;
		}
		$paused = $this->fuse->hit( $ticket->connection_id );
		if ( $paused > 0 ) {
			$this->database->after_commit( static fn() => Events::automatic_answers_paused( $ticket->connection_id, $paused ) );
		}
		return 0 === $paused;
	}
}
