<?php
/**
 * Tests of values of custom fields.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;
use Switchboard\Tickets\Field;
use Switchboard\Tickets\Field_Repository;
use Switchboard\Tickets\Field_Value_Repository;

/**
 * Typed values: what is taken, stored, found and missed.
 */
#[Group( 'smoke' )]
final class Field_Value_Repository_Test extends Furniture_Case {

	private Field_Repository $fields;

	private Field_Value_Repository $values;

	protected function setUp(): void {
		parent::setUp();
		$this->fields = new Field_Repository( $this->database() );
		$this->values = new Field_Value_Repository( $this->database(), $this->fields );
		foreach ( [ 'text', 'number', 'date', 'choice', 'checkbox' ] as $type ) {
			$this->fields->insert(
				[
					'label'   => "a $type",
					'key'     => $type,
					'type'    => $type,
					'choices' => 'choice' === $type ? [ 'Small', 'Großes Paket' ] : [],
				]
			);
		}
	}

	/**
	 * Values and what they are afterwards.
	 *
	 * @return array<string, array{string, mixed, mixed}>
	 */
	public static function good(): array {
		return [
			'text'               => [ 'text', "  O'Hara <b>&</b> 🚚 ", "O'Hara <b>&</b> 🚚" ],
			'number as text'     => [ 'text', 12, '12' ],
			'longest text'       => [ 'text', str_repeat( 'ü', 1000 ), str_repeat( 'ü', 1000 ) ],
			'whole number'       => [ 'number', 12, 12 ],
			'from a form'        => [ 'number', ' 12.50 ', 12.5 ],
			'fraction'           => [ 'number', 0.1, 0.1 ],
			'whole as float'     => [ 'number', -3.0, -3 ],
			'nothing'            => [ 'number', 0, 0 ],
			'huge'               => [ 'number', 1.5e300, 1.5e300 ],
			'day'                => [ 'date', '2028-02-29', '2028-02-29' ],
			'choice'             => [ 'choice', 'Großes Paket', 'Großes Paket' ],
			'ticked'             => [ 'checkbox', true, true ],
			'not ticked'         => [ 'checkbox', false, false ],
			'ticked in a form'   => [ 'checkbox', '1', true ],
			'unticked in a form' => [ 'checkbox', 'false', false ],
		];
	}

	#[DataProvider( 'good' )]
	public function test_it_is_stored( string $key, mixed $value, mixed $stored ): void {
		$this->values->check( [ $key => $value ] );
		$this->assertSame(
			[
				$key => [
					'from' => null,
					'to'   => $stored,
				],
			],
			$this->values->set( 7, [ $key => $value ] )
		);
		$this->assertSame( [ 7 => [ $key => $stored ] ], $this->values->of_tickets( [ 7 ] ) );
		$this->assertSame( [], $this->values->set( 7, [ $key => $stored ] ), 'The same again is no change.' );
		$this->assertSame( [ 7 ], $this->found( $key, $value ), 'A list finds it.' );
	}

	/**
	 * Values that are refused.
	 *
	 * @return array<string, array{string, mixed}>
	 */
	public static function bad(): array {
		return [
			'unknown field'    => [ 'colour', 'red' ],
			'no field at all'  => [ '', 'red' ],
			'list'             => [ 'text', [ 'a' ] ],
			'too long'         => [ 'text', str_repeat( 'ü', 1001 ) ],
			'yes is no text'   => [ 'text', true ],
			'words'            => [ 'number', 'twelve' ],
			'hexadecimal'      => [ 'number', '0x1A' ],
			'infinite'         => [ 'number', INF ],
			'infinite text'    => [ 'number', '1e999' ],
			'not a number'     => [ 'number', NAN ],
			'yes is no number' => [ 'number', true ],
			'no such day'      => [ 'date', '2027-02-29' ],
			'other order'      => [ 'date', '29.02.2028' ],
			'with time'        => [ 'date', '2028-02-29T10:00:00Z' ],
			'with line end'    => [ 'date', "2028-02-29\nx" ],
			'other choice'     => [ 'choice', 'Medium' ],
			'other case'       => [ 'choice', 'small' ],
			'maybe'            => [ 'checkbox', 'maybe' ],
			'two'              => [ 'checkbox', 2 ],
		];
	}

