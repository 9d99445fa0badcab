<?php
/**
 * The shop's pages.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Demo;

use Switchboard\Services;

/**
 * Gives the site its title, a front page, the form and "My tickets".
 */
final class Website {

	/** The theme's template for pages that bring their own heading. */
	private const NO_TITLE = 'page-no-title';

	/**
	 * Builds it.
	 *
	 * @param Services $services Parts.
	 * @param Shop     $shop     Who and what is there.
	 */
	public static function build( Services $services, Shop $shop ): void {
		update_option( 'blogname', 'Clay & Kiln' );
		update_option( 'blogdescription', 'Plain, useful pots from Hebden Bridge' );
		foreach ( get_posts( [ 'post_type' => [ 'post', 'page' ], 'numberposts' => -1 ] ) as $post ) { // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
			wp_delete_post( $post->ID, true );
		}
		$form   = self::add_page( 'Write to us', self::form( $shop->inbox( 'Support' ) ) );
		$portal = self::add_page( 'My tickets', '<!-- wp:switchboard/my-tickets {"align":"wide","level":1,"fontSize":"medium","style":{"spacing":{"margin":{"top":"var:preset|spacing|60"}}}} /-->', self::NO_TITLE );
		$services->settings()->update(
			[
				'form_page'   => $form,
				'portal_page' => $portal,
			]
		);
		update_option( 'show_on_front', 'page' );
		update_option( 'page_on_front', self::add_page( 'Home', self::front( (string) get_permalink( $form ), (string) get_permalink( $portal ) ), self::NO_TITLE ) );
		// Pictures of people would be asked for at a server outside.
		update_option( 'show_avatars', '' );
	}

	/**
	 * Content of the page with the form.
	 *
	 * @param int $inbox Inbox.
	 */
	private static function form( int $inbox ): string {
		$attributes = [
			'inbox'            => $inbox,
			'fields'           => [
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
					'name' => 'fields.product',
					'half' => true,
				],
				[
					'name'    => 'fields.order_number',
					'half'    => true,
					'example' => 'CK-20391',
				],
				[
					'name'     => 'message',
					'required' => true,
				],
				[
					'name'     => 'consent',
					'required' => true,
				],
			],
			'attachmentsLabel' => 'Photos',
			'consentText'      => 'You may keep my message to answer it.',
			'fontSize'         => 'medium',
		];
		return "<!-- wp:paragraph {\"fontSize\":\"medium\"} -->\n<p class=\"has-medium-font-size\">We answer within a day, Tuesday to Saturday.</p>\n<!-- /wp:paragraph -->\n\n"
			. '<!-- wp:switchboard/ticket-form ' . serialize_block_attributes( $attributes ) . ' /-->';
	}

	/**
	 * Content of the front page.
	 *
	 * @param string $form   Address of the form.
	 * @param string $portal Address of "My tickets".
	 */
	private static function front( string $form, string $portal ): string {
		$paragraphs = [
			'Bowls, cups and teapots for every day, thrown and fired in an old mill on the river. Each one carries the stamp of its firing on the foot, so that we can match it in ten years.',
			'On Saturdays the wheels are yours: come to a class and take home what survives the kiln.',
		];
		$content    = "<!-- wp:heading {\"level\":1,\"style\":{\"spacing\":{\"margin\":{\"top\":\"var:preset|spacing|60\"}}}} -->\n<h1 class=\"wp-block-heading\" style=\"margin-top:var(--wp--preset--spacing--60)\">Clay &amp; Kiln</h1>\n<!-- /wp:heading -->\n\n" . implode( "\n\n", array_map( static fn( string $text ): string => "<!-- wp:paragraph -->\n<p>$text</p>\n<!-- /wp:paragraph -->", $paragraphs ) );
		$button     = static fn( string $text, string $url, string $style ): string => '<!-- wp:button' . ( '' === $style ? '' : " {\"className\":\"$style\"}" ) . " -->\n<div class=\"" . trim( "wp-block-button $style" ) . '"><a class="wp-block-button__link wp-element-button" href="' . esc_url( $url ) . "\">$text</a></div>\n<!-- /wp:button -->";
		return $content . "\n\n<!-- wp:buttons -->\n<div class=\"wp-block-buttons\">" . $button( 'Write to us', $form, '' ) . "\n\n" . $button( 'My tickets', $portal, 'is-style-outline' ) . "</div>\n<!-- /wp:buttons -->";
	}

	/**
	 * A page.
	 *
	 * @param string $title    Title.
	 * @param string $content  Blocks.
	 * @param string $template One of the theme's templates, '' for its usual one.
	 */
	private static function add_page( string $title, string $content, string $template = '' ): int {
		return wp_insert_post(
			[
				'post_type'      => 'page',
				'post_status'    => 'publish',
				'post_title'     => wp_slash( $title ),
				'post_content'   => wp_slash( $content ),
				'comment_status' => 'closed',
				// Given as `page_template` it would be refused by a theme that has no such file.
				'meta_input'     => array_filter( [ '_wp_page_template' => $template ] ),
			]
		);
	}
}
