<?php
/**
 * Draws forms.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\Settings;

/**
 * Makes the HTML of a block `switchboard/ticket-form`.
 */
final class Form_View {

	private const INLINE_HTML = [
		'a'      => [
			'href'   => true,
			'target' => true,
			'rel'    => true,
		],
		'br'     => [],
		'em'     => [],
		'strong' => [],
		'code'   => [],
	];

	/**
	 * How often each form was drawn on this page: the same form twice needs two keys.
	 *
	 * @var array<string, int>
	 */
	private array $drawn = [];

	/**
	 * Needs what a form consists of.
	 *
	 * @param Form_Fields $fields   Fields.
	 * @param Form_Seal   $seal     Seals.
	 * @param Form_Page   $page     What was sent without a script.
	 * @param Settings    $settings Largest file.
	 */
	public function __construct(
		private readonly Form_Fields $fields,
		private readonly Form_Seal $seal,
		private readonly Form_Page $page,
		private readonly Settings $settings
	) {
	}

	/**
	 * HTML of a block.
	 *
	 * @param array<string, mixed> $attributes Attributes.
	 */
	public function render( array $attributes ): string {
		if ( is_feed() ) {
			return '';
		}
		$form = $this->sheet( $attributes );
		ob_start();
		require \Switchboard\DIR . '/blocks/ticket-form/render.php';
		return (string) ob_get_clean();
	}

	/**
	 * What the template prints.
	 *
	 * @param array<string, mixed> $attributes Attributes.
	 */
	private function sheet( array $attributes ): Form_Sheet {
		$config  = Form_Config::from_attributes( $attributes, get_locale() );
		$sealed  = $this->seal->seal( $config );
		$key     = $this->key( $sealed );
		$state   = $this->page->state( $key );
		$user    = $state?->submission?->user_id ? get_userdata( $state->submission->user_id ) : false;
		$known   = $user ? [ 'name', 'email' ] : [];
		$all     = $this->fields->of( $config );
		$text    = static fn( string $name, string $otherwise ): string => is_string( $attributes[ $name ] ?? null ) && '' !== trim( $attributes[ $name ] ) ? wp_kses( $attributes[ $name ], self::INLINE_HTML ) : $otherwise;
		$consent = array_values( array_filter( $all, static fn( Form_Field $field ): bool => 'consent' === $field->name ) )[0] ?? null;
		$files   = $text( 'attachmentsLabel', __( 'Files', 'switchboard' ) );
		return new Form_Sheet(
			get_block_wrapper_attributes(
				[
					'id'    => "switchboard-form-$key",
					'style' => self::control_style( $attributes ),
				]
			),
			$key,
			$sealed,
			$this->seal->page_token( Form_Seal::bind( $sealed ) ),
			array_values( array_filter( $all, static fn( Form_Field $field ): bool => 'consent' !== $field->name && ! in_array( $field->name, $known, true ) ) ),
			$consent,
			$text( 'consentText', '' ),
			$config->attachments ? wp_strip_all_tags( $files ) : '',
			$this->largest_file(),
			$text( 'successText', __( 'Thank you. We have your message and will answer by e-mail.', 'switchboard' ) ),
			$text( 'buttonText', __( 'Send', 'switchboard' ) ),
			[
				'form'     => Form_Seal::bind( $sealed ),
				'root'     => rest_url( Controller::REST_NAMESPACE . '/' ),
				'maxSize'  => $this->settings->number( 'max_file_size' ) * MB_IN_BYTES,
				'maxFiles' => Form_Desk::MOST_FILES,
				'strings'  => Form_Strings::all(),
				// By the number of errors: a language may have more than two plurals. Beside the fields, files can be wrong.
				'titles'   => array_map( Form_Desk::title( ... ), range( 0, count( $all ) + 1 ) ),
			],
			/* translators: 1: name, 2: e-mail address. */
			$user ? sprintf( __( 'You write as %1$s (%2$s).', 'switchboard' ), $user->display_name, $user->user_email ) : '',
			$state && is_user_logged_in() ? (string) wp_create_nonce( 'switchboard-form' ) : '',
			$state
		);
	}

	/**
	 * Key of a form on its page, the same at each request.
	 *
	 * @param string $sealed Sealed configuration.
	 */
	private function key( string $sealed ): string {
		$base                 = substr( Form_Seal::bind( $sealed ), 0, 8 );
		$this->drawn[ $base ] = ( $this->drawn[ $base ] ?? 0 ) + 1;
		return $base . ( $this->drawn[ $base ] > 1 ? '-' . $this->drawn[ $base ] : '' );
	}

	/**
	 * The largest file that is taken, for people.
	 */
	private function largest_file(): string {
		return (string) size_format( min( wp_max_upload_size(), $this->settings->number( 'max_file_size' ) * MB_IN_BYTES ) );
	}

	/**
	 * The author's border, for the form's controls: the style sheet reads it from these properties.
	 *
	 * @param array<string, mixed> $attributes Attributes.
	 */
	private static function control_style( array $attributes ): string {
		$border = $attributes['style']['border'] ?? [];
		$values = [
			'width'  => $border['width'] ?? '',
			'style'  => $border['style'] ?? '',
			'color'  => isset( $attributes['borderColor'] ) && is_string( $attributes['borderColor'] ) ? 'var(--wp--preset--color--' . sanitize_key( $attributes['borderColor'] ) . ')' : self::preset( $border['color'] ?? '' ),
			'radius' => is_array( $border['radius'] ?? '' ) ? implode( ' ', array_map( static fn( string $corner ): string => is_scalar( $border['radius'][ $corner ] ?? null ) ? (string) $border['radius'][ $corner ] : '0', [ 'topLeft', 'topRight', 'bottomRight', 'bottomLeft' ] ) ) : ( $border['radius'] ?? '' ),
		];
		$style  = '';
		foreach ( $values as $name => $value ) {
			if ( is_scalar( $value ) && preg_match( '/^[\w#%.,()\s-]{1,120}$/', (string) $value ) && ! str_contains( (string) $value, 'url' ) ) {
				$style .= "--switchboard-control-border-$name:$value;";
			}
		}
		return $style;
	}

	/**
	 * A colour as the editor stores it: `var:preset|color|contrast` becomes CSS.
	 *
	 * @param mixed $color Colour.
	 */
	private static function preset( mixed $color ): string {
		return is_string( $color ) ? (string) preg_replace( '/^var:preset\|color\|([a-z0-9-]+)$/', 'var(--wp--preset--color--$1)', $color ) : '';
	}
}
