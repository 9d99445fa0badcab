<?php
/**
 * Tests of custom fields.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use Switchboard\Tickets\Field_Repository;
use Switchboard\Tickets\Field_Value_Repository;

/**
 * Fields: keys, order and what goes with them.
 */
final class Field_Repository_Test extends Furniture_Case {

	private Field_Repository $fields;

	protected function setUp(): void {
		parent::setUp();
		$this->fields = new Field_Repository( $this->database() );
	}

	/**
	 * Labels and the keys made of them.
	 *
	 * @return array<string, array{string, string}>
	 */
	public static function labels(): array {
		return [
			'plain'        => [ 'Order number', 'order_number' ],
			'accents'      => [ 'Größe & Maß', 'grose_mas' ],
			'other script' => [ 'Заказ', 'field' ],
			'digit first'  => [ '2nd address', 'field_2nd_address' ],
			'long'         => [ str_repeat( 'very ', 20 ), 'very_very_very_very_very_very_very' ],
		];
	}

	#[DataProvider( 'labels' )]
	public function test_a_key_is_made_of_the_label( string $label, string $key ): void {
		$this->assertSame( $key, $this->add( $label )->key );
	}

	public function test_keys_are_unique(): void {
		$this->assertSame( [ 'size', 'size_2', 'size_3' ], [ $this->add( 'Size' )->key, $this->add( 'size' )->key, $this->add( 'SIZE!' )->key ] );
		$problem = $this->assert_problem( 'switchboard_field_exists', fn() => $this->add( 'Other', [ 'key' => 'size' ] ) );
		$this->assertSame( 409, $problem->status );
	}

	public function test_a_field_is_what_was_written(): void {
		$field = $this->add(
			'Color',
			[
				'key'               => 'hue',
				'type'              => 'choice',
				'choices'           => [ 'Rot', 'Grün', '紫' ],
				'description'       => 'Of the <b>shoe</b>',
				'required_to_solve' => true,
				'public'            => true,
				'position'          => 4,
			]
		);
		$this->assertEquals( $field, $this->fields->find( $field->id ) );
		$this->assertEquals( $field, $this->fields->by_key( 'hue' ) );
		$this->assertSame( [ 'Rot', 'Grün', '紫' ], $field->choices );
		$this->assertSame( [ true, true, 4 ], [ $field->required_to_solve, $field->public, $field->position ] );
		$this->assertNull( $this->fields->by_key( 'HUE' ) );
		$this->assertNull( $this->fields->find( 999999 ) );
	}

	public function test_all_are_in_their_order_and_read_once(): void {
		$second = $this->add( 'second', [ 'position' => 2 ] );
		$first  = $this->add( 'first', [ 'position' => 1 ] );
		$third  = $this->add( 'third' );
		$this->assertSame( [ $first->id, $second->id, $third->id ], array_map( static fn( $field ) => $field->id, $this->fields->all() ) );
		$before = $GLOBALS['wpdb']->num_queries;
		$this->fields->all();
		( new Field_Repository( $this->database() ) )->find( $first->id );
		$this->assertSame( $before, $GLOBALS['wpdb']->num_queries );
	}

	public function test_key_and_type_stay(): void {
		$field = $this->add( 'Size' );
		$this->fields->update(
			$field->id,
			[
				'key'   => 'other',
				'type'  => 'number',
				'label' => 'Shoe size',
			]
		);
		$after = $this->fields->find( $field->id );
		$this->assertSame( [ 'size', 'text', 'Shoe size' ], [ $after?->key, $after?->type, $after?->label ] );
	}

	public function test_values_go_with_their_field(): void {
		$field  = $this->add( 'Size' );
		$values = new Field_Value_Repository( $this->database(), $this->fields );
		$values->set( 7, [ 'size' => '42' ] );
		$this->fields->delete( $field->id );
		$this->assertNull( $this->fields->find( $field->id ) );
		$this->assertSame( [ 7 => [] ], $values->of_tickets( [ 7 ] ) );
		$this->assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM {ticket_field} WHERE field_id = %d', [ $field->id ] ) );
	}

	/**
	 * Adds a field.
	 *
	 * @param array<string, mixed> $with
	 */
	private function add( string $label, array $with = [] ): \Switchboard\Tickets\Field {
		return $this->fields->insert(
			$with + [
				'label' => $label,
				'type'  => 'text',
			]
		);
	}
}
