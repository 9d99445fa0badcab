<?php
/**
 * HTML that people wrote.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Foundation\Text;

/**
 * Makes foreign HTML safe to show and readable as text.
 */
final class Html {

	/** Grows when the allow-list changes: what was cleaned by an older list is cleaned again from the original. */
	public const RULES_VERSION = 1;

	/** More than any letter has; the time to balance them grows with their square. What has more is kept as its words. */
	private const MOST_TAGS = 20000;

	private const TEXT_TAGS = [ 'a', 'abbr', 'b', 'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'col', 'colgroup', 'dd', 'del', 'details', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'font', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 's', 'small', 'span', 'strike', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt', 'u', 'ul' ];

	private const ATTRIBUTES = [ 'align', 'bgcolor', 'border', 'cellpadding', 'cellspacing', 'cite', 'color', 'colspan', 'datetime', 'dir', 'face', 'height', 'lang', 'rowspan', 'size', 'span', 'start', 'style', 'title', 'type', 'valign', 'width' ];

	/**
	 * Safe HTML by an allow-list: no scripts, forms, frames, event handlers, ids or classes.
	 *
	 * @param string $html Foreign HTML.
	 */
	public static function clean( string $html ): string {
		$html = self::without_invisible_blocks( self::valid_text( $html ) );
		$html = wp_kses( $html, self::allowed(), [ 'http', 'https', 'mailto', 'tel', 'cid' ] );
		if ( substr_count( $html, '<' ) > self::MOST_TAGS ) {
			return '<pre>' . esc_html( self::to_text( $html ) ) . '</pre>';
		}
		return trim( force_balance_tags( $html ) );
	}

	/**
	 * Plain text of HTML: paragraphs, breaks and list items become lines.
	 *
	 * @param string $html HTML.
	 */
	public static function to_text( string $html ): string {
		$html = self::without_invisible_blocks( $html );
		$html = (string) preg_replace( '/<li\b[^>]*>/i', "\n- ", (string) preg_replace( '/[ \t\r\n]+/', ' ', $html ) );
		$html = (string) preg_replace( '#<br\b[^>]*>|</(?:p|div|h[1-6]|tr|li|ul|ol|blockquote|pre|table)\s*>#i', "\n", $html );
		$text = html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		$text = str_replace( "\u{a0}", ' ', $text );
		return trim( (string) preg_replace( [ '/[ \t]+/', '/ ?\n ?/', '/\n{3,}/' ], [ ' ', "\n", "\n\n" ], $text ) );
	}

	/**
	 * HTML of plain text: escaped, with paragraphs, breaks and links.
	 *
	 * @param string $text Plain text.
	 */
	public static function from_text( string $text ): string {
		return trim( make_clickable( wpautop( esc_html( self::valid_text( $text ) ) ) ) );
	}

	/**
	 * The beginning of a text in one line.
	 *
	 * @param string $text  Plain text.
	 * @param int    $limit Characters.
	 */
	public static function excerpt( string $text, int $limit = 180 ): string {
		return mb_substr( trim( (string) preg_replace( '/\s+/u', ' ', $text ) ), 0, $limit );
	}

	/**
	 * Valid UTF-8 without control characters.
	 *
	 * @param string $text Any bytes.
	 */
	public static function valid_text( string $text ): string {
		$text = mb_check_encoding( $text, 'UTF-8' ) ? $text : mb_convert_encoding( $text, 'UTF-8', 'UTF-8' );
		return (string) preg_replace( '/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/u', '', (string) $text );
	}

	/**
	 * Kses keeps the text of what it drops: styles and scripts go whole.
	 *
	 * @param string $html HTML.
	 */
	private static function without_invisible_blocks( string $html ): string {
		return (string) preg_replace( [ '#<(script|style|title|head|template|noscript|iframe|object|svg|math|textarea|select)\b.*?(?:</\1\s*>|$)#is', '/<!--.*?(?:-->|$)/s' ], '', $html );
	}

	/**
	 * The allow-list.
	 *
	 * @return array<string, array<string, bool>>
	 */
	private static function allowed(): array {
		$attributes = array_fill_keys( self::ATTRIBUTES, true );
		$allowed    = array_fill_keys( self::TEXT_TAGS, $attributes );

		$allowed['a']  += [
			'href' => true,
			'name' => true,
		];
		$allowed['img'] += [
			'src' => true,
			'alt' => true,
		];
		$allowed['details'] += [ 'open' => true ];
		return $allowed;
	}
}
