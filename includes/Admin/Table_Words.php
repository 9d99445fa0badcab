<?php
/**
 * The words of the app's tables.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Admin;

/**
 * The tables are WordPress's DataViews. No script of WordPress's brings them alone, so they come with the app; their words
 * stay WordPress's, whose Site Editor has the same tables in every language.
 */
final class Table_Words {

	private const SOURCE = 'wp-edit-site';

	/** As they stand in the package; a context is parted from its word by the sign 4. */
	private const WORDS = [
		'Actions',
		'Current page',
		'Next page',
		'No results',
		'Page %1$d of %2$d',
		'Previous page',
		'Search',
		'Sort ascending',
		'Sort descending',
		"paging\u{4}<div>Page</div>%1\$s<div>of %2\$d</div>",
	];

	/**
	 * The script that tells them to the app, in the language of the current user; '' where WordPress has no translation.
	 */
	public static function script(): string {
		$file     = load_script_textdomain( self::SOURCE, 'default' );
		$contents = $file ? json_decode( $file, true ) : null;
		$words    = array_intersect_key( $contents['locale_data']['messages'] ?? [], array_flip( self::WORDS ) );
		return $words ? 'wp.i18n.setLocaleData( ' . wp_json_encode( $words, JSON_HEX_TAG | JSON_UNESCAPED_SLASHES ) . ', "default" );' : '';
	}
}
