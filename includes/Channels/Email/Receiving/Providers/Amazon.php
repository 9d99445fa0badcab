<?php
/**
 * Amazon.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving\Providers;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Connection_Repository;
use Switchboard\Channels\Email\Receiving\Content;
use Switchboard\Channels\Email\Receiving\Mail_Writer;
use Switchboard\Channels\Email\Receiving\Posted;
use Switchboard\Channels\Email\Receiving\Posted_Mail;
use Switchboard\Channels\Email\Receiving\Receiving_Settings;
use Switchboard\Foundation\Clock;
use Switchboard\Foundation\Problem;

/**
 * Amazon SES by a topic of Amazon SNS: notices with a mail in them, signed by Amazon for every topic of everybody, so that only the
 * topic of the connection counts.
 */
final class Amazon implements Provider {

	/** Seconds for which a signature is good: SNS tries for an hour at most to deliver. */
	private const WINDOW = 4500;

	/** Seconds that Amazon's clock may be ahead. */
	private const AHEAD = 900;

	/** What SES tells of mails that were sent. */
	private const ABOUT_SENT = [ 'Bounce', 'Complaint' ];

	/**
	 * Needs certificates, connections and the time.
	 *
	 * @param Sns_Certificates      $certificates Checks signatures.
	 * @param Connection_Repository $connections  Notes how a connection is.
	 * @param Clock                 $clock        Clock.
	 */
	public function __construct( private readonly Sns_Certificates $certificates, private readonly Connection_Repository $connections, private readonly Clock $clock ) {
	}

	/**
	 * Always.
	 *
	 * @param Connection $connection Connection.
	 */
	public function is_signed( Connection $connection ): bool {
		return true;
	}

	/**
	 * The mail in a notice; the subscription is confirmed by the way.
	 *
	 * @param Connection $connection Connection.
	 * @param Posted     $posted     What was posted.
	 */
	public function read( Connection $connection, Posted $posted ): Posted_Mail {
		$posted->expect( [ 'text/plain', 'application/json' ] );
		$message = Sns_Message::of( $posted->path( Posted::NOTICE ) ) ?? throw Posted::no_mail();
		$topic   = $connection->settings[ Receiving_Settings::TOPIC ] ?? '';
		// Whose topic it is costs nothing to see; the certificate must be fetched.
		if ( ! is_string( $topic ) || '' === $topic || ! hash_equals( $topic, $message->field( 'TopicArn' ) ) ) {
			throw Signature::wrong();
		}
		Signature::expect_fresh( (int) strtotime( $message->field( 'Timestamp' ) ), $this->clock->now(), self::WINDOW, self::AHEAD );
		$this->certificates->verify( $message );
		return match ( $message->field( 'Type' ) ) {
			'SubscriptionConfirmation' => $this->confirm( $connection, $message ),
			'UnsubscribeConfirmation'  => $this->note_end( $connection, $message ),
			default                    => $this->mail( $message, $posted ),
		};
	}

	/**
	 * Confirms that this site wants the topic's notices.
	 *
	 * @param Connection  $connection Connection.
	 * @param Sns_Message $message    Message.
	 * @throws Problem 503 when Amazon can't be reached.
	 */
	private function confirm( Connection $connection, Sns_Message $message ): Posted_Mail {
		$url = $message->field( 'SubscribeURL' );
		if ( ! Sns_Certificates::is_amazon( $url ) ) {
			throw Signature::wrong();
		}
		$answer = wp_safe_remote_get(
			$url,
			[
				'timeout'             => 10,
				'redirection'         => 0,
				'limit_response_size' => 65536,
			]
		);
		if ( 200 !== wp_remote_retrieve_response_code( $answer ) ) {
			throw Signature::unverifiable( __( 'Amazon did not confirm the subscription. It will be tried again.', 'switchboard' ) );
		}
		$this->connections->set_state( $connection->id, Connection::OK );
		return new Posted_Mail( '', token: $message->field( 'MessageId' ), notice: 'subscribed' );
	}

	/**
	 * Tells the owner that no mail comes any more.
	 *
	 * @param Connection  $connection Connection.
	 * @param Sns_Message $message    Message.
	 */
	private function note_end( Connection $connection, Sns_Message $message ): Posted_Mail {
		$this->connections->set_state( $connection->id, Connection::ERROR, __( 'The subscription to Amazon’s topic has ended: no mail comes in any more. Please subscribe this address again.', 'switchboard' ) );
		return new Posted_Mail( '', token: $message->field( 'MessageId' ), notice: 'unsubscribed' );
	}

