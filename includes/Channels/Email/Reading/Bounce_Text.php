<?php
/**
 * The part of a bounce that is written for people.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * The notice, without the returned message below it, and what it says about each address.
 */
final class Bounce_Text {

	public const ADDRESS = '/[^\s<>()\[\]",;:@\'`|]{1,64}@[\pL\pN](?:[\pL\pN.-]{0,190}[\pL\pN])?/u';

	private const MAX_BYTES = 200_000;

	/**
	 * Lines after which the returned message begins.
	 */
	private const RETURNED = [
		'Below this line is a copy of the message',
		'(?:This|Below|The following|Here) (?:is|are) (?:a|the) (?:copy|headers?) of (?:the|your) (?:original )?message',
		'(?:The )?headers? of the (?:original )?message',
		'(?:The )?(?:Original|Unsent|Returned|Undelivered|Rejected|Bounced|Failed|Returned original) (?:message|e-?mail)(?: headers?| text| body| content| as| is| was)* ?(?:follows?|below|header|headers|begins?|:|-|$)',
		'(?:Message|Mail) (?:header|headers|contents?|body|text) ?(?:follows?|:|-)',
		'The first \d+ lines of',
		'(?:First|Start of).{0,30}(?:returned|original|undelivered) (?:message|e-?mail)',
		'Content-Type: ?message\/(?:rfc822|partial)',
		'(?:Kopfzeilen|Header) der (?:ursprünglichen|Original)',
		'En-t[êe]tes? (?:du|de) message',
	];

	/**
	 * Names of fields by which a bare returned header is known.
	 */
	private const FIELD = '/^(?:> ?)?(?:Return-Path|Received|Message-ID|Date|From|To|Cc|Subject|MIME-Version|Content-Type|X-[\w-]{1,50}|DKIM-Signature|Reply-To|Sender|In-Reply-To|References) ?:/i';

	/**
	 * By `of()`.
	 *
	 * @param string $notice   What the server wrote.
	 * @param string $returned What follows: the returned message or its header, '' for none.
	 */
	private function __construct( public readonly string $notice, public readonly string $returned ) {
	}

	/**
	 * The text of a mail.
	 *
	 * @param Mail $mail Mail.
	 */
	public static function of( Mail $mail ): self {
		$plain = [];
		$html  = [];
		foreach ( Outer_Parts::of( $mail ) as $part ) {
			if ( 'text/html' === $part->type ) {
				$html[] = Html_Text::of( substr( $part->text(), 0, self::MAX_BYTES ) );
			} elseif ( in_array( $part->type, [ 'text/plain', 'text/report', '' ], true ) && '' === $part->header( 'received' ) ) {
				$plain[] = substr( $part->text(), 0, self::MAX_BYTES );
			} elseif ( $part === $mail->root && ! str_starts_with( $part->type, 'message/' ) ) {
				$plain[] = substr( $mail->text, 0, self::MAX_BYTES );
			}
		}
		$text = trim( implode( "\n\n", $plain ) );
		if ( '' === $text ) {
			$text = trim( implode( "\n\n", $html ) ) ?: $mail->text;
		}
		return self::cut( $text );
	}

	/**
	 * Notice and returned message of a text.
	 *
	 * @param string $text Text.
	 */
	public static function cut( string $text ): self {
		$lines  = Field_Lines::lines( mb_strcut( $text, 0, self::MAX_BYTES, 'UTF-8' ) );
		$marker = '/^[\s\W_]{0,80}(?:' . implode( '|', self::RETURNED ) . ')/iu';
		foreach ( $lines as $number => $line ) {
			if ( $number > 0 && strlen( $line ) < 200 && 1 === preg_match( $marker, $line ) && self::has_header_after( $lines, $number + 1 ) ) {
				return new self( trim( implode( "\n", array_slice( $lines, 0, $number ) ) ), implode( "\n", array_slice( $lines, $number + 1 ) ) );
			}
			if ( $number > 0 && self::is_header( $lines, $number ) ) {
				return new self( trim( implode( "\n", array_slice( $lines, 0, $number ) ) ), implode( "\n", array_slice( $lines, $number ) ) );
			}
		}
		return new self( trim( implode( "\n", $lines ) ), '' );
	}

	/**
	 * What the notice says about each address: address => words. The address that the message went to, told among its other fields, is only
	 * taken when the notice names no other.
	 *
	 * @param list<string> $others Addresses that can't be the ones: the sender of the message, the server's own.
	 * @return array<string, string>
	 */
	public function about( array $others ): array {
		$lines  = Field_Lines::lines( $this->notice );
		$others = array_map( 'strtolower', $others );
		return self::split( $lines, $others, true ) ?: self::split( $lines, $others, false ) ?: $this->only( $others );
	}

	/**
	 * Does a line of the notice begin with an address, or name one after a word such as "recipient"?
	 *
	 * @param list<string> $others Addresses that don't count.
	 */
	public function names_recipient( array $others ): bool {
		return [] !== self::split( Field_Lines::lines( $this->notice ), array_map( 'strtolower', $others ), false );
	}

