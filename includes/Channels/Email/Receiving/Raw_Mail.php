<?php
/**
 * A mail as it came.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

use Switchboard\Channels\Email\Reading\Reader;
use Switchboard\Foundation\Problem;
use Switchboard\Foundation\Text\Html;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams: a mail may be larger than the memory.

/**
 * What must be known of a mail before it is read whole: which one it is, and how a person recognises it in a list.
 */
final class Raw_Mail {

	/** Bytes in which the head is looked for. */
	private const HEAD = 262144;

	private const CHUNK = 1048576;

	/**
	 * By of().
	 *
	 * @param string $path    Readable file.
	 * @param string $key     What makes it one of its kind, 64 hex digits.
	 * @param int    $size    Bytes.
	 * @param string $sender  Address in From.
	 * @param string $subject Subject.
	 */
	private function __construct(
		public readonly string $path,
		public readonly string $key,
		public readonly int $size,
		public readonly string $sender,
		public readonly string $subject
	) {
	}

	/**
	 * Looks at a mail.
	 *
	 * @param string $path Readable file.
	 * @throws Problem When it can't be read.
	 */
	public static function of( string $path ): self {
		$stream = is_readable( $path ) ? fopen( $path, 'rb' ) : false;
		if ( false === $stream ) {
			throw new Problem( 'switchboard_mail_not_readable', __( 'The mail could not be read from the disk.', 'switchboard' ), 500 );
		}
		$begin = (string) stream_get_contents( $stream, self::HEAD );
		// The body begins at the first empty line behind something.
		$blank  = strspn( $begin, "\r\n \t" );
		$length = preg_match( '/\r?\n\r?\n|\r\r/', $begin, $found, PREG_OFFSET_CAPTURE, $blank ) ? $found[0][1] + strlen( $found[0][0] ) : strlen( $begin );
		$head   = Reader::read( substr( $begin, 0, $length ) );
		$from   = array_map( static fn( object $address ): string => strtolower( $address->email ), $head->from );
		$key    = '' === $head->message_id
			? (string) hash_file( 'sha256', $path )
			: hash( 'sha256', implode( "\0", [ $head->message_id, trim( $head->header_lines( 'date' )[0] ?? '' ), implode( ',', $from ), self::hash_from( $stream, $length ) ] ) );
		fclose( $stream );
		return new self( $path, $key, (int) filesize( $path ), Html::excerpt( Html::valid_text( $head->from[0]->email ?? '' ), 254 ), Html::excerpt( Html::valid_text( $head->subject ), 500 ) );
	}

	/**
	 * The hash of a body. Servers write line ends in their own ways and may add some at the end: those don't make another mail of it.
	 *
	 * @param resource $stream Stream.
	 * @param int      $offset Where the body begins.
	 */
	private static function hash_from( $stream, int $offset ): string {
		$hash = hash_init( 'sha256' );
		$held = '';
		fseek( $stream, $offset );
		while ( ! feof( $stream ) ) {
			$chunk = $held . str_replace( "\r", '', (string) fread( $stream, self::CHUNK ) );
			$kept  = rtrim( $chunk, "\n" );
			$held  = strlen( $chunk ) - strlen( $kept ) > self::CHUNK ? '' : substr( $chunk, strlen( $kept ) );
			hash_update( $hash, $kept );
		}
		return hash_final( $hash );
	}
}
