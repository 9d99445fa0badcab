<?php
/**
 * Rows of saved filters.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;

/**
 * Stores saved filters.
 */
final class View_Repository {

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
	}

	/**
	 * The views that a person sees: shared ones and their own, in their order.
	 *
	 * @param int $user_id User.
	 * @return list<View>
	 */
	public function of_user( int $user_id ): array {
		return array_map( [ View::class, 'from_row' ], $this->database->rows( 'SELECT * FROM {view} WHERE shared = 1 OR user_id = %d ORDER BY position, id', [ $user_id ] ) );
	}

	/**
	 * A view, whoever's it is.
	 *
	 * @param int $id View.
	 */
	public function find( int $id ): ?View {
		$row = $this->database->row( 'SELECT * FROM {view} WHERE id = %d', [ $id ] );
		return $row ? View::from_row( $row ) : null;
	}

	/**
	 * Adds a view.
	 *
	 * @param int                  $user_id Owner.
	 * @param array<string, mixed> $values  `name`, `query`, `shared`, `position`.
	 */
	public function insert( int $user_id, array $values ): View {
		$columns = self::columns( $values ) + [
			'shared'   => 0,
			'position' => 1 + (int) $this->database->value( 'SELECT MAX(position) FROM {view}' ),
		];
		$id      = $this->database->insert( 'view', [ 'user_id' => $user_id ] + $columns );
		return View::from_row(
			[
				'id'      => $id,
				'user_id' => $user_id,
			] + $columns
		);
	}

	/**
	 * Changes a view.
	 *
	 * @param int                  $id     View.
	 * @param array<string, mixed> $values `name`, `query`, `shared`, `position`.
	 */
	public function update( int $id, array $values ): void {
		$columns = self::columns( $values );
		if ( $columns ) {
			$this->database->update( 'view', $columns, [ 'id' => $id ] );
		}
	}

	/**
	 * Deletes a view.
	 *
	 * @param int $id View.
	 */
	public function delete( int $id ): void {
		$this->database->delete( 'view', [ 'id' => $id ] );
	}

	/**
	 * Deletes what only a person saw who leaves; shared views stay.
	 *
	 * @param int $user_id User.
	 */
	public function delete_of_user( int $user_id ): void {
		$this->database->delete(
			'view',
			[
				'user_id' => $user_id,
				'shared'  => 0,
			]
		);
	}

	/**
	 * Columns of values.
	 *
	 * @param array<string, mixed> $values Values.
	 * @return array<string, mixed>
	 */
	private static function columns( array $values ): array {
		$columns = array_intersect_key( $values, array_flip( [ 'name', 'query', 'shared', 'position' ] ) );
		if ( isset( $columns['query'] ) ) {
			$columns['query'] = (string) wp_json_encode( $columns['query'] );
		}
		return $columns;
	}
}
