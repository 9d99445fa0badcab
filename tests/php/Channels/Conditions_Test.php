<?php

declare(strict_types=1);

namespace Switchboard\Tests\Channels;

use PHPUnit\Framework\TestCase;
use Switchboard\Channels\Conditions;
use Switchboard\Channels\Setting;

final class Conditions_Test extends TestCase {

	/**
	 * Whether each field counts.
	 *
	 * @param array<string, mixed> $values Settings.
	 * @return array<string, bool>
	 */
	private static function counting( array $values ): array {
		$fields     = [
			Setting::select( 'way', 'Way', [ 'none' => 'None', 'imap' => 'IMAP', 'pop3' => 'POP3' ] ),
			Setting::select( 'after', 'After', [ 'leave' => 'Leave', 'move' => 'Move' ], '', [ 'when' => [ [ 'way' => [ 'imap', 'pop3' ] ] ] ] ),
			Setting::field( 'to', 'text', 'To', '', [ 'when' => [ [ 'after' => [ 'move' ] ] ] ] ),
			Setting::field( 'user', 'text', 'User', '', [ 'when' => [ [ 'way' => [ 'imap' ], 'after' => [ 'leave' ] ], [ 'sends' => [ '1' ] ] ] ] ),
			Setting::field( 'sends', 'checkbox', 'Sends' ),
			Setting::field( 'egg', 'text', 'Egg', '', [ 'when' => [ [ 'hen' => [ '' ] ] ] ] ),
			Setting::field( 'hen', 'text', 'Hen', '', [ 'when' => [ [ 'egg' => [ '' ] ] ] ] ),
			Setting::field( 'lost', 'text', 'Lost', '', [ 'when' => [ [ 'gone' => [ '' ] ] ] ] ),
		];
		$conditions = new Conditions( $fields, $values );
		return array_map( $conditions->counts( ... ), array_column( $fields, 'key', 'key' ) );
	}

	public function test_a_field_without_a_condition_counts(): void {
		$this->assertTrue( self::counting( [] )['way'] );
	}

	public function test_what_was_never_set_has_its_usual_value(): void {
		$this->assertFalse( self::counting( [] )['after'] );
		$this->assertTrue( self::counting( [ 'way' => 'pop3' ] )['after'] );
		$this->assertTrue( self::counting( [ 'way' => 'imap' ] )['user'] );
	}

	public function test_all_of_a_condition_must_be_true_and_one_condition_is_enough(): void {
		$this->assertFalse( self::counting( [ 'way' => 'pop3' ] )['user'] );
		$this->assertFalse( self::counting( [ 'way' => 'imap', 'after' => 'move' ] )['user'] );
		$this->assertTrue( self::counting( [ 'sends' => true ] )['user'] );
	}

	public function test_a_setting_that_does_not_count_has_no_value(): void {
		$this->assertTrue( self::counting( [ 'way' => 'imap', 'after' => 'move' ] )['to'] );
		$this->assertFalse( self::counting( [ 'way' => 'none', 'after' => 'move' ] )['to'] );
	}

	public function test_settings_that_wait_for_each_other_or_for_nothing_never_count(): void {
		$counting = self::counting( [] );
		$this->assertSame( [ false, false, false ], [ $counting['egg'], $counting['hen'], $counting['lost'] ] );
	}

	public function test_an_option_may_have_a_condition_too(): void {
		$fields = [
			Setting::select( 'way', 'Way', [ 'imap' => 'IMAP', 'pop3' => 'POP3' ] ),
			Setting::select( 'after', 'After', [ 'leave' => 'Leave', 'move' => 'Move' ], '', [], [ 'move' => [ [ 'way' => [ 'imap' ] ] ] ] ),
		];
		[ $leave, $move ] = $fields[1]['options'];
		$this->assertTrue( ( new Conditions( $fields, [] ) )->offers( $move ) );
		$this->assertFalse( ( new Conditions( $fields, [ 'way' => 'pop3' ] ) )->offers( $move ) );
		$this->assertTrue( ( new Conditions( $fields, [ 'way' => 'pop3' ] ) )->offers( $leave ) );
	}
}
