<?php
/**
 * A custom field.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

/**
 * What a site wants to know of each ticket beside what all tickets have.
 */
final class Field {

	public const TEXT     = 'text';
	public const NUMBER   = 'number';
	public const DATE     = 'date';
	public const CHOICE   = 'choice';
	public const CHECKBOX = 'checkbox';

	/**
	 * As in the table.
	 *
	 * @param list<string> $choices Choices of the type `choice`.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $key,
		public readonly string $label,
		public readonly string $type,
		public readonly array $choices,
		public readonly string $description,
		public readonly bool $required_to_solve,
		public readonly bool $public,
		public readonly int $position
	) {
	}

	/**
	 * From a row.
	 *
	 * @param array<string, mixed> $row Row.
	 */
	public static function from_row( array $row ): self {
		return new self(
			(int) $row['id'],
			(string) $row['field_key'],
			(string) $row['label'],
			(string) $row['type'],
			array_map( 'strval', array_values( (array) json_decode( (string) $row['choices'], true ) ) ),
			(string) $row['description'],
			(bool) (int) $row['required_to_solve'],
			(bool) (int) $row['public'],
			(int) $row['position']
		);
	}

	/**
	 * Whether its values are found by a number, not by a text.
	 */
	public function is_numeric(): bool {
		return in_array( $this->type, [ self::NUMBER, self::DATE, self::CHECKBOX ], true );
	}
}
