<?php
/**
 * Outlook's winmail.dat.
 *
 * @package Switchboard
 */

declare(strict_types=1);

namespace Switchboard\Channels\Email\Reading;

/**
 * Unpacks Microsoft's TNEF: the files, and the text where the mail has none.
 */
final class Tnef {

	private const SIGNATURE    = 0x223E9F78;
	private const BODY         = 0x2800C;
	private const PROPERTIES   = 0x69003;
	private const RENDERING    = 0x69002;
	private const FILE_TITLE   = 0x18010;
	private const FILE_BYTES   = 0x6800F;
	private const FILE_PROPERTIES = 0x69005;

	/** Numbers of properties => what they are. */
	private const NAMES = [
		0x1000 => 'text',
		0x1013 => 'html',
		0x3001 => 'title',
		0x3701 => 'bytes',
		0x3704 => 'short name',
		0x3707 => 'name',
		0x370E => 'type',
		0x3712 => 'cid',
	];

	/**
	 * Files.
	 *
	 * @var list<Part>
	 */
	public array $files = [];

	/** Text; '' for none. */
	public string $text = '';

	/** HTML; '' for none. */
	public string $html = '';

	/**
	 * What is known of the file that is being read.
	 *
	 * @var array<string, string>
	 */
	private array $file = [];

	/**
	 * Where the bytes of that file stand: start and end.
	 *
	 * @var array{int, int}|null
	 */
	private ?array $place = null;

	/**
	 * Takes the bytes.
	 *
	 * @param Source $source Bytes.
	 * @param Limits $limits Limits.
	 */
	private function __construct( private readonly Source $source, private readonly Limits $limits ) {
	}

	/**
	 * Reads it; what is no TNEF holds nothing.
	 *
	 * @param Source $source Bytes.
	 * @param Limits $limits Limits.
	 */
	public static function read( Source $source, Limits $limits ): self {
		$tnef = new self( $source, $limits );
		if ( self::SIGNATURE === self::number( $source->read( 0, 4 ) ) ) {
			$tnef->attributes();
		}
		return $tnef;
	}

	/** Walks through the attributes. */
	private function attributes(): void {
		$at   = 6;
		$size = $this->source->size();
		while ( $at + 9 <= $size ) {
			$id     = self::number( $this->source->read( $at + 1, 4 ) );
			$length = self::number( $this->source->read( $at + 5, 4 ) );
			$at    += 9;
			if ( $at + $length > $size ) {
				break;
			}
			$this->attribute( $id, $at, $length );
			$at += $length + 2;
		}
		$this->add();
	}

	/**
	 * Takes one attribute.
	 *
	 * @param int $id     What it is.
	 * @param int $at     Where it begins.
	 * @param int $length How long it is.
	 */
	private function attribute( int $id, int $at, int $length ): void {
		switch ( $id ) {
			case self::RENDERING:
				$this->add();
				break;
			case self::FILE_TITLE:
				$this->file['title'] ??= Charset::guess( rtrim( $this->source->read( $at, min( $length, 1000 ) ), "\0" ) );
				break;
			case self::FILE_BYTES:
				$this->place = [ $at, $at + $length ];
				break;
			case self::FILE_PROPERTIES:
				$this->file += $this->properties( $at, $at + $length );
				break;
			case self::BODY:
				$this->text = '' === $this->text ? Charset::guess( rtrim( $this->source->read( $at, min( $length, $this->limits->text_bytes ) ), "\0" ) ) : $this->text;
				break;
			case self::PROPERTIES:
				$found      = $this->properties( $at, $at + $length );
				$this->text = $found['text'] ?? $this->text;
				$this->html = $found['html'] ?? $this->html;
				break;
		}
	}

