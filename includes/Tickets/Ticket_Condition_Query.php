<?php
/**
 * What a filter of the ticket list means in SQL.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Contacts\Identity_Repository;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Fold;

/**
 * Gives the conditions of a list, and the places where tickets of a filter can be found directly. Values always travel
 * beside the SQL; identifiers are written here and nowhere else.
 */
final class Ticket_Condition_Query {

	/** Statuses that hold most tickets: looking for them directly finds too many. */
	private const COMMON = [ Status_Category::SOLVED, Status_Category::CLOSED ];

	/**
	 * Needs to know custom fields, and who has an address.
	 *
	 * @param Field_Repository       $fields     Custom fields.
	 * @param Field_Value_Repository $values     Their values.
	 * @param Identity_Repository    $identities Identities.
	 */
	public function __construct(
		private readonly Field_Repository $fields,
		private readonly Field_Value_Repository $values,
		private readonly Identity_Repository $identities
	) {
	}

	/**
	 * Conditions of all filters but the inboxes, on table `t`.
	 *
	 * @param Ticket_List $wanted What is asked for.
	 * @return array{list<string>, list<mixed>}
	 * @throws Problem When a custom field is unknown.
	 */
	public function of( Ticket_List $wanted ): array {
		$where  = [];
		$values = [];
		$add    = static function ( string $sql, mixed ...$bound ) use ( &$where, &$values ): void {
			$where[] = $sql;
			array_push( $values, ...$bound );
		};
		$this->add_columns( $wanted, $add );
		$this->add_dates( $wanted, $add );
		// One row at most, by primary key: the database makes a join of it, which costs half of what a subquery does.
		if ( $wanted->tag ) {
			$add( 'EXISTS (SELECT 1 FROM {ticket_tag} AS tt WHERE tt.ticket_id = t.id AND tt.tag_id = %d)', $wanted->tag );
		}
		foreach ( $wanted->fields as $key => $value ) {
			[ $field, $condition ] = $this->field( (string) $key, $value );
			$add( "EXISTS (SELECT 1 FROM {ticket_field} AS tf WHERE tf.ticket_id = t.id AND tf.field_id = %d AND tf.{$condition['column']} = %s)", $field, $condition['value'] );
		}
		if ( $wanted->unread ) {
			$ours = Status_Category::OURS;
			$add( 'status IN (' . Database::placeholders( $ours, '%s' ) . ')', ...$ours );
			$add( 'last_in_sequence > COALESCE((SELECT r.sequence FROM {ticket_read} AS r WHERE r.user_id = %d AND r.ticket_id = t.id), 0)', $wanted->user_id );
		}
		$this->add_search( $wanted->search, $add );
		return [ $where, $values ];
	}

	/**
	 * Queries for ids of tickets that a filter holds, likely rare ones first, and whether each sort key carries what the filter
	 * looks at.
	 *
	 * @param Ticket_List    $wanted  What is asked for.
	 * @param list<int>|null $inboxes Inboxes; null for all.
	 * @return iterable<array{string, list<mixed>, bool}>
	 */
	public function sources( Ticket_List $wanted, ?array $inboxes ): iterable {
		if ( $wanted->contact ) {
			yield [ 'SELECT id FROM {ticket} WHERE contact_id = %d', [ $wanted->contact ], 'last_activity' === $wanted->sort ];
		}
		if ( '' !== $wanted->search ) {
			yield from $this->search_sources( $wanted->search );
		}
		if ( $wanted->tag ) {
			yield [ 'SELECT ticket_id FROM {ticket_tag} WHERE tag_id = %d', [ $wanted->tag ], false ];
		}
		foreach ( $wanted->fields as $key => $value ) {
			[ $field, $condition ] = $this->field( (string) $key, $value );
			yield [ "SELECT ticket_id FROM {ticket_field} WHERE field_id = %d AND {$condition['column']} = %s", [ $field, $condition['value'] ], false ];
		}
		foreach ( self::terms( $wanted ) as [ $terms, $is_in_keys ] ) {
			yield [ 'SELECT ticket_id FROM {ticket_term} WHERE term IN (' . Database::placeholders( $terms, '%s' ) . ')', $terms, $is_in_keys ];
		}
		// By activity each inbox has a key of its own, whatever it holds.
		if ( null !== $inboxes && 'last_activity' !== $wanted->sort ) {
			$finished = ( new Ticket_Order( $wanted ) )->finished();
			yield [ 'SELECT id FROM {ticket} WHERE inbox_id IN (' . Database::placeholders( $inboxes ) . ') AND finished IN (' . Database::placeholders( $finished ) . ')', [ ...$inboxes, ...$finished ], true ];
		}
	}

