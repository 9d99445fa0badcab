<?php
/**
 * Rows of drafts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;

/**
 * Stores at most one draft for a ticket and an agent.
 */
final class Draft_Repository {

	/**
	 * Needs rows and the time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * An agent's draft.
	 *
	 * @param int $ticket_id Ticket.
	 * @param int $user_id   User.
	 */
	public function find( int $ticket_id, int $user_id ): ?Draft {
		$row = $this->database->row( 'SELECT * FROM {draft} WHERE ticket_id = %d AND user_id = %d', [ $ticket_id, $user_id ] );
		return $row ? Draft::from_row( $row ) : null;
	}

	/**
	 * Writes a draft, over the one before.
	 *
	 * @param int       $ticket_id   Ticket.
	 * @param int       $user_id     User.
	 * @param string    $kind        One of Message's.
	 * @param string    $html        Clean HTML.
	 * @param list<int> $attachments The user's own unattached files.
	 * @param array<string, mixed>|null $recipients See Draft.
	 */
	public function save( int $ticket_id, int $user_id, string $kind, string $html, array $attachments, ?array $recipients = null ): Draft {
		$row = [
			'ticket_id'   => $ticket_id,
			'user_id'     => $user_id,
			'kind'        => $kind,
			'html'        => $html,
			'attachments' => (string) wp_json_encode( $attachments ),
			'recipients'  => (string) wp_json_encode( $recipients ),
			'updated_at'  => $this->clock->now(),
		];
		$this->database->execute(
			'INSERT INTO {draft} (ticket_id, user_id, kind, html, attachments, recipients, updated_at) VALUES (%d, %d, %s, %s, %s, %s, %d)
			ON DUPLICATE KEY UPDATE kind = VALUES(kind), html = VALUES(html), attachments = VALUES(attachments), recipients = VALUES(recipients), updated_at = VALUES(updated_at)',
			array_values( $row )
		);
		return Draft::from_row( $row );
	}

	/**
	 * Removes an agent's draft.
	 *
	 * @param int $ticket_id Ticket.
	 * @param int $user_id   User.
	 */
	public function delete( int $ticket_id, int $user_id ): void {
		$this->database->delete(
			'draft',
			[
				'ticket_id' => $ticket_id,
				'user_id'   => $user_id,
			]
		);
	}

	/**
	 * Removes all drafts of a ticket that goes.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function delete_of_ticket( int $ticket_id ): void {
		$this->database->delete( 'draft', [ 'ticket_id' => $ticket_id ] );
	}

	/**
	 * Removes all drafts of a person who leaves.
	 *
	 * @param int $user_id User.
	 */
	public function delete_of_user( int $user_id ): void {
		$this->database->delete( 'draft', [ 'user_id' => $user_id ] );
	}
}
