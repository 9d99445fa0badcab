<?php
/**
 * Folds quotes away.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email;

use Switchboard\Channels\Email\Reading\Trimmer;
use Switchboard\Foundation\Text\Html;
use Switchboard\Tickets\Folded;

/**
 * Parts a mail's words into what its sender wrote and what is only quoted: for the view alone, what is stored stays whole.
 */
final class Folding {

	/**
	 * Folds what a mail says.
	 *
	 * @param string $html Foreign HTML; '' when there is only text.
	 * @param string $text Plain text.
	 */
	public static function of( string $html, string $text ): Folded {
		if ( '' !== trim( $html ) ) {
			return self::html( $html );
		}
		$trimmed = Trimmer::text( $text );
		return new Folded( Html::from_text( $trimmed->reply ), '' === trim( $trimmed->quote ) ? '' : Html::from_text( $trimmed->quote ) );
	}

	/**
	 * Folds HTML.
	 *
	 * @param string $html Foreign HTML.
	 */
	public static function html( string $html ): Folded {
		$trimmed = Trimmer::html( $html );
		return new Folded( $trimmed->reply, (string) preg_replace( '/^(?:\s|<br\b[^>]*>)+/i', '', $trimmed->quote ) );
	}
}
