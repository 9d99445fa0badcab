<?php
/**
 * Reads what is known of a person.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Privacy;

use Switchboard\Foundation\Database\Database;
use Switchboard\Tickets\Actor;

/**
 * Pages of rows for the personal-data export. Internal notes are not among them: a note never leaves.
 */
final class Export_Query {

	/** Rows on a page. */
	public const PAGE = 50;

	/**
	 * Needs rows.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Contacts with the name of their company.
	 *
	 * @param Person $person Person.
	 * @return list<array<string, string|null>>
	 */
	public function contacts( Person $person ): array {
		return $this->database->rows(
			'SELECT c.*, f.name AS company FROM {contact} c LEFT JOIN {company} f ON f.id = c.company_id WHERE c.id IN (' . Database::placeholders( $person->contacts ) . ') ORDER BY c.id',
			$person->contacts
		);
	}

	/**
	 * Links that were sent to the person and still work.
	 *
	 * @param Person $person Person.
	 * @return list<array<string, string|null>>
	 */
	public function tokens( Person $person ): array {
		return $this->database->rows( 'SELECT id, purpose, created_at, expires_at FROM {token} WHERE contact_id IN (' . Database::placeholders( $person->contacts ) . ') ORDER BY id', $person->contacts );
	}

	/**
	 * The person's tickets.
	 *
	 * @param Person $person Person.
	 * @param int    $page   1 and up.
	 * @return list<array<string, string|null>>
	 */
	public function tickets( Person $person, int $page ): array {
		return $this->database->rows(
			'SELECT t.id, t.number, t.subject, t.status, t.created_at, i.name AS inbox FROM {ticket} t LEFT JOIN {inbox} i ON i.id = t.inbox_id WHERE t.contact_id IN (' . Database::placeholders( $person->contacts ) . ') ORDER BY t.id LIMIT %d OFFSET %d',
			[ ...$person->contacts, self::PAGE, ( $page - 1 ) * self::PAGE ]
		);
	}

	/**
	 * Custom fields of tickets.
	 *
	 * @param list<int> $tickets Tickets.
	 * @return list<array<string, string|null>>
	 */
	public function fields( array $tickets ): array {
		return $this->database->rows( 'SELECT v.ticket_id, f.label, v.value_text FROM {ticket_field} v JOIN {field} f ON f.id = v.field_id WHERE v.ticket_id IN (' . Database::placeholders( $tickets ) . ') ORDER BY f.position, f.id', $tickets );
	}

