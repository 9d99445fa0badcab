<?php
/**
 * A line of a mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * One line as it is judged, whether it comes from plain text or from HTML.
 */
final class Quote_Line {

	/**
	 * Said by HTML only: what the mark-up tells of a line.
	 */
	public const BORDER    = 'border';
	public const INTRO     = 'intro';
	public const SIGNATURE = 'signature';
	public const FORWARD   = 'forward';

	/**
	 * The text without spaces around it, valid UTF-8, without the quote's signs.
	 */
	public readonly string $text;

	/**
	 * A line.
	 *
	 * @param string $text   Its text.
	 * @param bool   $quoted Whether it is marked as another's words.
	 * @param string $role   One of the constants above, or ''.
	 */
	public function __construct( string $text, public readonly bool $quoted = false, public readonly string $role = '' ) {
		$this->text = $text;
	}

	/**
	 * A line of plain text: ">" at its beginning marks it as quoted.
	 *
	 * @param string $line The line, with or without its end.
	 */
	public static function of_text( string $line ): self {
		// The rest of a line that long decides nothing.
		$text = substr( $line, 0, 2000 );
		if ( ! mb_check_encoding( $text, 'UTF-8' ) ) {
			$text = mb_scrub( $text, 'UTF-8' );
		}
		$text   = trim( (string) preg_replace( '/[\x{A0}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}\x{FEFF}\t]+/u', ' ', $text ) );
		$quoted = str_starts_with( $text, '>' ) && 1 !== preg_match( '/^>\s*:\s*$/', $text );
		return new self( $quoted ? trim( ltrim( $text, '> ' ) ) : $text, $quoted );
	}

	/**
	 * Whether nothing stands there.
	 */
	public function is_blank(): bool {
		return '' === $this->text && ! $this->quoted && '' === $this->role;
	}
}
