<?php
/**
 * What a customer said.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * A customer's message as it enters: translated by its channel, the sender identified.
 */
final class Incoming {

	/**
	 * All that is known of it.
	 *
	 * @param int                                     $inbox_id      Inbox that the connection feeds.
	 * @param int                                     $connection_id Connection it came by; 0 for none.
	 * @param string                                  $channel       Channel.
	 * @param int                                     $contact_id    Sender.
	 * @param string                                  $address       Address for replies; may be empty.
	 * @param string                                  $subject       Subject of a new ticket.
	 * @param string                                  $html          Foreign HTML, whole.
	 * @param list<int>                               $attachments   Stored files that belong to no message yet.
	 * @param int|null                                $ticket_id     Ticket that it joins on evidence.
	 * @param string                                  $rule          Which evidence: shown as "why is this message here".
	 * @param array<string, string|int|float|bool|null> $fields      Custom fields by key, for a new ticket.
	 * @param int                                     $priority      1 to 4, for a new ticket.
	 * @param list<int>                               $tags          Tags, for a new ticket.
	 * @param string                                  $client_id     Sender's own id; the same one twice is one message.
	 * @param bool                                    $automatic     Written by a machine: recorded, nothing else happens.
	 * @param list<string>                            $refs          Hashes of ids that an answer may refer to.
	 * @param int                                     $created_at    Seconds; 0 for now.
	 * @param string                                  $text          Plain text; made of the HTML when left out.
	 * @param string                                  $owner_key     Who stored the attachments, see Attachments.
	 * @param bool                                    $is_stranger   The evidence proves the ticket but not that the sender takes part in it: they write, and read nothing.
	 * @param int                                     $answers       Message that it answers, 0 where nothing says so.
	 * @param list<New_File>                          $files         Files that come with it.
	 * @param Folded|null                             $folded        The same HTML with its quote folded away; null to show it whole.
	 * @param list<Participant>                       $copied        Others who got it, who take part from now on.
	 * @param Envelope|null                           $envelope      From whom to whom, and why it lies here; null where the channel has none.
	 * @param bool                                    $no_reply      It gets no automatic answer.
	 * @param bool                                    $is_old        It was written long ago: nobody is told.
	 */
	public function __construct(
		public readonly int $inbox_id,
		public readonly int $connection_id,
		public readonly string $channel,
		public readonly int $contact_id,
		public readonly string $address,
		public readonly string $subject,
		public readonly string $html,
		public readonly array $attachments = [],
		public readonly ?int $ticket_id = null,
		public readonly string $rule = '',
		public readonly array $fields = [],
		public readonly int $priority = Priority::NORMAL,
		public readonly array $tags = [],
		public readonly string $client_id = '',
		public readonly bool $automatic = false,
		public readonly array $refs = [],
		public readonly int $created_at = 0,
		public readonly string $text = '',
		public readonly string $owner_key = '',
		public readonly bool $is_stranger = false,
		public readonly int $answers = 0,
		public readonly array $files = [],
		public readonly ?Folded $folded = null,
		public readonly array $copied = [],
		public readonly ?Envelope $envelope = null,
		public readonly bool $no_reply = false,
		public readonly bool $is_old = false
	) {
	}
}