	/** Adds the file that was read. */
	private function add(): void {
		$place       = $this->place;
		$file        = $this->file;
		$this->place = null;
		$this->file  = [];
		if ( null === $place ) {
			return;
		}
		$name = '';
		foreach ( [ 'name', 'title', 'short name' ] as $key ) {
			$name = '' === $name ? trim( $file[ $key ] ?? '' ) : $name;
		}
		$type          = strtolower( trim( $file['type'] ?? '' ) );
		$this->files[] = new Part(
			1 === preg_match( '/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/', $type ) ? $type : 'application/octet-stream',
			[],
			'attachment',
			$name,
			trim( $file['cid'] ?? '', '<> ' ),
			[],
			new Headers( 0 ),
			$this->source->window( ...$place ),
			'binary',
			$this->limits
		);
	}

	/**
	 * The properties that matter.
	 *
	 * @param int $at  Where their list begins.
	 * @param int $end Where it ends.
	 * @return array<string, string>
	 */
	private function properties( int $at, int $end ): array {
		$count = min( 10000, self::number( $this->source->read( $at, 4 ) ) );
		$at   += 4;
		$found = [];
		for ( $number = 0; $number < $count && $at + 4 <= $end; $number++ ) {
			$tag  = self::number( $this->source->read( $at, 4 ) );
			$type = $tag & 0xFFFF;
			$id   = $tag >> 16;
			$at  += 4;
			if ( $id >= 0x8000 ) {
				// A named property: a GUID, then a number or a name.
				$kind = self::number( $this->source->read( $at + 16, 4 ) );
				$at  += 0 === $kind ? 24 : 24 + self::padded( self::number( $this->source->read( $at + 20, 4 ) ) );
			}
			$is_many = 0 !== ( $type & 0x1000 );
			$type   &= 0x0FFF;
			$fixed   = match ( $type ) {
				0x02, 0x03, 0x04, 0x0A, 0x0B => 4,
				0x05, 0x06, 0x07, 0x14, 0x40 => 8,
				0x48 => 16,
				0x0D, 0x1E, 0x1F, 0x102 => 0,
				default => -1,
			};
			if ( $fixed < 0 ) {
				break;
			}
			$values = 1;
			if ( $is_many || 0 === $fixed ) {
				$values = min( 10000, self::number( $this->source->read( $at, 4 ) ) );
				$at    += 4;
			}
			for ( $value = 0; $value < $values && $at < $end; $value++ ) {
				$length = $fixed;
				if ( 0 === $fixed ) {
					$length = self::number( $this->source->read( $at, 4 ) );
					$at    += 4;
				}
				if ( isset( self::NAMES[ $id ] ) && $at + $length <= $end ) {
					$this->property( $found, self::NAMES[ $id ], $type, $at, $length );
				}
				$at += self::padded( $length );
			}
		}
		return $found;
	}

	/**
	 * Takes one value.
	 *
	 * @param array<string, string> $found  What was found so far.
	 * @param string                $name   What it is.
	 * @param int                   $type   Type.
	 * @param int                   $at     Where it begins.
	 * @param int                   $length How long it is.
	 */
	private function property( array &$found, string $name, int $type, int $at, int $length ): void {
		if ( 'bytes' === $name ) {
			// An object has the id of its interface before it.
			$this->place ??= 0x0D === $type ? [ $at + min( 16, $length ), $at + $length ] : [ $at, $at + $length ];
			return;
		}
		$bytes = $this->source->read( $at, min( $length, $this->limits->text_bytes ) );
		$text  = 0x1F === $type ? Charset::to_utf8( substr( $bytes, 0, strlen( $bytes ) - strlen( $bytes ) % 2 ), 'utf-16le' ) : Charset::guess( rtrim( $bytes, "\0" ) );

		$found[ $name ] ??= rtrim( str_replace( "\r\n", "\n", $text ), "\0" );
	}

	/**
	 * A length with what fills it up to four bytes.
	 *
	 * @param int $length Length.
	 */
	private static function padded( int $length ): int {
		return $length + ( 4 - $length % 4 ) % 4;
	}

	/**
	 * A number of four bytes.
	 *
	 * @param string $bytes Bytes.
	 */
	private static function number( string $bytes ): int {
		$found = 4 === strlen( $bytes ) ? unpack( 'V', $bytes ) : false;
		return false === $found ? 0 : (int) $found[1];
	}
}
