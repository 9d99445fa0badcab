<?php
/**
 * A field as it stands in the form.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

/**
 * A setting with everything filled in that the site knows: label, choices, kind of control. The page draws it, the server checks
 * by it.
 */
final class Form_Field {

	/**
	 * Made by Form_Fields.
	 *
	 * @param string                $name         Such as `subject` or `fields.order_number`.
	 * @param string                $type         `text`, `email`, `tel`, `textarea`, `select`, `checkbox`, `number` or `date`.
	 * @param string                $label        Translated label.
	 * @param bool                  $required     Must be filled in when it is shown.
	 * @param string                $help         Line under the label.
	 * @param array<array-key, string> $choices   Value => label, of a select.
	 * @param string                $autocomplete What browsers may fill in.
	 * @param string                $example      A value that shows what others must look like.
	 * @param bool                  $half         Stands beside its neighbour where there is room.
	 * @param int                   $limit        Characters.
	 * @param string                $only_if      Name of the field that decides whether it is shown, '' for always.
	 * @param string                $only_value   Value that this field must have.
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $type,
		public readonly string $label,
		public readonly bool $required = false,
		public readonly string $help = '',
		public readonly array $choices = [],
		public readonly string $autocomplete = '',
		public readonly string $example = '',
		public readonly bool $half = false,
		public readonly int $limit = 1000,
		public readonly string $only_if = '',
		public readonly string $only_value = ''
	) {
	}

	/**
	 * Name of the control in a page's form: prefixed, for `name` alone is one of WordPress's own query variables.
	 */
	public function input_name(): string {
		return 'switchboard[' . str_replace( '.', '][', $this->name ) . ']';
	}

	/**
	 * Part of an id.
	 */
	public function id(): string {
		return str_replace( '.', '-', $this->name );
	}

	/**
	 * Pattern of values that look like the example: a digit for a digit, a letter for a letter.
	 *
	 * @return string Regular expression without delimiters, '' for any value.
	 */
	public function pattern(): string {
		$pattern = '';
		foreach ( mb_str_split( $this->example ) as $character ) {
			if ( preg_match( '/\d/', $character ) ) {
				$pattern .= '[0-9]';
			} elseif ( preg_match( '/[A-Za-z]/', $character ) ) {
				$pattern .= '[A-Za-z]';
			} else {
				// Written so that PHP and browsers read it alike.
				$pattern .= preg_match( '/[\s\-_#A-Za-z0-9]/', $character ) ? $character : "\\$character";
			}
		}
		return preg_match( '/^[ -~]*$/', $this->example ) ? $pattern : '';
	}
}
