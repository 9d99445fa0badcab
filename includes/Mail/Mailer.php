<?php
/**
 * Hands mails to WordPress.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Mail;

use PHPMailer\PHPMailer\PHPMailer;

/**
 * Sends by wp_mail(), so that the site's own mail plugin has its way; always HTML and text; never a header that somebody smuggled in.
 */
final class Mailer implements Transport {

	/**
	 * Needs to take mails apart.
	 *
	 * @param Mail_Parts $parts Takes a mail apart.
	 */
	public function __construct( private readonly Mail_Parts $parts ) {
	}

	/**
	 * Sends a mail.
	 *
	 * @param Mail                    $mail         Mail.
	 * @param (\Closure(): void)|null $handing_over Called just before WordPress has it.
	 * @return string Always '': WordPress doesn't tell what the server said.
	 * @throws Not_Sent When the site's mailer refuses it: with the mailer's own words.
	 */
	public function send( Mail $mail, ?\Closure $handing_over = null ): string {
		$this->parts->check( $mail );
		$headers = $this->headers( $mail );
		$reason  = '';
		$note    = static function ( \WP_Error $error ) use ( &$reason ): void {
			$reason = $error->get_error_message();
		};
		$finish  = static fn( PHPMailer $mailer ) => self::finish( $mailer, $mail );
		if ( $handing_over ) {
			$handing_over();
		}
		add_action( 'wp_mail_failed', $note );
		add_action( 'phpmailer_init', $finish );
		try {
			$sent = wp_mail( $mail->to, $mail->letter->subject, $mail->letter->html, $headers, Mail_Parts::files( $mail ) );
		} finally {
			remove_action( 'wp_mail_failed', $note );
			remove_action( 'phpmailer_init', $finish );
		}
		if ( ! $sent ) {
			throw new Not_Sent( Not_Sent::TEMPORARY, '' === $reason ? __( 'The site’s mailer did not take the mail.', 'switchboard' ) : $reason, $reason );
		}
		return '';
	}

	/**
	 * The head of the mail.
	 *
	 * @param Mail $mail Mail.
	 * @return list<string> `Name: value`.
	 */
	private function headers( Mail $mail ): array {
		$headers = [ 'Content-Type: text/html; charset=UTF-8' ];
		$name    = Mail_Parts::from_name( $mail );
		if ( '' !== $mail->from_address ) {
			$headers[] = 'From: ' . ( '' === $name ? $mail->from_address : "$name <$mail->from_address>" );
		}
		if ( '' !== $mail->message_id ) {
			$headers[] = 'Message-ID: ' . $mail->message_id;
		}
		foreach ( $mail->cc as $address ) {
			$headers[] = "Cc: $address";
		}
		foreach ( $mail->bcc as $address ) {
			$headers[] = "Bcc: $address";
		}
		foreach ( $this->parts->headers( $mail ) as $header => $value ) {
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
}
