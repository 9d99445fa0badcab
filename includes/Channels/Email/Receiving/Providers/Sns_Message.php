<?php
/**
 * A message of Amazon SNS.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving\Providers;

/**
 * Its fields, and the text that its signature is made of.
 */
final class Sns_Message {

	/** Fields that are signed, in order, by type. */
	private const SIGNED = [
		'Notification'             => [ 'Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type' ],
		'SubscriptionConfirmation' => [ 'Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type' ],
		'UnsubscribeConfirmation'  => [ 'Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type' ],
	];

	/**
	 * By `of()`.
	 *
	 * @param array<string, string> $fields Fields.
	 */
	private function __construct( private readonly array $fields ) {
	}

	/**
	 * From the body of a post.
	 *
	 * @param string $path File.
	 * @return self|null Null when it is none.
	 */
	public static function of( string $path ): ?self {
		$json    = json_decode( (string) file_get_contents( $path ), true, 8 ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of this request.
		$message = is_array( $json ) ? new self( array_filter( $json, 'is_string' ) ) : null;
		return $message && isset( self::SIGNED[ $message->field( 'Type' ) ] ) && '' !== $message->field( 'MessageId' ) ? $message : null;
	}

	/**
	 * A field, '' when it isn't there.
	 *
	 * @param string $name Name.
	 */
	public function field( string $name ): string {
		return $this->fields[ $name ] ?? '';
	}

	/**
	 * The text that is signed.
	 */
	public function signed_text(): string {
		$text = '';
		foreach ( self::SIGNED[ $this->field( 'Type' ) ] as $name ) {
			$text .= isset( $this->fields[ $name ] ) ? "$name\n{$this->fields[ $name ]}\n" : '';
		}
		return $text;
	}
}
