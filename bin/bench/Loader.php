<?php
/**
 * Fills a helpdesk.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Bench;

use Switchboard\Contacts\Identity;
use Switchboard\Demo\Dice;
use Switchboard\Foundation\Text\Fold;
use Switchboard\Services;
use Switchboard\Tickets\Field;

/**
 * Makes a helpdesk of any size by bulk insert: people and settings through the verbs, the rest as rows, and what is kept by
 * difference is counted at the end by `recount`. The same numbers every time, dated back from today.
 */
final class Loader {

	/** Per cent of the tickets by inbox; the last one is small. */
	public const INBOXES = [ 30, 20, 15, 10, 8, 6, 5, 3, 2, 1 ];

	/** Who sees 2 of 10 inboxes sees these (from 1). */
	public const OF_THE_AGENT = [ 2, 10 ];

	private const FIRST = [ 'Ada', 'Ben', 'Chloe', 'Dmitro', 'Elif', 'Farid', 'Greta', 'Hana', 'Ivan', 'Joao', 'Kofi', 'Lena', 'Mei', 'Noor', 'Olga', 'Pavel', 'Quinn', 'Rosa', 'Sven', 'Tara', 'Uma', 'Vera', 'Wim', 'Xenia', 'Yara', 'Zoe' ];
	private const LAST  = [ 'Abbott', 'Baker', 'Castro', 'Dubois', 'Eriksen', 'Fischer', 'Garcia', 'Haddad', 'Ibsen', 'Jansen', 'Kowalski', 'Lopez', 'Moreau', 'Novak', 'Okafor', 'Petrov', 'Rossi', 'Silva', 'Tanaka', 'Urban', 'Varga', 'Weber', 'Yilmaz', 'Zhang' ];

	private readonly Dice $dice;

	private readonly int $now;

	/**
	 * Needs the parts and the sizes.
	 *
	 * @param Services $services Parts.
	 * @param \wpdb    $wpdb     Connection.
	 * @param int      $tickets  Tickets.
	 * @param int      $messages Messages, about.
	 */
	public function __construct( private readonly Services $services, private readonly \wpdb $wpdb, private readonly int $tickets, private readonly int $messages ) {
		$this->dice = new Dice( 1042 );
		$this->now  = time();
	}

	/**
	 * Loads everything.
	 *
	 * @return array<string, int> How many rows of what.
	 */
	public function load(): array {
		$database = $this->services->database();
		$settings = $this->settings();
		$database->execute( 'SET unique_checks = 0' );
		$contacts = $this->contacts();
		$writer   = new Ticket_Rows( $this->wpdb, $this->dice, $this->now, $this->tickets, $this->messages, $settings, $contacts );
		for ( $id = 1; $id <= $this->tickets; $id++ ) {
			if ( 1 === $id % 5000 ) {
				$database->execute( 'COMMIT' );
				$database->execute( 'START TRANSACTION' );
			}
			$writer->add( $id );
		}
		$counts = $writer->finish();
		$database->execute( 'COMMIT' );
		$this->services->recount()->run();
		// Statistics as a site that runs for years has them.
		foreach ( [ 'ticket', 'ticket_term', 'ticket_tag', 'ticket_field', 'ticket_read', 'message', 'event', 'contact', 'contact_identity', 'participant' ] as $table ) {
			$database->rows( "ANALYZE TABLE {{$table}}" );
		}
		return $counts;
	}

