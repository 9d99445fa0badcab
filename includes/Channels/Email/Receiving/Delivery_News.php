<?php
/**
 * What mail servers tell about our mails.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Email\Reading\Bounce;
use Switchboard\Channels\Email\Reading\Failed_Recipient;
use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Reading\Sns_Notice;
use Switchboard\Channels\Email\Threading\Thread;
use Switchboard\Contacts\Identity_Repository;
use Switchboard\Mail\Message_Ids;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\Message_Repository;
use Switchboard\Tickets\Participant;
use Switchboard\Tickets\Participant_Repository;
use Switchboard\Tickets\Tickets;

/**
 * Writes a bounce down on the message that it is about, and marks an address that nobody has any more, if it is one of that ticket's people.
 */
final class Delivery_News {

	/** What says for sure that nobody has an address. */
	private const NOBODY_THERE = [ '5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1' ];

	/** A message in one of these states has left. */
	private const GONE = [ 'queued', 'sent', 'delayed', 'delivered', 'failed' ];

	/**
	 * Needs messages and people.
	 *
	 * @param Message_Repository     $messages     Messages.
	 * @param Participant_Repository $participants Who takes part.
	 * @param Identity_Repository    $identities   Addresses.
	 * @param Tickets                $tickets      Writes the delivery down.
	 */
	public function __construct(
		private readonly Message_Repository $messages,
		private readonly Participant_Repository $participants,
		private readonly Identity_Repository $identities,
		private readonly Tickets $tickets
	) {
	}

	/**
	 * Writes down what a mail tells; nothing, if it tells nothing or belongs to no ticket for sure. In the caller's transaction.
	 *
	 * @param Mail   $mail   Mail.
	 * @param Thread $thread Where it belongs.
	 * @param int    $inbox  Inbox where it arrived.
	 */
	public function note( Mail $mail, Thread $thread, int $inbox ): void {
		if ( null === $thread->ticket_id || $thread->is_suggestion ) {
			return;
		}
		$bounce = Bounce::of( $mail );
		if ( null === $bounce ) {
			$notice  = Sns_Notice::of( $mail );
			$message = 'Delivery' === $notice?->type ? $this->message( $thread, $inbox, $notice->message_id ) : null;
			if ( in_array( $message?->delivery_state, [ 'sent', 'delayed' ], true ) ) {
				$this->tickets->delivery( $message->id, 'delivered' );
			}
			return;
		}
		if ( $bounce->is_delay ) {
			$message = $this->message( $thread, $inbox, $bounce->original_message_id );
			if ( 'sent' === $message?->delivery_state ) {
				$this->tickets->delivery( $message->id, 'delayed', implode( "\n", array_map( self::reason( ... ), array_slice( $bounce->failed, 0, 1 ) ) ) );
			}
			return;
		}
		$failed = array_values( array_filter( $bounce->failed, static fn( Failed_Recipient $one ): bool => 'failed' === $one->action ) );
		if ( ! $failed ) {
			return;
		}
		$message = $this->message( $thread, $inbox, $bounce->original_message_id );
		if ( $message && in_array( $message->delivery_state, self::GONE, true ) ) {
			$this->tickets->delivery( $message->id, 'bounced', implode( "\n", array_map( self::reason( ... ), array_slice( $failed, 0, 5 ) ) ) );
		}
		$this->invalidate( $thread->ticket_id, $failed );
	}

	/**
	 * The message of ours that it is about; null when that isn't known.
	 *
	 * @param Thread $thread Where it belongs.
	 * @param int    $inbox  Inbox.
	 * @param string $id     Message-ID of the mail that came back; '' when unknown.
	 */
	private function message( Thread $thread, int $inbox, string $id ): ?Message {
		$hash    = Message_Ids::hash( $id );
		$known   = '' === $id ? [] : $this->messages->find_by_refs( $inbox, [ $hash ] );
		$message = $this->messages->find( $known[ $hash ]['message_id'] ?? $thread->message_id );
		return $message && $message->ticket_id === $thread->ticket_id && $message->may_leave() ? $message : null;
	}

	/**
	 * Marks addresses of a ticket's people that nobody has any more.
	 *
	 * @param int                    $ticket Ticket.
	 * @param list<Failed_Recipient> $failed Recipients.
	 */
	private function invalidate( int $ticket, array $failed ): void {
		$gone = array_filter( $failed, static fn( Failed_Recipient $one ): bool => '' !== $one->address && in_array( $one->status, self::NOBODY_THERE, true ) );
		if ( ! $gone ) {
			return;
		}
		$people = array_map( static fn( Participant $participant ): int => $participant->contact_id, $this->participants->of( $ticket ) );
		foreach ( $gone as $one ) {
			$this->identities->invalidate( $one->address, $people, trim( "$one->status $one->diagnostic" ) );
		}
	}

	/**
	 * What an agent reads.
	 *
	 * @param Failed_Recipient $one Recipient.
	 */
	private static function reason( Failed_Recipient $one ): string {
		return trim( ( '' === $one->address ? '' : "$one->address: " ) . trim( "$one->status $one->diagnostic" ), ': ' );
	}
}
