<?php
/**
 * The owner's general settings.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation;

/**
 * One autoloaded option with typed defaults.
 */
final class Settings {

	public const OPTION = 'switchboard_settings';

	/**
	 * Starts with the defaults of all settings.
	 *
	 * @param array<string, bool|int|string> $defaults By name; the type of a default is the type of the setting.
	 */
	public function __construct( private readonly array $defaults ) {
	}

	/**
	 * All settings.
	 *
	 * @return array<string, bool|int|string>
	 */
	public function all(): array {
		$stored = get_option( self::OPTION );
		return array_merge( $this->defaults, array_intersect_key( is_array( $stored ) ? $stored : [], $this->defaults ) );
	}

	/**
	 * A number.
	 *
	 * @param string $name Setting.
	 */
	public function number( string $name ): int {
		return (int) $this->all()[ $name ];
	}

	/**
	 * A text.
	 *
	 * @param string $name Setting.
	 */
	public function text( string $name ): string {
		return (string) $this->all()[ $name ];
	}

	/**
	 * Changes some settings.
	 *
	 * @param array<string, bool|int|string> $changes By name.
	 */
	public function update( array $changes ): void {
		update_option( self::OPTION, array_merge( $this->all(), array_intersect_key( $changes, $this->defaults ) ), true );
	}
}
