<?php
/**
 * Reads mails.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * The way in: bytes of a mail, however malformed, become a Mail. Needs neither WordPress nor intl.
 */
final class Reader {

	/**
	 * Reads a mail.
	 *
	 * @param string|resource $source Bytes, or a seekable stream that must stay open as long as parts are read.
	 * @param Limits|null     $limits Limits; the usual ones when none are given.
	 */
	public static function read( mixed $source, ?Limits $limits = null ): Mail {
		return self::within( Source::of( $source ), $limits ?? new Limits(), 0 );
	}

	/**
	 * Reads a mail within others.
	 *
	 * @param Source $source Bytes.
	 * @param Limits $limits Limits.
	 * @param int    $depth  Mails that it lies within.
	 */
	public static function within( Source $source, Limits $limits, int $depth ): Mail {
		$reader  = new Part_Reader( $source, $limits );
		$draft   = $reader->read();
		$headers = $draft->headers;
		$hint    = $draft->charset();
		$root    = $draft->finish( $source, $limits, $hint, $depth );
		$body    = new Body( $root, $limits );
		return new Mail(
			Encoded_Words::decode( $headers->first( 'subject' ), $hint ),
			self::addresses( $headers, 'from', $hint ),
			self::addresses( $headers, 'to', $hint ),
			self::addresses( $headers, 'cc', $hint ),
			self::addresses( $headers, 'bcc', $hint ),
			self::addresses( $headers, 'reply-to', $hint ),
			self::addresses( $headers, 'sender', $hint ),
			Id_List::parse( $headers->first( 'message-id' ) )[0] ?? '',
			Id_List::parse( $headers->first( 'in-reply-to' ) ),
			Id_List::parse( implode( ' ', $headers->all( 'references' ) ) ),
			self::date( $headers ),
			$body->text,
			$body->html,
			$body->has_html,
			$body->files,
			$root,
			[ ...$reader->problems(), ...$body->problems ]
		);
	}

	/**
	 * Addresses. Somebody who is named in a second From could be anybody; recipients add up.
	 *
	 * @param Headers $headers Headers.
	 * @param string       $name    Name.
	 * @param string       $hint    Charset of the mail.
	 * @return list<Address>
	 */
	private static function addresses( Headers $headers, string $name, string $hint ): array {
		$values = $headers->all( $name );
		$values = in_array( $name, [ 'to', 'cc', 'bcc' ], true ) ? $values : array_slice( $values, 0, 1 );
		return array_merge( ...array_map( static fn( string $value ): array => Address_List::parse( $value, $hint ), $values ) );
	}

	/**
	 * When it was written.
	 *
	 * @param Headers $headers Headers.
	 */
	private static function date( Headers $headers ): ?int {
		return Mail_Date::parse( $headers->first( 'date' ) );
	}
}
