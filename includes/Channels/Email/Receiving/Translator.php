<?php
/**
 * From a mail to a message.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Email_Channel;
use Switchboard\Channels\Email\Folding;
use Switchboard\Channels\Email\Own_Addresses;
use Switchboard\Channels\Email\Reading\Address;
use Switchboard\Channels\Email\Reading\Automatic;
use Switchboard\Channels\Email\Reading\Forwarded;
use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Reading\Mail_Date;
use Switchboard\Channels\Email\Reading\Out_Of_Office_Subject;
use Switchboard\Channels\Email\Threading\Authentication;
use Switchboard\Channels\Email\Threading\Thread;
use Switchboard\Channels\Filters\Spam_Filter;
use Switchboard\Channels\Inbound_Message;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tickets\Folded;

/**
 * Says in the words of the house who wrote what, to whom, and on which ticket. Decides nothing.
 */
final class Translator {

	/** Stands for a sender without an address that anybody could write to. */
	public const NOBODY = 'unknown-sender@mail.invalid';

	/** Headers that filters read. */
	private const HEADERS = [ 'message-id', 'x-loop', 'received' ];

	/** What came so long ago, before its connection was there, is history. */
	private const OLD = 3 * DAY_IN_SECONDS;

	/**
	 * Needs our own addresses, our agents and the time.
	 *
	 * @param Own_Addresses                            $own   Our addresses.
	 * @param \Closure( string $email, int $inbox ): int $agent User who works in an inbox, by the address; 0 for none.
	 * @param Clock                                    $clock Clock.
	 */
	public function __construct( private readonly Own_Addresses $own, private readonly \Closure $agent, private readonly Clock $clock ) {
	}

	/**
	 * Translates a mail.
	 *
	 * @param Mail       $mail       Mail.
	 * @param Connection $connection Door by which it came.
	 * @param Thread     $thread     Where it belongs.
	 * @param int        $inbound    Row of what came in.
	 * @param bool       $is_whole   Whether an agent's answer is wanted with all that stands in it.
	 */
	public function translate( Mail $mail, Connection $connection, Thread $thread, int $inbound, bool $is_whole = false ): Translation {
		$own       = $this->own->all();
		$automatic = self::automatic( $mail, $own );
		$is_weak   = Automatic::is_weak( $automatic );
		$automatic = $is_weak ? '' : $automatic;
		$joined    = $thread->is_suggestion ? null : $thread->ticket_id;
		$agent     = self::agent( $mail, $thread );
		[ $forward, $forwarder ] = null === $joined && 0 === $agent && '' === $automatic ? $this->forward( $mail, $connection, $own ) : [ null, 0 ];
		$sender    = $forward->from ?? self::sender( $mail, $own );
		$words     = self::words( $mail, $forward, $is_whole ? 0 : $agent );
		$is_old    = $this->is_old( $mail, $connection );
		$message   = new Inbound_Message(
			channel: Email_Channel::ID,
			inbox_id: $connection->inbox_id,
			external_key: (string) $inbound,
			sender_type: 'email',
			sender_value: is_email( $sender->email ) ? $sender->email : self::NOBODY,
			sender_name: 0 === strcasecmp( $sender->name, $sender->email ) ? '' : $sender->name,
			subject: $forward->subject ?? $mail->subject,
			html: $words['html'],
			text: $words['text'],
			connection_id: $connection->id,
			address: $forward ? '' : self::answer_to( $mail, $sender, $own ),
			ticket_id: $joined,
			rule: $joined ? $thread->rule : '',
			refs: '' === $mail->message_id ? [] : [ $mail->message_id ],
			created_at: $is_old ? (int) self::received_at( $mail ) : 0,
			headers: self::headers( $mail ),
			is_stranger: null !== $joined && $thread->is_stranger,
			automatic: $automatic,
			answers: $joined ? $thread->message_id : 0,
			agent_id: $agent,
			is_inside: $thread->is_inside,
			is_forged: Authentication::is_refused( $mail, Email_Channel::trusted_server( $connection ) ),
			folded: $words['folded'],
			copied: $forward ? [] : Mail_Envelope::copied( $mail, $own ),
			envelope: Mail_Envelope::of( $mail, $thread, $automatic, $forwarder, $inbound ),
			no_reply: $is_old || $is_weak || null !== $forward || self::wants_no_answer( $mail ),
			is_old: $is_old
		);
		return new Translation( $message, $forward->files ?? $mail->attachments, $mail->problems, $forward->comment ?? '' );
	}

	/**
	 * The sign by which a machine gave itself away; '' for a person.
	 *
	 * @param Mail         $mail Mail.
	 * @param list<string> $own  Our addresses.
	 */
	private static function automatic( Mail $mail, array $own ): string {
		$reason = Automatic::of( $mail, $own );
		if ( '' !== $reason && ! Automatic::is_weak( $reason ) && ! in_array( $reason, [ 'bounce', 'feedback-report', 'report' ], true ) && Out_Of_Office_Subject::is( $mail->subject ) ) {
			return 'out-of-office';
		}
		if ( 'auto-submitted' === $reason ) {
			return $reason . ':' . substr( (string) preg_replace( '/[^a-z-].*$/s', '', strtolower( trim( $mail->header( 'auto-submitted' ) ) ) ), 0, 30 );
		}
		return $reason;
	}

