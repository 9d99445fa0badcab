<?php
/**
 * Hands mails to WordPress.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use PHPMailer\PHPMailer\PHPMailer;
use Switchboard\Foundation\Problem;

/**
 * Sends by wp_mail(), so that the site's own mail plugin has its way; always HTML and text; never a header that somebody smuggled in.
 */
final class Mailer {

	/**
	 * Needs our marks.
	 *
	 * @param Message_Ids $ids Marks automatic mail.
	 */
	public function __construct( private readonly Message_Ids $ids ) {
	}

	/**
	 * Sends a mail.
	 *
	 * @param Mail $mail Mail.
	 * @throws Problem When it is not fit to be sent, or when the site's mailer refuses it: with the mailer's own words.
	 */
	public function send( Mail $mail ): void {
		$headers = $this->headers( $mail );
		self::refuse_line_breaks( [ $mail->to, $mail->letter->subject, $mail->message_id, ...$headers ] );
		if ( ! is_email( $mail->to ) ) {
			/* translators: %s: what should have been an e-mail address. */
			throw new Problem( 'switchboard_mail_address', sprintf( __( '“%s” is not an e-mail address.', 'switchboard' ), $mail->to ) );
		}
		$reason = '';
		$note   = static function ( \WP_Error $error ) use ( &$reason ): void {
			$reason = $error->get_error_message();
		};
		$finish = static fn( PHPMailer $mailer ) => self::finish( $mailer, $mail );
		add_action( 'wp_mail_failed', $note );
		add_action( 'phpmailer_init', $finish );
		try {
			$sent = wp_mail( $mail->to, $mail->letter->subject, $mail->letter->html, $headers, self::attachments( $mail ) );
		} finally {
			remove_action( 'wp_mail_failed', $note );
			remove_action( 'phpmailer_init', $finish );
		}
		if ( ! $sent ) {
			throw new Problem( 'switchboard_mail_failed', '' === $reason ? __( 'The site’s mailer did not take the mail.', 'switchboard' ) : $reason, 502 );
		}
	}

	/**
	 * The head of the mail.
	 *
	 * @param Mail $mail Mail.
	 * @return list<string> `Name: value`.
	 */
	private function headers( Mail $mail ): array {
		$headers = [ 'Content-Type: text/html; charset=UTF-8' ];
		$name    = trim( (string) preg_replace( '/[<>"\\\\]+/', '', $mail->from_name ) );
		if ( '' !== $mail->from_address ) {
			$headers[] = 'From: ' . ( '' === $name ? $mail->from_address : "$name <$mail->from_address>" );
		}
		if ( '' !== $mail->message_id ) {
			$headers[] = 'Message-ID: ' . $mail->message_id;
		}
		$more = $mail->headers;
		if ( '' !== $mail->automatic ) {
			$more += [
				'Auto-Submitted'           => $mail->automatic,
				'X-Auto-Response-Suppress' => 'All',
				'Precedence'               => 'bulk',
				'X-Loop'                   => $this->ids->loop_mark(),
			];
		}
		foreach ( $more as $header => $value ) {
			$headers[] = "$header: $value";
		}
		return $headers;
	}

	/**
	 * What wp_mail() can't be told: the text part, the id and pictures inside the HTML.
	 *
	 * @param PHPMailer $mailer WordPress's mailer.
	 * @param Mail      $mail   Mail.
	 */
	private static function finish( PHPMailer $mailer, Mail $mail ): void {
		// phpcs:disable WordPress.NamingConventions.ValidVariableName -- PHPMailer's own names.
		$mailer->AltBody = $mail->letter->text;
		if ( '' !== $mail->message_id ) {
			// As a custom header it would stand beside the one that PHPMailer makes.
			$mailer->clearCustomHeader( 'Message-ID' );
			$mailer->MessageID = $mail->message_id;
		}
		if ( '' === $mail->from_address && '' !== $mail->from_name ) {
			$mailer->FromName = $mail->from_name;
		}
		// phpcs:enable
		foreach ( $mail->pictures as $picture ) {
			$mailer->addEmbeddedImage( $picture['path'], $picture['cid'], $picture['name'], PHPMailer::ENCODING_BASE64, $picture['type'] );
		}
	}

	/**
	 * Files as wp_mail() takes them: by the name that the recipient sees.
	 *
	 * @param Mail $mail Mail.
	 * @return array<string, string> Paths by name.
	 */
	private static function attachments( Mail $mail ): array {
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

	/**
	 * A line break in a header would begin another one.
	 *
	 * @param list<string> $values Header lines.
	 * @throws Problem When there is one.
	 */
	private static function refuse_line_breaks( array $values ): void {
		foreach ( $values as $value ) {
			if ( preg_match( '/[\r\n\0]/', $value ) ) {
				throw new Problem( 'switchboard_mail_header', __( 'A line break in the head of a mail is refused.', 'switchboard' ) );
			}
		}
	}
}
