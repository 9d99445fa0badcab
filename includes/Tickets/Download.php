<?php
/**
 * The content of an attachment on its way out.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Tickets;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams of files of any size.

/**
 * Sends content so that a browser neither guesses its type nor runs anything in it.
 */
final class Download {

	/**
	 * Sends the content and ends the request.
	 *
	 * @param Attachment $attachment Attachment.
	 * @param resource   $content    Seekable stream with the whole content, written to its end.
	 * @param int        $seconds    How long a browser may keep it.
	 */
	public static function send( Attachment $attachment, $content, int $seconds ): never {
		$length = (int) ftell( $content );
		rewind( $content );
		while ( ob_get_level() > 0 && ob_end_clean() ) {
			continue;
		}
		// phpcs:ignore WordPress.PHP.IniSet.Risky -- Compressed by PHP it would be shorter than Content-Length says.
		ini_set( 'zlib.output_compression', '0' );
		header_remove( 'Expires' );
		header_remove( 'Pragma' );
		foreach ( self::headers( $attachment, $seconds ) + [ 'Content-Length' => (string) $length ] as $name => $value ) {
			header( "$name: $value" );
		}
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Only compared.
		if ( 'HEAD' !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) ) {
			fpassthru( $content );
		}
		exit;
	}

	/**
	 * Headers: only harmless pictures are shown in place.
	 *
	 * @param Attachment $attachment Attachment.
	 * @param int        $seconds    How long a browser may keep it.
	 * @return array<string, string>
	 */
	public static function headers( Attachment $attachment, int $seconds ): array {
		$plain = trim( (string) preg_replace( '/[^A-Za-z0-9._ -]+/', '_', remove_accents( $attachment->name ) ) );
		return [
			'Content-Type'            => 'text/plain' === $attachment->type ? 'text/plain; charset=utf-8' : $attachment->type,
			'Content-Disposition'     => ( $attachment->is_picture() ? 'inline' : 'attachment' ) . "; filename=\"$plain\"; filename*=UTF-8''" . rawurlencode( $attachment->name ),
			'Content-Security-Policy' => "default-src 'none'; style-src 'unsafe-inline'; sandbox",
			'X-Content-Type-Options'  => 'nosniff',
			'X-Robots-Tag'            => 'noindex, nofollow',
			'Referrer-Policy'         => 'no-referrer',
			'Cache-Control'           => "private, max-age=$seconds, immutable",
		];
	}
}