	/**
	 * The notice by the only address in it, wherever it stands; [] when there are none or several.
	 *
	 * @param list<string> $others Addresses to leave out, in lower case.
	 * @return array<string, string>
	 */
	private function only( array $others ): array {
		preg_match_all( self::ADDRESS, mb_strcut( $this->notice, 0, 20_000, 'UTF-8' ), $found );
		$addresses = array_filter( array_unique( array_map( 'strtolower', $found[0] ) ), static fn ( string $one ): bool => ! in_array( $one, $others, true ) && ! Mailer_Daemon::is_address( $one ) );
		return 1 === count( $addresses ) ? [ (string) reset( $addresses ) => $this->notice ] : [];
	}

	/**
	 * Lines by the address that they are about.
	 *
	 * @param list<string> $lines       Lines.
	 * @param list<string> $others      Addresses to leave out, in lower case.
	 * @param bool         $skip_fields Leave out the message's own recipient too?
	 * @return array<string, string>
	 */
	private static function split( array $lines, array $others, bool $skip_fields ): array {
		$about   = [];
		$current = '';
		foreach ( $lines as $number => $line ) {
			$address  = self::leading_address( $line );
			$is_field = $skip_fields && 1 === preg_match( '/^\s*(?:to|an|para)\s*:/i', $line ) && 1 === preg_match( '/^\s*(?:subject|sent|cc|date|betreff|gesendet|asunto)\s*:/i', $lines[ $number + 1 ] ?? '' );
			if ( '' !== $address && ! $is_field && ! in_array( strtolower( $address ), $others, true ) && ! Mailer_Daemon::is_address( $address ) ) {
				$current = strtolower( $address );
			}
			if ( '' !== $current && count( $about ) < 200 ) {
				$about[ $current ] = ( $about[ $current ] ?? '' ) . $line . "\n";
			}
		}
		return $about;
	}

	/**
	 * The address that a line is about, '' for none: it stands first, or after a word such as "to" or "recipient".
	 *
	 * @param string $line Line.
	 */
	private static function leading_address( string $line ): string {
		if ( strlen( $line ) > 1_000 || 1 !== preg_match( self::ADDRESS, $line, $found, PREG_OFFSET_CAPTURE ) ) {
			return '';
		}
		$before = substr( $line, 0, (int) $found[0][1] );
		if ( 1 === preg_match( '/\b(?:(?:write|reply|repl(?:y|ies)|questions|complain|turn) to|contact|please (?:send|forward|e?-?mail)\b.{0,40}|unsubscribe.{0,20})[\s<"\'(:]{0,8}(?:mailto:)?$/i', $before ) ) {
			return '';
		}
		$is_it  = 1 === preg_match( '/^[\s\W_]{0,20}(?:[45]\d\d[ -][\s<]{0,3})?(?:\d{1,3}[.)]\s)?[\s\W]{0,5}$/u', $before )
			|| 1 === preg_match( '/(?:^|\W)(?:recipients?|to|users?|user ?ids?|address(?:es)?|mailbox|attempts|account|for|destinatarios?|destinataires?|empfänger|an|para|dest|rcpt)(?:\(s\)|\(es\))?\s{0,5}[:=]?[\s<"\'(]{0,8}(?:mailto:)?$/iu', $before )
			|| 1 === preg_match( '/^(?!.{0,80}\b(?:from|sender|by|contact|cc|reply|questions?|help|support|subject|message-?id|references)\b)[^:]{3,80}:\s{0,3}[<"\'(]{0,2}$/iu', $before );
		return $is_it ? rtrim( $found[0][0], '.' ) : '';
	}

	/**
	 * Stands a field within the next lines? A notice may speak of "the original message" without returning it there.
	 *
	 * @param list<string> $lines Lines.
	 * @param int          $from  First line to look at.
	 */
	private static function has_header_after( array $lines, int $from ): bool {
		foreach ( array_slice( $lines, $from, 8 ) as $line ) {
			if ( 1 === preg_match( self::FIELD, $line ) ) {
				return true;
			}
		}
		return ! isset( $lines[ $from + 2 ] ) || '' === trim( implode( '', array_slice( $lines, $from, 20 ) ) );
	}

	/**
	 * Begins a bare header here: a field of transport, then more fields?
	 *
	 * @param list<string> $lines  Lines.
	 * @param int          $number The line.
	 */
	private static function is_header( array $lines, int $number ): bool {
		if ( 1 !== preg_match( '/^(?:> ?)?(?:Return-Path|Received|Message-ID|DKIM-Signature|X-[\w-]{1,50}) ?:|^From \S{1,200} {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) /i', $lines[ $number ] ) ) {
			return false;
		}
		$fields = 0;
		foreach ( array_slice( $lines, str_starts_with( $lines[ $number ], 'From ' ) ? $number + 1 : $number, 40 ) as $line ) {
			if ( 1 === preg_match( self::FIELD, $line ) ) {
				++$fields;
			} elseif ( 1 !== preg_match( '/^(?:> ?)?\s+\S/', $line ) ) {
				break;
			}
		}
		return $fields >= 3;
	}
}
