<?php
/**
 * A form about to be drawn.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

/**
 * All that blocks/ticket-form/render.php prints. Without a state it is the same for every visitor.
 */
final class Form_Sheet {

	/**
	 * Made by Form_View.
	 *
	 * @param string               $wrapper    Attributes of the outer element, escaped.
	 * @param string               $key        Key of the form on its page.
	 * @param string               $config     Sealed configuration.
	 * @param string               $token      Token for browsers without script.
	 * @param list<Form_Field>     $fields     Fields but the consent.
	 * @param Form_Field|null      $consent    Consent.
	 * @param string               $agreement  Consent's text with its links, safe HTML.
	 * @param string               $files      Label of the files, '' when the form takes none.
	 * @param string               $limit      Largest file, for people.
	 * @param string               $success    What is said after sending, safe HTML.
	 * @param string               $button     Button's text, safe HTML.
	 * @param array<string, mixed> $settings   For the page's script.
	 * @param string               $writing_as Who is signed in, for a form that this visitor has sent already.
	 * @param string               $nonce      Proves that a signed-in visitor saw this page; only on a page that no cache keeps.
	 * @param Form_State|null      $state      What must be said.
	 */
	public function __construct(
		public readonly string $wrapper,
		public readonly string $key,
		public readonly string $config,
		public readonly string $token,
		public readonly array $fields,
		public readonly ?Form_Field $consent,
		public readonly string $agreement,
		public readonly string $files,
		public readonly string $limit,
		public readonly string $success,
		public readonly string $button,
		public readonly array $settings,
		public readonly string $writing_as,
		public readonly string $nonce,
		public readonly ?Form_State $state
	) {
	}

	/**
	 * Id of the whole, or of a field's control.
	 *
	 * @param Form_Field|null $field Field.
	 * @param string          $part  Such as `error`.
	 */
	public function id( ?Form_Field $field = null, string $part = '' ): string {
		return "switchboard-form-$this->key" . ( $field ? '-' . $field->id() : '' ) . ( '' === $part ? '' : "-$part" );
	}

	/**
	 * Value to put back in.
	 *
	 * @param Form_Field $field Field.
	 */
	public function value( Form_Field $field ): string {
		return $this->state?->submission?->value( $field->name ) ?? '';
	}

	/**
	 * What is wrong with a field, '' when nothing is.
	 *
	 * @param string $name Field.
	 */
	public function error( string $name ): string {
		return $this->state->errors[ $name ] ?? '';
	}

	/**
	 * Errors for the summary, and where their links lead.
	 *
	 * @return list<array{text: string, target: string}>
	 */
	public function errors(): array {
		$errors = [];
		foreach ( $this->state->errors ?? [] as $name => $message ) {
			$field    = $this->field( $name );
			$label    = $field->label ?? $this->files;
			$errors[] = [
				// A label may be a question or a sentence.
				'text'   => preg_match( '/\p{Po}$/u', $label ) ? "$label $message" : sprintf( Form_Strings::all()['item'], $label, $message ),
				'target' => $field ? $this->id( $field ) : $this->id( null, 'files' ),
			];
		}
		return $errors;
	}

	/**
	 * Ids of the texts that describe a field, for `aria-describedby`.
	 *
	 * @param Form_Field $field Field.
	 */
	public function described_by( Form_Field $field ): string {
		$ids = [ $this->id( $field, 'error' ) ];
		if ( '' !== $field->help ) {
			array_unshift( $ids, $this->id( $field, 'help' ) );
		}
		return implode( ' ', $ids );
	}

	/**
	 * When a conditional field is meant, for browsers that can't hide it.
	 *
	 * @param Form_Field $field Field.
	 */
	public function condition( Form_Field $field ): string {
		$other = '' === $field->only_if ? null : $this->field( $field->only_if );
		if ( null === $other ) {
			return '';
		}
		return 'checkbox' === $other->type
			/* translators: %s: label of a box. */
			? sprintf( __( 'Only if “%s” is ticked.', 'switchboard' ), $other->label )
			/* translators: 1: label of a choice, 2: the value that it must have. */
			: sprintf( __( 'Only if “%1$s” is “%2$s”.', 'switchboard' ), $other->label, $other->choices[ $field->only_value ] ?? $field->only_value );
	}

	/**
	 * Whether it was just sent.
	 */
	public function is_sent(): bool {
		return Form_State::SENT === $this->state?->kind;
	}

	/**
	 * A field of the form.
	 *
	 * @param string $name Name.
	 */
	private function field( string $name ): ?Form_Field {
		foreach ( [ ...$this->fields, $this->consent ] as $field ) {
			if ( $field?->name === $name ) {
				return $field;
			}
		}
		return null;
	}
}
