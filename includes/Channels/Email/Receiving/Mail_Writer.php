<?php
/**
 * Puts a mail together again.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Receiving;

// phpcs:disable WordPress.WP.AlternativeFunctions -- Streams of any size; WP_Filesystem reads whole files into memory.

/**
 * Writes a mail from the parts that a provider took it apart into. The same parts give the same bytes, so that a mail that is
 * posted twice is one mail.
 */
final class Mail_Writer {

	/** Fields that speak of the mail's old build. */
	private const BUILD = '/^(?:content-.*|mime-version)$/i';

	/** Signs of base64 in a line. */
	private const LINE = 76;

	/** Between the parts. */
	private string $boundary = '';

	/**
	 * By `write()`.
	 *
	 * @param resource $stream Where to.
	 */
	private function __construct( private $stream ) {
	}

	/**
	 * Writes a mail.
	 *
	 * @param Spool                                                                                $spool   Where to.
	 * @param list<array{string, string}>                                                          $fields  Fields of its header, in order.
	 * @param list<array{type: string, charset: string, content: Content}>                         $bodies  Text and HTML, those there are.
	 * @param list<array{name: string, type: string, cid: string, base64: bool, content: Content}> $files   Files; `cid` is '' for one that isn't shown in the HTML, `base64` says that its content is written so.
	 * @return string File with the mail.
	 */
	public static function write( Spool $spool, array $fields, array $bodies, array $files ): string {
		[ $path, $stream ] = $spool->open();
		$writer            = new self( $stream );
		$writer->mail( $fields, $bodies, $files );
		fclose( $stream );
		return $path;
	}

	/**
	 * A field's value in one line.
	 *
	 * @param string $value Value.
	 */
	public static function line( string $value ): string {
		return trim( (string) preg_replace( '/[\x00-\x08\x0a-\x1f\x7f]+[ \t]*/', ' ', $value ) );
	}

	/**
	 * The whole.
	 *
	 * @param list<array{string, string}>                                                          $fields See write().
	 * @param list<array{type: string, charset: string, content: Content}>                         $bodies See write().
	 * @param list<array{name: string, type: string, cid: string, base64: bool, content: Content}> $files  See write().
	 */
	private function mail( array $fields, array $bodies, array $files ): void {
		$outer = 'multipart/mixed';
		foreach ( $fields as [ $name, $value ] ) {
			$is_build = 1 === preg_match( self::BUILD, $name );
			if ( ! $is_build && preg_match( '/^[!-9;-~]{1,100}$/', $name ) ) {
				$this->put( $name . ': ' . self::line( $value ) . "\r\n" );
			} elseif ( $is_build && preg_match( '#^\s*(multipart/report)\s*;.*?(\breport-type\s*=\s*"?[\w-]+"?)#is', $value, $found ) ) {
				// A bounce stays one.
				$outer = "$found[1]; $found[2]";
			}
		}
		$this->boundary = '=_' . substr( hash( 'sha256', (string) json_encode( [ $fields, array_column( $files, 'name' ) ], JSON_INVALID_UTF8_SUBSTITUTE ) ), 0, 40 );
		$this->put( "MIME-Version: 1.0\r\n" );
		if ( 'multipart/mixed' === $outer && ! $files && 1 === count( $bodies ) ) {
			$this->text( $bodies[0] );
			return;
		}
		$this->parts(
			$outer,
			0,
			function () use ( $bodies, $files ): void {
				$this->between( 0 );
				$this->parts(
					'multipart/related',
					1,
					function () use ( $bodies, $files ): void {
						$this->between( 1 );
						$this->parts( 'multipart/alternative', 2, fn() => array_map( [ $this, 'body' ], $bodies ) );
						array_map( fn( array $file ) => $this->file( $file, 1 ), array_filter( $files, static fn( array $file ): bool => '' !== $file['cid'] ) );
					}
				);
				array_map( fn( array $file ) => $this->file( $file, 0 ), array_filter( $files, static fn( array $file ): bool => '' === $file['cid'] ) );
			}
		);
	}

