<?php
/**
 * Two tickets, one matter.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;

/**
 * Merges a ticket into another and takes that back; the events keep what the way back needs.
 */
final class Merging {

	/** Columns of the ticket that ends, as they were. */
	private const ENDED = [ 'status', 'custom_status_id', 'waiting_since', 'closed_at', 'snoozed_until', 'reopen_count' ];

	/** Columns of the ticket that goes on, as they were. */
	private const GONE_ON = [ 'last_in_sequence', 'last_activity_at', 'last_public_at', 'waiting_since' ];

	/** Events that are looked through for the merge. */
	private const EVENTS = 500;

	/**
	 * Needs what moves.
	 *
	 * @param Database               $database     Database.
	 * @param Ticket_Repository      $tickets      Tickets.
	 * @param Message_Repository     $messages     Messages.
	 * @param Participant_Repository $participants Participants.
	 * @param Event_Repository       $events       Events.
	 * @param Ticket_Contents        $contents     What hangs on a ticket.
	 * @param Tag_Repository         $tags         Tags of tickets.
	 * @param Ticket_Writer          $changes      Writes changes.
	 * @param Clock                  $clock        Clock.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Ticket_Repository $tickets,
		private readonly Message_Repository $messages,
		private readonly Participant_Repository $participants,
		private readonly Event_Repository $events,
		private readonly Ticket_Contents $contents,
		private readonly Tag_Repository $tags,
		private readonly Ticket_Writer $changes,
		private readonly Clock $clock
	) {
	}

	/**
	 * Moves all messages of one ticket to another; the first is closed and leads to the second.
	 *
	 * @param int   $from  Ticket.
	 * @param int   $into  Ticket.
	 * @param Actor $actor Who.
	 * @throws Problem When they are the same, or one is merged already.
	 */
	public function merge( int $from, int $into, Actor $actor ): Ticket {
		if ( $from === $into ) {
			throw Problem::invalid( 'into', __( 'A ticket can’t be merged into itself.', 'switchboard' ) );
		}
		return $this->database->transaction(
			function () use ( $from, $into, $actor ): Ticket {
				[ $source, $target ] = $this->lock( $from, $into );
				if ( $source->merged_into || $target->merged_into ) {
					throw Problem::invalid( 'into', __( 'One of the tickets has been merged already.', 'switchboard' ) );
				}
				$moved = $this->move( $source, $target );
				$this->changes->write(
					$source,
					[
						'merged_into'   => $target->id,
						'message_count' => 0,
					] + Transition::to( $source, Status_Category::CLOSED, null, $this->clock->now() ),
					$actor,
					[
						'ticket_merged' => [
							'into'   => $target->id,
							'status' => $source->status,
							'before' => self::columns( $source, self::ENDED ),
						],
					]
				);
				return $this->changes->write(
					$target,
					[
						'last_sequence'    => $target->last_sequence + $source->last_sequence,
						'last_in_sequence' => $source->last_in_sequence ? $target->last_sequence + $source->last_in_sequence : $target->last_in_sequence,
						'message_count'    => $target->message_count + $source->message_count,
						'last_activity_at' => max( $target->last_activity_at, $source->last_activity_at ),
						'last_public_at'   => max( $target->last_public_at, $source->last_public_at ),
						'waiting_since'    => min( $target->waiting_since, $source->waiting_since ),
					],
					$actor,
					[
						'ticket_joined' => [
							'from'      => $source->id,
							'offset'    => $target->last_sequence,
							'sequences' => $source->last_sequence,
							'messages'  => $source->message_count,
							'before'    => self::columns( $target, self::GONE_ON ),
						] + $moved,
					]
				);
			}
		);
	}

	/**
	 * Takes a merge back: what came with the ticket goes back to it. What was written since stays where it is.
	 *
	 * @param int   $from  Ticket that was merged.
	 * @param Actor $actor Who.
	 * @return Ticket The ticket that is open again.
	 * @throws Problem 409 when it isn't merged, or the other has been merged further.
	 */
	public function unmerge( int $from, Actor $actor ): Ticket {
		return $this->database->transaction(
			function () use ( $from, $actor ): Ticket {
				$into = $this->tickets->find( $from )->merged_into ?? 0;
				if ( ! $into ) {
					throw self::too_late();
				}
				[ $source, $target ] = $this->lock( $from, $into );
				$merge               = $this->last( $source->id, 'ticket_merged', 'into', $target->id );
				$join                = $this->last( $target->id, 'ticket_joined', 'from', $source->id );
				// Old merges kept too little.
				if ( $source->merged_into !== $target->id || $target->merged_into || ! isset( $merge->payload['before'], $join->payload['sequences'] ) ) {
					throw self::too_late();
				}
				$this->move_back( $source, $target, $join->payload );
				$is_untouched = (int) $join->payload['version'] === $target->version;
				$this->changes->write(
					$target,
					[ 'message_count' => $target->message_count - (int) $join->payload['messages'] ] + ( $is_untouched ? (array) $join->payload['before'] : [] ),
					$actor,
					[ 'ticket_parted' => [ 'from' => $source->id ] ]
				);
				return $this->changes->write(
					$source,
					[
						'merged_into'   => 0,
						'message_count' => (int) $join->payload['messages'],
					] + (array) $merge->payload['before'],
					$actor,
					[ 'merge_undone' => [ 'into' => $target->id ] ]
				);
			}
		);
	}

