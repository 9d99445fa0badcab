<?php
/**
 * Tickets by the thousand.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Bench;

use Switchboard\Demo\Dice;
use Switchboard\Foundation\Text\Fold;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tickets\Field;
use Switchboard\Tickets\Field_Value;
use Switchboard\Tickets\Term_Repository;
use Switchboard\Tickets\Ticket;

/**
 * Makes up one ticket after the other with all that hangs on it, as the verbs would have left it.
 *
 * Old tickets are mostly closed, new ones mostly aren't: 70 % closed, 10 % solved, 8 % open, 6 % pending, 3 % new, the rest on hold,
 * spam and trash.
 */
final class Ticket_Rows {

	/** Every so many tickets one has 30 messages. */
	public const LONG_EVERY = 330;

	/** How many tickets the rare tag has. */
	public const RARE = 50;

	/** Chances of statuses by age: share of all tickets that are younger, per mille by status. */
	private const AGES = [
		[ 0.01, [ 'new' => 450, 'open' => 300, 'pending' => 150, 'solved' => 75, 'on_hold' => 5, 'spam' => 20 ] ], // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
		[ 0.10, [ 'new' => 50, 'open' => 250, 'pending' => 200, 'solved' => 420, 'on_hold' => 10, 'spam' => 10, 'trash' => 10, 'closed' => 50 ] ], // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
		[ 0.30, [ 'open' => 120, 'pending' => 90, 'solved' => 220, 'on_hold' => 5, 'spam' => 10, 'trash' => 10, 'closed' => 545 ] ], // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
		[ 1.00, [ 'new' => 20, 'open' => 44, 'pending' => 25, 'solved' => 20, 'on_hold' => 5, 'spam' => 10, 'trash' => 10, 'closed' => 866 ] ], // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
	];

	private const LENGTHS  = [ 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 8, 10, 14 ];
	private const THINGS   = [ 'parcel', 'invoice', 'teapot', 'bowl', 'voucher', 'workshop', 'refund', 'glaze', 'plate', 'account' ];
	private const MATTERS  = [ 'Where is my', 'Question about the', 'Damaged', 'Wrong', 'Thank you for the', 'Please change the', 'Second try with the', 'No answer about my' ];
	private const SENTENCE = 'I wrote last week and would like to know how it goes on, because the box stands in the hall and nobody knows what to do with it. ';

	/** About how long the helpdesk has been running, in seconds. */
	private const YEARS = 86_400_000;

	/**
	 * Buffers by table.
	 *
	 * @var array<string, Rows>
	 */
	private array $rows = [];

	/**
	 * Terms that wait to be sorted: keys in order are inserted much quicker.
	 *
	 * @var array<string, list<int>>
	 */
	private array $terms = [];

	/**
	 * Words by text.
	 *
	 * @var array<string, list<string>>
	 */
	private array $words = [];

	private int $message = 0;

	private readonly float $length;

	/**
	 * Needs what tickets refer to.
	 *
	 * @param \wpdb                                            $wpdb     Connection.
	 * @param Dice                                             $dice     Chance.
	 * @param int                                              $now      Seconds.
	 * @param int                                              $tickets  How many there will be.
	 * @param int                                              $messages How many messages, about.
	 * @param array<string, list<mixed>>                       $settings See Loader.
	 * @param array{names: list<string>, companies: list<int>} $contacts See Loader.
	 */
	public function __construct( \wpdb $wpdb, private readonly Dice $dice, private readonly int $now, private readonly int $tickets, int $messages, private readonly array $settings, private readonly array $contacts ) {
		$this->length = $messages / $tickets / 4;
		$columns      = [
			'ticket'       => 'id number subject status finished custom_status_id status_before priority inbox_id contact_id company_id assignee_id team_id first_channel last_channel snippet message_count last_sequence last_in_sequence version waiting_since due_at last_activity_at snoozed_until first_reply_at solved_at closed_at created_at',
			'ticket_term'  => 'term ticket_id',
			'participant'  => 'ticket_id contact_id role address created_at',
			'message'      => 'id ticket_id sequence kind direction channel author_type author_id original html quote text rules_version delivery_state delivery_at created_at',
			'event'        => 'ticket_id inbox_id name actor_type actor_id payload created_at',
			'ticket_tag'   => 'ticket_id tag_id',
			'ticket_field' => 'ticket_id field_id value_text value_key value_number',
			'ticket_read'  => 'user_id ticket_id sequence',
		];
		foreach ( $columns as $table => $names ) {
			$this->rows[ $table ] = new Rows( $wpdb, $table, explode( ' ', $names ) );
		}
	}