	/**
	 * Several parts.
	 *
	 * @param string          $type  Type.
	 * @param int             $level How deep.
	 * @param \Closure(): mixed $parts Writes them.
	 */
	private function parts( string $type, int $level, \Closure $parts ): void {
		$this->put( "Content-Type: $type; boundary=\"$this->boundary.$level\"\r\n\r\n" );
		$parts();
		$this->put( "--$this->boundary.$level--\r\n" );
	}

	/**
	 * Begins a part.
	 *
	 * @param int $level How deep.
	 */
	private function between( int $level ): void {
		$this->put( "--$this->boundary.$level\r\n" );
	}

	/**
	 * A text among others.
	 *
	 * @param array{type: string, charset: string, content: Content} $body Text.
	 */
	private function body( array $body ): void {
		$this->between( 2 );
		$this->text( $body );
	}

	/**
	 * A text.
	 *
	 * @param array{type: string, charset: string, content: Content} $body Text.
	 */
	private function text( array $body ): void {
		$charset = preg_match( '/^[\w.:-]{1,40}$/', $body['charset'] ) ? $body['charset'] : 'utf-8';
		$this->put( "Content-Type: {$body['type']}; charset=\"$charset\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" );
		$this->base64( $body['content']->chunks() );
	}

	/**
	 * A file.
	 *
	 * @param array{name: string, type: string, cid: string, base64: bool, content: Content} $file  File.
	 * @param int                                                                            $level How deep.
	 */
	private function file( array $file, int $level ): void {
		$type  = strtolower( $file['type'] );
		$type  = preg_match( '#^(?!multipart/)[\w.+-]{1,60}/[\w.+-]{1,80}$#', $type ) ? $type : 'application/octet-stream';
		$name  = self::line( $file['name'] );
		$cid   = (string) preg_replace( '/[^\x21-\x7e]|[<>]/', '', $file['cid'] );
		$named = '' === $name ? '' : "; filename*=UTF-8''" . rawurlencode( $name );
		$this->between( $level );
		$this->put( "Content-Type: $type\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: " . ( '' === $cid ? 'attachment' : 'inline' ) . "$named\r\n" . ( '' === $cid ? '' : "Content-ID: <$cid>\r\n" ) . "\r\n" );
		if ( $file['base64'] ) {
			$this->wrap( $file['content']->chunks() );
		} else {
			$this->base64( $file['content']->chunks() );
		}
	}

	/**
	 * Bytes as base64.
	 *
	 * @param iterable<string> $chunks Bytes.
	 */
	private function base64( iterable $chunks ): void {
		$rest = '';
		foreach ( $chunks as $chunk ) {
			$rest .= $chunk;
			$whole = strlen( $rest ) - strlen( $rest ) % 57;
			$this->put( chunk_split( base64_encode( substr( $rest, 0, $whole ) ), self::LINE ), $whole > 0 );
			$rest = substr( $rest, $whole );
		}
		$this->put( chunk_split( base64_encode( $rest ), self::LINE ), '' !== $rest );
	}

	/**
	 * Base64 in lines.
	 *
	 * @param iterable<string> $chunks Base64, with whatever else may stand in it.
	 */
	private function wrap( iterable $chunks ): void {
		$rest = '';
		foreach ( $chunks as $chunk ) {
			$rest .= preg_replace( '#[^A-Za-z0-9+/=]#', '', $chunk );
			$whole = strlen( $rest ) - strlen( $rest ) % self::LINE;
			$this->put( chunk_split( substr( $rest, 0, $whole ), self::LINE ), $whole > 0 );
			$rest = substr( $rest, $whole );
		}
		$this->put( "$rest\r\n", '' !== $rest );
	}

	/**
	 * Writes.
	 *
	 * @param string $text      Text.
	 * @param bool   $is_wanted Whether there is something to write.
	 */
	private function put( string $text, bool $is_wanted = true ): void {
		if ( $is_wanted ) {
			Spool::write( $this->stream, $text );
		}
	}
}
