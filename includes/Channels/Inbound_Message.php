<?php
/**
 * A message that came in by a channel.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

use Switchboard\Tickets\Envelope;
use Switchboard\Tickets\Folded;
use Switchboard\Tickets\New_File;

/**
 * What every channel translates its messages into; from here on nothing knows which channel it was.
 */
final class Inbound_Message {

	/**
	 * Use named arguments: most have a default.
	 *
	 * @param string                      $channel       Id of the channel.
	 * @param int                         $inbox_id      Inbox that the door feeds.
	 * @param string                      $external_key  What makes this message one of its kind at its door (a client id, a provider's id): the same key is received once.
	 * @param string                      $sender_type   Kind of identity: `email`, `wp_user` (value: the user's id) …
	 * @param string                      $sender_value  The identity itself.
	 * @param string                      $sender_name   Name that the sender gives, '' if none.
	 * @param string                      $subject       Subject, '' if none.
	 * @param string                      $html          Foreign HTML as it came; '' when there is only text.
	 * @param string                      $text          Plain text as it came; '' when there is only HTML.
	 * @param int                         $connection_id Configured door; 0 for a door without one.
	 * @param bool                        $is_verified   Whether the channel proves that the sender owns the identity.
	 * @param string                      $address       E-mail address for answers; '' to use the sender's identity.
	 * @param list<int>                   $attachments   Ids of stored files that belong to no message yet.
	 * @param int|null                    $ticket_id     Ticket that it belongs to, on evidence only (a token, the channel's own thread id).
	 * @param string                      $rule          Name of that evidence, shown on the message, such as `token`.
	 * @param bool                        $is_automatic  Written by a machine: kept, but it wakes nobody.
	 * @param list<string>                $refs          Ids by which later messages may refer to this one, such as its Message-ID.
	 * @param array<string, string|int|float|bool|null> $fields Custom fields by key.
	 * @param int                         $priority      1 low to 4 urgent.
	 * @param list<int>                   $tags          Tags.
	 * @param string                      $client_id     The sender's own id of the request, '' if none.
	 * @param string                      $language      Sender's language as a WordPress locale, '' if unknown.
	 * @param int                         $created_at    When it was written, seconds since 1970; 0 for now.
	 * @param array<string, list<string>> $headers       Headers of a mail by lower-case name; other channels have none.
	 * @param string                      $raw           The message as it came, to try again from; '' where the sender still has it.
	 * @param string                      $owner_key     Who stored the attachments, see Tickets\Attachments.
	 * @param bool                        $is_stranger   The evidence proves the ticket but not that the sender takes part in it.
	 * @param string                      $automatic     Sign by which a machine gave itself away; '' for a person's.
	 * @param int                         $answers       Message of ours that it answers; 0 where nothing says so.
	 * @param int                         $agent_id      User whom the way in was made for, if one of the site's accounts took it; without a ticket it was the wrong one.
	 * @param bool                        $is_forged     Somebody who can know says that the sender isn't who they say, and that such messages should be refused.
	 * @param list<New_File>              $files         Files that come with it.
	 * @param Folded|null                 $folded        What it says with its quote folded away; null to show it whole.
	 * @param list<array{email: string, name: string}> $copied Others who got it, and take part from now on.
	 * @param Envelope|null               $envelope      From whom to whom; null where the channel has none.
	 * @param bool                        $no_reply      It gets no automatic answer.
	 * @param bool                        $is_old        It was written long ago: nobody is told.
	 * @param bool                        $is_inside     What that user answers is nothing that the customer sees: neither is the answer.
	 */
	public function __construct(
		public readonly string $channel,
		public readonly int $inbox_id,
		public readonly string $external_key,
		public readonly string $sender_type,
		public readonly string $sender_value,
		public readonly string $sender_name = '',
		public readonly string $subject = '',
		public readonly string $html = '',
		public readonly string $text = '',
		public readonly int $connection_id = 0,
		public readonly bool $is_verified = false,
		public readonly string $address = '',
		public readonly array $attachments = [],
		public readonly ?int $ticket_id = null,
		public readonly string $rule = '',
		public readonly bool $is_automatic = false,
		public readonly array $refs = [],
		public readonly array $fields = [],
		public readonly int $priority = 2,
		public readonly array $tags = [],
		public readonly string $client_id = '',
		public readonly string $language = '',
		public readonly int $created_at = 0,
		public readonly array $headers = [],
		public readonly string $raw = '',
		public readonly string $owner_key = '',
		public readonly bool $is_stranger = false,
		public readonly string $automatic = '',
		public readonly int $answers = 0,
		public readonly int $agent_id = 0,
		public readonly bool $is_forged = false,
		public readonly array $files = [],
		public readonly ?Folded $folded = null,
		public readonly array $copied = [],
		public readonly ?Envelope $envelope = null,
		public readonly bool $no_reply = false,
		public readonly bool $is_old = false,
		public readonly bool $is_inside = false
	) {
	}

	/**
	 * The key under which it is claimed, 64 hex digits. A door without a connection shares number 0 with others, so its channel and
	 * inbox are part of the key.
	 */
	public function claim_key(): string {
		return hash( 'sha256', $this->connection_id > 0 ? $this->external_key : "$this->channel\0$this->inbox_id\0$this->external_key" );
	}

	/**
	 * The same with other values.
	 *
	 * @param array<string, mixed> $changes Values by name of the argument.
	 */
	public function with( array $changes ): self {
		return new self( ...array_merge( get_object_vars( $this ), $changes ) );
	}

	/**
	 * Whether it goes on with a ticket of the sender's: what nobody else could have written.
	 */
	public function is_proved(): bool {
		return null !== $this->ticket_id && ! $this->is_stranger;
	}

	/**
	 * The first value of a header, in small letters; '' for none.
	 *
	 * @param string $name Name in small letters.
	 */
	public function header( string $name ): string {
		return strtolower( trim( $this->headers[ $name ][0] ?? '' ) );
	}

	/**
	 * The sender in one word, for limits.
	 */
	public function sender(): string {
		return $this->sender_type . ':' . mb_strtolower( trim( $this->sender_value ) );
	}
}