	/**
	 * Adds a ticket with all that hangs on it.
	 *
	 * @param int $id Ticket.
	 */
	public function add( int $id ): void {
		$ticket = $this->ticket( $id );
		$this->rows['ticket']->add(
			$id,
			$ticket->number,
			$ticket->subject,
			$ticket->status,
			(int) ! $ticket->is_unsolved(),
			$ticket->custom_status_id,
			$ticket->status_before,
			$ticket->priority,
			$ticket->inbox_id,
			$ticket->contact_id,
			$ticket->company_id,
			$ticket->assignee_id,
			$ticket->team_id,
			$ticket->first_channel,
			$ticket->last_channel,
			$ticket->snippet,
			$ticket->message_count,
			$ticket->last_sequence,
			$ticket->last_in_sequence,
			$ticket->version,
			$ticket->waiting_since,
			$ticket->due_at,
			$ticket->last_activity_at,
			$ticket->snoozed_until,
			$ticket->first_reply_at,
			$ticket->solved_at,
			$ticket->closed_at,
			$ticket->created_at
		);
		$this->rows['participant']->add( $id, $ticket->contact_id, 'requester', "person$ticket->contact_id@example.net", $ticket->created_at );
		$this->add_messages( $ticket );
		$this->add_terms( $ticket );
		$this->add_tags( $id );
		$this->add_fields( $id );
		if ( $this->dice->falls( 70 ) ) {
			$this->rows['ticket_read']->add( $this->settings['members'][9][0], $id, $ticket->last_in_sequence );
			$this->rows['ticket_read']->add( $this->settings['members'][9][1], $id, $ticket->last_in_sequence );
		}
	}

	/**
	 * Writes what waits.
	 *
	 * @return array<string, int> Rows by table.
	 */
	public function finish(): array {
		$this->flush_terms();
		foreach ( $this->rows as $rows ) {
			$rows->flush();
		}
		return array_map( static fn( Rows $rows ): int => $rows->count, $this->rows );
	}

	/**
	 * Makes up a ticket.
	 *
	 * @param int $id Ticket.
	 */
	private function ticket( int $id ): Ticket {
		$age      = ( $this->tickets - $id ) / $this->tickets;
		$status   = $this->status( $age );
		$inbox    = $this->inbox();
		$contact  = $this->contact();
		$created  = $this->now - 60 - (int) ( self::YEARS * $age );
		$length   = 0 === $id % self::LONG_EVERY ? 30 : ( 'new' === $status ? 1 : max( 'open' === $status ? 1 : 2, (int) round( $this->dice->pick( self::LENGTHS ) * $this->length ) ) );
		$activity = min( $this->now - 30, $created + ( $length - 1 ) * $this->dice->number( 600, 60_000 ) + $this->dice->number( 0, 20 ) );
		$is_ours  = in_array( $status, [ 'new', 'open' ], true );
		$unsolved = $is_ours || in_array( $status, [ 'pending', 'on_hold' ], true );
		$last_in  = $is_ours ? $length : $length - 1;
		$owned    = $this->dice->falls( match ( $status ) {
			'new'         => 30,
			'open'        => 85,
			'spam', 'trash' => 5,
			default       => 95,
		} );
		return Ticket::from_row(
			[
				'id'               => $id,
				'number'           => $id + 1000,
				'subject'          => $this->subject( $id ),
				'status'           => $status,
				'custom_status_id' => 'on_hold' === $status && 0 === $id % 2 ? $this->settings['statuses'][0] : 0,
				'status_before'    => in_array( $status, [ 'spam', 'trash' ], true ) ? 'new' : '',
				'priority'         => $this->dice->pick( [ 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4 ] ),
				'inbox_id'         => $this->settings['inboxes'][ $inbox ],
				'contact_id'       => $contact,
				'company_id'       => $this->contacts['companies'][ $contact ],
				'assignee_id'      => $owned ? $this->settings['members'][ $inbox ][ $this->dice->number( 0, count( $this->settings['members'][ $inbox ] ) - 1 ) ] : 0,
				'team_id'          => $this->dice->falls( 40 ) ? $this->dice->pick( $this->settings['teams'] ) : 0,
				'first_channel'    => 'form',
				'last_channel'     => $this->dice->falls( 1 ) ? 'chat' : $this->dice->pick( [ 'form', 'email' ] ),
				'snippet'          => substr( self::SENTENCE, 0, 120 ),
				'message_count'    => $length,
				'last_sequence'    => $length,
				'last_in_sequence' => max( 1, $last_in ),
				'version'          => $length + 1,
				'waiting_since'    => $is_ours ? $activity : Ticket::NEVER,
				'due_at'           => $unsolved && $this->dice->falls( 40 ) ? $activity + $this->dice->number( 3600, 400_000 ) : Ticket::NEVER,
				'last_activity_at' => $activity,
				'snoozed_until'    => $unsolved && $this->dice->falls( 4 ) ? $this->now + $this->dice->number( 86_400, 2_000_000 ) : 0,
				'first_reply_at'   => $length > 1 ? $created + 3600 : 0,
				'solved_at'        => in_array( $status, [ 'solved', 'closed' ], true ) ? $activity : 0,
				'closed_at'        => 'closed' === $status ? $activity + 604_800 : 0,
				'created_at'       => $created,
			]
		);
	}

