<?php
/**
 * The words of an HTML mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Makes plain text of HTML, for mails that have nothing else, and HTML of plain text.
 */
final class Html_Text {

	/** Elements that stand on lines of their own. */
	private const BLOCKS = 'address|article|aside|blockquote|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul';

	/**
	 * The words of HTML.
	 *
	 * @param string $html HTML.
	 */
	public static function of( string $html ): string {
		$steps = [
			'/<!--.*?(?:-->|$)/s' => '',
			'/<(script|style|title|template)\b[^>]*+>.*?(?:<\/\1\s*>|$)/is' => '',
			'/\s+/' => ' ',
			'/<br\b[^>]*+>\s?/i' => "\n",
			'/<\/?(?:' . self::BLOCKS . ')\b[^>]*+>/i' => "\n",
			'/<\/t[dh]\s*>/i' => "\t",
			'/<\/?[a-z!?][^>]*+(?:>|$)/i' => '',
		];
		$text  = self::replace( $steps, $html );
		$text  = html_entity_decode( $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		$text  = self::replace(
			[
				'/[ \t\x{a0}]*\n[ \t\x{a0}]*/u' => "\n",
				'/\n{3,}/' => "\n\n",
			],
			$text
		);
		return trim( $text );
	}

	/**
	 * Replaces; a step that is too much for the machine is left out.
	 *
	 * @param array<string, string> $steps Patterns and what takes their place.
	 * @param string                $text  Text.
	 */
	private static function replace( array $steps, string $text ): string {
		foreach ( $steps as $pattern => $replacement ) {
			$text = preg_replace( $pattern, $replacement, $text ) ?? $text;
		}
		return $text;
	}

	/**
	 * Plain text as HTML.
	 *
	 * @param string $text Text.
	 */
	public static function from( string $text ): string {
		return '<p>' . str_replace( "\n", "<br>\n", htmlspecialchars( trim( $text ), ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8' ) ) . '</p>';
	}
}
