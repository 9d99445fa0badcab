<?php
/**
 * Postmark.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving\Providers;

use Switchboard\Channels\Connection;
use Switchboard\Channels\Email\Receiving\Content;
use Switchboard\Channels\Email\Receiving\Mail_Writer;
use Switchboard\Channels\Email\Receiving\Posted;
use Switchboard\Channels\Email\Receiving\Posted_Mail;

/**
 * Postmark's inbound webhook: JSON with the parts of a mail, and with the whole of it where its inbound stream is set so. It signs
 * nothing: the secret stands in the address.
 */
final class Postmark implements Provider {

	/** Fields of the mail that stand beside its other headers, by their name there. */
	private const FIELDS = [
		'From'    => 'From',
		'To'      => 'To',
		'Cc'      => 'Cc',
		'ReplyTo' => 'Reply-To',
		'Subject' => 'Subject',
		'Date'    => 'Date',
	];

	/**
	 * Only the secret proves it.
	 *
	 * @param Connection $connection Connection.
	 */
	public function is_signed( Connection $connection ): bool {
		return false;
	}

	/**
	 * The raw mail where it is there, else one of the parts.
	 *
	 * @param Connection $connection Connection.
	 * @param Posted     $posted     What was posted.
	 */
	public function read( Connection $connection, Posted $posted ): Posted_Mail {
		$posted->expect( [ 'application/json' ] );
		$json = $posted->json( Posted::JSON );
		$raw  = self::content( $json, 'RawEmail' );
		if ( null !== $raw && ! $raw->is_blank() ) {
			$path = $posted->file( $raw );
		} elseif ( '' !== self::text( $json, 'From' ) ) {
			$path = Mail_Writer::write( $posted->spool, self::header( $json ), self::bodies( $json ), self::files( $json ) );
		} else {
			throw Posted::no_mail();
		}
		$recipient = self::text( $json, 'OriginalRecipient' );
		return new Posted_Mail( Posted::mail( $path ), null, '' === $recipient ? [] : [ $recipient ] );
	}

	/**
	 * The mail's header.
	 *
	 * @param array<mixed> $json Payload.
	 * @return list<array{string, string}>
	 */
	private static function header( array $json ): array {
		$fields = [];
		foreach ( is_array( $json['Headers'] ?? null ) ? $json['Headers'] : [] as $field ) {
			if ( is_array( $field ) ) {
				$fields[] = [ self::text( $field, 'Name' ), self::text( $field, 'Value' ) ];
			}
		}
		$known = array_map( 'strtolower', array_column( $fields, 0 ) );
		foreach ( self::FIELDS as $key => $name ) {
			if ( '' !== self::text( $json, $key ) && ! in_array( strtolower( $name ), $known, true ) ) {
				$fields[] = [ $name, self::text( $json, $key ) ];
			}
		}
		return $fields;
	}

	/**
	 * The mail's text and HTML.
	 *
	 * @param array<mixed> $json Payload.
	 * @return list<array{type: string, charset: string, content: Content}>
	 */
	private static function bodies( array $json ): array {
		$bodies = [];
		foreach ( [
			'TextBody' => 'text/plain',
			'HtmlBody' => 'text/html',
		] as $key => $type ) {
			$content = self::content( $json, $key );
			if ( null !== $content && ( 'text/plain' === $type || ! $content->is_blank() ) ) {
				$bodies[] = [
					'type'    => $type,
					'charset' => 'utf-8',
					'content' => $content,
				];
			}
		}
		return $bodies;
	}

	/**
	 * The mail's files.
	 *
	 * @param array<mixed> $json Payload.
	 * @return list<array{name: string, type: string, cid: string, base64: bool, content: Content}>
	 */
	private static function files( array $json ): array {
		$files = [];
		foreach ( is_array( $json['Attachments'] ?? null ) ? $json['Attachments'] : [] as $file ) {
			if ( is_array( $file ) ) {
				$files[] = [
					'name'    => self::text( $file, 'Name' ),
					'type'    => self::text( $file, 'ContentType' ),
					'cid'     => self::text( $file, 'ContentID' ),
					'base64'  => true,
					'content' => self::content( $file, 'Content' ) ?? Content::of( '' ),
				];
			}
		}
		return $files;
	}

	/**
	 * A text that may be long.
	 *
	 * @param array<mixed> $json Object.
	 * @param string       $key  Key.
	 */
	private static function content( array $json, string $key ): ?Content {
		$value = $json[ $key ] ?? null;
		return $value instanceof Content ? $value : ( is_string( $value ) ? Content::of( $value ) : null );
	}

	/**
	 * A text.
	 *
	 * @param array<mixed> $json Object.
	 * @param string       $key  Key.
	 */
	private static function text( array $json, string $key ): string {
		return self::content( $json, $key )?->text() ?? '';
	}
}