	/**
	 * What the person wrote anywhere, and the replies in the person's own tickets.
	 *
	 * @param Person    $person  Person.
	 * @param list<int> $tickets Tickets that the person takes part in.
	 * @param int       $page    1 and up.
	 * @return list<array<string, string|null>>
	 */
	public function messages( Person $person, array $tickets, int $page ): array {
		$contacts = Database::placeholders( $person->contacts );
		return $this->database->rows(
			'SELECT m.id, m.author_type, m.author_id, m.channel, m.delivery_to, m.text, m.created_at, t.number FROM {message} m JOIN {ticket} t ON t.id = m.ticket_id
			WHERE m.ticket_id IN (' . Database::placeholders( $tickets ) . ") AND m.kind = 'reply' AND (t.contact_id IN ($contacts) OR (m.author_type = %s AND m.author_id IN ($contacts)))
			ORDER BY m.id LIMIT %d OFFSET %d",
			[ ...$tickets, ...$person->contacts, Actor::CONTACT, ...$person->contacts, self::PAGE, ( $page - 1 ) * self::PAGE ]
		);
	}

	/**
	 * Files of messages.
	 *
	 * @param list<int> $messages Messages.
	 * @return list<array<string, string|null>>
	 */
	public function attachments( array $messages ): array {
		return $this->database->rows( 'SELECT id, message_id, name, size FROM {attachment} WHERE message_id IN (' . Database::placeholders( $messages ) . ') ORDER BY id', $messages );
	}

	/**
	 * Messages as they came in, before anything was made of them.
	 *
	 * @param Person    $person  Person.
	 * @param list<int> $tickets Tickets that the person takes part in.
	 * @param int       $page    1 and up.
	 * @return list<array<string, string|null>>
	 */
	public function inbound( Person $person, array $tickets, int $page ): array {
		return $this->database->rows(
			"SELECT i.id, i.state, i.raw, i.raw_file, i.sender, i.subject, i.created_at FROM {inbound} i LEFT JOIN {message} m ON m.id = i.message_id
			WHERE (i.raw <> '' OR i.raw_file <> '' OR i.sender <> '') AND ((i.ticket_id IN (" . Database::placeholders( $tickets ) . ') AND m.author_type = %s AND m.author_id IN (' . Database::placeholders( $person->contacts ) . "))
			OR (i.state NOT IN ('stored', 'routed') AND (i.sender IN (" . Database::placeholders( $person->addresses, '%s' ) . ') OR i.raw LIKE %s))) ORDER BY i.id LIMIT %d OFFSET %d',
			[ ...$tickets, Actor::CONTACT, ...$person->contacts, ...$person->addresses, '%' . $this->database->like( $person->email ) . '%', self::PAGE, ( $page - 1 ) * self::PAGE ]
		);
	}

	/**
	 * The person on the list of blocked senders.
	 *
	 * @param Person $person Person.
	 * @return list<array<string, string|null>>
	 */
	public function blocked( Person $person ): array {
		return $this->database->rows( 'SELECT sender, created_at FROM {blocked_sender} WHERE sender IN (' . Database::placeholders( $person->addresses, '%s' ) . ')', $person->addresses );
	}

	/**
	 * From whom to whom messages went.
	 *
	 * @param list<int> $messages Messages.
	 * @return array<int, array<string, string|null>> By message.
	 */
	public function envelopes( array $messages ): array {
		$envelopes = [];
		foreach ( $this->database->rows( 'SELECT message_id, sender, recipients FROM {message_envelope} WHERE message_id IN (' . Database::placeholders( $messages ) . ')', $messages ) as $row ) {
			$envelopes[ (int) $row['message_id'] ] = $row;
		}
		return $envelopes;
	}

	/**
	 * What the person did, as a customer and as an agent.
	 *
	 * @param Person    $person  Person.
	 * @param list<int> $tickets Tickets that the person takes part in.
	 * @param int       $page    1 and up.
	 * @return list<array<string, string|null>>
	 */
	public function events( Person $person, array $tickets, int $page ): array {
		return $this->database->rows(
			'SELECT id, ticket_id, name, created_at FROM {event} WHERE (ticket_id IN (' . Database::placeholders( $tickets ) . ') AND actor_type = %s AND actor_id IN (' . Database::placeholders( $person->contacts ) . '))
			OR (actor_type = %s AND actor_id = %d AND actor_id > 0) ORDER BY id LIMIT %d OFFSET %d',
			[ ...$tickets, Actor::CONTACT, ...$person->contacts, Actor::AGENT, $person->user, self::PAGE * 10, ( $page - 1 ) * self::PAGE * 10 ]
		);
	}

	/**
	 * Inboxes and teams that a user is in.
	 *
	 * @param int $user WordPress user.
	 * @return array{inboxes: list<string>, teams: list<string>} Names.
	 */
	public function memberships( int $user ): array {
		return [
			'inboxes' => $this->database->column( 'SELECT i.name FROM {inbox_member} m JOIN {inbox} i ON i.id = m.inbox_id WHERE m.user_id = %d ORDER BY i.id', [ $user ] ),
			'teams'   => $this->database->column( 'SELECT t.name FROM {team_member} m JOIN {team} t ON t.id = m.team_id WHERE m.user_id = %d ORDER BY t.id', [ $user ] ),
		];
	}

	/**
	 * A user's texts that weren't sent, saved filters and read marks.
	 *
	 * @param int $user WordPress user.
	 * @return array{drafts: list<array<string, string|null>>, views: list<string>, read: int}
	 */
	public function desk( int $user ): array {
		return [
			'drafts' => $this->database->rows( 'SELECT d.ticket_id, d.html, d.updated_at, t.number FROM {draft} d LEFT JOIN {ticket} t ON t.id = d.ticket_id WHERE d.user_id = %d ORDER BY d.ticket_id', [ $user ] ),
			'views'  => $this->database->column( 'SELECT name FROM {view} WHERE user_id = %d ORDER BY id', [ $user ] ),
			'read'   => (int) $this->database->value( 'SELECT COUNT(*) FROM {ticket_read} WHERE user_id = %d', [ $user ] ),
		];
	}
}
