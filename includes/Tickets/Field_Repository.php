<?php
/**
 * Rows of custom fields.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Fold;

/**
 * Stores custom fields. A site has few of them and each ticket asks for all: they are read once.
 */
final class Field_Repository {

	/** Group of WordPress's object cache that lasts for one request and knows sites apart. */
	private const MEMO = 'switchboard_fields';

	/**
	 * Needs the database.
	 *
	 * @param Database $database Database.
	 */
	public function __construct( private readonly Database $database ) {
		wp_cache_add_non_persistent_groups( self::MEMO );
	}

	/**
	 * All fields in their order.
	 *
	 * @return list<Field>
	 */
	public function all(): array {
		$fields = wp_cache_get( 'all', self::MEMO );
		if ( ! is_array( $fields ) ) {
			$fields = array_map( [ Field::class, 'from_row' ], $this->database->rows( 'SELECT * FROM {field} ORDER BY position, id' ) );
			wp_cache_set( 'all', $fields, self::MEMO );
		}
		/**
		 * As read now or before.
		 *
		 * @var list<Field> $fields
		 */
		return $fields;
	}

	/**
	 * A field.
	 *
	 * @param int $id Field.
	 */
	public function find( int $id ): ?Field {
		foreach ( $this->all() as $field ) {
			if ( $field->id === $id ) {
				return $field;
			}
		}
		return null;
	}

	/**
	 * The field of a key.
	 *
	 * @param string $key Key.
	 */
	public function by_key( string $key ): ?Field {
		foreach ( $this->all() as $field ) {
			if ( $field->key === $key ) {
				return $field;
			}
		}
		return null;
	}

	/**
	 * Adds a field.
	 *
	 * @param array<string, mixed> $values As Field has them; without `key` one is made of the label.
	 * @throws Problem 409 `switchboard_field_exists` when the key is taken.
	 */
	public function insert( array $values ): Field {
		$columns = self::columns( $values ) + [
			'choices'  => '[]',
			'position' => 1 + (int) $this->database->value( 'SELECT MAX(position) FROM {field}' ),
		];
		$wanted  = (string) ( $values['key'] ?? '' );
		$base    = '' === $wanted ? self::key_of( (string) $columns['label'] ) : $wanted;
		$key     = $base;
		$number  = 1;
		while ( ! $this->database->insert_once( 'field', [ 'field_key' => $key ] + $columns ) ) {
			if ( '' !== $wanted ) {
				throw new Problem( 'switchboard_field_exists', __( 'Another field has this key already.', 'switchboard' ), 409 );
			}
			++$number;
			$key = "{$base}_$number";
		}
		wp_cache_delete( 'all', self::MEMO );
		$row = $this->database->row( 'SELECT * FROM {field} WHERE field_key = %s', [ $key ] );
		return Field::from_row( (array) $row );
	}

	/**
	 * Changes a field; its key and type stay, for values have them.
	 *
	 * @param int                  $id     Field.
	 * @param array<string, mixed> $values As Field has them.
	 */
	public function update( int $id, array $values ): void {
		$columns = array_diff_key( self::columns( $values ), [ 'type' => true ] );
		if ( $columns ) {
			$this->database->update( 'field', $columns, [ 'id' => $id ] );
		}
		wp_cache_delete( 'all', self::MEMO );
	}

	/**
	 * Deletes a field and all its values.
	 *
	 * @param int $id Field.
	 */
	public function delete( int $id ): void {
		$this->database->transaction(
			function () use ( $id ): void {
				$this->database->delete( 'field', [ 'id' => $id ] );
				$this->database->delete( 'ticket_field', [ 'field_id' => $id ] );
			}
		);
		wp_cache_delete( 'all', self::MEMO );
	}

	/**
	 * Columns of values.
	 *
	 * @param array<string, mixed> $values As Field has them.
	 * @return array<string, mixed>
	 */
	private static function columns( array $values ): array {
		$columns = array_intersect_key( $values, array_flip( [ 'label', 'type', 'choices', 'description', 'required_to_solve', 'public', 'position' ] ) );
		if ( isset( $columns['choices'] ) ) {
			$columns['choices'] = (string) wp_json_encode( array_values( (array) $columns['choices'] ), JSON_UNESCAPED_UNICODE );
		}
		return $columns;
	}

	/**
	 * A key from a label; short enough to grow by a number.
	 *
	 * @param string $label Label.
	 */
	private static function key_of( string $label ): string {
		$key = trim( (string) preg_replace( '/[^a-z0-9]+/', '_', Fold::text( $label ) ), '_' );
		$key = rtrim( substr( preg_match( '/^[a-z]/', $key ) ? $key : "field_$key", 0, 34 ), '_' );
		return $key;
	}
}
