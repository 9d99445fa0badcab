<?php
/**
 * A field of a channel's settings.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels;

/**
 * Writes down fields for Channel::settings_fields(). What a field may say beside its key, type, label, help and options:
 *
 * - `group`: heading that it stands under; fields of a group stand together.
 * - `when`: it counts only while other settings have certain values, see Conditions. An option may have the same.
 * - `placeholder`: an example.
 * - `width`: `full`, `half` or `quarter` of a line.
 * - `required`: it can't be left empty while it counts.
 * - `folded`: it is shown only to whoever opens the rest of its group.
 * - `generate`: a secret that the site may make up.
 * - `bound`: a secret goes only where these settings say; when one of them changes, it must be entered again.
 * - `tests`: what a `test` tries, `receiving` or `sending`.
 *
 * @phpstan-type Condition array<string, list<string>>
 * @phpstan-type Option array{value: string, label: string, when?: list<Condition>}
 * @phpstan-type Field array{key: string, label: string, type: string, help: string, options: list<Option>, group?: string, when?: list<Condition>, placeholder?: string, width?: string, required?: bool, folded?: bool, generate?: bool, bound?: list<string>, tests?: string}
 * @phpstan-type More array{group?: string, when?: list<Condition>, placeholder?: string, width?: string, required?: bool, folded?: bool, generate?: bool, bound?: list<string>, tests?: string}
 * @phpstan-type Value bool|int|float|string|list<string>
 */
final class Setting {

	/** What a field says that doesn't say it. */
	private const USUAL = [
		'group'       => '',
		'when'        => [],
		'placeholder' => '',
		'width'       => 'full',
		'required'    => false,
		'folded'      => false,
		'generate'    => false,
		'bound'       => [],
		'tests'       => '',
	];

	/** Types that have no value: what stands there can be used, not set. */
	public const WITHOUT_VALUE = [ 'test', 'access', 'post_to', 'copy' ];

	/**
	 * A field.
	 *
	 * @param string $key   Key.
	 * @param string $type  Type, see Channel.
	 * @param string $label Label.
	 * @param string $help  Help, '' for none.
	 * @param array  $more  What else it says.
	 * @phpstan-param More $more
	 * @phpstan-return Field
	 */
	public static function field( string $key, string $type, string $label, string $help = '', array $more = [] ): array {
		return [
			'key'     => $key,
			'label'   => $label,
			'type'    => $type,
			'help'    => $help,
			'options' => [],
		] + $more;
	}

	/**
	 * A choice; the first is what a new connection has.
	 *
	 * @param string                             $key     Key.
	 * @param string                             $label   Label.
	 * @param array<int|string, string>          $options Labels by value.
	 * @param string                             $help    Help, '' for none.
	 * @param array                              $more    What else it says.
	 * @param array<string, list<array<string, list<string>>>> $when    Conditions of options by value.
	 * @phpstan-param More $more
	 * @phpstan-return Field
	 */
	public static function select( string $key, string $label, array $options, string $help = '', array $more = [], array $when = [] ): array {
		$field = self::field( $key, 'select', $label, $help, $more );
		foreach ( $options as $value => $option ) {
			$field['options'][] = [
				'value' => (string) $value,
				'label' => $option,
			] + ( isset( $when[ $value ] ) ? [ 'when' => $when[ $value ] ] : [] );
		}
		return $field;
	}

	/**
	 * Fields under a heading, but for those that stand under another.
	 *
	 * @param string $group  Heading.
	 * @param array  $fields Fields.
	 * @phpstan-param list<Field> $fields
	 * @phpstan-return list<Field>
	 */
	public static function group( string $group, array $fields ): array {
		return array_map( static fn( array $field ): array => $field + [ 'group' => $group ], $fields );
	}

	/**
	 * A field with everything that it can say, for REST.
	 *
	 * @param array $field Field.
	 * @phpstan-param Field $field
	 * @return array<string, mixed>
	 */
	public static function whole( array $field ): array {
		$field['options'] = array_map( static fn( array $option ): array => $option + [ 'when' => [] ], $field['options'] );
		return $field + self::USUAL;
	}

	/**
	 * What a field has that was never set.
	 *
	 * @param array $field Field.
	 * @phpstan-param Field $field
	 * @return bool|string|list<string>
	 */
	public static function usual_value( array $field ): bool|string|array {
		return match ( $field['type'] ) {
			'checkbox'        => false,
			'list', 'folders' => [],
			'select'          => $field['options'][0]['value'] ?? '',
			default           => '',
		};
	}
}
