<?php
/**
 * A mail to oneself.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Smtp\Ways_Out;
use Switchboard\Foundation\Problem;
use Switchboard\Inboxes\Inbox_Repository;
use Switchboard\Mail\Mail;
use Switchboard\Mail\Not_Sent;
use Switchboard\Mail\Renderer;

/**
 * Sends a mail to the inbox's own address, by the way that its replies take, and looks for it among what came in. It carries our signed
 * mark, so it is known as our own and becomes no ticket.
 */
final class Round_Trip {

	/** Letters of the word by which the mail is found again. */
	private const WORD = '/^[0-9a-f]{16}$/D';

	/**
	 * Needs inboxes, a pen, the way out and what came in.
	 *
	 * @param Inbox_Repository $inboxes  Inboxes.
	 * @param Renderer         $renderer Writes.
	 * @param Ways_Out         $ways     Send.
	 * @param Arrived_Query    $arrived  What came in.
	 */
	public function __construct( private readonly Inbox_Repository $inboxes, private readonly Renderer $renderer, private readonly Ways_Out $ways, private readonly Arrived_Query $arrived ) {
	}

	/**
	 * Sends the mail.
	 *
	 * @param Connection $connection Connection by which it should come back.
	 * @return string Word by which it is found again.
	 * @throws Problem When there is no address to send to, or the mail isn't taken.
	 */
	public function begin( Connection $connection ): string {
		$inbox = $this->inboxes->find( $connection->inbox_id );
		if ( null === $inbox || '' === $inbox->address ) {
			throw new Problem( 'switchboard_no_address', __( 'The inbox has no address of its own. Enter one in its settings.', 'switchboard' ), 409 );
		}
		$word   = bin2hex( random_bytes( 8 ) );
		$letter = $this->renderer->write(
			self::subject( $word ),
			'<p>' . __( 'This mail was sent by the helpdesk to its own address, to see whether it arrives. You can delete it.', 'switchboard' ) . '</p>',
			[]
		);
		$mail   = new Mail( to: $inbox->address, letter: $letter, from_address: $inbox->address, from_name: $inbox->from_name, automatic: 'auto-generated', inbox_id: $inbox->id );
		try {
			$this->ways->of( null, $inbox->id )->send( $mail );
		} catch ( Not_Sent $error ) {
			throw new Problem( 'switchboard_not_sent', $error->getMessage(), 502 );
		}
		return $word;
	}

	/**
	 * When the mail came back.
	 *
	 * @param Connection $connection Connection.
	 * @param string     $word       From begin().
	 * @return int|null Seconds since 1970; null for not yet.
	 * @throws Problem When that is no such word.
	 */
	public function arrived_at( Connection $connection, string $word ): ?int {
		if ( ! preg_match( self::WORD, $word ) ) {
			throw Problem::not_found( 'round_trip' );
		}
		return $this->arrived->when( $connection->id, self::subject( $word ) );
	}

	/**
	 * Subject of the mail; not translated, for it is looked for in whatever language is read then.
	 *
	 * @param string $word Word.
	 */
	private static function subject( string $word ): string {
		return "Switchboard round trip $word";
	}
}