	/**
	 * Moves what hangs on a ticket.
	 *
	 * @param Ticket $source Ticket that ends.
	 * @param Ticket $target Ticket that goes on.
	 * @return array{tags: list<int>, new_tags: list<int>, participants: list<int>, consulted: list<int>} What the way back needs.
	 */
	private function move( Ticket $source, Ticket $target ): array {
		$tags   = $this->tags->of_tickets( [ $source->id, $target->id ] );
		$before = $this->participants->of( $target->id );
		$known  = array_map( static fn( Participant $participant ): int => $participant->contact_id, $before );
		$came   = array_map( static fn( Participant $participant ): int => $participant->contact_id, $this->participants->of( $source->id ) );
		$asked  = array_map( static fn( Participant $participant ): int => $participant->contact_id, array_filter( $before, static fn( Participant $participant ): bool => Participant::CONSULTED === $participant->role ) );
		$asked  = array_values( array_intersect( $came, $asked ) );
		$this->contents->move( $source, $target );
		// Whom we asked by a forward answers the team, on whichever ticket the answer came in.
		foreach ( $asked as $contact ) {
			$this->messages->set_kind( $target->id, $target->last_sequence, $contact, Message::FORWARD );
		}
		return [
			'tags'         => $tags[ $source->id ],
			'new_tags'     => array_values( array_diff( $tags[ $source->id ], $tags[ $target->id ] ) ),
			'participants' => array_values( array_diff( $came, $known ) ),
			'consulted'    => $asked,
		];
	}

	/**
	 * Moves it back.
	 *
	 * @param Ticket               $source  Ticket that was merged.
	 * @param Ticket               $target  Ticket that it was merged into.
	 * @param array<string, mixed> $payload What the merge wrote down.
	 */
	private function move_back( Ticket $source, Ticket $target, array $payload ): void {
		$this->contents->move_back( $source, $target, (int) $payload['offset'], (int) $payload['sequences'] );
		foreach ( (array) $payload['consulted'] as $contact ) {
			$this->messages->set_kind( $source->id, 0, (int) $contact, Message::REPLY );
		}
		foreach ( (array) $payload['participants'] as $contact ) {
			$this->participants->remove( $target->id, (int) $contact );
		}
		$tags = $this->tags->of_tickets( [ $target->id ] )[ $target->id ];
		$this->tags->set( $target->id, array_values( array_diff( $tags, array_map( 'intval', (array) $payload['new_tags'] ) ) ) );
		$this->tags->set( $source->id, $this->tags->existing( array_map( 'intval', array_values( (array) $payload['tags'] ) ) ) );
	}

	/**
	 * Both tickets, held against other writers. The lower id first: two merges at once can't wait for each other.
	 *
	 * @param int $one   Ticket.
	 * @param int $other Ticket.
	 * @return array{Ticket, Ticket}
	 */
	private function lock( int $one, int $other ): array {
		$locked = [];
		foreach ( [ min( $one, $other ), max( $one, $other ) ] as $id ) {
			$locked[ $id ] = $this->tickets->lock( $id ) ?? throw Problem::not_found( 'ticket' );
		}
		return [ $locked[ $one ], $locked[ $other ] ];
	}

	/**
	 * The latest event of a kind about another ticket.
	 *
	 * @param int    $ticket_id Ticket.
	 * @param string $name      Name.
	 * @param string $key       Where the payload names the other one.
	 * @param int    $other     The other one.
	 */
	private function last( int $ticket_id, string $name, string $key, int $other ): ?Event {
		foreach ( $this->events->of_ticket( $ticket_id, self::EVENTS ) as $event ) {
			if ( $name === $event->name && ( $event->payload[ $key ] ?? 0 ) === $other ) {
				return $event;
			}
		}
		return null;
	}

	/**
	 * Columns as they are.
	 *
	 * @param Ticket       $ticket Ticket.
	 * @param list<string> $names  Columns.
	 * @return array<string, int|string>
	 */
	private static function columns( Ticket $ticket, array $names ): array {
		$columns = [];
		foreach ( $names as $name ) {
			$columns[ $name ] = $ticket->$name;
		}
		return $columns;
	}

	/**
	 * Why a merge can't be taken back.
	 */
	private static function too_late(): Problem {
		return new Problem( 'switchboard_not_merged', __( 'This merge can’t be taken back any more.', 'switchboard' ), 409 );
	}
}
