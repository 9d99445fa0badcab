<?php
/**
 * Erases a person on request.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Privacy;

use Switchboard\Events;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Files\Private_Store;
use Switchboard\Tickets\Actor;
use Switchboard\Tickets\Event_Repository;
use Switchboard\Tickets\Ticket_Repository;

/**
 * Works through a person's tickets page by page and takes the person itself out last, for the address is the way back to it.
 * Tickets stay as numbers in the site's records; what the person wrote in them, and who it was, does not.
 */
final class Eraser {

	private const TICKETS_A_PAGE = 50;

	/**
	 * Needs rows and files.
	 *
	 * @param Database                          $database  Database.
	 * @param Person_Query                      $people    Finds persons.
	 * @param Erasure_Repository                $erasures  Erases rows.
	 * @param Ticket_Repository                 $tickets   Tickets.
	 * @param Event_Repository                  $events    Tells screens.
	 * @param Private_Store                     $files     Files.
	 * @param \Closure( int $user ): string $owner_key Key of a user's files that aren't part of a message yet.
	 */
	public function __construct(
		private readonly Database $database,
		private readonly Person_Query $people,
		private readonly Erasure_Repository $erasures,
		private readonly Ticket_Repository $tickets,
		private readonly Event_Repository $events,
		private readonly Private_Store $files,
		private readonly \Closure $owner_key
	) {
	}

	/**
	 * One page of the work, as WordPress's eraser asks for it.
	 *
	 * @param string $email Address of the request.
	 * @param int    $page  1 and up.
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
	 */
	public function page( string $email, int $page ): array {
		$person  = $this->people->find( $email );
		$tickets = $this->people->tickets( $person );
		$slice   = array_slice( $tickets, ( $page - 1 ) * self::TICKETS_A_PAGE, self::TICKETS_A_PAGE, true );
		$is_last = count( $tickets ) <= $page * self::TICKETS_A_PAGE;
		$this->database->transaction(
			function () use ( $person, $slice, $is_last ): void {
				$this->erase_tickets( $person, $slice );
				if ( $is_last ) {
					$this->erase_person( $person );
				}
			}
		);
		$kept = $is_last ? $this->kept( $person, [] !== $tickets ) : [];
		return [
			'items_removed'  => $slice || $person->contacts || $person->user,
			'items_retained' => [] !== $kept,
			'messages'       => $kept,
			'done'           => $is_last,
		];
	}

	/**
	 * What stays, said to the person who answers the request.
	 *
	 * @param Person $person      Person as it was.
	 * @param bool   $has_tickets Whether there were tickets.
	 * @return list<string>
	 */
	private function kept( Person $person, bool $has_tickets ): array {
		$kept = [];
		if ( $has_tickets ) {
			$kept[] = __( 'Switchboard: what your team wrote in this person’s tickets was kept. Delete the tickets to remove that too.', 'switchboard' );
		}
		if ( $person->user && user_can( $person->user, 'switchboard_read' ) ) {
			$kept[] = __( 'Switchboard: this person works in the helpdesk. Replies to customers, inboxes and teams were kept; remove the agent in the helpdesk’s settings if the person has left.', 'switchboard' );
		}
		return $kept;
	}

	/**
	 * Erases a person's part of tickets.
	 *
	 * @param Person           $person  Person.
	 * @param array<int, bool> $tickets By ticket: whether the person is the one who asks in it.
	 */
	private function erase_tickets( Person $person, array $tickets ): void {
		if ( ! $tickets ) {
			return;
		}
		$this->delete_after_commit( $this->erasures->own_tickets( array_keys( array_filter( $tickets ) ) ) );
		$this->delete_after_commit( $this->erasures->part_in_tickets( $person, array_keys( $tickets ) ) );
		foreach ( $this->tickets->find_many( array_keys( $tickets ) ) as $ticket ) {
			$this->events->add( $ticket, 'personal_data_erased', Actor::system() );
			$this->database->after_commit( static fn() => Events::ticket_changed( $ticket->id, 'personal_data_erased' ) );
		}
	}

	/**
	 * Erases the person itself.
	 *
	 * @param Person $person Person.
	 */
	private function erase_person( Person $person ): void {
		$this->erasures->contacts( $person, $this->erasures->needed_contacts( $person ) );
		foreach ( $person->addresses as $address ) {
			$this->delete_after_commit( $this->erasures->address( $address ) );
		}
		if ( $person->user ) {
			$this->delete_after_commit( $this->erasures->user( $person->user, ( $this->owner_key )( $person->user ) ) );
			foreach ( User_Settings::of( $person->user ) as $key => $value ) {
				delete_user_meta( $person->user, $key );
			}
		}
		foreach ( $person->contacts as $contact ) {
			$this->database->after_commit( static fn() => Events::contact_changed( $contact ) );
		}
	}

	/**
	 * Deletes files once their rows are surely gone.
	 *
	 * @param list<string> $paths Paths in the private store.
	 */
	private function delete_after_commit( array $paths ): void {
		$this->database->after_commit(
			function () use ( $paths ): void {
				foreach ( $paths as $path ) {
					$this->files->delete( $path );
				}
			}
		);
	}
}
