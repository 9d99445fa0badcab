<?php
/**
 * The message that a bounce brings back.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Its header and Message-ID: from the embedded message, from its header alone, from below the notice, or from what the notice tells.
 */
final class Returned_Message {

	/**
	 * By `of()`.
	 *
	 * @param array<string, string> $headers    First value of each field, names in lower case; [] when nothing came back.
	 * @param string                $message_id Without <>, '' when unknown.
	 */
	private function __construct( public readonly array $headers, public readonly string $message_id ) {
	}

	/**
	 * What a mail brings back.
	 *
	 * @param Mail        $mail Mail.
	 * @param Bounce_Text $text Its text.
	 */
	public static function of( Mail $mail, Bounce_Text $text ): self {
		$headers = self::headers( $mail, $text );
		$id      = self::id( $headers['message-id'] ?? '' );
		if ( '' === $id && 1 === preg_match( '/^[\s>]{0,8}(?:Original[- ])?Message[- ]id(?:entifier)?\s?:\s{0,5}<?([^\s<>]{1,250}@[^\s<>]{1,250})>?/mi', $text->notice . "\n" . $text->returned, $found ) ) {
			$id = $found[1];
		}
		$id = $id ?: ( $mail->in_reply_to[0] ?? '' ) ?: ( [] === $mail->references ? '' : $mail->references[ count( $mail->references ) - 1 ] );
		return new self( $headers, $id );
	}

	/**
	 * Has the mail an embedded message or header?
	 *
	 * @param Mail $mail Mail.
	 */
	public static function is_embedded( Mail $mail ): bool {
		return [] !== self::embedded( $mail );
	}

	/**
	 * The header that came back.
	 *
	 * @param Mail        $mail Mail.
	 * @param Bounce_Text $text Its text.
	 * @return array<string, string>
	 */
	private static function headers( Mail $mail, Bounce_Text $text ): array {
		$headers = self::embedded( $mail );
		if ( [] !== $headers || '' === $text->returned ) {
			return $headers;
		}
		return Field_Lines::first_values( $text->returned );
	}

	/**
	 * The header of the embedded message.
	 *
	 * @param Mail $mail Mail.
	 * @return array<string, string>
	 */
	private static function embedded( Mail $mail ): array {
		foreach ( Outer_Parts::of( $mail ) as $part ) {
			if ( $part === $mail->root ) {
				continue;
			}
			if ( 1 === preg_match( '#^(?:(?:message|text)/(?:x-)?(?:rfc822|global)(?:-headers)?|message/(?:partial|rfc822-headers|global-headers))$#', $part->type ) ) {
				$values = Field_Lines::first_values( substr( $part->text(), 0, 200_000 ) );
				$values = [] === $values ? Field_Lines::first_values( $part->bytes( 200_000 ) ) : $values;
				$inner  = $part->mail();
				if ( null !== $inner && '' !== $inner->message_id ) {
					$values['message-id'] = '<' . $inner->message_id . '>';
				}
				if ( [] !== $values ) {
					return $values;
				}
			}
			if ( '' !== $part->header( 'received' ) && '' !== $part->header( 'message-id' ) ) {
				// Some servers put the returned message between boundaries as it is: its header stands where the part's own should.
				$values = [];
				foreach ( [ 'message-id', 'from', 'to', 'subject', 'date', 'in-reply-to', 'references' ] as $name ) {
					if ( '' !== $part->header( $name ) ) {
						$values[ $name ] = $part->header( $name );
					}
				}
				return $values;
			}
		}
		return [];
	}

	/**
	 * A Message-ID without <>.
	 *
	 * @param string $value Field.
	 */
	private static function id( string $value ): string {
		return 1 === preg_match( '/<\s{0,5}([^<>\s]{1,500})\s{0,5}>|^\s{0,5}([^<>\s]{1,500})/', $value, $found ) ? end( $found ) : '';
	}
}
