<?php
/**
 * Reads forms.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams of any size; WP_Filesystem reads whole files into memory.

/**
 * Reads `multipart/form-data` from a file where PHP left it alone: above `post_max_size`, or with `enable_post_data_reading` off.
 * No part is ever whole in memory.
 */
final class Form_Reader {

	/** Parts of one form; a mail's form has some dozens, with Mailgun one for each field of the mail's header. */
	private const PARTS = 500;

	/** Bytes of the header of a part. */
	private const HEADER = 8192;

	/** What was read and not yet used. */
	private string $buffer = '';

	/**
	 * By `read()`.
	 *
	 * @param resource $stream   Form.
	 * @param string   $boundary Line between two parts, with the CRLF before it.
	 * @param Spool    $spool    Where parts go.
	 */
	private function __construct( private $stream, private readonly string $boundary, private readonly Spool $spool ) {
	}

	/**
	 * Reads a form.
	 *
	 * @param string $path  File.
	 * @param string $type  Content-Type with its boundary.
	 * @param Spool  $spool Where parts go.
	 * @return Posted_Form|null Null when it isn't a form.
	 */
	public static function read( string $path, string $type, Spool $spool ): ?Posted_Form {
		if ( ! preg_match( '/\bboundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i', $type, $found ) ) {
			return null;
		}
		$stream = fopen( $path, 'rb' );
		if ( false === $stream ) {
			return null;
		}
		$form = ( new self( $stream, "\r\n--" . ( '' === $found[1] ? $found[2] : $found[1] ), $spool ) )->parts();
		fclose( $stream );
		return $form;
	}

	/**
	 * All parts.
	 */
	private function parts(): ?Posted_Form {
		$fields = [];
		$files  = [];
		// The first line has no line before it.
		$this->buffer = "\r\n";
		if ( null === $this->until( $this->boundary, false ) ) {
			return null;
		}
		$count = 0;
		while ( ! $this->is_end() && ++$count <= self::PARTS ) {
			$header = $this->header();
			$body   = null === $header ? null : $this->until( $this->boundary, true );
			if ( null === $header || null === $body ) {
				return null;
			}
			if ( null === $header['file'] ) {
				$fields[ $header['name'] ] = $body;
			} else {
				$files[ $header['name'] ] = [
					'name'    => $header['file'],
					'type'    => $header['type'],
					'content' => $body,
				];
			}
		}
		return new Posted_Form( $fields, $files );
	}

	/**
	 * Whether the line that was just read ends the form.
	 */
	private function is_end(): bool {
		$this->fill( 2 );
		return str_starts_with( $this->buffer, '--' ) || '' === $this->buffer;
	}

	/**
	 * A part's header.
	 *
	 * @return array{name: string, file: ?string, type: string}|null Null when it has none.
	 */
	private function header(): ?array {
		$this->fill( self::HEADER );
		$end = strpos( $this->buffer, "\r\n\r\n" );
		if ( false === $end || $end > self::HEADER ) {
			return null;
		}
		$header       = substr( $this->buffer, 0, $end );
		$this->buffer = substr( $this->buffer, $end + 4 );
		$name         = preg_match( '/^content-disposition:[^\r\n]*;\s*name="([^"\r\n]*)"/im', $header, $found ) ? $found[1] : null;
		$file         = preg_match( '/^content-disposition:[^\r\n]*;\s*filename="((?:\\\\.|[^"\r\n])*)"/im', $header, $found ) ? stripslashes( $found[1] ) : null;
		$type         = preg_match( '/^content-type:\s*([^\s;]+)/im', $header, $found ) ? $found[1] : '';
		return null === $name ? null : compact( 'name', 'file', 'type' );
	}

	/**
	 * Reads up to a boundary and steps over it.
	 *
	 * @param string $boundary Boundary.
	 * @param bool   $is_kept  Whether what stands before it is wanted.
	 * @return Content|null Null when the form ends before.
	 */
	private function until( string $boundary, bool $is_kept ): ?Content {
		$text = '';
		$file = null;
		do {
			$this->fill( Content::SHORT );
			$at   = strpos( $this->buffer, $boundary );
			$stop = false === $at ? strlen( $this->buffer ) - strlen( $boundary ) : $at;
			if ( false === $at && $stop <= 0 ) {
				return null;
			}
			$text        .= $is_kept ? substr( $this->buffer, 0, $stop ) : '';
			$this->buffer = substr( $this->buffer, $stop );
			if ( strlen( $text ) > Content::SHORT ) {
				$file ??= $this->spool->open();
				Spool::write( $file[1], $text );
				$text = '';
			}
		} while ( false === $at );
		$this->buffer = substr( $this->buffer, strlen( $boundary ) );
		if ( null === $file ) {
			return Content::of( $text );
		}
		Spool::write( $file[1], $text );
		fclose( $file[1] );
		return Content::in( $file[0] );
	}

	/**
	 * Reads on until so many bytes are there, or the end.
	 *
	 * @param int $bytes How many.
	 */
	private function fill( int $bytes ): void {
		$missing = $bytes + strlen( $this->boundary ) + 1 - strlen( $this->buffer );
		if ( $missing > 0 ) {
			$this->buffer .= (string) stream_get_contents( $this->stream, $missing );
		}
	}
}
