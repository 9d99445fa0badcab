<?php
/**
 * A mail server's word that a message didn't arrive.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Which addresses failed and why, and which message it was about. A delay ("still trying") is one with `is_delay`; a report of success,
 * a read receipt, a complaint and an out-of-office answer are none.
 */
final class Bounce {

	private const MAX_RECIPIENTS = 50;

	/**
	 * By `of()`.
	 *
	 * @param list<Failed_Recipient> $failed              Addresses that it is about; at least one, maybe without an address.
	 * @param string                 $original_message_id Message-ID of the message, without <>; '' when unknown.
	 * @param array<string, string>  $original_headers    First value of each field that came back, names in lower case.
	 * @param string                 $status              The first failure's status such as `5.1.1`.
	 * @param bool                   $is_delay            The server still tries all of them.
	 * @param bool                   $is_hard             One of the addresses is invalid for good.
	 */
	private function __construct(
		public readonly array $failed,
		public readonly string $original_message_id,
		public readonly array $original_headers,
		public readonly string $status,
		public readonly bool $is_delay,
		public readonly bool $is_hard,
	) {
	}

	/**
	 * The bounce that a mail is, or null.
	 *
	 * @param Mail $mail Mail.
	 */
	public static function of( Mail $mail ): ?self {
		if ( null !== Feedback::of( $mail ) ) {
			return null;
		}
		$notice = Sns_Notice::of( $mail );
		if ( null !== $notice ) {
			$failed = $notice->failed();
			return [] === $failed ? null : self::from( $failed, $notice->message_id, $notice->headers );
		}
		$text   = Bounce_Text::of( $mail );
		$report = Bounce_Signs::may_report( $mail ) ? Delivery_Report::of( $mail, $text->notice ) : null;
		if ( null !== $report ) {
			$failed = self::reported( $report, $mail, $text );
		} elseif ( Bounce_Signs::are_in( $mail, $text ) ) {
			$wrapped = self::wrapped( $mail, $text );
			if ( null !== $wrapped ) {
				return $wrapped;
			}
			$failed = self::told( $mail, $text, Returned_Message::of( $mail, $text ) );
		} else {
			return null;
		}
		$returned = Returned_Message::of( $mail, $text );
		return [] === $failed ? null : self::from( $failed, $returned->message_id, $returned->headers );
	}

	/**
	 * A bounce of these recipients.
	 *
	 * @param non-empty-list<Failed_Recipient> $failed     Recipients.
	 * @param string                           $message_id Message-ID of the message.
	 * @param array<string, string>            $headers    Its header.
	 */
	private static function from( array $failed, string $message_id, array $headers ): self {
		$final = array_values( array_filter( $failed, static fn ( Failed_Recipient $one ): bool => 'failed' === $one->action ) );
		$hard  = array_filter( $final, static fn ( Failed_Recipient $one ): bool => $one->is_hard );
		$first = $final[0] ?? $failed[0];
		return new self( $failed, $message_id, $headers, $first->status, [] === $final, [] !== $hard );
	}

	/**
	 * The bounce that a notice without an address of its own passes on as an attachment.
	 *
	 * @param Mail        $mail Mail.
	 * @param Bounce_Text $text Its text.
	 */
	private static function wrapped( Mail $mail, Bounce_Text $text ): ?self {
		if ( [] !== self::header_recipients( $mail ) || [] !== self::about( $mail, $text ) ) {
			return null;
		}
		foreach ( Outer_Parts::of( $mail ) as $part ) {
			$inner = $part === $mail->root ? null : $part->mail();
			if ( null !== $inner ) {
				return self::of( $inner );
			}
		}
		return null;
	}

