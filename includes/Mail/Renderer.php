<?php
/**
 * Puts values into words.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use Switchboard\Foundation\Text\Html;

/**
 * Replaces variables and builds the whole HTML document and its text alternative.
 *
 * The end of a variable's name says what it holds: `.html` safe HTML, `.url` an address, everything else hostile text.
 */
final class Renderer {

	private const VARIABLE = '/\{\{\s*([a-z][a-z_.]*)\s*\}\}/i';

	/** Around the number of a quote that is taken out for a moment: characters that mean nothing anywhere. */
	private const MARK_OPENS  = "\u{E000}";
	private const MARK_CLOSES = "\u{E001}";

	/**
	 * Writes a letter in the language of the moment.
	 *
	 * @param string                $subject Plain text with variables.
	 * @param string                $body    HTML with variables.
	 * @param array<string, string> $values  Values by variable.
	 * @param string                $footer  Safe HTML below the body, '' for none.
	 * @param string                $mark    Plain text at the very end, by which a mail that quotes this one is known; '' for none.
	 */
	public function write( string $subject, string $body, array $values, string $footer = '', string $mark = '' ): Letter {
		$unknown = [];
		$subject = $this->replace( $subject, $values, $unknown, static fn( string $name, string $value ): string => str_ends_with( $name, '.html' ) ? '' : $value );
		$subject = Html::excerpt( Html::valid_text( $subject ), 300 );
		$body    = $this->replace( $body, $values, $unknown, [ self::class, 'escape' ] );
		// Once more as a whole: a template may have put a stranger's text where an address belongs.
		$body = Html::clean( $body );
		$text = self::text( $body . $footer ) . ( '' === $mark ? '' : "\n\n$mark" );
		return new Letter( $subject, self::document( $subject, $body, $footer, $mark ), $text, array_keys( $unknown ) );
	}

	/**
	 * Replaces variables, each once: what a value holds is never read as a variable.
	 *
	 * @param string                             $text    Text with variables.
	 * @param array<string, string>              $values  Values.
	 * @param array<string, true>                $unknown Names that nobody knows are added here.
	 * @param callable( string, string ): string $escape  Makes a value safe by the name of its variable.
	 */
	private function replace( string $text, array $values, array &$unknown, callable $escape ): string {
		return (string) preg_replace_callback(
			self::VARIABLE,
			static function ( array $found ) use ( $values, &$unknown, $escape ): string {
				$name = strtolower( $found[1] );
				if ( ! isset( $values[ $name ] ) ) {
					$unknown[ $name ] = true;
					return '';
				}
				return $escape( $name, $values[ $name ] );
			},
			$text
		);
	}

	/**
	 * Makes a value fit for HTML.
	 *
	 * @param string $name  Variable.
	 * @param string $value Value.
	 */
	private static function escape( string $name, string $value ): string {
		if ( str_ends_with( $name, '.html' ) ) {
			return $value;
		}
		return str_ends_with( $name, '.url' ) ? esc_url( $value ) : esc_html( Html::valid_text( $value ) );
	}

	/**
	 * The whole document. Ground and text colours are the mail program's own, so that a dark one stays dark and readable.
	 *
	 * @param string $subject Subject.
	 * @param string $body    Safe HTML.
	 * @param string $footer  Safe HTML.
	 * @param string $mark    Plain text.
	 */
	private static function document( string $subject, string $body, string $footer, string $mark ): string {
		$direction = is_rtl() ? 'rtl' : 'ltr';
		$language  = esc_attr( str_replace( '_', '-', determine_locale() ) );
		$footer    = '' === $footer ? '' : "<div style=\"border-top:1px solid #c3c4c7;color:#757575;font-size:13px;margin-top:32px;padding-top:12px\">$footer</div>";
		// Shown, if small: mail programs leave out of an answer's quote what they don't show.
		$mark      = '' === $mark ? '' : '<div dir="ltr" style="color:#757575;font-size:10px;margin-top:24px">' . esc_html( $mark ) . '</div>';
		$font      = '-apple-system,BlinkMacSystemFont,\'Segoe UI\',Roboto,Helvetica,Arial,sans-serif';
		return "<!DOCTYPE html>\n<html lang=\"$language\" dir=\"$direction\">\n<head>\n<meta charset=\"UTF-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
			. "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>" . esc_html( $subject ) . "</title>\n"
			. "<style>:root{color-scheme:light dark}img{max-width:100%;height:auto}blockquote{border-inline-start:2px solid #c3c4c7;margin:0;padding-inline-start:12px}</style>\n</head>\n"
			. "<body dir=\"$direction\" style=\"margin:0;padding:0\">\n<div style=\"font-family:$font;font-size:16px;line-height:1.5;margin:0 auto;max-width:640px;padding:16px;text-align:start\">\n"
			. "$body\n$footer$mark</div>\n</body>\n</html>";
	}

	/**
	 * The text alternative: links keep their address, quotes their mark.
	 *
	 * @param string $html Safe HTML.
	 */
	private static function text( string $html ): string {
		$html = (string) preg_replace_callback(
			'#<a\b[^>]*\bhref="((?:https?|mailto|tel):[^"]*)"[^>]*>(.*?)</a>#is',
			static function ( array $found ): string {
				$label = Html::to_text( $found[2] );
				$url   = html_entity_decode( $found[1], ENT_QUOTES | ENT_HTML5, 'UTF-8' );
				return esc_html( in_array( $label, [ '', $url, preg_replace( '/^(mailto|tel):/', '', $url ) ], true ) ? ( '' === $label ? $url : $label ) : "$label: $url" );
			},
			$html
		);
		$quotes = [];
		do {
			// From the inside out, so that a quote in a quote gets two marks.
			$folded = preg_replace_callback(
				'#<blockquote\b[^>]*>((?:(?!<blockquote\b).)*?)</blockquote>#is',
				static function ( array $found ) use ( &$quotes ): string {
					$quotes[] = '> ' . str_replace( "\n", "\n> ", self::unfold( self::lines( $found[1] ), $quotes ) );
					return '<p>' . self::MARK_OPENS . ( count( $quotes ) - 1 ) . self::MARK_CLOSES . '</p>';
				},
				$html,
				-1,
				$count
			);
			$html   = $folded ?? $html;
		} while ( null !== $folded && $count > 0 );
		return self::unfold( self::lines( $html ), $quotes );
	}

	/**
	 * Text with an empty line between paragraphs and none between items.
	 *
	 * @param string $html HTML.
	 */
	private static function lines( string $html ): string {
		return Html::to_text( str_ireplace( [ '</p>', '</li>' ], [ '</p><br>', '' ], $html ) );
	}

	/**
	 * Puts quotes back in the place of their marks.
	 *
	 * @param string       $text   Text with marks.
	 * @param list<string> $quotes Quotes.
	 */
	private static function unfold( string $text, array $quotes ): string {
		return (string) preg_replace_callback( '/' . self::MARK_OPENS . '(\d+)' . self::MARK_CLOSES . '/u', static fn( array $found ): string => $quotes[ (int) $found[1] ] ?? $found[0], $text );
	}
}