	#[DataProvider( 'bad' )]
	public function test_it_is_refused( string $key, mixed $value ): void {
		$this->assert_problem( 'rest_invalid_param', fn() => $this->values->check( [ $key => $value ] ) );
		$problem = $this->assert_problem( 'rest_invalid_param', fn() => $this->values->set( 7, [ $key => $value ] ) );
		$this->assertArrayHasKey( 'fields', $problem->details['params'] );
		$this->assertSame( 400, $problem->status );
	}

	public function test_a_refusal_writes_nothing(): void {
		$this->assert_problem(
			'rest_invalid_param',
			fn() => $this->values->set(
				7,
				[
					'text'   => 'a',
					'number' => 'b',
				]
			)
		);
		$this->assertSame( [ 7 => [] ], $this->values->of_tickets( [ 7 ] ) );
	}

	public function test_empty_values_clear_and_others_stay(): void {
		$this->values->set(
			7,
			[
				'text'   => 'a',
				'number' => 5,
				'date'   => '2026-11-22',
			]
		);
		$changes = $this->values->set(
			7,
			[
				'text'   => '',
				'number' => null,
				'choice' => null,
			]
		);
		$this->assertSame( [ 'text', 'number' ], array_keys( $changes ) );
		$this->assertSame(
			[
				'from' => 5,
				'to'   => null,
			],
			$changes['number']
		);
		$this->assertSame( [ 7 => [ 'date' => '2026-11-22' ] ], $this->values->of_tickets( [ 7 ] ) );
		$this->values->remove_ticket( 7 );
		$this->assertSame( [ 7 => [] ], $this->values->of_tickets( [ 7 ] ) );
	}

	public function test_values_of_many_tickets_are_one_query(): void {
		$this->values->set( 7, [ 'text' => 'a' ] );
		$this->values->set( 8, [ 'number' => 2 ] );
		$before = $GLOBALS['wpdb']->num_queries;
		$values = $this->values->of_tickets( [ 8, 7, 9 ] );
		$this->assertSame( $before + 1, $GLOBALS['wpdb']->num_queries );
		$this->assertSame(
			[
				8 => [ 'number' => 2 ],
				7 => [ 'text' => 'a' ],
				9 => [],
			],
			$values
		);
	}

	public function test_texts_are_found_whatever_their_case_and_accents(): void {
		$this->values->set( 7, [ 'text' => 'Crème  BRÛLÉE' ] );
		$this->assertSame( [ 7 ], $this->found( 'text', 'creme brulee' ) );
		$this->assertSame( [], $this->found( 'text', 'creme' ) );
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $this->values->value_key( $this->field( 'text' ), 'ü' ) );
		$this->assertSame( '', $this->values->value_key( $this->field( 'number' ), 3 ) );
	}

	public function test_a_hostile_operand_is_a_value(): void {
		$this->values->set( 7, [ 'text' => 'a' ] );
		$this->assertSame( [], $this->found( 'text', "' OR 1=1 -- %s" ) );
		$this->assert_problem( 'rest_invalid_param', fn() => $this->values->condition( $this->field( 'number' ), '1 OR 1=1' ) );
		$this->assert_problem( 'rest_invalid_param', fn() => $this->values->condition( $this->field( 'text' ), '' ) );
		$this->assertSame( [], $this->found( 'choice', 'no longer a choice' ) );
	}

	public function test_what_is_missing_to_solve(): void {
		foreach ( [ 'text', 'number', 'checkbox' ] as $key ) {
			$this->fields->update( $this->field( $key )->id, [ 'required_to_solve' => true ] );
		}
		$this->values->set(
			7,
			[
				'number'   => 0,
				'checkbox' => false,
			]
		);
		$this->assertSame( [ 'text', 'checkbox' ], array_map( static fn( Field $field ): string => $field->key, $this->values->missing_to_solve( 7 ) ) );
		$this->values->set(
			7,
			[
				'text'     => '0',
				'checkbox' => true,
			]
		);
		$this->assertSame( [], $this->values->missing_to_solve( 7 ) );
	}

	/**
	 * A field.
	 */
	private function field( string $key ): Field {
		return $this->fields->by_key( $key ) ?? throw new \LogicException( 'There is no such field.' );
	}

	/**
	 * Tickets with a value, as the list looks for them.
	 *
	 * @return list<int>
	 */
	private function found( string $key, mixed $value ): array {
		$condition = $this->values->condition( $this->field( $key ), $value );
		return array_map( 'intval', $this->database()->column( "SELECT ticket_id FROM {ticket_field} WHERE field_id = %d AND {$condition['column']} = %s", [ $this->field( $key )->id, $condition['value'] ] ) );
	}
}
