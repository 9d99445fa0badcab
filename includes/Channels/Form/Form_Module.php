<?php
/**
 * Hooks of forms.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Form;

use Switchboard\Foundation\Module;
use Switchboard\Inboxes\Inbox;
use Switchboard\Inboxes\Inbox_Repository;
use Switchboard\Tickets\Field;
use Switchboard\Tickets\Field_Repository;

/**
 * Registers the block, answers forms of browsers without script and tells the editor what can be asked.
 */
final class Form_Module implements Module {

	public const BLOCK = 'switchboard/ticket-form';

	/**
	 * Takes makers: most requests draw no form.
	 *
	 * @param \Closure(): Form_View        $view    Draws forms.
	 * @param \Closure(): Form_Page        $page    Answers forms without script.
	 * @param \Closure(): Field_Repository $fields  Custom fields.
	 * @param \Closure(): Inbox_Repository $inboxes Inboxes.
	 */
	public function __construct(
		private readonly \Closure $view,
		private readonly \Closure $page,
		private readonly \Closure $fields,
		private readonly \Closure $inboxes
	) {
	}

	/**
	 * Hooks in.
	 */
	public function register(): void {
		add_action( 'init', [ $this, 'register_block' ] );
		// Before canonical redirects, and before anything is printed.
		add_action( 'template_redirect', [ $this, 'answer' ], 5 );
		add_action( 'enqueue_block_editor_assets', [ $this, 'tell_editor' ] );
	}

	/**
	 * Registers the block, once it was built.
	 */
	public function register_block(): void {
		$built = \Switchboard\DIR . '/build/blocks/ticket-form';
		if ( is_file( "$built/block.json" ) ) {
			register_block_type( $built, [ 'render_callback' => fn( array $attributes ): string => ( $this->view )()->render( $attributes ) ] );
			wp_set_script_translations( generate_block_asset_handle( self::BLOCK, 'editorScript' ), 'switchboard', \Switchboard\DIR . '/languages' );
		}
	}

	/**
	 * Answers a form or shows a receipt, where there is one.
	 */
	public function answer(): void {
		// phpcs:disable WordPress.Security.NonceVerification -- Only whether there is anything to do.
		if ( ! isset( $_POST['switchboard'] ) && ! isset( $_GET[ Form_Page::RECEIPT ] ) && ( $_POST || 'post' !== sanitize_key( $_SERVER['REQUEST_METHOD'] ?? '' ) ) ) {
			return;
		}
		// phpcs:enable
		add_filter( 'wp_robots', 'wp_robots_sensitive_page' );
		$address = ( $this->page )()->answer();
		if ( null !== $address && wp_safe_redirect( $address, 303 ) ) {
			exit;
		}
	}

	/**
	 * Gives the editor the site's custom fields and inboxes, by name only.
	 */
	public function tell_editor(): void {
		$handle = generate_block_asset_handle( self::BLOCK, 'editorScript' );
		if ( ! wp_script_is( $handle, 'registered' ) ) {
			return;
		}
		$fields  = array_map(
			static fn( Field $field ): array => [
				'key'     => $field->key,
				'label'   => $field->label,
				'type'    => $field->type,
				'choices' => $field->choices,
				'help'    => $field->description,
			],
			( $this->fields )()->all()
		);
		$inboxes = array_map(
			static fn( Inbox $inbox ): array => [
				'id'   => $inbox->id,
				'name' => $inbox->name,
			],
			( $this->inboxes )()->all()
		);
		wp_add_inline_script( $handle, 'window.switchboardForm = ' . wp_json_encode( compact( 'fields', 'inboxes' ), JSON_HEX_TAG ) . ';', 'before' );
	}
}