	/**
	 * Query for ids of tickets that were opened before a moment and went on after it; a few others may be among them.
	 *
	 * @param int $at Seconds.
	 * @return array{string, list<string>}
	 */
	public function alive_at( int $at ): array {
		$ranges = Term_Repository::spans_over( $at );
		return [
			'SELECT ticket_id FROM {ticket_term} WHERE ' . implode( ' OR ', array_fill( 0, count( $ranges ), '(term >= %s AND term <= %s)' ) ),
			array_merge( ...$ranges ),
		];
	}

	/**
	 * Terms of the filters that may be rare, and whether the sort keys carry what each looks at.
	 *
	 * @param Ticket_List $wanted What is asked for.
	 * @return list<array{non-empty-list<string>, bool}>
	 */
	private static function terms( Ticket_List $wanted ): array {
		$terms = [];
		if ( $wanted->custom_status ) {
			$terms[] = [ [ Term_Repository::custom_status( $wanted->custom_status ) ], false ];
		}
		if ( $wanted->company ) {
			$terms[] = [ [ Term_Repository::company( $wanted->company ) ], false ];
		}
		if ( $wanted->assignee ) {
			$terms[] = [ [ Term_Repository::assignee( $wanted->assignee ) ], true ];
		}
		if ( $wanted->team ) {
			$terms[] = [ [ Term_Repository::team( $wanted->team ) ], true ];
		}
		if ( $wanted->statuses && ! array_intersect( $wanted->statuses, self::COMMON ) ) {
			$terms[] = [ array_map( [ Term_Repository::class, 'status' ], $wanted->statuses ), true ];
		}
		if ( '' !== $wanted->channel ) {
			$terms[] = [ [ Term_Repository::channel( $wanted->channel ) ], true ];
		}
		return $terms;
	}

	/**
	 * Conditions on the ticket's own columns.
	 *
	 * @param Ticket_List                         $wanted What is asked for.
	 * @param \Closure( string, mixed ...): void  $add    Adds a condition.
	 */
	private function add_columns( Ticket_List $wanted, \Closure $add ): void {
		if ( $wanted->statuses ) {
			$add( 'status IN (' . Database::placeholders( $wanted->statuses, '%s' ) . ')', ...$wanted->statuses );
		}
		if ( $wanted->priorities ) {
			$add( 'priority IN (' . Database::placeholders( $wanted->priorities ) . ')', ...$wanted->priorities );
		}
		if ( null !== $wanted->snoozed ) {
			$add( $wanted->snoozed ? 'snoozed_until > 0' : 'snoozed_until = 0' );
		}
		if ( '' !== $wanted->channel ) {
			$add( 'last_channel = %s', $wanted->channel );
		}
		$columns = [
			'custom_status_id' => $wanted->custom_status ?: null,
			'assignee_id'      => $wanted->assignee,
			'team_id'          => $wanted->team,
			'contact_id'       => $wanted->contact ?: null,
			'company_id'       => $wanted->company ?: null,
		];
		foreach ( $columns as $column => $value ) {
			if ( null !== $value ) {
				$add( "$column = %d", $value );
			}
		}
	}

