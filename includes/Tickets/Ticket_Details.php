<?php
/**
 * Tags and custom fields of a ticket.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * Sets what hangs on a ticket beside its row, and says what changed.
 */
final class Ticket_Details {

	/**
	 * Needs tags and values.
	 *
	 * @param Tag_Repository         $tags   Tags.
	 * @param Field_Value_Repository $values Values of custom fields.
	 */
	public function __construct( private readonly Tag_Repository $tags, private readonly Field_Value_Repository $values ) {
	}

	/**
	 * Sets tags and values.
	 *
	 * @param Ticket                    $ticket Ticket.
	 * @param list<int>|null            $tags   All its tags; null leaves them.
	 * @param array<string, mixed>|null $fields Values by key; null leaves them.
	 * @return array<string, array<string, mixed>> Events: payload by name.
	 */
	public function set( Ticket $ticket, ?array $tags, ?array $fields ): array {
		$events = [];
		if ( null !== $tags ) {
			$change = $this->tags->set( $ticket->id, $tags );
			if ( $change['added'] || $change['removed'] ) {
				$events['tags_changed'] = $change;
			}
		}
		if ( $fields ) {
			$this->values->check( $fields );
			$changed = array_keys( $this->values->set( $ticket->id, $fields ) );
			if ( $changed ) {
				// Which fields, not what was written in them: events hold no personal text.
				$events['fields_changed'] = [ 'fields' => $changed ];
			}
		}
		return $events;
	}
}
