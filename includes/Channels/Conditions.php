<?php
/**
 * Which settings count.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * Reads `when` of fields and options: a list of conditions of which one must be true; a condition names settings and, for each, the
 * values of which it must have one. A setting that doesn't count itself has no value. The settings screen does the same in
 * src/settings/connections/conditions.ts.
 *
 * @phpstan-import-type Condition from Setting
 * @phpstan-import-type Field from Setting
 * @phpstan-import-type Option from Setting
 */
final class Conditions {

	/**
	 * Fields by key.
	 *
	 * @var array<string, Field>
	 */
	private readonly array $fields;

	/**
	 * Whether each counts, as far as somebody asked; null while it is being found out.
	 *
	 * @var array<string, bool|null>
	 */
	private array $counts = [];

	/**
	 * Needs all fields and what they have.
	 *
	 * @param array                $fields Fields.
	 * @param array<string, mixed> $values Settings by key; what was never set has its usual value.
	 * @phpstan-param list<Field> $fields
	 */
	public function __construct( array $fields, private readonly array $values ) {
		$this->fields = array_column( $fields, null, 'key' );
	}

	/**
	 * Whether a setting counts.
	 *
	 * @param string $key Key.
	 */
	public function counts( string $key ): bool {
		if ( ! array_key_exists( $key, $this->counts ) ) {
			// Two that wait for each other never count.
			$this->counts[ $key ] = null;
			$this->counts[ $key ] = isset( $this->fields[ $key ] ) && $this->is_true( $this->fields[ $key ]['when'] ?? [] );
		}
		return true === $this->counts[ $key ];
	}

	/**
	 * Whether a choice can be made now.
	 *
	 * @param array $option Option.
	 * @phpstan-param Option $option
	 */
	public function offers( array $option ): bool {
		return $this->is_true( $option['when'] ?? [] );
	}

	/**
	 * What a setting has.
	 *
	 * @param string $key Key.
	 */
	public function value( string $key ): mixed {
		return $this->values[ $key ] ?? ( isset( $this->fields[ $key ] ) ? Setting::usual_value( $this->fields[ $key ] ) : '' );
	}

	/**
	 * Whether one of several conditions is true.
	 *
	 * @param array $when Conditions; none means always.
	 * @phpstan-param list<Condition> $when
	 */
	private function is_true( array $when ): bool {
		foreach ( $when as $condition ) {
			$is_met = true;
			foreach ( $condition as $key => $wanted ) {
				$value  = $this->value( $key );
				$is_met = $is_met && $this->counts( $key ) && is_scalar( $value ) && in_array( (string) $value, $wanted, true );
			}
			if ( $is_met ) {
				return true;
			}
		}
		return ! $when;
	}
}
