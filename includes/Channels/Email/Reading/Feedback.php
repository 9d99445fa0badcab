<?php
/**
 * A provider's word that somebody called a message of ours spam.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * A feedback report (ARF, RFC 5965), and the providers' forms that look otherwise: Microsoft's complaint, Apple's unsubscription, Amazon's notice.
 */
final class Feedback {

	/**
	 * By `of()`.
	 *
	 * @param string                $type                Such as `abuse`, `fraud`, `auth-failure`, `opt-out`.
	 * @param list<string>          $recipients          Who complained, where it is told.
	 * @param string                $original_message_id Message-ID of the message, without <>; '' when unknown.
	 * @param array<string, string> $original_headers    First value of each field that came back, names in lower case.
	 */
	private function __construct(
		public readonly string $type,
		public readonly array $recipients,
		public readonly string $original_message_id,
		public readonly array $original_headers,
	) {
	}

	/**
	 * The report that a mail is, or null.
	 *
	 * @param Mail $mail Mail.
	 */
	public static function of( Mail $mail ): ?self {
		$fields = self::fields( $mail );
		if ( null === $fields ) {
			return null;
		}
		$type       = 'abuse';
		$recipients = [];
		foreach ( $fields as [ $name, $value ] ) {
			if ( 'feedback-type' === $name && '' !== $value ) {
				$type = strtolower( $value );
			} elseif ( in_array( $name, [ 'original-rcpt-to', 'removal-recipient', 'x-hmxmroriginalrecipient' ], true ) && 1 === preg_match( Bounce_Text::ADDRESS, $value, $found ) ) {
				$recipients[] = $found[0];
			}
		}
		$notice = Sns_Notice::of( $mail );
		if ( null !== $notice ) {
			return new self( $type, array_values( array_unique( $recipients ) ), $notice->message_id, $notice->headers );
		}
		$returned = Returned_Message::of( $mail, Bounce_Text::of( $mail ) );
		if ( [] === $recipients && 1 === preg_match( Bounce_Text::ADDRESS, $returned->headers['x-hmxmroriginalrecipient'] ?? $returned->headers['to'] ?? '', $found ) ) {
			$recipients[] = $found[0];
		}
		return new self( $type, array_values( array_unique( $recipients ) ), $returned->message_id, $returned->headers );
	}

	/**
	 * The report's fields, or null when the mail is none.
	 *
	 * @param Mail $mail Mail.
	 * @return list<array{string, string}>|null
	 */
	private static function fields( Mail $mail ): ?array {
		foreach ( Outer_Parts::of( $mail ) as $part ) {
			if ( 'message/feedback-report' === $part->type || 'text/feedback-report' === $part->type ) {
				return Field_Lines::fields( $part->text() );
			}
		}
		if ( 'multipart/report' === $mail->root->type && 'feedback-report' === strtolower( trim( $mail->root->parameters['report-type'] ?? '' ) ) ) {
			return Field_Lines::fields( substr( $mail->text, 0, 20_000 ) );
		}
		if ( 'true' === strtolower( trim( $mail->header( 'x-apple-unsubscribe' ) ) ) ) {
			return [ [ 'feedback-type', 'opt-out' ] ];
		}
		$notice = Sns_Notice::of( $mail );
		if ( null !== $notice ) {
			return $notice->complaint();
		}
		$from = strtolower( $mail->from[0]->email ?? '' );
		if ( 1 === preg_match( '/^complaint about message from /i', $mail->subject ) && ( Returned_Message::is_embedded( $mail ) || 1 === preg_match( '/^(?:staff@hotmail\.com|complaints@.*amazonses\.com)$/', $from ) ) ) {
			return [];
		}
		return null;
	}
}
