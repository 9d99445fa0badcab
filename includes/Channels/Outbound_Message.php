<?php
/**
 * A reply on its way out.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Contacts\Contact;
use Switchboard\Inboxes\Inbox;
use Switchboard\Tickets\Attachment;
use Switchboard\Tickets\Envelope;
use Switchboard\Tickets\Message;
use Switchboard\Tickets\Ticket;

/**
 * All that a channel needs to deliver a reply or a forward. One of a note can't be made, so no channel can ever send one.
 */
final class Outbound_Message {

	/**
	 * Made by Outbound.
	 *
	 * @param Message          $message     The reply.
	 * @param Ticket           $ticket      Its ticket.
	 * @param Inbox            $inbox       The ticket's inbox.
	 * @param Contact          $contact     Recipient.
	 * @param string           $address     Where to, in the channel's terms.
	 * @param list<Attachment> $attachments Files of the reply.
	 * @param list<Message>    $history     Replies before it, newest first.
	 * @param Connection|null  $connection  By which door; null for the channel's way without one.
	 * @param (\Closure(): void)|null $handing_over What is done before it is out of our hands.
	 * @param Envelope|null    $envelope    Who gets it beside the recipient.
	 * @throws \LogicException When the message must not leave the house.
	 */
	public function __construct(
		public readonly Message $message,
		public readonly Ticket $ticket,
		public readonly Inbox $inbox,
		public readonly Contact $contact,
		public readonly string $address,
		public readonly array $attachments = [],
		array $history = [],
		public readonly ?Connection $connection = null,
		private readonly ?\Closure $handing_over = null,
		public readonly ?Envelope $envelope = null
	) {
		if ( ! $message->may_leave() ) {
			throw new \LogicException( 'Only a reply or a forward of ours leaves the house.' );
		}
		$this->history = array_values(
			array_filter(
				$history,
				// What a forward passes on was chosen when it was written.
				static fn( Message $past ): bool => Message::REPLY === $past->kind && Message::REPLY === $message->kind && $past->ticket_id === $message->ticket_id && $past->sequence < $message->sequence
			)
		);
	}

	/**
	 * Replies before it, newest first; never a note, never what was said with others than the customer.
	 *
	 * @var list<Message>
	 */
	public readonly array $history;

	/**
	 * Addresses that get a copy.
	 *
	 * @param string $kind `cc` or `bcc`.
	 * @return list<string>
	 */
	public function copies( string $kind ): array {
		return $this->envelope?->addresses( $kind ) ?? [];
	}

	/**
	 * The channel calls this at the last moment at which the reply is surely still here: should the process die after it, the
	 * reply isn't sent again by itself.
	 */
	public function hand_over(): void {
		if ( $this->handing_over ) {
			( $this->handing_over )();
		}
	}
}
