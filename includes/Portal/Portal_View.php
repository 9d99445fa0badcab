<?php
/**
 * Draws customers' pages.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Portal;

use Switchboard\Foundation\REST\Controller;
use Switchboard\Foundation\Settings;

/**
 * Makes the HTML of a block `switchboard/my-tickets`: an empty frame, the same for everybody. What is private comes by REST.
 */
final class Portal_View {

	/**
	 * Needs settings.
	 *
	 * @param Settings $settings The form's page and the largest file.
	 */
	public function __construct( private readonly Settings $settings ) {
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
		$portal = $this->sheet( $attributes );
		ob_start();
		require \Switchboard\DIR . '/blocks/my-tickets/render.php';
		return (string) ob_get_clean();
	}

	/**
	 * What the template prints.
	 *
	 * @param array<string, mixed> $attributes Attributes.
	 * @return array{wrapper: string, heading: string, level: int, write_url: string, write_text: string, settings: array<string, mixed>}
	 */
	private function sheet( array $attributes ): array {
		$text  = static fn( string $name, string $otherwise ): string => is_string( $attributes[ $name ] ?? null ) && '' !== trim( $attributes[ $name ] ) ? wp_strip_all_tags( $attributes[ $name ] ) : $otherwise;
		$form  = $this->settings->number( 'form_page' );
		$level = is_numeric( $attributes['level'] ?? null ) ? (int) $attributes['level'] : 2;
		return [
			'wrapper'    => get_block_wrapper_attributes(),
			'heading'    => false === ( $attributes['showHeading'] ?? true ) ? '' : $text( 'heading', __( 'My tickets', 'switchboard' ) ),
			'level'      => min( 6, max( 1, $level ) ),
			'write_url'  => false !== ( $attributes['showWrite'] ?? true ) && $form > 0 && 'publish' === get_post_status( $form ) ? (string) get_permalink( $form ) : '',
			'write_text' => $text( 'writeText', __( 'Write to us', 'switchboard' ) ),
			'settings'   => [
				'root'     => rest_url( Controller::REST_NAMESPACE . '/' ),
				'login'    => wp_login_url( (string) get_permalink() ),
				'level'    => min( 6, max( 1, $level + 1 ) ),
				'maxSize'  => $this->settings->number( 'max_file_size' ) * MB_IN_BYTES,
				'maxFiles' => 10,
				'strings'  => Portal_Strings::all(),
			],
		];
	}
}