	/**
	 * Conditions on dates.
	 *
	 * @param Ticket_List                         $wanted What is asked for.
	 * @param \Closure( string, mixed ...): void  $add    Adds a condition.
	 */
	private function add_dates( Ticket_List $wanted, \Closure $add ): void {
		$bounds = [
			'created_after'   => 'created_at >= %d',
			'created_before'  => 'created_at <= %d',
			'activity_after'  => 'last_activity_at >= %d',
			'activity_before' => 'last_activity_at <= %d',
		];
		foreach ( array_intersect_key( $wanted->dates, $bounds ) as $name => $seconds ) {
			$add( $bounds[ $name ], $seconds );
			if ( 'created_after' === $name ) {
				// Nothing happened before it was opened: the walk along the activity key ends here.
				$add( 'last_activity_at >= %d', $seconds );
			}
		}
	}

	/**
	 * Conditions of a search.
	 *
	 * @param string                              $search Text.
	 * @param \Closure( string, mixed ...): void  $add    Adds a condition.
	 */
	private function add_search( string $search, \Closure $add ): void {
		if ( '' === $search ) {
			return;
		}
		if ( preg_match( '/^#?(\d{1,18})$/', $search, $found ) ) {
			$add( 'number = %d', $found[1] );
			return;
		}
		if ( str_contains( $search, '@' ) ) {
			$add( 'contact_id = %d', $this->contact_of( $search ) );
			return;
		}
		$words = Fold::words( $search, 6 );
		foreach ( $words as $word ) {
			// Several terms may begin with a word. A scalar subquery stays a probe for each ticket on the way; EXISTS would be turned round and
			// read all tickets of a frequent word.
			$add( '(SELECT COUNT(*) FROM {ticket_term} AS w WHERE w.ticket_id = t.id AND w.term >= %s AND w.term < %s) > 0', ...self::beginning( $word ) );
		}
		if ( ! $words ) {
			$add( '1 = 0' );
		}
	}

	/**
	 * Where a search finds tickets directly: the longest word is likely the rarest.
	 *
	 * @param string $search Text.
	 * @return iterable<array{string, list<mixed>, bool}>
	 */
	private function search_sources( string $search ): iterable {
		if ( preg_match( '/^#?(\d{1,18})$/', $search, $found ) ) {
			yield [ 'SELECT id FROM {ticket} WHERE number = %d', [ $found[1] ], false ];
		} elseif ( str_contains( $search, '@' ) ) {
			yield [ 'SELECT id FROM {ticket} WHERE contact_id = %d', [ $this->contact_of( $search ) ], false ];
		} else {
			$words = Fold::words( $search, 6 );
			usort( $words, static fn( string $a, string $b ): int => strlen( $b ) <=> strlen( $a ) );
			foreach ( $words as $word ) {
				yield [ 'SELECT ticket_id FROM {ticket_term} WHERE term >= %s AND term < %s', self::beginning( $word ), false ];
			}
		}
	}

	/**
	 * The range of terms that begin with a word.
	 *
	 * @param string $word Folded word.
	 * @return array{string, string}
	 */
	private static function beginning( string $word ): array {
		$term = Term_Repository::word( $word );
		return [ $term, $term . "\u{10FFFD}" ];
	}

	/**
	 * The contact with an e-mail address; 0 for nobody.
	 *
	 * @param string $email Address.
	 */
	private function contact_of( string $email ): int {
		return $this->identities->find_by( 'email', $email )->contact_id ?? 0;
	}

	/**
	 * A custom field and how its value is looked up.
	 *
	 * @param string $key   Key.
	 * @param mixed  $value Value.
	 * @return array{int, array{column: 'value_key'|'value_number', value: string|float}}
	 * @throws Problem When there is no such field.
	 */
	private function field( string $key, mixed $value ): array {
		$field = $this->fields->by_key( $key );
		if ( null === $field ) {
			throw Problem::invalid( 'fields', __( 'There is no such field.', 'switchboard' ) );
		}
		return [ $field->id, $this->values->condition( $field, $value ) ];
	}
}
