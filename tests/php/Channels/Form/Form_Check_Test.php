<?php
/**
 * Tests of the form's rules.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tests\Channels\Form;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Form\Form_Check;
use Switchboard\Channels\Form\Form_Field;

/**
 * Conditions and values.
 */
final class Form_Check_Test extends TestCase {

	/**
	 * A condition hangs on another one; a circle shows nothing, a lost one shows everything.
	 */
	public function test_conditions(): void {
		$fields = [
			new Form_Field( 'fields.a', 'select', 'A', choices: [ 'x' => 'X' ] ),
			new Form_Field( 'fields.b', 'text', 'B', only_if: 'fields.a', only_value: 'x' ),
			new Form_Field( 'fields.c', 'text', 'C', only_if: 'fields.b', only_value: 'yes' ),
			new Form_Field( 'fields.d', 'text', 'D', only_if: 'fields.e', only_value: '1' ),
			new Form_Field( 'fields.e', 'text', 'E', only_if: 'fields.d', only_value: '1' ),
			new Form_Field( 'fields.f', 'text', 'F', only_if: 'fields.gone', only_value: '1' ),
		];
		$shown  = static fn( array $values ): string => implode( '', array_map( static fn( Form_Field $field ): string => substr( $field->name, -1 ), ( new Form_Check() )->shown( $fields, $values ) ) );

		$this->assertSame( 'af', $shown( [] ) );
		$this->assertSame( 'abf', $shown( [ 'fields.a' => 'x' ] ) );
		$this->assertSame( 'abcf', $shown( [ 'fields.a' => 'x', 'fields.b' => 'yes' ] ) );
		$this->assertSame( 'af', $shown( [ 'fields.b' => 'yes', 'fields.d' => '1', 'fields.e' => '1' ] ) );
	}

	/**
	 * Values and whether they fit.
	 *
	 * @param string $type    Kind of control.
	 * @param string $value   Value.
	 * @param bool   $fits    Whether it fits.
	 * @param string $example Author's example.
	 */
	#[DataProvider( 'values' )]
	public function test_values( string $type, string $value, bool $fits, string $example = '' ): void {
		$field = new Form_Field( 'fields.x', $type, 'X', choices: [ 'a' => 'A', 5 => 'Five' ], example: $example );
		$this->assertSame( $fits, [] === ( new Form_Check() )->errors( [ $field ], [ 'fields.x' => $value ] ) );
	}

	/**
	 * Kind, value, whether it fits, example.
	 *
	 * @return list<array{0: string, 1: string, 2: bool, 3?: string}>
	 */
	public static function values(): array {
		return [
			[ 'number', '3.5', true ],
			[ 'number', '-2', true ],
			[ 'number', '1e400', false ],
			[ 'number', 'NAN', false ],
			[ 'date', '2028-02-29', true ],
			[ 'date', '2026-02-29', false ],
			[ 'date', "2026-01-01\n", false ],
			[ 'select', 'a', true ],
			[ 'select', '5', true ],
			[ 'select', 'b', false ],
			[ 'checkbox', '1', true ],
			[ 'checkbox', 'on', false ],
			[ 'text', 'anything', true ],
			[ 'text', 'CK-20391', true, 'AB-12345' ],
			[ 'text', 'ck-20391', true, 'AB-12345' ],
			[ 'text', 'CK-2039', false, 'AB-12345' ],
			[ 'text', 'XCK-20391', false, 'AB-12345' ],
			[ 'text', '12/34 (5)', true, '00/00 (0)' ],
			[ 'text', '1~2.3', true, '0~0.0' ],
			[ 'text', '1~2x3', false, '0~0.0' ],
			[ 'text', '[1]', true, '[0]' ],
		];
	}
}
