<?php
/**
 * Checks what a visitor filled in.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

/**
 * Which fields count, and what is wrong with them. The page's script says the same things earlier, but only this decides.
 */
final class Form_Check {

	/**
	 * The fields that the visitor saw: a conditional field counts only while its condition does.
	 *
	 * @param list<Form_Field>      $fields Fields of the form.
	 * @param array<string, string> $values Values by name.
	 * @return list<Form_Field>
	 */
	public function shown( array $fields, array $values ): array {
		$by_name = [];
		foreach ( $fields as $field ) {
			$by_name[ $field->name ] = $field;
		}
		return array_values( array_filter( $fields, fn( Form_Field $field ): bool => $this->is_shown( $field, $by_name, $values, [] ) ) );
	}

	/**
	 * What is wrong.
	 *
	 * @param list<Form_Field>      $fields Fields that were shown.
	 * @param array<string, string> $values Values by name.
	 * @return array<string, string> Translated sentence by field name; empty when all is well.
	 */
	public function errors( array $fields, array $values ): array {
		$errors = [];
		foreach ( $fields as $field ) {
			$error = $this->error( $field, $values[ $field->name ] ?? '' );
			if ( null !== $error ) {
				$errors[ $field->name ] = $error;
			}
		}
		return $errors;
	}

	/**
	 * What is wrong with one value; null when nothing is.
	 *
	 * @param Form_Field $field Field.
	 * @param string     $value Value.
	 */
	private function error( Form_Field $field, string $value ): ?string {
		if ( '' === $value ) {
			return $field->required ? $this->missing( $field ) : null;
		}
		if ( mb_strlen( $value ) > $field->limit ) {
			/* translators: %s: number of characters. */
			return sprintf( __( 'This is too long: at most %s characters.', 'switchboard' ), number_format_i18n( $field->limit ) );
		}
		return $this->fits( $field, $value ) ? null : $this->misfit( $field );
	}

	/**
	 * Whether a value can be one of its field.
	 *
	 * @param Form_Field $field Field.
	 * @param string     $value Value, not empty.
	 */
	private function fits( Form_Field $field, string $value ): bool {
		return match ( $field->type ) {
			'email'    => false !== is_email( $value ),
			'tel'      => 1 === preg_match( '/^\+?[0-9][0-9 ()\/.-]{2,38}$/D', $value ),
			'number'   => is_numeric( $value ) && is_finite( (float) $value ),
			'date'     => preg_match( '/^(\d{4})-(\d{2})-(\d{2})$/D', $value, $found ) && checkdate( (int) $found[2], (int) $found[3], (int) $found[1] ),
			'select'   => isset( $field->choices[ $value ] ),
			'checkbox' => '1' === $value,
			default    => '' === $field->pattern() || preg_match( '~^(?:' . $field->pattern() . ')$~D', $value ),
		};
	}

	/**
	 * What is said of a value that can't be.
	 *
	 * @param Form_Field $field Field.
	 */
	private function misfit( Form_Field $field ): string {
		return match ( $field->type ) {
			'email'    => __( 'This is not a valid e-mail address.', 'switchboard' ),
			'tel'      => __( 'This is not a valid phone number.', 'switchboard' ),
			'number'   => __( 'This is not a number.', 'switchboard' ),
			'date'     => __( 'This is not a date.', 'switchboard' ),
			'select'   => __( 'Please choose one of the list.', 'switchboard' ),
			'checkbox' => __( 'Please tick this box.', 'switchboard' ),
			/* translators: %s: an example, such as CK-20391. */
			default    => sprintf( __( 'It should look like %s.', 'switchboard' ), $field->example ),
		};
	}

	/**
	 * What is said of an empty field.
	 *
	 * @param Form_Field $field Field.
	 */
	private function missing( Form_Field $field ): string {
		return match ( $field->type ) {
			'select'   => __( 'Please choose one.', 'switchboard' ),
			'checkbox' => __( 'Please tick this box.', 'switchboard' ),
			default    => __( 'Please fill this in.', 'switchboard' ),
		};
	}

	/**
	 * Whether a field's condition, and that of the field it depends on, holds.
	 *
	 * @param Form_Field                $field   Field.
	 * @param array<string, Form_Field> $by_name All fields.
	 * @param array<string, string>     $values  Values.
	 * @param list<string>              $seen    Fields already asked: a circle of conditions shows nothing.
	 */
	private function is_shown( Form_Field $field, array $by_name, array $values, array $seen ): bool {
		// A condition on a field that was removed since can't hide anything.
		if ( '' === $field->only_if || ! isset( $by_name[ $field->only_if ] ) ) {
			return true;
		}
		if ( in_array( $field->name, $seen, true ) || ( $values[ $field->only_if ] ?? '' ) !== $field->only_value ) {
			return false;
		}
		return $this->is_shown( $by_name[ $field->only_if ], $by_name, $values, [ ...$seen, $field->name ] );
	}
}
