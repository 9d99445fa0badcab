<?php
/**
 * How a form was set up.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

/**
 * What the server must know of a block to check what visitors send. It travels sealed in the page, so that no post is looked
 * up and nobody can change it.
 */
final class Form_Config {

	/** Shown when the author chose nothing. */
	public const DEFAULT_FIELDS = [
		[
			'name'     => 'name',
			'required' => true,
			'half'     => true,
		],
		[
			'name'     => 'email',
			'required' => true,
			'half'     => true,
		],
		[
			'name'     => 'subject',
			'required' => true,
		],
		[
			'name'     => 'message',
			'required' => true,
		],
	];

	/**
	 * Use from_attributes() or from_array().
	 *
	 * @param int                 $inbox_id    Where tickets go, 0 for the first inbox.
	 * @param list<Field_Setting> $fields      In the order in which they stand.
	 * @param bool                $attachments Whether files may be added.
	 * @param string              $consent     What the visitor agrees to, plain text.
	 * @param string              $locale      Language of the page.
	 */
	public function __construct(
		public readonly int $inbox_id,
		public readonly array $fields,
		public readonly bool $attachments,
		public readonly string $consent,
		public readonly string $locale
	) {
	}

	/**
	 * From the block's attributes.
	 *
	 * @param array<string, mixed> $attributes Attributes.
	 * @param string               $locale     Language of the page.
	 */
	public static function from_attributes( array $attributes, string $locale ): self {
		return self::from_array(
			[
				'inbox'       => $attributes['inbox'] ?? 0,
				'fields'      => $attributes['fields'] ?? self::DEFAULT_FIELDS,
				'attachments' => $attributes['attachments'] ?? true,
				'consent'     => $attributes['consentText'] ?? '',
				'locale'      => $locale,
			]
		);
	}

	/**
	 * From an array of the form of to_array(); what doesn't fit becomes the default.
	 *
	 * @param array<mixed> $config Array.
	 */
	public static function from_array( array $config ): self {
		$fields = [];
		foreach ( is_array( $config['fields'] ?? null ) ? $config['fields'] : [] as $entry ) {
			$field = is_array( $entry ) ? Field_Setting::from_array( $entry ) : null;
			if ( null !== $field ) {
				$fields[ $field->name ] ??= $field;
			}
		}
		// A form that can't say who wrote or what would be of no use.
		foreach ( Field_Setting::ALWAYS_REQUIRED as $name ) {
			$fields[ $name ] ??= new Field_Setting( $name, true );
		}
		$consent = is_string( $config['consent'] ?? null ) ? $config['consent'] : '';
		return new self(
			is_numeric( $config['inbox'] ?? null ) ? max( 0, (int) $config['inbox'] ) : 0,
			array_values( $fields ),
			! empty( $config['attachments'] ),
			mb_substr( trim( wp_strip_all_tags( $consent ) ), 0, 1000 ),
			is_string( $config['locale'] ?? null ) && preg_match( '/^[A-Za-z0-9_-]{1,20}$/', $config['locale'] ) ? $config['locale'] : ''
		);
	}

	/**
	 * For sealing.
	 *
	 * @return array<string, mixed>
	 */
	public function to_array(): array {
		return [
			'inbox'       => $this->inbox_id,
			'fields'      => array_map( static fn( Field_Setting $field ): array => $field->to_array(), $this->fields ),
			'attachments' => $this->attachments,
			'consent'     => $this->consent,
			'locale'      => $this->locale,
		];
	}
}
