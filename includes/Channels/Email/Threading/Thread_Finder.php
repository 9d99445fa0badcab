<?php
/**
 * Which ticket does a mail belong to?
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Threading;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Email_Channel;
use Switchboard\Channels\Email\Reading\Bounce;
use Switchboard\Channels\Email\Reading\Feedback;
use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Reading\Sns_Notice;
use Switchboard\Mail\Message_Ids;
use Switchboard\Mail\Reply_Addresses;
use Switchboard\Mail\Thread_Marks;
use Switchboard\Tickets\Message_Repository;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Repository;

/**
 * Asks the rules in their order. The first that lets the mail join wins; if none does, the first that at least suggests a ticket.
 *
 * An address or id of ours proves the ticket, whoever sends it: it was in the head of a mail that only its reader had. A mark stands in
 * the text and is copied along, foreign ids are known to many, and a subject is typed: from a stranger these are suggestions.
 */
final class Thread_Finder {

	/** Headers with the addresses that a mail was sent or delivered to. */
	private const RECIPIENTS = [ 'to', 'cc', 'delivered-to', 'x-original-to', 'x-delivered-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to', 'x-rcpt-to', 'x-real-to', 'apparently-to', 'resent-to' ];

	/** Ids of a mail that are looked up, the newest first. */
	private const MOST_IDS = 50;

	/** Numbers in a subject that are looked up. */
	private const MOST_NUMBERS = 5;

	/** Merges in a row that are followed. */
	private const MOST_MERGES = 10;

	/**
	 * Needs our own signs and what is known.
	 *
	 * @param Reply_Addresses    $addresses Our addresses for answers.
	 * @param Message_Ids        $ids       Our ids.
	 * @param Thread_Marks       $marks     Our marks.
	 * @param Message_Repository $messages  Ids that were seen.
	 * @param Ticket_Repository  $tickets   Tickets.
	 * @param Senders            $senders   Who is who.
	 */
	public function __construct(
		private readonly Reply_Addresses $addresses,
		private readonly Message_Ids $ids,
		private readonly Thread_Marks $marks,
		private readonly Message_Repository $messages,
		private readonly Ticket_Repository $tickets,
		private readonly Senders $senders
	) {
	}

	/**
	 * Where a mail belongs.
	 *
	 * @param Mail       $mail       Mail.
	 * @param Connection $connection Door by which it came.
	 */
	public function find( Mail $mail, Connection $connection ): Thread {
		$suggestion = null;
		foreach ( $this->matches( $mail, $connection ) as $thread ) {
			if ( ! $thread->is_suggestion ) {
				return $thread;
			}
			$suggestion ??= $thread;
		}
		return $suggestion ?? Thread::none();
	}

	/**
	 * What each rule says, one after the other: a later one is only asked when those before weren't sure.
	 *
	 * @param Mail       $mail       Mail.
	 * @param Connection $connection Door.
	 * @return \Generator<int, Thread>
	 */
	private function matches( Mail $mail, Connection $connection ): \Generator {
		$inbox = $connection->inbox_id;
		yield from $this->by_address( $mail, $inbox );
		$ids = array_fill_keys( array_slice( $mail->in_reply_to, 0, self::MOST_IDS ), Thread::IN_REPLY_TO )
			+ array_fill_keys( array_slice( array_reverse( $mail->references ), 0, self::MOST_IDS ), Thread::REFERENCES );
		yield from $this->by_ids( $mail, $inbox, $ids );
		$returned = self::returned( $mail );
		yield from $this->by_ids( $mail, $inbox, '' === $returned ? [] : [ $returned => Thread::BOUNCE ] );
		yield from $this->by_mark( $mail, $inbox );
		yield from $this->by_subject( $mail, $inbox, Email_Channel::trusted_server( $connection ) );
	}

	/**
	 * The id of the mail that came back, or that somebody complains about; '' for none.
	 *
	 * @param Mail $mail Mail.
	 */
	private static function returned( Mail $mail ): string {
		return Bounce::of( $mail )->original_message_id ?? Feedback::of( $mail )->original_message_id ?? Sns_Notice::of( $mail )->message_id ?? '';
	}

	/**
	 * Rule 1: an address for answers among the recipients.
	 *
	 * @param Mail $mail  Mail.
	 * @param int  $inbox Inbox.
	 * @return \Generator<int, Thread>
	 */
	private function by_address( Mail $mail, int $inbox ): \Generator {
		foreach ( self::RECIPIENTS as $header ) {
			foreach ( $this->addresses->read( $inbox, implode( "\n", $mail->header_lines( $header ) ) ) as [ 'ticket_id' => $id, 'user_id' => $user, 'message_id' => $about, 'kind' => $kind ] ) {
				$ticket = $this->ticket( $this->tickets->find( $id ) );
				if ( null === $ticket ) {
					continue;
				}
				$is_stranger = ! Senders::takes_part( $this->senders->role( $mail, $ticket ) );
				if ( 0 === $user ) {
					$rule = Reply_Addresses::BOUNCES === $kind ? Thread::BOUNCE : Thread::REPLY_ADDRESS;
					yield Thread::join( $ticket->id, $rule, Thread::SIGNED, $is_stranger, $about );
				} elseif ( $this->senders->is_agent( $mail, $ticket, $user ) ) {
					yield Thread::of_agent( $ticket->id, $user, Reply_Addresses::INSIDE === $kind );
				} else {
					yield Thread::suggest( $ticket->id, Thread::AGENT_ADDRESS, Thread::NOT_THE_AGENT, $is_stranger );
				}
			}
		}
	}