	/**
	 * Recipients from a report for machines; those that got the message are left out.
	 *
	 * @param Delivery_Report $report Report.
	 * @param Mail            $mail   Mail.
	 * @param Bounce_Text     $text   The text beside it.
	 * @return list<Failed_Recipient>
	 */
	private static function reported( Delivery_Report $report, Mail $mail, Bounce_Text $text ): array {
		$failed = [];
		$about  = null;
		foreach ( array_slice( $report->recipients, 0, self::MAX_RECIPIENTS ) as $fields ) {
			$action = strtolower( (string) strtok( trim( $fields['action'] ?? '' ) . ' ', " \t;(" ) );
			$status = $fields['status'] ?? '';
			if ( in_array( $action, [ 'delivered', 'relayed', 'expanded' ], true ) || ( 'failed' !== $action && 1 === preg_match( '/^\s*2\.\d/', $status ) ) ) {
				continue;
			}
			if ( 1 === preg_match( '/^\s*X-Boxbe-Notice/i', $fields['diagnostic-code'] ?? '' ) ) {
				// A guest list that asks the sender to prove that they are a person; it keeps the message until then.
				continue;
			}
			$is_delay   = 'delayed' === $action || ( '' === $action && Bounce_Signs::is_delay( $mail, $text ) );
			$address    = Delivery_Report::address( $fields );
			$diagnostic = trim( (string) preg_replace( '/^\s*[\w-]{1,20}\s*;/', '', $fields['diagnostic-code'] ?? '' ) );
			if ( ! Delivery_Status::speaks( $diagnostic ) ) {
				$about    ??= self::about( $mail, $text );
				$words      = $about[ strtolower( $address ) ] ?? ( 1 === count( $report->recipients ) ? $text->notice : '' );
				$diagnostic = '' === $diagnostic || Delivery_Status::speaks( $words ) ? trim( $diagnostic . "\n" . self::without_fields( $words ) ) : $diagnostic;
			}
			if ( '' === $address && 1 === count( $report->recipients ) ) {
				$address = self::header_recipients( $mail )[0] ?? (string) array_key_first( self::about( $mail, $text ) );
			}
			$failed[] = Failed_Recipient::of( $address, Delivery_Status::of_field( $status, $diagnostic, $is_delay ), $is_delay, $diagnostic );
		}
		return $failed;
	}

	/**
	 * Recipients from a notice for people.
	 *
	 * @param Mail             $mail     Mail.
	 * @param Bounce_Text      $text     Its text.
	 * @param Returned_Message $returned The message that came back.
	 * @return non-empty-list<Failed_Recipient>
	 */
	private static function told( Mail $mail, Bounce_Text $text, Returned_Message $returned ): array {
		$is_delay  = Bounce_Signs::is_delay( $mail, $text );
		$about     = self::about( $mail, $text );
		$addresses = self::header_recipients( $mail ) ?: array_map( 'strval', array_keys( $about ) );
		if ( [] === $addresses && 1 === preg_match( Bounce_Text::ADDRESS, $returned->headers['to'] ?? '', $found ) ) {
			$addresses = [ $found[0] ];
		}
		$failed = [];
		foreach ( array_slice( $addresses ?: [ '' ], 0, self::MAX_RECIPIENTS ) as $address ) {
			$words = self::first_paragraph( $about[ strtolower( $address ) ] ?? '' );
			if ( ! Delivery_Status::speaks( $words ) ) {
				$words = Delivery_Status::speaks( $text->notice ) ? $text->notice : $text->notice . "\n" . $mail->subject;
			}
			$failed[] = Failed_Recipient::of( $address, Delivery_Status::of_text( $words, $is_delay ), $is_delay, $words );
		}
		return $failed;
	}

	/**
	 * What the notice says about each address; about the sender's own only when no other is in it.
	 *
	 * @param Mail        $mail Mail.
	 * @param Bounce_Text $text Its text.
	 * @return array<string, string>
	 */
	private static function about( Mail $mail, Bounce_Text $text ): array {
		$from = array_map( static fn ( Address $one ): string => $one->email, $mail->from );
		$to   = array_map( static fn ( Address $one ): string => $one->email, $mail->to );
		return $text->about( [ ...$from, ...$to ] ) ?: $text->about( $from );
	}

	/**
	 * Addresses that exim and Gmail write into a field.
	 *
	 * @param Mail $mail Mail.
	 * @return list<string>
	 */
	private static function header_recipients( Mail $mail ): array {
		preg_match_all( Bounce_Text::ADDRESS, substr( $mail->header( 'x-failed-recipients' ), 0, 5_000 ), $found );
		return array_values( array_unique( $found[0] ) );
	}

	/**
	 * The paragraph that begins with an address, when it says why; else all up to the next address.
	 *
	 * @param string $words Words.
	 */
	private static function first_paragraph( string $words ): string {
		$first = explode( "\n\n", str_replace( "\n \n", "\n\n", $words ), 2 )[0];
		return Delivery_Status::has_number( $first ) || ( Delivery_Status::speaks( $first ) && ! Delivery_Status::has_number( $words ) ) ? $first : $words;
	}

	/**
	 * Words without a report's fields, for servers that write the report below the notice.
	 *
	 * @param string $words Words.
	 */
	private static function without_fields( string $words ): string {
		return (string) preg_replace( '/^(?:Reporting-MTA|Received-From-MTA|Remote-MTA|Arrival-Date|Last-Attempt-Date|Final-Recipient|Original-Recipient|Action|Status):.*$/mi', '', $words );
	}
}
