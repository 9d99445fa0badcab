<?php
/**
 * A field of a channel's settings.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * Writes down fields for Channel::settings_fields().
 */
final class Setting {

	/**
	 * A field.
	 *
	 * @param string $key   Key.
	 * @param string $type  Type, see Channel.
	 * @param string $label Label.
	 * @param string $help  Help, '' for none.
	 * @return array{key: string, label: string, type: string, help: string, options: list<array{value: string, label: string}>}
	 */
	public static function field( string $key, string $type, string $label, string $help = '' ): array {
		return [
			'key'     => $key,
			'label'   => $label,
			'type'    => $type,
			'help'    => $help,
			'options' => [],
		];
	}

	/**
	 * A choice; the first is what a new connection has.
	 *
	 * @param string                $key     Key.
	 * @param string                $label   Label.
	 * @param array<string, string> $options Labels by value.
	 * @param string                $help    Help, '' for none.
	 * @return array{key: string, label: string, type: string, help: string, options: list<array{value: string, label: string}>}
	 */
	public static function select( string $key, string $label, array $options, string $help = '' ): array {
		$field = self::field( $key, 'select', $label, $help );
		foreach ( $options as $value => $option ) {
			$field['options'][] = [
				'value' => (string) $value,
				'label' => $option,
			];
		}
		return $field;
	}
}
