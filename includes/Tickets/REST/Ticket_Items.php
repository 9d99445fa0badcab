<?php
/**
 * Tickets as REST answers them.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets\REST;

use Switchboard\Contacts\Contact_Repository;
use Switchboard\Foundation\Clock;
use Switchboard\Tickets\Field_Value_Repository;
use Switchboard\Tickets\New_Ticket;
use Switchboard\Tickets\Priority;
use Switchboard\Tickets\Read_Repository;
use Switchboard\Tickets\Status_Category;
use Switchboard\Tickets\Tag_Repository;
use Switchboard\Tickets\Ticket;
use Switchboard\Tickets\Ticket_Policy;

/**
 * Makes items of ticket.schema.json; what belongs to a page of tickets is read once for all of them.
 */
final class Ticket_Items {

	/**
	 * Needs what an item shows beside the row.
	 *
	 * @param Tag_Repository         $tags     Tags.
	 * @param Field_Value_Repository $values   Custom fields.
	 * @param Read_Repository        $reads    Read marks.
	 * @param Contact_Repository     $contacts Names.
	 * @param Ticket_Policy          $policy   Permissions.
	 */
	public function __construct(
		private readonly Tag_Repository $tags,
		private readonly Field_Value_Repository $values,
		private readonly Read_Repository $reads,
		private readonly Contact_Repository $contacts,
		private readonly Ticket_Policy $policy
	) {
	}

	/**
	 * Items of tickets that the person may see.
	 *
	 * @param array<Ticket> $tickets Tickets.
	 * @param int           $user_id Who asks.
	 * @return list<array<string, mixed>>
	 */
	public function of( array $tickets, int $user_id ): array {
		$tickets = array_values( $tickets );
		$ids     = array_map( static fn( Ticket $ticket ): int => $ticket->id, $tickets );
		$tags    = $this->tags->of_tickets( $ids );
		$values  = $this->values->of_tickets( $ids );
		$names   = $this->contacts->titles( array_values( array_unique( array_map( static fn( Ticket $ticket ): int => $ticket->contact_id, $tickets ) ) ) );
		// Only what waits for us can be unread.
		$ours        = array_map( static fn( Ticket $ticket ): int => $ticket->id, array_filter( $tickets, static fn( Ticket $ticket ): bool => in_array( $ticket->status, Status_Category::OURS, true ) ) );
		$reads       = $this->reads->of( $user_id, array_values( $ours ) );
		$permissions = $this->policy->permissions( $user_id );
		return array_map(
			static fn( Ticket $ticket ): array => [
				'contact_name' => $names[ $ticket->contact_id ] ?? '',
				'tags'         => $tags[ $ticket->id ] ?? [],
				'fields'       => (object) ( $values[ $ticket->id ] ?? [] ),
				'unread'       => in_array( $ticket->status, Status_Category::OURS, true ) && $ticket->last_in_sequence > ( $reads[ $ticket->id ] ?? 0 ),
				'permissions'  => $permissions( $ticket ),
			] + self::row( $ticket ),
			$tickets
		);
	}

	/**
	 * The item of a ticket that was opened just now; what is sure already isn't read again.
	 *
	 * @param Ticket     $ticket  Ticket.
	 * @param int        $user_id Who opened it.
	 * @param New_Ticket $new     What was filled in.
	 * @return array<string, mixed>
	 */
	public function opened( Ticket $ticket, int $user_id, New_Ticket $new ): array {
		if ( $new->tags || $new->fields || $ticket->last_in_sequence || $ticket->contact_id !== $new->contact->id || '' === $new->contact->name ) {
			return $this->one( $ticket, $user_id );
		}
		return [
			'contact_name' => $new->contact->name,
			'tags'         => [],
			'fields'       => (object) [],
			'unread'       => false,
			'permissions'  => $this->policy->permissions( $user_id )( $ticket ),
		] + self::row( $ticket );
	}

	/**
	 * One item.
	 *
	 * @param Ticket $ticket  Ticket.
	 * @param int    $user_id Who asks.
	 * @return array<string, mixed>
	 */
	public function one( Ticket $ticket, int $user_id ): array {
		return $this->of( [ $ticket ], $user_id )[0];
	}

	/**
	 * What the row holds.
	 *
	 * @param Ticket $ticket Ticket.
	 * @return array<string, mixed>
	 */
	private static function row( Ticket $ticket ): array {
		return [
			'id'               => $ticket->id,
			'number'           => $ticket->number,
			'subject'          => $ticket->subject,
			'status'           => $ticket->status,
			'custom_status'    => $ticket->custom_status_id ?: null,
			'priority'         => Priority::name( $ticket->priority ),
			'inbox'            => $ticket->inbox_id,
			'contact'          => $ticket->contact_id,
			'company'          => $ticket->company_id ?: null,
			'assignee'         => $ticket->assignee_id ?: null,
			'team'             => $ticket->team_id ?: null,
			'first_channel'    => $ticket->first_channel,
			'last_channel'     => $ticket->last_channel,
			'snippet'          => $ticket->snippet,
			'message_count'    => $ticket->message_count,
			'waiting_since'    => Ticket::NEVER === $ticket->waiting_since ? null : Clock::to_rfc3339( $ticket->waiting_since ),
			'last_activity_at' => Clock::to_rfc3339( $ticket->last_activity_at ),
			'due_at'           => Ticket::NEVER === $ticket->due_at ? null : Clock::to_rfc3339( $ticket->due_at ),
			'snoozed_until'    => Clock::to_rfc3339( $ticket->snoozed_until ),
			'created_at'       => Clock::to_rfc3339( $ticket->created_at ),
			'solved_at'        => Clock::to_rfc3339( $ticket->solved_at ),
			'closed_at'        => Clock::to_rfc3339( $ticket->closed_at ),
			'version'          => $ticket->version,
			'merged_into'      => $ticket->merged_into ?: null,
			'follow_up_of'     => $ticket->follow_up_of ?: null,
		];
	}
}
