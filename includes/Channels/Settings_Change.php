<?php
/**
 * Settings as they would be.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * What a connection would have after a change, and whether that can be.
 *
 * @phpstan-import-type Field from Setting
 * @phpstan-import-type Value from Setting
 */
final class Settings_Change {

	/**
	 * Fields of the channel by key.
	 *
	 * @var array<string, Field>
	 */
	private readonly array $fields;

	/**
	 * All settings afterwards.
	 *
	 * @var array<string, Value>
	 */
	private readonly array $after;

	/**
	 * Says which of them count.
	 */
	private readonly Conditions $conditions;

	/**
	 * A change.
	 *
	 * @param Channel                    $channel  Channel.
	 * @param Connection|null            $before   Connection; null for a new one.
	 * @param array<string, mixed>       $settings Settings that are set.
	 * @phpstan-param array<string, Value> $settings
	 * @param array<string, string|null> $secrets  Secrets that are set, null for one that is removed.
	 */
	public function __construct( private readonly Channel $channel, private readonly ?Connection $before, array $settings, #[\SensitiveParameter] private readonly array $secrets ) {
		$fields           = $channel->settings_fields();
		$this->fields     = array_column( $fields, null, 'key' );
		$this->after      = array_merge( $before->settings ?? [], $settings );
		$this->conditions = new Conditions( $fields, $this->after );
	}

	/**
	 * What is wrong.
	 *
	 * @return array<string, string> Sentences by key.
	 */
	public function faults(): array {
		$faults = [];
		foreach ( $this->fields as $key => $field ) {
			$fault = $this->conditions->counts( $key ) ? $this->fault( $field ) : '';
			if ( '' !== $fault ) {
				$faults[ $key ] = $fault;
			}
		}
		return $faults + ( $this->channel instanceof Connects ? $this->channel->faults( $this->in_force(), $this->secret_keys(), $this->changed() ) : [] );
	}

	/**
	 * Stored secrets that must go because their destination changed: those that don't count at the moment, which another change could
	 * send there, and those that the channel keeps for itself, such as tokens.
	 *
	 * @return array<string, null>
	 */
	public function outdated(): array {
		$moved = array_filter( $this->fields, $this->is_moved( ... ) );
		$own   = $moved ? array_filter( $this->before->secrets ?? [], static fn( string $key ): bool => str_starts_with( $key, '_' ) ) : [];
		return array_fill_keys( [ ...array_keys( array_filter( $moved, $this->is_kept( ... ) ) ), ...$own ], null );
	}

	/**
	 * All settings that count, and the usual values of the others.
	 *
	 * @return array<string, mixed>
	 * @phpstan-return array<string, Value>
	 */
	public function in_force(): array {
		$settings = [];
		foreach ( $this->fields as $key => $field ) {
			if ( ! in_array( $field['type'], [ 'secret', ...Setting::WITHOUT_VALUE ], true ) ) {
				$settings[ $key ] = $this->conditions->counts( $key ) && isset( $this->after[ $key ] ) ? $this->after[ $key ] : Setting::usual_value( $field );
			}
		}
		return $settings;
	}

	/**
	 * The fault of a field that counts.
	 *
	 * @param array $field Field.
	 * @phpstan-param Field $field
	 * @return string Sentence; '' for none.
	 */
	private function fault( array $field ): string {
		$key   = $field['key'];
		$value = $this->conditions->value( $key );
		if ( $this->is_kept( $field ) && $this->is_moved( $field ) ) {
			return __( 'Please enter it again: it was made for the account or server that stood here before, and goes to no other by itself.', 'switchboard' );
		}
		if ( ( $field['required'] ?? false ) && ( 'secret' === $field['type'] ? ! in_array( $key, $this->secret_keys(), true ) : in_array( $value, [ '', [] ], true ) ) ) {
			return __( 'Please fill this in.', 'switchboard' );
		}
		foreach ( 'select' === $field['type'] ? $field['options'] : [] as $option ) {
			if ( $option['value'] === $value && ! $this->conditions->offers( $option ) ) {
				/* translators: %s: one of several choices. */
				return sprintf( __( '“%s” doesn’t go with the other settings.', 'switchboard' ), $option['label'] );
			}
		}
		return '';
	}

	/**
	 * Whether a secret would go where it wasn't meant to.
	 *
	 * @param array $field Field.
	 * @phpstan-param Field $field
	 */
	private function is_moved( array $field ): bool {
		return null !== $this->before && [] !== array_intersect( $field['bound'] ?? [], $this->changed() );
	}

	/**
	 * Whether a secret is stored and stays as it is.
	 *
	 * @param array $field Field.
	 * @phpstan-param Field $field
	 */
	private function is_kept( array $field ): bool {
		return in_array( $field['key'], $this->before->secrets ?? [], true ) && ! array_key_exists( $field['key'], $this->secrets );
	}

	/**
	 * Keys of settings that are other than before.
	 *
	 * @return list<string>
	 */
	private function changed(): array {
		$old     = new Conditions( array_values( $this->fields ), $this->before->settings ?? [] );
		$changed = array_filter( array_keys( $this->fields ), fn( string $key ): bool => null === $this->before || $old->value( $key ) !== $this->conditions->value( $key ) );
		return array_values( $changed );
	}

	/**
	 * Keys of the secrets that there would be.
	 *
	 * @return list<string>
	 */
	private function secret_keys(): array {
		$set     = array_filter( $this->secrets, static fn( ?string $secret ): bool => null !== $secret );
		$removed = array_diff_key( $this->secrets, $set );
		return array_values( array_unique( [ ...array_diff( $this->before->secrets ?? [], array_keys( $removed ) ), ...array_keys( $set ) ] ) );
	}
}
