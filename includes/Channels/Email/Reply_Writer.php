<?php
/**
 * Writes the mail of a reply.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email;

use Switchboard\Agents\Agent_Repository;
use Switchboard\Channels\Outbound_Message;
use Switchboard\Contacts\Contact_Repository;
use Switchboard\Foundation\Problem;
use Switchboard\Mail\Blocks;
use Switchboard\Mail\Letters;
use Switchboard\Mail\Mail;
use Switchboard\Mail\Message_Ids;
use Switchboard\Mail\Reply_Addresses;
use Switchboard\Mail\Thread_Marks;
use Switchboard\Mail\Variables;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Message;

/**
 * Text, signature, how to answer and the trimmed history, in the customer's language, with the heads that keep mail programs' threads together;
 * or, of a forward, what it passes on, with no way into the ticket but the address for the answer.
 */
final class Reply_Writer {

	/** Ids named in References, beside the first two: the confirmation and what followed it. */
	private const REFERENCES = 15;

	/** A foreign id that can stand in a head. */
	private const ID = '/^[\x21-\x3b\x3d\x3f-\x7e]{1,250}$/D';

	/**
	 * Needs words and names.
	 *
	 * @param Letters            $letters   Words.
	 * @param Variables          $variables Values.
	 * @param Message_Ids        $ids       Ids of earlier mails.
	 * @param Reply_Addresses    $addresses Where the answer goes.
	 * @param Thread_Marks       $marks     What the answer quotes.
	 * @param Earlier_Mail_Query $earlier   Which mails there were.
	 * @param Agent_Repository   $agents    Names of agents.
	 * @param Contact_Repository $contacts  Names of contacts.
	 */
	public function __construct(
		private readonly Letters $letters,
		private readonly Variables $variables,
		private readonly Message_Ids $ids,
		private readonly Reply_Addresses $addresses,
		private readonly Thread_Marks $marks,
		private readonly Earlier_Mail_Query $earlier,
		private readonly Agent_Repository $agents,
		private readonly Contact_Repository $contacts
	) {
	}

	/**
	 * Writes the mail.
	 *
	 * @param Outbound_Message $reply Reply.
	 * @param string           $id    Its Message-ID.
	 * @param array{files: list<array{path: string, name: string}>, pictures: list<array{path: string, name: string, type: string, cid: string}>, links: array<string, string>} $files Its files.
	 * @throws Problem When the template is gone.
	 */
	public function write( Outbound_Message $reply, string $id, array $files ): Mail {
		$letter = Message::FORWARD === $reply->message->kind
			// Its reader is nobody whose language is known, and their answer must not be taken for the customer's.
			? $this->letters->write( 'forward', '', fn(): array => $this->values( $reply, $files ) )
			: $this->letters->write( 'reply', $reply->contact->language, fn(): array => $this->values( $reply, $files ), $this->marks->of_ticket( $reply->inbox->id, $reply->ticket->id ) );
		if ( null === $letter ) {
			throw new Problem( 'switchboard_no_template', __( 'There are no words for this mail.', 'switchboard' ), 500 );
		}
		return new Mail(
			to: $reply->address,
			letter: $letter,
			from_address: $reply->inbox->address,
			from_name: '' === $reply->inbox->from_name ? $reply->inbox->name : $reply->inbox->from_name,
			message_id: $id,
			headers: $this->thread( $reply ) + array_filter( [ 'Reply-To' => $this->reply_to( $reply ) ] ),
			files: $files['files'],
			pictures: $files['pictures'],
			inbox_id: $reply->inbox->id,
			cc: $reply->copies( 'cc' ),
			bcc: $reply->copies( 'bcc' ),
			bounce_to: $this->addresses->of_bounces( $reply->inbox, $reply->ticket->id, $reply->message->id )
		);
	}