	/**
	 * A status by age.
	 *
	 * @param float $age 0 for the newest ticket, 1 for the oldest.
	 */
	private function status( float $age ): string {
		foreach ( self::AGES as [ $until, $chances ] ) {
			if ( $age < $until ) {
				break;
			}
		}
		$chance = $this->dice->number( 1, (int) array_sum( $chances ) );
		foreach ( $chances as $status => $part ) {
			$chance -= $part;
			if ( $chance <= 0 ) {
				return $status;
			}
		}
		return 'closed';
	}

	/**
	 * An inbox by its share, from 0 on.
	 */
	private function inbox(): int {
		$chance = $this->dice->number( 1, 100 );
		foreach ( Loader::INBOXES as $index => $part ) {
			$chance -= $part;
			if ( $chance <= 0 ) {
				return $index;
			}
		}
		return 0;
	}

	/**
	 * A contact; the first one is a machine that writes every day.
	 */
	private function contact(): int {
		return $this->dice->falls( 3 ) ? 1 : $this->dice->number( 2, count( $this->contacts['names'] ) - 1 );
	}

	/**
	 * A subject; `zephyr` is in one of 5,000, `order` in a quarter.
	 *
	 * @param int $id Ticket.
	 */
	private function subject( int $id ): string {
		$subject = $this->dice->pick( self::MATTERS ) . ' ' . $this->dice->pick( self::THINGS );
		if ( $this->dice->falls( 25 ) ) {
			$subject .= ' of order CK-' . $this->dice->number( 10_000, 99_999 );
		}
		return 0 === $id % 499 && 0 === intdiv( $id, 499 ) % 10 || 500 === $id ? "$subject zephyr" : $subject;
	}

