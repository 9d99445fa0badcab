<?php
/**
 * A value of a custom field.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

/**
 * Reads what people and forms send into the field's type, and says how it is stored and found.
 */
final class Field_Value {

	private const MAX_LENGTH = 1000;

	/**
	 * A value in its type; null for an empty one.
	 *
	 * @param Field $field Field.
	 * @param mixed $value From a person: forms send all values as text.
	 * @throws Problem When it doesn't fit.
	 */
	public static function parse( Field $field, mixed $value ): string|int|float|bool|null {
		$value = is_string( $value ) ? trim( Html::valid_text( $value ) ) : $value;
		if ( null === $value || '' === $value ) {
			return null;
		}
		if ( ! is_scalar( $value ) ) {
			throw self::misfit( $field, __( 'This value has the wrong type.', 'switchboard' ) );
		}
		return match ( $field->type ) {
			Field::NUMBER   => self::amount( $field, $value ),
			Field::DATE     => self::date( $field, $value ),
			Field::CHECKBOX => self::tick( $field, $value ),
			default         => self::text( $field, $value ),
		};
	}

	/**
	 * What a number index finds: the number, the day as 20261122, or 1 for ticked.
	 *
	 * @param Field                 $field Field.
	 * @param string|int|float|bool $value Parsed value.
	 */
	public static function number( Field $field, string|int|float|bool $value ): float {
		return match ( $field->type ) {
			Field::NUMBER, Field::CHECKBOX => (float) $value,
			Field::DATE                    => (float) str_replace( '-', '', (string) $value ),
			default                        => 0.0,
		};
	}

	/**
	 * The value that was stored as text.
	 *
	 * @param Field  $field Field.
	 * @param string $text  Stored text.
	 */
	public static function from_text( Field $field, string $text ): string|int|float|bool {
		return match ( $field->type ) {
			Field::NUMBER   => self::amount( $field, $text ),
			Field::CHECKBOX => '1' === $text,
			default         => $text,
		};
	}

	/**
	 * The text that a value is stored as.
	 *
	 * @param string|int|float|bool $value Parsed value.
	 */
	public static function to_text( string|int|float|bool $value ): string {
		return is_bool( $value ) ? (string) (int) $value : (string) $value;
	}

	/**
	 * What a person is told about a value.
	 *
	 * @param Field  $field   Field.
	 * @param string $message Translated sentence.
	 */
	public static function misfit( Field $field, string $message ): Problem {
		return new Problem(
			'rest_invalid_param',
			"$field->label: $message",
			400,
			[
				'params' => [
					'fields' => "$field->label: $message",
					"fields[$field->key]" => $message,
				],
			]
		);
	}

	/**
	 * A text.
	 *
	 * @param Field                 $field Field.
	 * @param string|int|float|bool $value Value.
	 * @throws Problem When it is none.
	 */
	private static function text( Field $field, string|int|float|bool $value ): string {
		// A number is read as a text: a browser that makes JSON of a form can't know which is meant.
		if ( is_bool( $value ) ) {
			throw self::misfit( $field, __( 'This value has the wrong type.', 'switchboard' ) );
		}
		if ( mb_strlen( (string) $value ) > self::MAX_LENGTH ) {
			/* translators: %s: number of characters. */
			throw self::misfit( $field, sprintf( __( 'Please use at most %s characters.', 'switchboard' ), number_format_i18n( self::MAX_LENGTH ) ) );
		}
		return (string) $value;
	}

	/**
	 * A finite number; whole ones as int.
	 *
	 * @param Field                 $field Field.
	 * @param string|int|float|bool $value Value.
	 * @throws Problem When it is none.
	 */
	private static function amount( Field $field, string|int|float|bool $value ): int|float {
		if ( ! is_numeric( $value ) || ! is_finite( (float) $value ) ) {
			throw self::misfit( $field, __( 'Please enter a number.', 'switchboard' ) );
		}
		$number = (float) $value;
		// From 2^53 on whole numbers can't be told apart.
		return floor( $number ) === $number && abs( $number ) < 2 ** 53 ? (int) $number : $number;
	}

	/**
	 * A day that exists, as `YYYY-MM-DD`.
	 *
	 * @param Field                 $field Field.
	 * @param string|int|float|bool $value Value.
	 * @throws Problem When it is none.
	 */
	private static function date( Field $field, string|int|float|bool $value ): string {
		if ( ! is_string( $value ) || ! preg_match( '/^(\d{4})-(\d{2})-(\d{2})$/D', $value, $found ) || ! checkdate( (int) $found[2], (int) $found[3], (int) $found[1] ) ) {
			throw self::misfit( $field, __( 'Please enter a date as YYYY-MM-DD.', 'switchboard' ) );
		}
		return $value;
	}

	/**
	 * Ticked or not.
	 *
	 * @param Field                 $field Field.
	 * @param string|int|float|bool $value Value.
	 * @throws Problem When it is neither.
	 */
	private static function tick( Field $field, string|int|float|bool $value ): bool {
		if ( is_float( $value ) || ! rest_is_boolean( is_int( $value ) ? (string) $value : $value ) ) {
			throw self::misfit( $field, __( 'Please say yes or no.', 'switchboard' ) );
		}
		return rest_sanitize_boolean( is_int( $value ) ? (string) $value : $value );
	}
}