	/**
	 * The user who took an address that we gave to one agent; 0 for nobody.
	 *
	 * @param Mail   $mail   Mail.
	 * @param Thread $thread Where it belongs.
	 */
	private static function agent( Mail $mail, Thread $thread ): int {
		if ( $thread->agent_id > 0 ) {
			return $thread->agent_id;
		}
		$user = Thread::AGENT_ADDRESS === $thread->rule && Thread::NOT_THE_AGENT === $thread->reason ? get_user_by( 'email', $mail->from[0]->email ?? '' ) : false;
		return $user ? $user->ID : 0;
	}

	/**
	 * The customer's mail that an agent passes on, and the agent.
	 *
	 * @param Mail         $mail       Mail.
	 * @param Connection   $connection Door.
	 * @param list<string> $own        Our addresses.
	 * @return array{Forwarded|null, int}
	 */
	private function forward( Mail $mail, Connection $connection, array $own ): array {
		$from  = 1 === count( $mail->from ) ? $mail->from[0]->email : '';
		$agent = '' === $from ? 0 : ( $this->agent )( $from, $connection->inbox_id );
		$found = $agent > 0 ? Forwarded::of( $mail ) : null;
		if ( null === $found || ! is_email( $found->from->email ) || 0 === strcasecmp( $found->from->email, $from ) || Own_Addresses::has( $own, $found->from->email ) ) {
			return [ null, 0 ];
		}
		return [ $found, $agent ];
	}

	/**
	 * Who wrote it. A mail from our own address is some machine's, such as a form's, which names the person to answer.
	 *
	 * @param Mail         $mail Mail.
	 * @param list<string> $own  Our addresses.
	 */
	private static function sender( Mail $mail, array $own ): Address {
		$from = $mail->from[0] ?? $mail->sender[0] ?? new Address( '' );
		$else = $mail->reply_to[0] ?? null;
		return null !== $else && Own_Addresses::has( $own, $from->email ) && is_email( $else->email ) && ! Own_Addresses::has( $own, $else->email ) ? $else : $from;
	}

	/**
	 * Where answers go, if elsewhere than to the sender.
	 *
	 * @param Mail         $mail   Mail.
	 * @param Address      $sender Sender.
	 * @param list<string> $own    Our addresses.
	 */
	private static function answer_to( Mail $mail, Address $sender, array $own ): string {
		$address = 1 === count( $mail->reply_to ) ? $mail->reply_to[0]->email : '';
		return is_email( $address ) && ! Own_Addresses::has( $own, $address ) && 0 !== strcasecmp( $address, $sender->email ) ? $address : '';
	}

	/**
	 * What it says: the whole, and with its quote folded away.
	 *
	 * @param Mail           $mail    Mail.
	 * @param Forwarded|null $forward Mail that it passes on.
	 * @param int            $agent   Agent who wrote it for the customer; 0 for none.
	 * @return array{html: string, text: string, folded: Folded|null}
	 */
	private static function words( Mail $mail, ?Forwarded $forward, int $agent ): array {
		if ( $agent > 0 ) {
			$text = Agent_Answer::text( $mail );
			return [
				'html'   => Html::from_text( $text ),
				'text'   => $text,
				'folded' => null,
			];
		}
		$html = $forward->html ?? $mail->html;
		$text = $forward->text ?? $mail->text;
		return [
			'html'   => '' === trim( $html ) ? Html::from_text( $text ) : $html,
			'text'   => $text,
			'folded' => Folding::of( $html, $text ),
		];
	}

	/**
	 * The headers that filters read.
	 *
	 * @param Mail $mail Mail.
	 * @return array<string, list<string>>
	 */
	private static function headers( Mail $mail ): array {
		$headers = [];
		foreach ( [ ...self::HEADERS, ...Spam_Filter::headers() ] as $name ) {
			$headers[ $name ] = array_map( static fn( string $line ): string => substr( $line, 0, 2000 ), array_slice( $mail->header_lines( $name ), 0, 10 ) );
		}
		return $headers;
	}

	/**
	 * Whether an automatic answer isn't wanted, although a person may have written it: from lists, and where a mail says so.
	 *
	 * @param Mail $mail Mail.
	 */
	private static function wants_no_answer( Mail $mail ): bool {
		foreach ( [ 'list-id', 'list-post', 'list-unsubscribe', 'list-help' ] as $name ) {
			if ( $mail->has_header( $name ) ) {
				return true;
			}
		}
		return ! in_array( strtolower( trim( $mail->header( 'x-auto-response-suppress' ) ) ), [ '', 'none' ], true );
	}

	/**
	 * Whether it came so long before the connection was there that nobody waits for an answer.
	 *
	 * @param Mail       $mail       Mail.
	 * @param Connection $connection Door.
	 */
	private function is_old( Mail $mail, Connection $connection ): bool {
		$time = self::received_at( $mail );
		return null !== $time && $time > 0 && $time < $connection->created_at && $time < $this->clock->now() - self::OLD;
	}

	/**
	 * When our own server got it, else when it says that it was written.
	 *
	 * @param Mail $mail Mail.
	 */
	private static function received_at( Mail $mail ): ?int {
		$line = $mail->header_lines( 'received' )[0] ?? '';
		return Mail_Date::parse( substr( (string) strrchr( $line, ';' ), 1 ) ) ?? $mail->date;
	}
}