	/**
	 * Messages and events.
	 *
	 * @param Ticket $ticket Ticket.
	 */
	private function add_messages( Ticket $ticket ): void {
		$out   = ! in_array( $ticket->status, [ 'new', 'open' ], true );
		$agent = $ticket->assignee_id ?: $this->settings['members'][0][0];
		for ( $sequence = 1; $sequence <= $ticket->last_sequence; $sequence++ ) {
			$is_in = 1 === $sequence || ( ( $ticket->last_sequence - $sequence ) % 2 === 1 ) === $out;
			$kind  = ! $is_in && $sequence < $ticket->last_sequence && $this->dice->falls( 12 ) ? 'note' : 'reply';
			$at    = $ticket->created_at + intdiv( ( $ticket->last_activity_at - $ticket->created_at ) * $sequence, $ticket->last_sequence );
			$text  = str_repeat( self::SENTENCE, $this->dice->number( 1, 3 ) );
			$who   = $is_in ? $ticket->contact_id : $agent;
			++$this->message;
			$this->rows['message']->add( $this->message, $ticket->id, $sequence, $kind, $is_in ? 'in' : 'out', 'note' === $kind ? '' : 'form', $is_in ? 'contact' : 'agent', $who, "<p>$text</p>", "<p>$text</p>", '', $text, Html::RULES_VERSION, $is_in || 'note' === $kind ? '' : 'sent', $is_in ? 0 : $at + 40, $at );
			$name = 1 === $sequence ? 'ticket_opened' : ( $is_in ? 'message_received' : ( 'note' === $kind ? 'note_added' : 'reply_added' ) );
			$this->rows['event']->add( $ticket->id, $ticket->inbox_id, $name, $is_in ? 'contact' : 'agent', $who, "{\"message\":$this->message,\"version\":$sequence}", $at );
		}
		if ( 'new' !== $ticket->status ) {
			$this->rows['event']->add( $ticket->id, $ticket->inbox_id, 'status_changed', 'agent', $agent, "{\"from\":\"new\",\"to\":\"$ticket->status\",\"version\":$ticket->version}", $ticket->last_activity_at );
		}
	}

	/**
	 * Terms, as Term_Repository makes them.
	 *
	 * @param Ticket $ticket Ticket.
	 */
	private function add_terms( Ticket $ticket ): void {
		$text  = "$ticket->subject {$this->contacts['names'][ $ticket->contact_id ]}";
		$words = $this->words[ $text ] ??= Term_Repository::words( $text );
		foreach ( array_unique( [ ...Term_Repository::values( $ticket ), ...$words ] ) as $term ) {
			$this->terms[ $term ][] = $ticket->id;
		}
		if ( 0 === $ticket->id % 5000 ) {
			$this->flush_terms();
			$this->words = [];
		}
	}

	/**
	 * Writes terms in the order of their key.
	 */
	private function flush_terms(): void {
		ksort( $this->terms, SORT_STRING );
		foreach ( $this->terms as $term => $tickets ) {
			foreach ( $tickets as $ticket ) {
				$this->rows['ticket_term']->add( (string) $term, $ticket );
			}
		}
		$this->terms = [];
	}

	/**
	 * Tags: the first on a fifth of the tickets, each further one on a bit less, the last on 50.
	 *
	 * @param int $id Ticket.
	 */
	private function add_tags( int $id ): void {
		$tags = $this->settings['tags'];
		$rare = array_pop( $tags );
		if ( 0 === $id % max( 1, intdiv( $this->tickets, self::RARE ) ) ) {
			$this->rows['ticket_tag']->add( $id, $rare );
		}
		if ( $this->dice->falls( 60 ) ) {
			$this->rows['ticket_tag']->add( $id, $this->dice->falls( 33 ) ? $tags[0] : $this->dice->pick( $tags ) );
		}
	}

	/**
	 * Values of custom fields.
	 *
	 * @param int $id Ticket.
	 */
	private function add_fields( int $id ): void {
		foreach ( $this->settings['fields'] as $field ) {
			/**
			 * As Loader made it.
			 *
			 * @var Field $field
			 */
			$value = match ( $field->key ) {
				'order_number' => $this->dice->falls( 40 ) ? 'CK-' . $this->dice->number( 10_000, 99_999 ) : null,
				// The last choice is rare.
				'product'      => $this->dice->falls( 60 ) ? ( 0 === $id % 1000 ? 'Planter' : $this->dice->pick( [ 'Mug', 'Bowl', 'Plate', 'Teapot', 'Vase' ] ) ) : null,
				'pieces'       => $this->dice->falls( 20 ) ? $this->dice->number( 1, 12 ) : null,
				'replaced'     => $this->dice->falls( 5 ) ? true : null,
				default        => null,
			};
			if ( null !== $value ) {
				$this->rows['ticket_field']->add( $id, $field->id, Field_Value::to_text( $value ), $field->is_numeric() ? '' : Fold::key( (string) $value ), (int) Field_Value::number( $field, $value ) );
			}
		}
	}
}
