<?php
/**
 * What a forward passes on.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Agents\Agent_Repository;
use Switchboard\Contacts\Contact_Repository;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

/**
 * Chooses the messages that may be passed on, never a note, and writes them down with names but without addresses, and without
 * the keys that a quoted mail of ours may hold.
 */
final class Forwarded_Text {

	/** Messages of one forward. */
	private const MOST = 200;

	/** What was not said yet, or never will be. */
	private const UNSAID = [ 'queued', 'cancelled', 'failed' ];

	/** Private links to a ticket, signed links to files, marks and signed addresses: they are for whoever they were made for. */
	private const KEYS = [
		'/(switchboard_token(?:=|%3D|&#0?61;))[0-9a-f]{64}/i' => '$1',
		'/(signature(?:=|%3D|&#0?61;))\w{1,10}\.[0-9a-f]{64}/i' => '$1',
		'/\[ref:\d{1,18}\.\w{1,10}\.[0-9a-f]{20}\]/i'         => '',
		'/\+[a-z](?:\.\d{1,18}){1,2}\.\w{1,10}\.[0-9a-f]{20}@/i' => '@',
	];

	/**
	 * Needs messages and the names of who wrote them.
	 *
	 * @param Message_Repository $messages Messages.
	 * @param Agent_Repository   $agents   Names of agents.
	 * @param Contact_Repository $contacts Names of contacts.
	 */
	public function __construct(
		private readonly Message_Repository $messages,
		private readonly Agent_Repository $agents,
		private readonly Contact_Repository $contacts
	) {
	}

	/**
	 * The messages that are passed on, the oldest first.
	 *
	 * @param Ticket         $ticket Ticket.
	 * @param list<int>|null $ids    Chosen ones; null for all that was said with the customer.
	 * @return list<Message>
	 * @throws Problem When one isn't there, or must not leave.
	 */
	public function messages( Ticket $ticket, ?array $ids ): array {
		if ( null === $ids ) {
			return array_values( array_filter( $this->messages->of_ticket( $ticket->id, self::MOST, 0, 'asc', false ), self::is_said( ... ) ) );
		}
		$messages = [];
		foreach ( array_unique( $ids ) as $id ) {
			$message = $this->messages->find( $id );
			if ( null === $message || $message->ticket_id !== $ticket->id || ! self::is_said( $message ) ) {
				throw Problem::invalid( 'forwarded', __( 'Only messages of this ticket can be passed on, and no notes.', 'switchboard' ) );
			}
			$messages[] = $message;
		}
		return $messages;
	}

	/**
	 * The text of messages, as clean HTML without pictures.
	 *
	 * @param list<Message> $messages Messages.
	 */
	public function html( array $messages ): string {
		return implode( "\n", array_map( fn( Message $message ): string => $this->one( $message ), $messages ) );
	}

	/**
	 * One message, with who wrote it and when.
	 *
	 * @param Message $message Message.
	 */
	private function one( Message $message ): string {
		$when = wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $message->created_at );
		/* translators: 1: date and time, 2: name of a person. */
		$line = sprintf( __( 'On %1$s, %2$s wrote:', 'switchboard' ), $when, $this->name( $message->author ) );
		$html = (string) preg_replace( '/<img\b[^>]*>/i', '', $message->html );
		return '<p>' . esc_html( $line ) . '</p><blockquote>' . Html::clean( (string) preg_replace( array_keys( self::KEYS ), self::KEYS, $html ) ) . '</blockquote>';
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
		$name  = $names[ $author->id ] ?? '';
		if ( '' !== $name ) {
			return $name;
		}
		return Actor::CONTACT === $author->type ? __( 'a customer', 'switchboard' ) : __( 'our team', 'switchboard' );
	}

	/**
	 * Whether it was really said to somebody outside, or by them.
	 *
	 * @param Message $message Message.
	 */
	private static function is_said( Message $message ): bool {
		return Message::NOTE !== $message->kind && ! in_array( $message->delivery_state, self::UNSAID, true );
	}
}
