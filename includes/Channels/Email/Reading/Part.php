<?php
/**
 * A part of a mail.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * One node of a mail's tree. Its body stays where it is and is decoded when somebody asks for it.
 */
final class Part {

	/** Encoded bytes decoded at once. */
	private const BLOCK = 524288;

	/** Bytes of the decoded body; 0 for a part that has parts. */
	public readonly int $size;

	/** Whether the text shows it. */
	private bool $is_shown = false;

	/**
	 * Takes what was read.
	 *
	 * @param string                $type        Type, such as `text/plain`.
	 * @param array<string, string> $parameters  Parameters of the type.
	 * @param string                $disposition `inline`, `attachment`, another word, or '' when nothing is said.
	 * @param string                $name        Name of the file; '' for none.
	 * @param string                $cid         Content id without brackets; '' for none.
	 * @param list<Part>            $parts       Parts within.
	 * @param Headers          $headers     Headers.
	 * @param Source                $body        Encoded body.
	 * @param string                $encoding    Transfer encoding.
	 * @param Limits                $limits      Limits.
	 * @param string                $hint        Charset of the mail, for bytes in headers that weren't encoded.
	 * @param int                   $depth       Mails that this one lies within.
	 */
	public function __construct(
		public readonly string $type,
		public readonly array $parameters,
		public readonly string $disposition,
		public readonly string $name,
		public readonly string $cid,
		public readonly array $parts,
		private readonly Headers $headers,
		private readonly Source $body,
		private readonly string $encoding,
		private readonly Limits $limits,
		private readonly string $hint = '',
		private readonly int $depth = 0
	) {
		$size = 0;
		if ( [] === $parts && self::decoder( $encoding ) instanceof Plain_Decoder ) {
			$size = $body->size();
		} elseif ( [] === $parts ) {
			foreach ( $this->chunks() as $chunk ) {
				$size += strlen( $chunk );
			}
		}
		$this->size = $size;
	}

	/** Whether it belongs into the text rather than below it: it says so itself, or the text shows it, whatever it says. */
	public function is_inline(): bool {
		return 'inline' === $this->disposition || $this->is_shown;
	}

	/** Whether the text shows it, by its content id. */
	public function is_shown(): bool {
		return $this->is_shown;
	}

	/** Notes that the text shows it. */
	public function show(): void {
		$this->is_shown = true;
	}

	/** Whether it is of a type that holds parts. */
	public function is_multipart(): bool {
		return str_starts_with( $this->type, 'multipart/' );
	}

	/** How many mails it lies within. */
	public function depth(): int {
		return $this->depth;
	}

	/**
	 * The first header of a name, decoded; '' for none.
	 *
	 * @param string $name Name.
	 */
	public function header( string $name ): string {
		return Encoded_Words::decode( $this->headers->first( $name ), $this->hint );
	}

	/**
	 * All headers of a name in their order: unfolded, not decoded, but valid UTF-8.
	 *
	 * @param string $name Name.
	 * @return list<string>
	 */
	public function header_lines( string $name ): array {
		return array_map( fn( string $value ): string => Charset::guess( $value, $this->hint ), $this->headers->all( $name ) );
	}

	/**
	 * Whether a header is there.
	 *
	 * @param string $name Name.
	 */
	public function has_header( string $name ): bool {
		return $this->headers->has( $name );
	}

	/** The body as text in UTF-8, with `\n` for any line break, up to the limit. */
	public function text(): string {
		$bytes   = $this->bytes( $this->limits->text_bytes );
		$charset = $this->parameters['charset'] ?? '';
		if ( '' === Charset_Names::canonical( $charset ) && str_ends_with( $this->type, 'html' ) ) {
			$charset = 1 === preg_match( '/<meta[^>]{0,200}?charset\s*=\s*["\']?\s*([a-z0-9_:.-]{2,40})/i', substr( $bytes, 0, 4096 ), $found ) ? $found[1] : '';
		}
		$text = Charset::to_utf8( $bytes, $charset );
		$text = str_replace( [ "\r\n", "\r" ], "\n", $text );
		$text = Composed::of( (string) preg_replace( '/[\x00-\x08\x0b\x0e-\x1f\x7f]+/', '', $text ) );
		if ( 'text/plain' === $this->type && 'flowed' === strtolower( $this->parameters['format'] ?? '' ) ) {
			return Flowed::unfold( $text, 'yes' === strtolower( $this->parameters['delsp'] ?? '' ) );
		}
		return $text;
	}