	/**
	 * Values of the template.
	 *
	 * @param Outbound_Message $reply Reply.
	 * @param array{pictures: list<array{cid: string, ...}>, links: array<string, string>, ...} $files Its files.
	 * @return array<string, string>
	 */
	private function values( Outbound_Message $reply, array $files ): array {
		$is_forward = Message::FORWARD === $reply->message->kind;
		$is_shared  = [] !== [ ...$reply->copies( 'cc' ), ...$reply->copies( 'bcc' ) ];
		return [
			'agent.name'   => $this->name( $reply->message->author ),
			'message.html' => self::with_pictures( $reply->message->html, array_column( $files['pictures'], 'cid' ) ) . Blocks::files( $files['links'] ),
			'history.html' => $is_forward ? $reply->message->quote : $this->history( $reply ),
		] + ( $is_forward ? $this->variables->for_outsider( $reply->ticket, $reply->inbox ) : $this->variables->for_customer( $reply->ticket, $reply->inbox, $reply->contact, $is_shared ) );
	}

	/**
	 * A text without the pictures that don't travel along: those that are too large are linked below it.
	 *
	 * @param string       $html HTML.
	 * @param list<string> $cids Pictures that do.
	 */
	private static function with_pictures( string $html, array $cids ): string {
		return (string) preg_replace_callback(
			'/<img\b[^>]*\bsrc="cid:([^"]*)"[^>]*>/i',
			static fn( array $found ): string => in_array( wp_specialchars_decode( $found[1], ENT_QUOTES ), $cids, true ) ? $found[0] : '',
			$html
		);
	}

	/**
	 * The last replies before, quoted; pictures are left out.
	 *
	 * @param Outbound_Message $reply Reply.
	 */
	private function history( Outbound_Message $reply ): string {
		$quotes = array_map(
			fn( Message $past ): string => Blocks::quote( $this->name( $past->author ), $past->created_at, (string) preg_replace( '/<img\b[^>]*>/i', '', $past->html ) ),
			$reply->history
		);
		return implode( "\n", $quotes );
	}

	/**
	 * The name of somebody who wrote.
	 *
	 * @param Actor $author Author.
	 */
	private function name( Actor $author ): string {
		$names = match ( $author->type ) {
			Actor::AGENT   => $this->agents->names( [ $author->id ] ),
			Actor::CONTACT => $this->contacts->names( [ $author->id ] ),
			default        => [],
		};
		$name = $names[ $author->id ] ?? '';
		if ( '' !== $name ) {
			return $name;
		}
		return Actor::CONTACT === $author->type ? __( 'you', 'switchboard' ) : __( 'our team', 'switchboard' );
	}

	/**
	 * Where the answer goes.
	 *
	 * @param Outbound_Message $reply Reply.
	 * @return string '' for the inbox's address.
	 */
	private function reply_to( Outbound_Message $reply ): string {
		return Message::FORWARD === $reply->message->kind
			? $this->addresses->of_forward( $reply->inbox, $reply->ticket->id, $reply->message->id )
			: $this->addresses->of_ticket( $reply->inbox, $reply->ticket->id );
	}

	/**
	 * Heads that name the mails before: the last of the other side, and the first and the last ones of all. For a customer the
	 * confirmation is the first.
	 *
	 * @param Outbound_Message $reply Reply.
	 * @return array<string, string>
	 */
	private function thread( Outbound_Message $reply ): array {
		$ids    = Message::FORWARD === $reply->message->kind ? [] : [ $this->ids->of_message( $reply->ticket->id, 0 ) ];
		$theirs = '';
		foreach ( $this->earlier->before( $reply->message ) as $mail ) {
			$id = preg_match( self::ID, $mail['external_id'] ) ? "<{$mail['external_id']}>" : '';
			if ( $mail['is_ours'] ) {
				$ids[] = '' === $id ? $this->ids->of_message( $reply->ticket->id, $mail['message_id'] ) : $id;
			} elseif ( '' !== $id ) {
				$ids[]  = $id;
				$theirs = $id;
			}
		}
		if ( ! $ids ) {
			return [];
		}
		return [
			'In-Reply-To' => '' === $theirs ? $ids[ count( $ids ) - 1 ] : $theirs,
			'References'  => implode( ' ', count( $ids ) > self::REFERENCES + 2 ? [ $ids[0], $ids[1], ...array_slice( $ids, -self::REFERENCES ) ] : $ids ),
		];
	}
}
