<?php
/**
 * The one way a message is stored.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

/**
 * Stores a message with its files as the next one of a locked ticket, and says what changes in the ticket's row.
 */
final class Message_Writer {

	/**
	 * Needs messages and files.
	 *
	 * @param Message_Repository    $messages    Messages.
	 * @param Attachment_Repository $attachments Rows of files.
	 * @param Attachments           $files       Files.
	 * @param Clock                 $clock       Clock.
	 */
	public function __construct(
		private readonly Message_Repository $messages,
		private readonly Attachment_Repository $attachments,
		private readonly Attachments $files,
		private readonly Clock $clock
	) {
	}

	/**
	 * Stores a message.
	 *
	 * @param Ticket               $ticket      The ticket as locked.
	 * @param array<string, mixed> $columns     Columns: `kind`, `direction`, `channel`, `author_type`, `author_id` …
	 * @param string               $html        Foreign HTML, whole.
	 * @param list<int>            $attachments Stored files of the owner that belong to no message yet.
	 * @param string               $owner_key   Owner, see Attachments.
	 * @param string               $text        Plain text; made of the HTML when left out.
	 * @param list<New_File>       $files       Files that come with it.
	 * @param Folded|null          $folded      The same HTML with its quote folded away; null to show it whole.
	 * @throws Problem When there is neither text nor file, or a file isn't the owner's.
	 */
	public function store( Ticket $ticket, array $columns, string $html, array $attachments, string $owner_key, string $text = '', array $files = [], ?Folded $folded = null ): Message {
		$original = $this->files->to_cids( Html::valid_text( $html ) );
		$clean    = Html::clean( null === $folded ? $original : $this->files->to_cids( Html::valid_text( $folded->reply ) ) );
		if ( null !== $folded && '' !== $folded->quote ) {
			$columns['quote'] = Html::clean( $this->files->to_cids( Html::valid_text( $folded->quote ) ) );
		}
		$text     = '' === $text ? Html::to_text( $clean ) : Html::valid_text( $text );
		if ( '' === $text && ! $attachments && ! $files && ! str_contains( $clean, '<img' ) && '' === ( $columns['quote'] ?? '' ) ) {
			throw Problem::invalid( 'html', __( 'The message is empty.', 'switchboard' ) );
		}
		$message = $this->messages->insert(
			$columns + [
				'ticket_id'  => $ticket->id,
				'sequence'   => $ticket->last_sequence + 1,
				'original'   => $original,
				'html'       => $clean,
				'text'       => $text,
				'created_at' => $this->clock->now(),
			]
		);
		// A picture in the text is the message's, whether or not its id was sent along.
		$pictures    = Inline_Pictures::ids( $clean );
		$own         = array_map( static fn( Attachment $file ): int => $file->id, $this->attachments->unattached( $pictures, $owner_key ) );
		$attachments = array_values( array_unique( [ ...$attachments, ...$own ] ) );
		if ( $attachments ) {
			$this->attachments->attach( $attachments, $owner_key, $ticket->id, $message->id );
			$this->attachments->mark_inline( $pictures, $message->id );
		}
		$this->attachments->add( $files, $owner_key, $ticket->id, $message->id, $message->created_at );
		return $message;
	}

	/**
	 * What a new message changes in its ticket's row.
	 *
	 * @param Ticket  $ticket  Ticket before.
	 * @param Message $message The message.
	 * @return array<string, int|string>
	 */
	public static function columns( Ticket $ticket, Message $message ): array {
		$columns = [
			'last_sequence'    => $message->sequence,
			'message_count'    => $ticket->message_count + 1,
			'last_activity_at' => max( $ticket->last_activity_at, $message->created_at ),
		];
		// Notes and forwards are the team's own: lists that others look at show what was said last to or by the customer, and when.
		// Likewise what a machine wrote, unless the ticket has nothing else.
		if ( Message::REPLY === $message->kind && ( ! $message->automatic || 0 === $ticket->message_count ) ) {
			$columns['snippet']        = Html::excerpt( '' === $message->quote ? $message->text : Html::to_text( $message->html ) );
			$columns['last_public_at'] = max( $ticket->last_public_at, $message->created_at );
		}
		if ( 'in' === $message->direction && ! $message->automatic ) {
			$columns['last_in_sequence'] = $message->sequence;
			if ( Message::REPLY === $message->kind ) {
				$columns['last_channel']  = $message->channel;
				$columns['connection_id'] = $message->connection_id;
			}
		}
		return $columns;
	}
}
