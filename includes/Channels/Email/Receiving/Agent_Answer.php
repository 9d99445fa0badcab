<?php
/**
 * What an agent wrote in a mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Email\Reading\Html_Text;
use Switchboard\Channels\Email\Reading\Mail;
use Switchboard\Channels\Email\Reading\Trimmer;

/**
 * The agent's own words out of the answer to a notice. A notice may quote notes, so what isn't surely the agent's must not leave the house: of the
 * mail's text and its HTML the one counts that says less, and rather nothing than too much.
 */
final class Agent_Answer {

	/** Stands above the answer while it is trimmed: the trimmer shows all of a mail in which it finds no words of the sender. */
	private const FIRST = 'This line stands above what the agent has written.';

	/**
	 * The agent's words; '' when there are none, or when they can't be told apart.
	 *
	 * @param Mail $mail Mail.
	 */
	public static function text( Mail $mail ): string {
		$readings = [ self::behind_first( Trimmer::text( self::FIRST . "\n\n" . $mail->text )->reply ) ];
		if ( '' !== trim( $mail->html ) ) {
			$html       = Trimmer::html( '<p>' . self::FIRST . '</p>' . $mail->html )->reply;
			$readings[] = self::holds_notice( $html ) ? '' : self::behind_first( Html_Text::of( $html ) );
		}
		usort( $readings, static fn( string $one, string $other ): int => strlen( $one ) <=> strlen( $other ) );
		return self::holds_notice( $readings[0] ) ? '' : $readings[0];
	}

	/**
	 * What stands behind our own first line; '' when that is gone.
	 *
	 * @param string $text Text.
	 */
	private static function behind_first( string $text ): string {
		return str_starts_with( $text, self::FIRST ) ? trim( substr( $text, strlen( self::FIRST ) ) ) : '';
	}

	/**
	 * Whether something of a notice is still there: quoted lines, or a link to the ticket.
	 *
	 * @param string $reply What was left, as text or HTML.
	 */
	private static function holds_notice( string $reply ): bool {
		return 1 === preg_match( '/^\s{0,3}>|<blockquote\b/mi', $reply ) || str_contains( $reply, admin_url() );
	}
}