	/**
	 * The mail in a notice of SES.
	 *
	 * @param Sns_Message $message Message.
	 * @param Posted      $posted  What was posted.
	 */
	private function mail( Sns_Message $message, Posted $posted ): Posted_Mail {
		$notice = json_decode( $message->field( 'Message' ), true, 16 );
		$notice = is_array( $notice ) ? $notice : [];
		$type   = $notice['notificationType'] ?? $notice['eventType'] ?? '';
		$token  = $message->field( 'MessageId' );
		if ( in_array( $type, self::ABOUT_SENT, true ) ) {
			return new Posted_Mail( self::about_sent( $message, $posted ), token: $token );
		}
		if ( 'Received' !== $type ) {
			return new Posted_Mail( '', token: $token, notice: 'notice' );
		}
		$mail       = self::map( $notice, 'mail' );
		$receipt    = self::map( $notice, 'receipt' );
		$content    = is_string( $notice['content'] ?? null ) ? $notice['content'] : '';
		$is_base64  = 0 === strcasecmp( 'base64', (string) ( self::map( $receipt, 'action' )['encoding'] ?? '' ) );
		$content    = $is_base64 ? (string) base64_decode( $content, true ) : $content;
		$path       = '' === trim( $content ) ? self::header_only( $mail, $receipt, $posted ) : $posted->file( Content::of( $content ) );
		$recipients = array_values( array_filter( self::map( $receipt, 'recipients' ), 'is_string' ) );
		return new Posted_Mail( Posted::mail( $path ), is_string( $mail['source'] ?? null ) ? $mail['source'] : null, $recipients, $token );
	}

	/**
	 * A bounce or complaint, written as SNS mails it to those who subscribe by mail: so the reader knows it.
	 *
	 * @param Sns_Message $message Message.
	 * @param Posted      $posted  What was posted.
	 */
	private static function about_sent( Sns_Message $message, Posted $posted ): string {
		$fields = [
			[ 'From', 'Amazon SNS <no-reply@sns.amazonaws.com>' ],
			[ 'Subject', 'AWS Notification Message' ],
			[ 'Date', gmdate( DATE_RFC2822, (int) strtotime( $message->field( 'Timestamp' ) ) ) ],
			[ 'Message-ID', '<' . $message->field( 'MessageId' ) . '@sns.amazonaws.com>' ],
			[ 'Auto-Submitted', 'auto-generated' ],
			[ 'x-amz-sns-message-id', $message->field( 'MessageId' ) ],
		];
		$body   = [
			'type'    => 'text/plain',
			'charset' => 'utf-8',
			'content' => Content::of( $message->field( 'Message' ) ),
		];
		return Mail_Writer::write( $posted->spool, $fields, [ $body ], [] );
	}

	/**
	 * A mail whose content lies elsewhere: SES puts larger ones into S3 only. Its sender isn't lost.
	 *
	 * @param array<mixed> $mail    What SES tells of the mail.
	 * @param array<mixed> $receipt What was done with it.
	 * @param Posted       $posted  What was posted.
	 */
	private static function header_only( array $mail, array $receipt, Posted $posted ): string {
		$fields = [];
		foreach ( self::map( $mail, 'headers' ) as $field ) {
			if ( is_array( $field ) && is_string( $field['name'] ?? null ) && is_string( $field['value'] ?? null ) ) {
				$fields[] = [ $field['name'], $field['value'] ];
			}
		}
		$action = self::map( $receipt, 'action' );
		$place  = implode( '/', array_filter( [ $action['bucketName'] ?? '', $action['objectKey'] ?? '' ], static fn( mixed $part ): bool => is_string( $part ) && '' !== $part ) );
		$text   = '' === $place
			? __( 'Amazon sent this mail without its content. Please add an action “SNS” with its content to the receipt rule.', 'switchboard' )
			/* translators: %s: place such as bucket/key. */
			: sprintf( __( 'Amazon sent this mail without its content, which lies in S3: %s', 'switchboard' ), $place );
		$body   = [
			'type'    => 'text/plain',
			'charset' => 'utf-8',
			'content' => Content::of( $text ),
		];
		return Mail_Writer::write( $posted->spool, $fields, [ $body ], [] );
	}

	/**
	 * A map or list within another.
	 *
	 * @param array<mixed> $json Object.
	 * @param string       $key  Key.
	 * @return array<mixed>
	 */
	private static function map( array $json, string $key ): array {
		return is_array( $json[ $key ] ?? null ) ? $json[ $key ] : [];
	}
}
