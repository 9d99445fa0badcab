<?php
/**
 * What hangs on a ticket.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * Moves or deletes everything that belongs to a ticket, in the caller's transaction.
 */
final class Ticket_Contents {

	/**
	 * Needs each kind of thing.
	 *
	 * @param Message_Repository        $messages     Messages.
	 * @param Attachment_Repository     $attachments  Rows of files.
	 * @param Attachments               $files        Files.
	 * @param Participant_Repository    $participants Participants.
	 * @param Event_Repository          $events       Events.
	 * @param Draft_Repository          $drafts       Drafts.
	 * @param Tag_Repository            $tags         Tags.
	 * @param Field_Value_Repository    $values       Values of custom fields.
	 * @param Ticket_Leftover_Repository $leftovers   Rows of other tables.
	 */
	public function __construct(
		private readonly Message_Repository $messages,
		private readonly Attachment_Repository $attachments,
		private readonly Attachments $files,
		private readonly Participant_Repository $participants,
		private readonly Event_Repository $events,
		private readonly Draft_Repository $drafts,
		private readonly Tag_Repository $tags,
		private readonly Field_Value_Repository $values,
		private readonly Ticket_Leftover_Repository $leftovers
	) {
	}

	/**
	 * Moves messages, files, tags and participants to another ticket.
	 *
	 * @param Ticket $from Ticket.
	 * @param Ticket $into Ticket.
	 */
	public function move( Ticket $from, Ticket $into ): void {
		$this->messages->move_all( $from->id, $into->id, $into->last_sequence );
		$this->attachments->move_ticket( $from->id, $into->id );
		$this->tags->move_all( $from->id, $into->id );
		$asked = array_map( static fn( Participant $participant ): int => $participant->contact_id, array_filter( $this->participants->of( $into->id ), static fn( Participant $participant ): bool => Participant::CONSULTED === $participant->role ) );
		foreach ( $this->participants->of( $from->id ) as $participant ) {
			$role = match ( true ) {
				$participant->contact_id === $into->contact_id           => Participant::REQUESTER,
				in_array( $participant->contact_id, $asked, true )       => Participant::CONSULTED,
				in_array( $participant->role, Participant::BLIND, true ) => $participant->role,
				default                                                  => Participant::CC,
			};
			$this->participants->add( $into->id, new Participant( $participant->contact_id, $role, $participant->address ) );
		}
	}

	/**
	 * Moves messages and files back that came with a merged ticket.
	 *
	 * @param Ticket $ticket Ticket that was merged.
	 * @param Ticket $from   Ticket that it was merged into.
	 * @param int    $offset Sequence before its first message there.
	 * @param int    $count  How many sequences it took.
	 */
	public function move_back( Ticket $ticket, Ticket $from, int $offset, int $count ): void {
		$this->messages->move_back( $from->id, $ticket->id, $offset, $count );
		$this->attachments->follow_messages( $from->id, $ticket->id );
	}

	/**
	 * Makes another contact the author of a contact's messages.
	 *
	 * @param int $from Contact.
	 * @param int $into Contact.
	 */
	public function move_author( int $from, int $into ): void {
		$this->leftovers->move_author( $from, $into );
	}

	/**
	 * Deletes it all.
	 *
	 * @param Ticket $ticket Ticket.
	 */
	public function delete( Ticket $ticket ): void {
		$this->files->delete_of_ticket( $ticket->id );
		$this->files->delete_later( $this->leftovers->forget_inbound( $ticket->id ) );
		$this->messages->delete_of_ticket( $ticket->id );
		$this->participants->delete_of_ticket( $ticket->id );
		$this->events->delete_of_ticket( $ticket->id );
		$this->drafts->delete_of_ticket( $ticket->id );
		$this->tags->remove_ticket( $ticket->id );
		$this->values->remove_ticket( $ticket->id );
		$this->leftovers->delete_of_ticket( $ticket->id );
	}
}
