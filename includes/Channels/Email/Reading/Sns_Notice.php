<?php
/**
 * Amazon's notices by mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * What Amazon SES tells about a message, as JSON in a mail that Amazon SNS sends to an address that subscribed to a topic.
 */
final class Sns_Notice {

	/**
	 * Statuses of bounces that tell none.
	 */
	private const STATUSES = [
		'NoEmail'                  => '5.1.1',
		'Suppressed'               => '5.1.1',
		'OnAccountSuppressionList' => '5.1.1',
		'MailboxFull'              => '5.2.2',
		'MessageTooLarge'          => '5.3.4',
		'ContentRejected'          => '5.7.1',
		'AttachmentRejected'       => '5.7.1',
	];

	/**
	 * By `of()`.
	 *
	 * @param string                $type       `Bounce`, `Complaint`, `Delivery` or another word of Amazon's.
	 * @param array<string, mixed>  $notice     What it says.
	 * @param string                $message_id Message-ID of the message, without <>.
	 * @param array<string, string> $headers    First value of each of its fields, names in lower case.
	 */
	private function __construct( public readonly string $type, private readonly array $notice, public readonly string $message_id, public readonly array $headers ) {
	}

	/**
	 * The notice that a mail is, or null.
	 *
	 * @param Mail $mail Mail.
	 */
	public static function of( Mail $mail ): ?self {
		if ( ! $mail->has_header( 'x-amz-sns-message-id' ) ) {
			return null;
		}
		$notice = self::decoded( $mail->root->text() );
		$notice = is_string( $notice['Message'] ?? null ) ? self::decoded( $notice['Message'] ) : $notice;
		$type   = $notice['notificationType'] ?? $notice['eventType'] ?? '';
		if ( ! is_string( $type ) || '' === $type ) {
			return null;
		}
		$about   = self::map( $notice, 'mail' );
		$common  = self::map( $about, 'commonHeaders' );
		$headers = [];
		foreach ( self::map( $about, 'headers' ) as $field ) {
			if ( is_array( $field ) && is_string( $field['name'] ?? null ) && is_string( $field['value'] ?? null ) ) {
				$headers[ strtolower( $field['name'] ) ] ??= $field['value'];
			}
		}
		$id = $common['messageId'] ?? $headers['message-id'] ?? $about['messageId'] ?? '';
		return new self( $type, self::map( $notice, lcfirst( $type ) ), is_string( $id ) ? trim( $id, "<> \t" ) : '', $headers );
	}

	/**
	 * The recipients that failed; none when it is no bounce.
	 *
	 * @return list<Failed_Recipient>
	 */
	public function failed(): array {
		$failed   = [];
		$sub_type = $this->notice['bounceSubType'] ?? '';
		$default  = self::STATUSES[ is_string( $sub_type ) ? $sub_type : '' ] ?? '5.0.0';
		if ( 'Transient' === ( $this->notice['bounceType'] ?? '' ) ) {
			$default[0] = '4';
		}
		foreach ( 'Bounce' === $this->type ? self::map( $this->notice, 'bouncedRecipients' ) : [] as $one ) {
			if ( is_array( $one ) && is_string( $one['emailAddress'] ?? null ) ) {
				$status     = is_string( $one['status'] ?? null ) ? $one['status'] : $default;
				$diagnostic = is_string( $one['diagnosticCode'] ?? null ) ? (string) preg_replace( '/^\s*[\w-]{1,20}\s*;/', '', $one['diagnosticCode'] ) : '';
				$is_delay   = 'delayed' === ( $one['action'] ?? '' );
				$failed[]   = Failed_Recipient::of( $one['emailAddress'], Delivery_Status::of_field( $status, $diagnostic, $is_delay ), $is_delay, $diagnostic );
			}
		}
		return array_slice( $failed, 0, 50 );
	}

	/**
	 * Fields of a complaint, in the manner of a feedback report; null when it is none.
	 *
	 * @return list<array{string, string}>|null
	 */
	public function complaint(): ?array {
		if ( 'Complaint' !== $this->type ) {
			return null;
		}
		$type   = $this->notice['complaintFeedbackType'] ?? 'abuse';
		$fields = [ [ 'feedback-type', is_string( $type ) ? $type : 'abuse' ] ];
		foreach ( self::map( $this->notice, 'complainedRecipients' ) as $one ) {
			if ( is_array( $one ) && is_string( $one['emailAddress'] ?? null ) ) {
				$fields[] = [ 'original-rcpt-to', $one['emailAddress'] ];
			}
		}
		return $fields;
	}

	/**
	 * JSON at the beginning of a text; servers on the way may have cut its long lines by "!" and a line break.
	 *
	 * @param string $text Text.
	 * @return array<mixed>
	 */
	private static function decoded( string $text ): array {
		$json = (string) preg_replace( '/!\r?\n[ \t]/', '', substr( $text, 0, 500_000 ) );
		$json = explode( "\n--\n", str_replace( "\r\n", "\n", $json ), 2 )[0];
		$data = json_decode( trim( $json ), true, 32 );
		return is_array( $data ) ? $data : [];
	}

	/**
	 * A map or list within another.
	 *
	 * @param array<mixed> $data Data.
	 * @param string       $key  Key.
	 * @return array<mixed>
	 */
	private static function map( array $data, string $key ): array {
		return is_array( $data[ $key ] ?? null ) ? $data[ $key ] : [];
	}
}