	/**
	 * People and settings.
	 *
	 * @return array<string, list<mixed>> Inboxes, agents by inbox, teams, tags, fields and own statuses.
	 */
	private function settings(): array {
		$inboxes = array_map( static fn( $inbox ): int => $inbox->id, $this->services->inboxes()->all() );
		for ( $number = count( $inboxes ) + 1, $last = count( self::INBOXES ); $number <= $last; $number++ ) {
			$inboxes[] = $this->services->inbox_verbs()->add( [ 'name' => "Inbox $number" ] )->id;
		}
		$members = array_fill( 0, count( $inboxes ), [] );
		foreach ( range( 1, 20 ) as $number ) {
			$login  = [ 'manager', 'agent' ][ $number - 1 ] ?? "agent-$number";
			$user   = wp_insert_user(
				[
					'user_login'   => $login,
					'user_pass'    => 'password',
					'user_email'   => "$login@example.org",
					'display_name' => "Agent $number",
					'role'         => '',
				]
			);
			if ( is_wp_error( $user ) ) {
				throw new \RuntimeException( $user->get_error_message() ); // phpcs:ignore WordPress.Security.EscapeOutput -- A command line.
			}
			$places = 1 === $number ? range( 1, 10 ) : ( 2 === $number ? self::OF_THE_AGENT : array_unique( [ 1 + $number % 10, 1 + $number * 3 % 10, 1 + $number * 7 % 10 ] ) );
			$places = array_values( array_map( static fn( int $place ): int => $place - 1, $places ) );
			$this->services->agent_verbs()->add( $user, 1 === $number ? 'manager' : 'agent', [ 'inboxes' => array_map( static fn( int $place ): int => $inboxes[ $place ], $places ) ] );
			foreach ( $places as $place ) {
				$members[ $place ][] = $user;
			}
		}
		$fields = [
			[ 'order_number', Field::TEXT, [] ],
			[ 'product', Field::CHOICE, [ 'Mug', 'Bowl', 'Plate', 'Teapot', 'Vase', 'Planter' ] ],
			[ 'pieces', Field::NUMBER, [] ],
			[ 'ship_by', Field::DATE, [] ],
			[ 'replaced', Field::CHECKBOX, [] ],
		];
		return [
			'inboxes'  => $inboxes,
			'members'  => $members,
			'teams'    => array_map( fn( int $number ): int => $this->services->team_verbs()->add( "Team $number" )->id, range( 1, 5 ) ),
			// Each holds about half of what the one before holds; the last one is rare.
			'tags'     => array_map( fn( int $number ): int => $this->services->tags()->insert( "tag $number", '#8d8d8d' )->id, range( 1, 30 ) ),
			'fields'   => array_map( fn( array $field ): Field => $this->services->fields()->insert( [ 'key' => $field[0], 'label' => $field[0], 'type' => $field[1], 'choices' => $field[2] ] ), $fields ), // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
			'statuses' => [ $this->services->statuses()->insert( [ 'category' => 'on_hold', 'label' => 'Waiting for parts' ] )->id ], // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
		];
	}

	/**
	 * Contacts, a third of them in companies.
	 *
	 * @return array{names: list<string>, companies: list<int>} By contact, from 1 on.
	 */
	private function contacts(): array {
		$companies  = max( 10, intdiv( $this->tickets, 200 ) );
		$people     = max( 60, intdiv( $this->tickets, 5 ) );
		$company    = new Rows( $this->wpdb, 'company', [ 'id', 'name', 'name_key', 'notes', 'created_at' ] );
		$contact    = new Rows( $this->wpdb, 'contact', [ 'id', 'name', 'name_key', 'company_id', 'language', 'notes', 'last_seen_at', 'created_at' ] );
		$identity   = new Rows( $this->wpdb, 'contact_identity', [ 'contact_id', 'type', 'identity_key', 'value', 'status', 'created_at' ] );
		$known      = [
			'names'     => [ '' ],
			'companies' => [ 0 ],
		];
		for ( $id = 1; $id <= $companies; $id++ ) {
			$company->add( $id, "Company $id", "company $id", '', $this->now - 90_000_000 );
		}
		for ( $id = 1; $id <= $people; $id++ ) {
			$name  = $this->dice->pick( self::FIRST ) . ' ' . $this->dice->pick( self::LAST ) . ' ' . $id;
			$firm  = $this->dice->falls( 30 ) ? $this->dice->number( 1, $companies ) : 0;
			$email = "person$id@example.net";
			$contact->add( $id, $name, Fold::text( $name ), $firm, 'en', '', $this->now - $this->dice->number( 0, 9_000_000 ), $this->now - 90_000_000 );
			$identity->add( $id, Identity::EMAIL, hash( 'sha256', $email ), $email, $this->dice->falls( 60 ) ? 'verified' : 'claimed', $this->now - 90_000_000 );
			$known['names'][]     = $name;
			$known['companies'][] = $firm;
		}
		array_map( static fn( Rows $rows ) => $rows->flush(), [ $company, $contact, $identity ] );
		return $known;
	}
}
