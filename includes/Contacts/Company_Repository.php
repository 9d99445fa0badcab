<?php
/**
 * Rows of companies.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Contacts;

use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\REST\Cursor;
use Switchboard\Foundation\Text\Fold;

/**
 * Stores companies and the e-mail domains whose people belong to them.
 */
final class Company_Repository {

	/**
	 * Needs rows and the time.
	 *
	 * @param Database $database Database.
	 * @param Clock    $clock    Clock.
	 */
	public function __construct( private readonly Database $database, private readonly Clock $clock ) {
	}

	/**
	 * One company.
	 *
	 * @param int $id Company.
	 */
	public function find( int $id ): ?Company {
		$row = $this->database->row( 'SELECT * FROM {company} WHERE id = %d', [ $id ] );
		return null === $row ? null : Company::from_row( $row );
	}

	/**
	 * Names only.
	 *
	 * @param list<int> $ids Companies.
	 * @return array<int, string> Those that exist, by id.
	 */
	public function names( array $ids ): array {
		$names = [];
		if ( $ids ) {
			foreach ( $this->database->rows( 'SELECT id, name FROM {company} WHERE id IN (' . Database::placeholders( $ids ) . ')', $ids ) as $row ) {
				$names[ (int) $row['id'] ] = (string) $row['name'];
			}
		}
		return $names;
	}

	/**
	 * One page of companies by name.
	 *
	 * @param string      $search Beginning of a name, '' for all.
	 * @param int         $limit  Items on a page.
	 * @param string|null $cursor Cursor of the page.
	 * @return array{companies: list<Company>, cursor: string|null}
	 * @throws Problem When the cursor isn't ours, or its company is gone.
	 */
	public function page( string $search, int $limit, ?string $cursor ): array {
		$where  = 'name_key LIKE %s';
		$values = [ $this->database->like( Fold::text( $search ) ) . '%' ];
		$after  = Cursor::decode( $cursor, 1 );
		if ( null !== $after ) {
			$name = $this->database->value( 'SELECT name_key FROM {company} WHERE id = %d', $after );
			if ( null === $name ) {
				throw Problem::invalid( 'cursor', __( 'This page marker is not valid. Start the list again.', 'switchboard' ) );
			}
			$where .= ' AND name_key >= %s AND (name_key > %s OR id > %d)';
			array_push( $values, $name, $name, $after[0] );
		}
		$rows      = $this->database->rows( "SELECT * FROM {company} WHERE $where ORDER BY name_key, id LIMIT %d", [ ...$values, $limit + 1 ] );
		$companies = array_map( [ Company::class, 'from_row' ], array_slice( $rows, 0, $limit ) );
		$last      = end( $companies );
		return [
			'companies' => $companies,
			'cursor'    => count( $rows ) > $limit && $last ? Cursor::encode( [ $last->id ] ) : null,
		];
	}

	/**
	 * The company of an e-mail domain.
	 *
	 * @param string $domain Domain, lower case.
	 * @return int 0 for none.
	 */
	public function of_domain( string $domain ): int {
		return '' === $domain ? 0 : (int) $this->database->value( 'SELECT company_id FROM {company_domain} WHERE domain = %s', [ $domain ] );
	}

	/**
	 * The domains of companies, in one query.
	 *
	 * @param list<int> $ids Companies.
	 * @return array<int, list<string>> By company; each asked for is there.
	 */
	public function domains( array $ids ): array {
		$domains = array_fill_keys( $ids, [] );
		if ( $ids ) {
			foreach ( $this->database->rows( 'SELECT domain, company_id FROM {company_domain} WHERE company_id IN (' . Database::placeholders( $ids ) . ') ORDER BY domain', $ids ) as $row ) {
				$domains[ (int) $row['company_id'] ][] = (string) $row['domain'];
			}
		}
		return $domains;
	}

	/**
	 * How many people companies have, in one query.
	 *
	 * @param list<int> $ids Companies.
	 * @return array<int, int> By company; each asked for is there.
	 */
	public function contact_counts( array $ids ): array {
		$counts = array_fill_keys( $ids, 0 );
		if ( $ids ) {
			foreach ( $this->database->rows( 'SELECT company_id, COUNT(*) AS amount FROM {contact} WHERE company_id IN (' . Database::placeholders( $ids ) . ') AND merged_into = 0 GROUP BY company_id', $ids ) as $row ) {
				$counts[ (int) $row['company_id'] ] = (int) $row['amount'];
			}
		}
		return $counts;
	}

	/**
	 * Adds a company.
	 *
	 * @param array<string, bool|int|string> $columns Columns of the table.
	 * @return int Its id.
	 */
	public function insert( array $columns ): int {
		return $this->database->insert(
			'company',
			self::keyed( $columns ) + [
				'notes'      => '',
				'created_at' => $this->clock->now(),
			]
		);
	}

	/**
	 * Changes a company.
	 *
	 * @param int                            $id      Company.
	 * @param array<string, bool|int|string> $columns Columns to change.
	 */
	public function update( int $id, array $columns ): void {
		if ( $columns ) {
			$this->database->update( 'company', self::keyed( $columns ), [ 'id' => $id ] );
		}
	}

	/**
	 * Replaces a company's domains.
	 *
	 * @param int          $id      Company.
	 * @param list<string> $domains Domains, lower case.
	 * @throws Problem 409 `switchboard_domain_taken` when another company has one.
	 */
	public function set_domains( int $id, array $domains ): void {
		$this->database->delete( 'company_domain', [ 'company_id' => $id ] );
		foreach ( array_unique( $domains ) as $domain ) {
			$row = [
				'domain'     => $domain,
				'company_id' => $id,
			];
			if ( ! $this->database->insert_once( 'company_domain', $row ) ) {
				/* translators: %s: domain. */
				throw new Problem( 'switchboard_domain_taken', sprintf( __( 'The domain %s belongs to another company already.', 'switchboard' ), $domain ), 409 );
			}
		}
	}

	/**
	 * Removes a company and its domains.
	 *
	 * @param int $id Company.
	 */
	public function delete( int $id ): void {
		$this->database->delete( 'company_domain', [ 'company_id' => $id ] );
		$this->database->delete( 'company', [ 'id' => $id ] );
	}

	/**
	 * Adds the key of a name that changes.
	 *
	 * @param array<string, bool|int|string> $columns Columns.
	 * @return array<string, bool|int|string>
	 */
	private static function keyed( array $columns ): array {
		return isset( $columns['name'] ) ? $columns + [ 'name_key' => Fold::text( (string) $columns['name'] ) ] : $columns;
	}
}
