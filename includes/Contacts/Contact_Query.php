<?php
/**
 * Lists of contacts.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Cursor;
use Switchboard\Foundation\Text\Fold;

/**
 * Pages through contacts by keyset: a late page costs what the first costs.
 */
final class Contact_Query {

	/** Sort column and first direction by the sort's name; `created` is the order of the ids. */
	private const SORTS = [
		'name'      => [ 'name_key', 'asc' ],
		'created'   => [ 'id', 'desc' ],
		'last_seen' => [ 'last_seen_at', 'desc' ],
	];

	/**
	 * Needs rows.
	 *
	 * @param Database            $database   Database.
	 * @param Identity_Repository $identities To find an address.
	 */
	public function __construct( private readonly Database $database, private readonly Identity_Repository $identities ) {
	}

	/**
	 * One page.
	 *
	 * @param array{search?: string, company?: int, sort?: string, order?: string, per_page?: int, cursor?: string} $params As in the schema file's request `list`.
	 * @return array{contacts: list<Contact>, cursor: string|null}
	 * @throws Problem When the cursor isn't ours.
	 */
	public function page( array $params ): array {
		[ $column, $order ] = self::SORTS[ $params['sort'] ?? 'name' ] ?? self::SORTS['name'];
		$order              = $params['order'] ?? $order;
		$limit              = $params['per_page'] ?? 25;
		[ $where, $values ] = $this->filter( $params );

		[ $after, $after_values ] = $this->after( $column, 'desc' === $order, $params['cursor'] ?? null );

		$direction = 'desc' === $order ? 'DESC' : 'ASC';
		$by        = 'id' === $column ? "id $direction" : "$column $direction, id $direction";
		$rows      = $this->database->rows( "SELECT * FROM {contact} WHERE $where$after ORDER BY $by LIMIT %d", [ ...$values, ...$after_values, $limit + 1 ] );
		$contacts  = array_map( [ Contact::class, 'from_row' ], array_slice( $rows, 0, $limit ) );
		$last      = end( $contacts );
		return [
			'contacts' => $contacts,
			'cursor'   => count( $rows ) > $limit && $last ? Cursor::encode( 'last_seen_at' === $column ? [ $last->last_seen_at, $last->id ] : [ $last->id ] ) : null,
		];
	}

	/**
	 * What the list is narrowed to.
	 *
	 * @param array{search?: string, company?: int} $params Parameters.
	 * @return array{string, list<int|string>} SQL and values.
	 */
	private function filter( array $params ): array {
		$where  = 'merged_into = 0';
		$values = [];
		if ( isset( $params['company'] ) ) {
			$where   .= ' AND company_id = %d';
			$values[] = $params['company'];
		}
		$search = trim( $params['search'] ?? '' );
		if ( str_contains( $search, '@' ) ) {
			$where   .= ' AND id = %d';
			$values[] = $this->identities->find_by( Identity::EMAIL, $search )->contact_id ?? 0;
		} elseif ( '' !== $search ) {
			$where   .= ' AND name_key LIKE %s';
			$values[] = $this->database->like( Fold::text( $search ) ) . '%';
		}
		return [ $where, $values ];
	}

	/**
	 * Where the page begins.
	 *
	 * @param string      $column     Sort column.
	 * @param bool        $descending Direction.
	 * @param string|null $cursor     Cursor.
	 * @return array{string, list<int|string>} SQL and values.
	 * @throws Problem When the cursor isn't ours, or its contact is gone.
	 */
	private function after( string $column, bool $descending, ?string $cursor ): array {
		$last = Cursor::decode( $cursor, 'last_seen_at' === $column ? 2 : 1 );
		if ( null === $last ) {
			return [ '', [] ];
		}
		$than = $descending ? '<' : '>';
		$id   = $last[ count( $last ) - 1 ];
		if ( 'id' === $column ) {
			return [ " AND id $than %d", [ $id ] ];
		}
		// A cursor holds numbers only: the name is read again from the row where the last page ended.
		$value = 'name_key' === $column ? $this->database->value( 'SELECT name_key FROM {contact} WHERE id = %d', [ $id ] ) : (string) $last[0];
		if ( null === $value ) {
			throw Problem::invalid( 'cursor', __( 'This page marker is not valid. Start the list again.', 'switchboard' ) );
		}
		return [ " AND $column $than= %s AND ($column $than %s OR id $than %d)", [ $value, $value, $id ] ];
	}
}
