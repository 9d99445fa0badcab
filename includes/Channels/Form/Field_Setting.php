<?php
/**
 * A field of a form, as the block's author set it up.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

/**
 * One entry of the block's list of fields: which field, whether it is required, its label and when it is shown.
 */
final class Field_Setting {

	/** The form's own fields; every other one is a custom field of tickets, written `fields.<key>`. */
	public const OWN = [ 'name', 'email', 'phone', 'subject', 'message', 'priority', 'inbox', 'consent' ];

	/** Without these a ticket can't be opened. */
	public const ALWAYS_REQUIRED = [ 'email', 'message' ];

	/**
	 * Use from_array().
	 *
	 * @param string     $name       Such as `subject` or `fields.order_number`.
	 * @param bool       $required   Must be filled in when it is shown.
	 * @param string     $label      The author's own label, '' for the usual one.
	 * @param string     $help       Line under the label, '' for the usual one.
	 * @param string     $example    A value that shows what others must look like, '' for any.
	 * @param bool       $half       Stands beside its neighbour where there is room.
	 * @param string     $only_if    Name of the choice that decides whether it is shown, '' for always.
	 * @param string     $only_value Value that this choice must have.
	 * @param list<int>  $inboxes    Inboxes to choose from; none means all.
	 */
	public function __construct(
		public readonly string $name,
		public readonly bool $required = false,
		public readonly string $label = '',
		public readonly string $help = '',
		public readonly string $example = '',
		public readonly bool $half = false,
		public readonly string $only_if = '',
		public readonly string $only_value = '',
		public readonly array $inboxes = []
	) {
	}

	/**
	 * Reads an entry of the block's attribute or of a sealed configuration; what doesn't fit becomes the default.
	 *
	 * @param array<mixed> $entry Entry.
	 * @return self|null Null when it names no field.
	 */
	public static function from_array( array $entry ): ?self {
		$text = static fn( string $key, int $limit ): string => is_scalar( $entry[ $key ] ?? null ) ? mb_substr( trim( wp_strip_all_tags( (string) $entry[ $key ] ) ), 0, $limit ) : '';
		$name = $text( 'name', 60 );
		if ( ! in_array( $name, self::OWN, true ) && ! preg_match( '/^fields\.[a-z][a-z0-9_]{0,39}$/', $name ) ) {
			return null;
		}
		$inboxes = is_array( $entry['inboxes'] ?? null ) ? $entry['inboxes'] : [];
		return new self(
			$name,
			in_array( $name, self::ALWAYS_REQUIRED, true ) || ! empty( $entry['required'] ),
			$text( 'label', 200 ),
			$text( 'help', 500 ),
			$text( 'example', 60 ),
			! empty( $entry['half'] ),
			in_array( $name, self::ALWAYS_REQUIRED, true ) ? '' : $text( 'onlyIf', 60 ),
			$text( 'onlyValue', 200 ),
			array_values( array_filter( array_map( static fn( mixed $id ): int => is_numeric( $id ) ? (int) $id : 0, $inboxes ) ) )
		);
	}

	/**
	 * For the sealed configuration: only what differs from the default.
	 *
	 * @return array<string, mixed>
	 */
	public function to_array(): array {
		return array_filter(
			[
				'name'      => $this->name,
				'required'  => $this->required,
				'label'     => $this->label,
				'help'      => $this->help,
				'example'   => $this->example,
				'half'      => $this->half,
				'onlyIf'    => $this->only_if,
				'onlyValue' => $this->only_value,
				'inboxes'   => $this->inboxes,
			]
		);
	}

	/**
	 * Key of the custom field; '' for the form's own fields.
	 */
	public function custom_key(): string {
		return str_starts_with( $this->name, 'fields.' ) ? substr( $this->name, 7 ) : '';
	}
}
