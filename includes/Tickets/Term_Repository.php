<?php
/**
 * What a list can be filtered by.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Text\Fold;

/**
 * One row for each value of a ticket that a list may ask for, so that a rare value is found at once without an index for
 * each column; the words of the subject and of the customer's name too.
 */
final class Term_Repository {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * Term of a status category.
	 *
	 * @param string $status Category.
	 */
	public static function status( string $status ): string {
		return "s:$status";
	}

	/**
	 * Term of an owner.
	 *
	 * @param int $user_id User, 0 for nobody.
	 */
	public static function assignee( int $user_id ): string {
		return "a:$user_id";
	}

	/**
	 * Term of a team.
	 *
	 * @param int $team_id Team, 0 for none.
	 */
	public static function team( int $team_id ): string {
		return "t:$team_id";
	}

	/**
	 * Term of the customer's last channel.
	 *
	 * @param string $channel Channel.
	 */
	public static function channel( string $channel ): string {
		return "c:$channel";
	}

	/**
	 * Term of a company.
	 *
	 * @param int $company_id Company.
	 */
	public static function company( int $company_id ): string {
		return "k:$company_id";
	}

	/**
	 * Term of a site's own status.
	 *
	 * @param int $status_id Own status.
	 */
	public static function custom_status( int $status_id ): string {
		return "u:$status_id";
	}

	/**
	 * Term of a word; as a beginning, the range from it to itself with `\u{10FFFF}` behind.
	 *
	 * @param string $word Folded word.
	 */
	public static function word( string $word ): string {
		return "w:$word";
	}

	/**
	 * Term of how long a ticket has been going on and of the day on which it was opened. The length is told in powers of two
	 * days: 0 is less than a day, 1 less than two, 2 less than four.
	 *
	 * @param int $from  Opened, seconds.
	 * @param int $until Last activity, seconds.
	 */
	public static function span( int $from, int $until ): string {
		$days = intdiv( max( 0, $until - $from ), DAY_IN_SECONDS );
		return sprintf( 'l:%02d:%06d', strlen( 0 === $days ? '' : decbin( $days ) ), intdiv( $from, DAY_IN_SECONDS ) );
	}

	/**
	 * Ranges of span() that hold every ticket which was opened before a moment and went on after it, and few others.
	 *
	 * @param int $at Seconds.
	 * @return list<array{string, string}> First and last term.
	 */
	public static function spans_over( int $at ): array {
		$day    = intdiv( $at, DAY_IN_SECONDS );
		$ranges = [];
		for ( $length = 0; $length <= 15; $length++ ) {
			$ranges[] = [ sprintf( 'l:%02d:%06d', $length, max( 0, $day - 2 ** $length ) ), sprintf( 'l:%02d:%06d', $length, $day ) ];
		}
		return $ranges;
	}

	/**
	 * Writes all terms of a new ticket.
	 *
	 * @param Ticket $ticket Ticket.
	 * @param string $words  Text to be found by, beside the subject.
	 */
	public function add( Ticket $ticket, string $words ): void {
		$this->insert( $ticket->id, array_unique( [ ...self::values( $ticket ), ...self::words( "$ticket->subject $words" ) ] ) );
	}

	/**
	 * Writes the difference. Words are only added: what a ticket was called still finds it.
	 *
	 * @param Ticket $before Ticket before.
	 * @param Ticket $after  Ticket after.
	 */
	public function move( Ticket $before, Ticket $after ): void {
		$gone = array_values( array_diff( self::values( $before ), self::values( $after ) ) );
		if ( $gone ) {
			$this->database->execute( 'DELETE FROM {ticket_term} WHERE ticket_id = %d AND term IN (' . Database::placeholders( $gone, '%s' ) . ')', [ $after->id, ...$gone ] );
		}
		$new = array_diff( self::values( $after ), self::values( $before ) );
		if ( $before->subject !== $after->subject ) {
			$new = [ ...$new, ...array_diff( self::words( $after->subject ), self::words( $before->subject ) ) ];
		}
		$this->insert( $after->id, $new );
	}

	/**
	 * Removes a ticket's terms.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function remove( int $ticket_id ): void {
		$this->database->delete( 'ticket_term', [ 'ticket_id' => $ticket_id ] );
	}

	/**
	 * Terms of the values that are set.
	 *
	 * @param Ticket $ticket Ticket.
	 * @return list<string>
	 */
	public static function values( Ticket $ticket ): array {
		$terms = [ self::status( $ticket->status ), self::assignee( $ticket->assignee_id ), self::team( $ticket->team_id ), self::channel( $ticket->last_channel ), self::span( $ticket->created_at, $ticket->last_activity_at ) ];
		if ( $ticket->company_id ) {
			$terms[] = self::company( $ticket->company_id );
		}
		if ( $ticket->custom_status_id ) {
			$terms[] = self::custom_status( $ticket->custom_status_id );
		}
		return $terms;
	}

	/**
	 * Terms of a text's words.
	 *
	 * @param string $text Text.
	 * @return list<string>
	 */
	public static function words( string $text ): array {
		return array_map( [ self::class, 'word' ], Fold::words( $text ) );
	}

	/**
	 * Inserts what isn't there.
	 *
	 * @param int           $ticket_id Ticket.
	 * @param array<string> $terms     Terms.
	 */
	private function insert( int $ticket_id, array $terms ): void {
		$this->database->insert_all(
			'ticket_term',
			array_map(
				static fn( string $term ): array => [
					'term'      => $term,
					'ticket_id' => $ticket_id,
				],
				array_values( $terms )
			),
			'INSERT IGNORE'
		);
	}
}
