<?php
/**
 * Rows of custom field values.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Database\Database;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Fold;

/**
 * Stores typed values of custom fields. The text is the value; the key or the number beside it is what an index finds.
 */
final class Field_Value_Repository {

	/**
	 * Needs rows and the fields that values belong to.
	 *
	 * @param Database         $database Database.
	 * @param Field_Repository $fields   Fields.
	 */
	public function __construct( private readonly Database $database, private readonly Field_Repository $fields ) {
	}

	/**
	 * Values of tickets, in one query.
	 *
	 * @param list<int> $ids Tickets.
	 * @return array<int, array<string, string|int|float|bool>> By ticket and field key; each ticket asked for is there.
	 */
	public function of_tickets( array $ids ): array {
		$values = array_fill_keys( $ids, [] );
		if ( ! $ids || ! $this->fields->all() ) {
			return $values;
		}
		foreach ( $this->database->rows( 'SELECT ticket_id, field_id, value_text FROM {ticket_field} WHERE ticket_id IN (' . Database::placeholders( $ids ) . ') ORDER BY ticket_id, field_id', $ids ) as $row ) {
			$field = $this->fields->find( (int) $row['field_id'] );
			if ( null !== $field ) {
				$values[ (int) $row['ticket_id'] ][ $field->key ] = Field_Value::from_text( $field, (string) $row['value_text'] );
			}
		}
		return $values;
	}

	/**
	 * Refuses values that can't be stored.
	 *
	 * @param array<string, mixed> $values By field key; null and '' clear.
	 * @throws Problem When a field is unknown or a value doesn't fit it.
	 */
	public function check( array $values ): void {
		$this->parsed( $values );
	}

	/**
	 * Writes values.
	 *
	 * @param int                  $ticket_id Ticket.
	 * @param array<string, mixed> $values    By field key; null and '' clear, what is left out stays.
	 * @return array<string, array{from: string|int|float|bool|null, to: string|int|float|bool|null}> What changed, by field key.
	 * @throws Problem When a field is unknown or a value doesn't fit it.
	 */
	public function set( int $ticket_id, array $values ): array {
		$before  = $this->of_tickets( [ $ticket_id ] )[ $ticket_id ];
		$changes = [];
		$rows    = [];
		$cleared = [];
		foreach ( $this->parsed( $values ) as $key => [ $field, $value ] ) {
			$from = $before[ $key ] ?? null;
			if ( $from === $value ) {
				continue;
			}
			$changes[ $key ] = [
				'from' => $from,
				'to'   => $value,
			];
			if ( null === $value ) {
				$cleared[] = $field->id;
			} else {
				$rows[] = $this->row( $ticket_id, $field, $value );
			}
		}
		$this->write( $ticket_id, $rows, $cleared );
		return $changes;
	}

	/**
	 * Fields that must be filled in before a ticket can be solved; a checkbox must be ticked.
	 *
	 * @param int $ticket_id Ticket.
	 * @return list<Field>
	 */
	public function missing_to_solve( int $ticket_id ): array {
		$required = array_filter( $this->fields->all(), static fn( Field $field ): bool => $field->required_to_solve );
		$values   = $required ? $this->of_tickets( [ $ticket_id ] )[ $ticket_id ] : [];
		return array_values( array_filter( $required, static fn( Field $field ): bool => false === ( $values[ $field->key ] ?? false ) ) );
	}

	/**
	 * The key by which a text or a choice is found, whatever its case and accents; '' for what is found by a number.
	 *
	 * @param Field $field Field.
	 * @param mixed $value Value.
	 * @throws Problem When the value doesn't fit the field.
	 */
	public function value_key( Field $field, mixed $value ): string {
		return $field->is_numeric() ? '' : Fold::key( (string) Field_Value::parse( $field, $value ) );
	}

	/**
	 * How a list finds tickets with a value.
	 *
	 * @param Field $field Field.
	 * @param mixed $value Value.
	 * @return array{column: 'value_key'|'value_number', value: string|float}
	 * @throws Problem When the value doesn't fit the field.
	 */
	public function condition( Field $field, mixed $value ): array {
		$value = Field_Value::parse( $field, $value );
		if ( null === $value ) {
			throw Field_Value::misfit( $field, __( 'Say which value you look for.', 'switchboard' ) );
		}
		return $field->is_numeric()
			? [
				'column' => 'value_number',
				'value'  => Field_Value::number( $field, $value ),
			]
			: [
				'column' => 'value_key',
				'value'  => $this->value_key( $field, $value ),
			];
	}

	/**
	 * Removes a ticket's values.
	 *
	 * @param int $ticket_id Ticket.
	 */
	public function remove_ticket( int $ticket_id ): void {
		$this->database->delete( 'ticket_field', [ 'ticket_id' => $ticket_id ] );
	}

	/**
	 * Fields and their parsed values.
	 *
	 * @param array<string, mixed> $values By field key.
	 * @return array<string, array{Field, string|int|float|bool|null}>
	 * @throws Problem When a field is unknown or a value doesn't fit it.
	 */
	private function parsed( array $values ): array {
		$parsed = [];
		foreach ( $values as $key => $value ) {
			$field = $this->fields->by_key( (string) $key );
			if ( null === $field ) {
				throw Problem::invalid( 'fields', __( 'There is no such field.', 'switchboard' ) );
			}
			$value = Field_Value::parse( $field, $value );
			if ( null !== $value && Field::CHOICE === $field->type && ! in_array( $value, $field->choices, true ) ) {
				throw Field_Value::misfit( $field, __( 'This is none of the choices.', 'switchboard' ) );
			}
			$parsed[ $field->key ] = [ $field, $value ];
		}
		return $parsed;
	}

	/**
	 * A row.
	 *
	 * @param int                   $ticket_id Ticket.
	 * @param Field                 $field     Field.
	 * @param string|int|float|bool $value     Parsed value.
	 * @return array<string, mixed>
	 */
	private function row( int $ticket_id, Field $field, string|int|float|bool $value ): array {
		return [
			'ticket_id'    => $ticket_id,
			'field_id'     => $field->id,
			'value_text'   => Field_Value::to_text( $value ),
			'value_key'    => $this->value_key( $field, $value ),
			'value_number' => Field_Value::number( $field, $value ),
		];
	}

	/**
	 * Writes rows and clears fields.
	 *
	 * @param int                        $ticket_id Ticket.
	 * @param list<array<string, mixed>> $rows      Rows.
	 * @param list<int>                  $cleared   Fields.
	 */
	private function write( int $ticket_id, array $rows, array $cleared ): void {
		$gone = [ ...$cleared, ...array_column( $rows, 'field_id' ) ];
		if ( ! $gone ) {
			return;
		}
		$this->database->transaction(
			function () use ( $ticket_id, $rows, $gone ): void {
				$this->database->execute( 'DELETE FROM {ticket_field} WHERE ticket_id = %d AND field_id IN (' . Database::placeholders( $gone ) . ')', [ $ticket_id, ...$gone ] );
				$this->database->insert_all( 'ticket_field', $rows );
			}
		);
	}
}