	/**
	 * Rules 2 and 3: ids of mails that went before, or of the one that came back.
	 *
	 * @param Mail                      $mail  Mail.
	 * @param int                       $inbox Inbox.
	 * @param array<int|string, string> $ids   Rule by id.
	 * @return \Generator<int, Thread>
	 */
	private function by_ids( Mail $mail, int $inbox, array $ids ): \Generator {
		$ids   = array_slice( $ids, 0, self::MOST_IDS, true );
		$known = $this->messages->find_by_refs( $inbox, array_map( static fn( int|string $id ): string => Message_Ids::hash( (string) $id ), array_keys( $ids ) ) );
		foreach ( $ids as $id => $rule ) {
			$seen = $known[ Message_Ids::hash( (string) $id ) ] ?? null;
			$own  = $this->ids->read( (string) $id );
			if ( null === $seen && null === $own ) {
				continue;
			}
			// Through the message, which may lie on another ticket by now.
			$named  = $this->tickets->find( $seen['ticket_id'] ?? $own['ticket_id'] ?? 0 );
			$ticket = null !== $seen || $named?->inbox_id === $inbox ? $this->ticket( $named ) : null;
			if ( null === $ticket ) {
				continue;
			}
			$message     = $seen['message_id'] ?? 0;
			$role        = $this->senders->role( $mail, $ticket );
			$is_stranger = ! Senders::takes_part( $role );
			if ( null !== $own ) {
				yield $own['user_id'] > 0
					// Meant for the house, perhaps: it must not be shown to the customer.
					? Thread::suggest( $ticket->id, $rule, Thread::AGENTS_NOTICE, $is_stranger )
					: Thread::join( $ticket->id, $rule, Thread::SIGNED, $is_stranger, $message );
			} elseif ( Thread::BOUNCE === $rule ? $seen['is_ours'] : ! Senders::is_unknown( $role ) ) {
				yield Thread::join( $ticket->id, $rule, Thread::KNOWN_ID, $is_stranger, $message );
			} else {
				yield Thread::suggest( $ticket->id, $rule, Thread::STRANGER, true, $message );
			}
		}
	}

	/**
	 * Rule 4: our mark in what is quoted.
	 *
	 * @param Mail $mail  Mail.
	 * @param int  $inbox Inbox.
	 * @return \Generator<int, Thread>
	 */
	private function by_mark( Mail $mail, int $inbox ): \Generator {
		foreach ( $this->marks->read( $inbox, $mail->text . "\n" . $mail->html ) as $id ) {
			$ticket = $this->ticket( $this->tickets->find( $id ) );
			if ( null !== $ticket ) {
				$role = $this->senders->role( $mail, $ticket );
				yield Senders::is_unknown( $role )
					? Thread::suggest( $ticket->id, Thread::MARK, Thread::STRANGER )
					: Thread::join( $ticket->id, Thread::MARK, Thread::SIGNED, ! Senders::takes_part( $role ) );
			}
		}
	}

	/**
	 * Rule 5: the ticket's number in the subject, from somebody who takes part or works on it, and whose address is genuine.
	 *
	 * @param Mail   $mail   Mail.
	 * @param int    $inbox  Inbox.
	 * @param string $server Server that is trusted to say so, '' for none.
	 * @return \Generator<int, Thread>
	 */
	private function by_subject( Mail $mail, int $inbox, string $server ): \Generator {
		preg_match_all( '/\[#(\d{1,18})\]/', $mail->subject, $found );
		foreach ( array_slice( $found[1], 0, self::MOST_NUMBERS ) as $number ) {
			$named  = $this->tickets->find_by_number( (int) $number );
			$ticket = $named?->inbox_id === $inbox ? $this->ticket( $named ) : null;
			if ( null === $ticket ) {
				continue;
			}
			$role        = $this->senders->role( $mail, $ticket );
			$is_stranger = ! Senders::takes_part( $role );
			if ( $is_stranger && Senders::AGENT !== $role ) {
				yield Thread::suggest( $ticket->id, Thread::SUBJECT, Thread::STRANGER );
			} elseif ( Authentication::passes_dmarc( $mail, $server ) ) {
				yield Thread::join( $ticket->id, Thread::SUBJECT, Thread::GENUINE, $is_stranger );
			} else {
				yield Thread::suggest( $ticket->id, Thread::SUBJECT, Thread::NOT_PROVED, $is_stranger );
			}
		}
	}

	/**
	 * A ticket through merges; null when it is gone.
	 *
	 * @param Ticket|null $ticket Ticket.
	 */
	private function ticket( ?Ticket $ticket ): ?Ticket {
		for ( $hops = 0; $ticket && $ticket->merged_into && $hops < self::MOST_MERGES; $hops++ ) {
			$ticket = $this->tickets->find( $ticket->merged_into );
		}
		return $ticket;
	}
}
