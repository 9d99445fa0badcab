<?php
/**
 * What a mail consists of.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use Switchboard\Foundation\Problem;

/**
 * Checks a mail and takes it apart for whoever sends it: the same head and the same files by every way out.
 */
final class Mail_Parts {

	/**
	 * Needs our marks.
	 *
	 * @param Message_Ids $ids Marks automatic mail.
	 */
	public function __construct( private readonly Message_Ids $ids ) {
	}

	/**
	 * Refuses what can't be sent: a line break in the head would begin another header.
	 *
	 * @param Mail $mail Mail.
	 * @throws Problem When it is not fit to be sent.
	 */
	public function check( Mail $mail ): void {
		$head = [ $mail->to, ...$mail->cc, ...$mail->bcc, $mail->bounce_to, $mail->letter->subject, $mail->message_id, $mail->from_name, $mail->from_address, ...array_keys( $mail->headers ), ...array_values( $mail->headers ) ];
		if ( preg_grep( '/[\r\n\0]/', $head ) ) {
			throw new Problem( 'switchboard_mail_header', __( 'A line break in the head of a mail is refused.', 'switchboard' ) );
		}
		foreach ( [ $mail->to, ...$mail->cc, ...$mail->bcc ] as $address ) {
			if ( ! is_email( $address ) ) {
				/* translators: %s: what should have been an e-mail address. */
				throw new Problem( 'switchboard_mail_address', sprintf( __( '“%s” is not an e-mail address.', 'switchboard' ), $address ) );
			}
		}
	}

	/**
	 * The headers beside those that every mail has.
	 *
	 * @param Mail $mail Mail.
	 * @return array<string, string> By name.
	 */
	public function headers( Mail $mail ): array {
		if ( '' === $mail->automatic ) {
			return $mail->headers;
		}
		return $mail->headers + [
			'Auto-Submitted'           => $mail->automatic,
			'X-Auto-Response-Suppress' => 'All',
			'Precedence'               => 'bulk',
			'X-Loop'                   => $this->ids->loop_mark(),
		];
	}

	/**
	 * The sender's name without what has a meaning in a head.
	 *
	 * @param Mail $mail Mail.
	 */
	public static function from_name( Mail $mail ): string {
		return trim( (string) preg_replace( '/[<>"\\\\]+/', '', $mail->from_name ) );
	}

	/**
	 * Files by the name that the recipient sees.
	 *
	 * @param Mail $mail Mail.
	 * @return array<string, string> Paths by name.
	 */
	public static function files( Mail $mail ): array {
		$files = [];
		foreach ( $mail->files as $file ) {
			$name = trim( (string) preg_replace( '#[\x00-\x1f\x7f/\\\\"]+#u', '_', $file['name'] ) );
			// PHP makes a number of a key that looks like one, and wp_mail() knows a name only by its being text.
			$name = '' === $name || preg_match( '/^-?\d+$/', $name ) ? "file $name" : $name;
			for ( $count = 2, $free = $name; isset( $files[ $free ] ); ++$count ) {
				$free = preg_replace( '/(\.[^.]*)?$/', " ($count)$1", $name, 1 );
			}
			$files[ $free ] = $file['path'];
		}
		return $files;
	}
}