	/**
	 * The beginning of the decoded body.
	 *
	 * @param int $limit How many bytes.
	 */
	public function bytes( int $limit ): string {
		$bytes = '';
		foreach ( $this->chunks() as $chunk ) {
			$bytes .= $chunk;
			if ( strlen( $bytes ) >= $limit ) {
				return substr( $bytes, 0, $limit );
			}
		}
		return $bytes;
	}

	/**
	 * Writes the decoded body.
	 *
	 * @param resource $to Stream.
	 * @return int Bytes written.
	 */
	public function copy_to( mixed $to ): int {
		$written = 0;
		foreach ( $this->chunks() as $chunk ) {
			$written += (int) fwrite( $to, $chunk ); // phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_fwrite, WordPress.WP.AlternativeFunctions.file_system_read_fwrite -- A stream that is open, perhaps one in memory.
		}
		return $written;
	}

	/**
	 * The decoded body, piece by piece.
	 *
	 * @return \Generator<int, string>
	 */
	public function chunks(): \Generator {
		$decoder = self::decoder( $this->encoding );
		for ( $at = 0, $size = $this->body->size(); $at < $size; $at += self::BLOCK ) {
			$chunk = $decoder->feed( $this->body->read( $at, self::BLOCK ) );
			if ( '' !== $chunk ) {
				yield $chunk;
			}
		}
		$chunk = $decoder->end();
		if ( '' !== $chunk ) {
			yield $chunk;
		}
	}

	/** The mail that this part holds; null when it holds none, or when mails lie within mails too deep. */
	public function mail(): ?Mail {
		$is_mail = in_array( $this->type, [ 'message/rfc822', 'message/global', 'message/news', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global-headers' ], true );
		return $is_mail && [] === $this->parts && $this->depth < $this->limits->depth ? Reader::within( $this->decoded(), $this->limits, $this->depth + 1 ) : null;
	}

	/**
	 * The files that a `winmail.dat` holds; of any other part none.
	 *
	 * @return list<Part>
	 */
	public function packed(): array {
		return $this->words()->files ?? [];
	}

	/** The words that a `winmail.dat` holds; null for any other part. */
	public function words(): ?Tnef {
		return $this->is_packed() ? Tnef::read( $this->decoded(), $this->limits ) : null;
	}

	/** Whether it is a `winmail.dat` that isn't too big to look into. */
	private function is_packed(): bool {
		$is_named = in_array( $this->type, [ 'application/ms-tnef', 'application/vnd.ms-tnef' ], true ) || 'winmail.dat' === strtolower( $this->name );
		return $is_named && [] === $this->parts && $this->size <= $this->limits->file_bytes;
	}

	/** The decoded body as a source of its own. */
	public function decoded(): Source {
		if ( self::decoder( $this->encoding ) instanceof Plain_Decoder ) {
			return $this->body;
		}
		$space = Source::space();
		$this->copy_to( $space );
		return Source::of( $space );
	}

	/**
	 * What takes an encoding away.
	 *
	 * @param string $encoding Its name in the header.
	 */
	private static function decoder( string $encoding ): Decoder {
		return match ( true ) {
			str_contains( $encoding, 'base64' ) => new Base64_Decoder(),
			str_contains( $encoding, 'quoted' ) => new Quoted_Printable_Decoder(),
			str_contains( $encoding, 'uue' ), 'x-uu' === $encoding => new Uu_Decoder(),
			str_contains( $encoding, 'yenc' ) => new Yenc_Decoder(),
			default => new Plain_Decoder(),
		};
	}
}
