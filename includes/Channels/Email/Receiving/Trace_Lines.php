<?php
/**
 * What only the envelope knew.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams of any size; WP_Filesystem reads whole files into memory.

/**
 * Writes the envelope's sender and recipients before a mail, as a mail server does that delivers it, where the mail doesn't say them.
 * The recipient is often the only place where the token of a ticket stands.
 */
final class Trace_Lines {

	/** Recipients that are written. */
	private const MOST = 50;

	/** Bytes of the header that are looked at. */
	private const HEADER = 262144;

	/**
	 * A mail with its trace lines.
	 *
	 * @param string       $path       File with the mail.
	 * @param string|null  $sender     Envelope's sender, '' for the empty one, null when nobody knows.
	 * @param list<string> $recipients Envelope's recipients.
	 * @param Spool        $spool      Where the other file goes.
	 * @return string The same file when there is nothing to add.
	 */
	public static function add( string $path, ?string $sender, array $recipients, Spool $spool ): string {
		$header = self::header( $path );
		$lines  = '';
		if ( null !== $sender && ! preg_match( '/^return-path[ \t]*:/im', $header ) && ( '' === $sender || self::is_address( $sender ) ) ) {
			$lines .= "Return-Path: <$sender>\r\n";
		}
		foreach ( array_slice( array_unique( $recipients ), 0, self::MOST ) as $recipient ) {
			if ( self::is_address( $recipient ) && ! preg_match( '/^(?:x-original-to|delivered-to|envelope-to)[ \t]*:[ \t<]*' . preg_quote( $recipient, '/' ) . '[ \t>]*\r?$/im', $header ) ) {
				$lines .= "X-Original-To: $recipient\r\n";
			}
		}
		return '' === $lines ? $path : self::joined( $lines, $path, $spool );
	}

	/**
	 * Lines before a mail.
	 *
	 * @param string $lines Lines.
	 * @param string $path  File with the mail.
	 * @param Spool  $spool Where the other file goes.
	 */
	private static function joined( string $lines, string $path, Spool $spool ): string {
		[ $joined, $stream ] = $spool->open();
		Spool::write( $stream, $lines );
		foreach ( Content::in( $path )->chunks() as $chunk ) {
			Spool::write( $stream, $chunk );
		}
		fclose( $stream );
		return $joined;
	}

	/**
	 * A mail's header.
	 *
	 * @param string $path File.
	 */
	private static function header( string $path ): string {
		return preg_split( '/\r?\n\r?\n/', Content::in( $path )->text( self::HEADER ), 2 )[0] ?? '';
	}

	/**
	 * Whether a text can be nothing but an address.
	 *
	 * @param string $text Text.
	 */
	private static function is_address( string $text ): bool {
		return strlen( $text ) <= 320 && 1 === preg_match( '/^[^\s<>,;:"@\\\\\x00-\x1f\x7f]+@[^\s<>,;:"@\\\\\x00-\x1f\x7f]+$/D', $text );
	}
}
