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
 * The agent's own words out of the answer to a notice. A notice may quote notes, so what isn't surely the agent's must not leave the house: rather
 * nothing than too much.
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
		$text  = '' === trim( $mail->text ) ? Html_Text::of( $mail->html ) : $mail->text;
		$reply = Trimmer::text( self::FIRST . "\n\n" . $text )->reply;
		if ( ! str_starts_with( $reply, self::FIRST ) ) {
			return '';
		}
		$reply = trim( substr( $reply, strlen( self::FIRST ) ) );
		return self::holds_notice( $reply ) ? '' : $reply;
	}

	/**
	 * Whether something of a notice is still there: quoted lines, or a link to the ticket.
	 *
	 * @param string $reply What was left.
	 */
	private static function holds_notice( string $reply ): bool {
		return 1 === preg_match( '/^\s{0,3}>/m', $reply ) || str_contains( $reply, admin_url() );
	}
}
