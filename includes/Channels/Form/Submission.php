<?php
/**
 * What a visitor sends.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Foundation\Text\Html;

/**
 * A filled-in form on its way in, from either door: the page's own POST or the REST API.
 */
final class Submission {

	/**
	 * Raw values; nothing is checked yet but that text is text.
	 *
	 * @param string                $config      Sealed configuration.
	 * @param string                $token       Token.
	 * @param array<string, string> $values      By field name such as `subject` or `fields.order_number`; a ticked box is `1`.
	 * @param list<int>             $attachments Stored files.
	 * @param string                $visitor     Secret under which they were stored.
	 * @param string                $client_id   Sender's own id, '' if none.
	 * @param string                $trap        What stands in the field that nobody sees.
	 * @param int                   $user_id     Signed-in user, 0 for none.
	 * @param array<string, mixed>  $extra       What other plugins put into the form, such as a captcha's answer.
	 */
	public function __construct(
		public readonly string $config,
		public readonly string $token,
		public readonly array $values,
		public readonly array $attachments = [],
		public readonly string $visitor = '',
		public readonly string $client_id = '',
		public readonly string $trap = '',
		public readonly int $user_id = 0,
		public readonly array $extra = []
	) {
	}

	/**
	 * Values from an array with the form's own fields and `fields`; arrays in the place of text are dropped.
	 *
	 * @param array<mixed> $sent Such as the body of a request.
	 * @return array<string, string>
	 */
	public static function values_of( array $sent ): array {
		$values = [];
		foreach ( Field_Setting::OWN as $name ) {
			if ( isset( $sent[ $name ] ) && is_scalar( $sent[ $name ] ) ) {
				$values[ $name ] = self::text( $sent[ $name ] );
			}
		}
		foreach ( is_array( $sent['fields'] ?? null ) ? $sent['fields'] : [] as $key => $value ) {
			if ( is_scalar( $value ) && preg_match( '/^[a-z][a-z0-9_]{0,39}$/', (string) $key ) ) {
				$values[ "fields.$key" ] = self::text( $value );
			}
		}
		return $values;
	}

	/**
	 * One value.
	 *
	 * @param string $name Field.
	 */
	public function value( string $name ): string {
		return $this->values[ $name ] ?? '';
	}

	/**
	 * Text with one kind of line end; true is `1`, false is ''.
	 *
	 * @param string|int|float|bool $value Value.
	 */
	private static function text( string|int|float|bool $value ): string {
		return trim( str_replace( [ "\r\n", "\r" ], "\n", Html::valid_text( (string) $value ) ) );
	}
}
